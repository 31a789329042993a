"""Template tags that lead from a page to its calendars (the library `calendars`)."""

from dataclasses import dataclass

from django import template
from wagtail.models import Page

from cms.pages.addresses import absolute
from cms.pages.filters import Filters
from cms.syndication.calendars.places import LISTED, address_of, address_of_list

register = template.Library()
register.simple_tag(address_of, name="calendar_address")


@dataclass(frozen=True)
class CalendarLink:
    """The calendar of the events that are shown: a file, and an address by which programs subscribe to it."""

    address: str

    @property
    def subscription(self) -> str:
        """The whole address with the scheme that calendar programs are called by."""
        return f"webcal:{absolute(self.address).partition(':')[2]}"


@register.simple_tag(takes_context=True)
def calendar_link(context) -> CalendarLink | None:
    """The calendar of the list or the branch that is shown, narrowed as the list is; None without one.

    No query: drafts and private pages have no calendars.
    """
    page: Page | None = context.get("page")
    if page is None or not page.depth or getattr(context.get("request"), "shown_draft", None):
        return None
    if not page.surroundings.is_public or not page.live:
        return None
    language = page.locale.language_code
    if getattr(page, "listed_as", None) == "branches":
        return CalendarLink(address_of(page))
    if getattr(page.specific_class, "lists", None) != LISTED:
        return None
    filters: Filters = context["filters"]
    kinds, topics = dict(context["kinds"]), {topic.slug for topic in context["topics"]}
    known = Filters(
        kind=filters.kind if filters.kind in kinds else "",
        topic=filters.topic if filters.topic in topics else "",
    )
    branch = next((one for one in context["branches"] if one.slug == filters.branch), None)
    return CalendarLink(address_of_list(language, known, branch))
