"""Parts that page types share: abstract models, blocks, lists and filters, fetching of what a page shows."""
