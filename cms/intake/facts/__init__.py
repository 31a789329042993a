"""Facts that rules find in a report: one module a kind of thing, each for three languages."""
