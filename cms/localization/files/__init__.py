"""Translations as files: PO and XLIFF 2.0, one page or many."""
