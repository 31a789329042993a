"""Search of the site: how words are analysed, how pages are found by them, and how they are shown."""
