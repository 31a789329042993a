"""Readers' use of pages: how often a page was read."""
