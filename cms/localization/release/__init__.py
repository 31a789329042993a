"""Releases: several pages in several languages go public together."""
