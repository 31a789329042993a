"""Hooks of the admin: the glossary's snippets."""

from wagtail.snippets.models import register_snippet

from cms.localization.glossary_viewset import GlossaryEntryViewSet

register_snippet(GlossaryEntryViewSet)
