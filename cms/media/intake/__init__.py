"""Intake of photographs into a gallery: what files say of themselves, duplicates, and what pictures share."""
