"""Wagtail's own APIs v2 and v3, beside Plone's and held to the same rules."""
