"""Pages that are lists, as Plone's Collections: what the query stored with them finds."""

from django.db.models import QuerySet

from wagtail_plone.documents.catalog import Order, matching
from wagtail_plone.documents.querystring import criteria_of
from wagtail_plone.documents.ranked import Ranked
from wagtail_plone.http.parameters import LIMIT_MOST
from wagtail_plone.models import PublishedDocument


def listed_by(document: PublishedDocument) -> tuple[QuerySet | Ranked, int]:
    """The documents a collection lists, without the page itself, and the most it may list."""
    query = document.query or {}
    criteria = criteria_of(query["query"], document.path, lambda: (document.home_path,))
    order = Order(query.get("sort_on") or "", bool(query.get("sort_reversed")))
    limit = min(query.get("limit") or LIMIT_MOST, LIMIT_MOST)
    return matching(criteria, order).exclude(pk=document.pk), limit
