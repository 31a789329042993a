"""The views of calendars: of a list, of a branch, of one event, of its programme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.delivery.pages import same_for_everybody
from cms.pages.addresses import absolute
from cms.pages.lists import Listing, cards
from cms.pages.models.events import EventPage
from cms.syndication.calendars.places import READ, Asked, address_of, address_of_list, page_of
from cms.syndication.calendars.sequences import sequences
from cms.syndication.calendars.writing import calendar, event, session
from cms.syndication.feeds.whole import topics_of

CONTENT_TYPE = "text/calendar; charset=utf-8"


@require_safe
def calendar_of_list(request: HttpRequest) -> HttpResponse:
    """The events of a language, narrowed by the parameters of their list; 404 where there is no such list."""
    return _of_several(request, None)


@require_safe
def calendar_of(request: HttpRequest, key: str) -> HttpResponse:
    """The events of a branch, or one event; 404 where readers see neither."""
    page = page_of(key, get_language())
    if page is None:
        raise Http404
    return _of_one(request, page) if isinstance(page, EventPage) else _of_several(request, page)


@require_safe
def programme_of(request: HttpRequest, key: str) -> HttpResponse:
    """The sessions of an event whose hours are known; 404 where there are none."""
    page = page_of(key, get_language())
    sessions = page.timed_sessions() if isinstance(page, EventPage) else []
    if not sessions:
        raise Http404
    sequence = sequences([page.translation_key]).get(page.translation_key, 0)
    with override(page.text_language):
        told = [session(page, timed, sequence) for timed in sessions]
        name = f"{page.title}: {gettext('Programme')}"
    return _answer(request, page, name, address_of(page, "programme"), told)


def _of_one(request: HttpRequest, page: EventPage) -> HttpResponse:
    if page.local_start is None:
        raise Http404
    told = _events(Listing("events", page.locale), [(page.pk, page.content_type_id)])
    return _answer(request, page, page.title, address_of(page), told)


def _of_several(request: HttpRequest, branch: Page | None) -> HttpResponse:
    """Kept for the next reader and answered with 304 as pages are (`cms.delivery.pages`)."""
    asked = Asked.of(get_language(), request.GET, branch)
    name = f"{asked.name} — {gettext('Center of Pedagogical Excellence')}"
    address = address_of_list(get_language(), asked.filters, branch)
    return _answer(request, asked.page, name, address, _events(asked.listing, asked.keys()))


def _events(listing: Listing, keys: list) -> list:
    """The events of these keys. A number of queries that does not grow with them."""
    (pages,) = cards(listing.locale, listing.branches, keys)
    numbers = sequences(page.translation_key for page in pages)
    topics = topics_of(pages, listing.locale)
    told = []
    for page in pages:
        if page.local_start is not None:
            with override(page.text_language):
                told.append(event(page, numbers.get(page.translation_key, 0), topics.get(page.pk, [])))
    return told


def _answer(request: HttpRequest, page: Page, name: str, address: str, told: list) -> HttpResponse:
    """The calendar; everybody gets the same, whoever is signed in, and nothing that strangers may not see."""
    body = calendar(name, getattr(page, "lead", ""), absolute(address), page.locale.language_code, told)
    response = HttpResponse(body, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'inline; filename="{page.slug}.ics"'
    return same_for_everybody(request, response, READ)
