"""Photographs: what is taken in (`sanitise`, `forms`) and what readers get (`picture_sizes`, `tasks`)."""
