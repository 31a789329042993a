"""News of the branches: what they are."""
