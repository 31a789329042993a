"""The same event again: a draft of its structure, a year or more later."""
