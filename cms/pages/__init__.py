"""What page types share: abstract models, blocks, lists and filters, and what a page shows."""
