"""Plone's REST protocol for any Wagtail site; imports Django and Wagtail, and nothing of the site."""
