"""The headless layer: a plugin that imports Wagtail and Django alone and works on any site's page types."""

__version__ = "1.0"
