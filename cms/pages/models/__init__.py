"""The abstract models behind every page type, and what belongs to pages."""
