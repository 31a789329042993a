"""Page models of the center, its branches and plain pages."""
