"""Answers to addresses that name content: a page, a list, an image or file of the library."""
