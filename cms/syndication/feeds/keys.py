"""Keys of the stories of a feed, the newest first, found by indexes however many pages the site has.

A list counts what it has, so it looks at all of it. Programs ask for feeds far more often, and want the
newest: here the index of dates is gone through until there are enough; of a branch its own part of the tree
is looked at, of a topic what is tagged with it.
"""

from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.pages.dated_keys import DatedKeys, everything
from cms.pages.fetching import PageKey
from cms.pages.lists import Listing
from cms.pages.models.topics import Topic, TopicalMixin


def newest(
    listing: Listing, branch: Page | None, topics: list[Topic], first: int, last: int
) -> list[PageKey]:
    """The keys of the stories readers see, from the first to before the last; at most `last` rows are read.

    `topics` are one topic in all its languages: a fallback has that of its source; [] for any. One query a
    page type.
    """
    where = (lambda model: Q(pk__in=_about(model, topics))) if topics else everything
    return DatedKeys(listing.models, listing.locale, branch, where).newest(last)[first:]


def _about(model: type[Page], topics: list[Topic]) -> QuerySet:
    """The ids of the pages of a type with one of the topics."""
    if not issubclass(model, TopicalMixin):
        return model.objects.none().values("pk")
    field = model._meta.get_field("topics")
    tagged = field.remote_field.through.objects.filter(**{f"{field.m2m_reverse_field_name()}__in": topics})
    return tagged.values(field.m2m_field_name())
