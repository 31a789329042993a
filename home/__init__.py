"""The center, its branches and plain pages: what they are."""
