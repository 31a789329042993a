"""Pages, fields, blocks, rich text and pictures as JSON."""
