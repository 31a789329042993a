"""Drafts shown to somebody without an account: a link for some days, which can be taken back at any time."""
