"""Photographs: what is taken in (`sanitise`, `forms`) and what readers get (`presets`, `tasks`)."""
