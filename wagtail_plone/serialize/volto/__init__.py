"""Pages as Volto's blocks, for clients that know nothing of a site's own types."""
