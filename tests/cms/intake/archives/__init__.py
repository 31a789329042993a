"""Archives of old sites: formats, checks, imports, and what may go wrong with them."""
