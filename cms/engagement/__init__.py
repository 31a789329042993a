"""What readers do with pages: how often a page was read."""
