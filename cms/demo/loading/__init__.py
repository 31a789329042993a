"""Demo content into the database: pictures first, then pages in three languages, then people."""
