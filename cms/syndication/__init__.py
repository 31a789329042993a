"""What is told of the site beside its pages: feeds, sitemaps and what else machines read."""
