"""Cards drawn for pages that have no picture, for those with whom their address is shared."""
