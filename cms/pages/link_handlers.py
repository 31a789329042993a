"""Addresses of links in running text."""

from django.utils.html import escape
from wagtail.models import Locale
from wagtail.rich_text.pages import PageLinkHandler

from cms.pages.localized import localized_by_id
from cms.pages.rich_text import link_targets


class ShownPageLinkHandler(PageLinkHandler):
    """Wagtail's links to pages, leading to what readers may see in their language."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Opening tags of links; no address where readers can't open the page. At most a few queries."""
        ids = [int(attrs["id"]) if str(attrs.get("id", "")).isdecimal() else 0 for attrs in attrs_list]
        known = dict(link_targets())
        unknown = [pk for pk in ids if pk not in known]
        if unknown:
            known.update(localized_by_id(unknown, Locale.get_active()))
        return [f'<a href="{escape(known[pk].url)}">' if pk in known else "<a>" for pk in ids]
