"""The view of feeds: a page of news in the format that the address names."""

from uuid import UUID, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.delivery.pages import same_for_everybody
from cms.pages.addresses import absolute
from cms.syndication.feeds.entries import entries, updated, urn
from cms.syndication.feeds.formats import FORMATS, Channel
from cms.syndication.feeds.keys import newest
from cms.syndication.feeds.markup import plain
from cms.syndication.feeds.places import PAGE_SIZE, PAGES_MOST, READ, Asked, page_with_feeds


@require_safe
def feed(request: HttpRequest, below: str, form: str) -> HttpResponse:
    """A page of a feed, the newest story first. 404 where there is no such feed, or no such page of it.

    Kept for the next reader and answered with 304 as pages are (`cms.delivery.pages`): everybody gets the
    same, whoever is signed in, and nothing that strangers may not see. One story more than is told is looked
    for: to count all of them would take longer the more there are.
    """
    asked = Asked.of(page_with_feeds(request, below), request.GET)
    number = asked.filters.page
    first = (number - 1) * PAGE_SIZE
    keys = newest(asked.listing, asked.branch, asked.topics, first, first + PAGE_SIZE + 1)
    if not keys and number > 1:
        raise Http404
    home = absolute(f"/{get_language()}/")
    told = entries(keys[:PAGE_SIZE], asked.listing, home)
    changed = max((entry.updated for entry in told), default=updated(asked.page))
    has_next = len(keys) > PAGE_SIZE and number < PAGES_MOST
    written = FORMATS[form](
        Channel(
            key=_key(asked),
            title=f"{plain(asked.name)} — {gettext('Center of Pedagogical Excellence')}",
            # RSS asks for one.
            description=plain(asked.page.search_description or asked.page.lead or asked.page.title),
            language=asked.page.locale.language_code,
            link=asked.link,
            address=asked.address(form, number),
            around=_around(asked, form, has_next=has_next),
            author=gettext("Center of Pedagogical Excellence"),
            author_link=home,
            icon=absolute(static("cms/img/apple-touch-icon.png")),
            updated=changed,
        ),
        told,
    )
    response = HttpResponse(written.writeString("utf-8"), content_type=written.content_type)
    return same_for_everybody(request, response, READ)


def _around(asked: Asked, form: str, *, has_next: bool) -> dict[str, str]:
    """The addresses of the first, the previous and the next page (RFC 5005, 3.), of those there are."""
    number = asked.filters.page
    pages = {
        "first": 1 if number > 1 or has_next else 0,
        "previous": number - 1,
        "next": number + 1 if has_next else 0,
    }
    return {relation: asked.address(form, page) for relation, page in pages.items() if page}


def _key(asked: Asked) -> str:
    """The lasting name of a feed, the same on all its pages: that of what it is about, a page and a topic."""
    page: Page = asked.page if asked.branch is None or asked.branch.pk == asked.page.pk else asked.branch
    # The feed is not the page it stands below.
    narrowed = asked.topics[0].translation_key if asked.topics else ""
    return uuid5(UUID(urn(page)), f"feed of news {narrowed}").urn
