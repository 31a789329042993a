"""Tests of reading documents: plain text, web pages, Word, OpenDocument, PDF, and what is refused."""
