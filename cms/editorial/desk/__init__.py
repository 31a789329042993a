"""The desk: the first screen of those who work in a branch, and what one click on it begins."""
