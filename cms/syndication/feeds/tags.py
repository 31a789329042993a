"""Template tags that lead from a page to its feeds (the library `feeds`)."""

from dataclasses import dataclass

from django import template

from cms.pages.addresses import absolute
from cms.pages.surroundings import HOME_DEPTH
from cms.syndication.feeds.formats import FORMATS, NAMES
from cms.syndication.feeds.places import LISTED, has_feeds

register = template.Library()


@dataclass(frozen=True)
class FeedLink:
    """A link to a feed in one format, with the title of the page whose news it tells."""

    name: str
    media_type: str
    address: str
    title: str

    @property
    def full_address(self) -> str:
        """The address as programs keep it, that of the site's public name."""
        return absolute(self.address)


@register.simple_tag(takes_context=True)
def feed_links(context) -> list[FeedLink]:
    """Links to the feeds of the page that is shown, in each format; on a home page to those of all news.

    A filtered list leads to the feed that is filtered in the same way. No query: drafts and private pages
    have no feeds.
    """
    page = context.get("page")
    if page is None or not page.depth or getattr(context.get("request"), "shown_draft", None):
        return []
    of_list = getattr(page.specific_class, "lists", None) == LISTED
    if not has_feeds(page):
        sections = context.get("sections") or () if page.depth == HOME_DEPTH else ()
        page = next((one for one in sections if getattr(one.specific_class, "lists", None) == LISTED), None)
    elif not page.surroundings.is_public:
        return []
    if page is None or not page.url:
        return []
    query = _query(context) if of_list else ""
    return [
        FeedLink(
            NAMES[form], written.content_type.partition(";")[0], f"{page.url}feed.{form}{query}", page.title
        )
        for form, written in FORMATS.items()
    ]


def _query(context) -> str:
    """The filters of the list that is shown, of those that a feed reads and that name something."""
    filters = context["filters"]
    offered = {
        "branch": {branch.slug for branch in context["branches"]},
        "topic": {topic.slug for topic in context["topics"]},
    }
    others = {"year": None, "kind": None, "when": None, "about": None, "page": 1}
    unknown = {name: None for name, known in offered.items() if getattr(filters, name) not in known}
    return filters.query(**others, **unknown).removesuffix("?")
