"""Template tags of the editor's preview panel."""

from django import template

from wagtail_plone.documents.front_end import front_end_host

register = template.Library()


@register.simple_tag
def preview_host(page) -> str:
    """The host of the front end that shows a page's draft; "" without one, or for a page not saved yet."""
    return front_end_host() if getattr(page, "pk", None) and hasattr(page, "url_path") else ""
