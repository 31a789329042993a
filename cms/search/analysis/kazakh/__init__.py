"""Kazakh stems: suffixes are taken off by the grammar, down to a word of the lexicon or to what is left."""
