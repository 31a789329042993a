"""The side-by-side editor: a source and its translation, segment by segment."""
