"""Events as iCalendar tells them, written by the library `icalendar` (escaping, folding, time zones).

- RFC 5545: VEVENT, VTIMEZONE; days without hours are `VALUE=DATE`, whose end is the day after
- RFC 7986: NAME, REFRESH-INTERVAL, IMAGE, CONFERENCE, and UIDs that tell nothing of a host
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from uuid import uuid5

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Component, Event, Timezone, vCalAddress, vDuration, vUri

from cms.media.markup import largest
from cms.pages.addresses import absolute
from cms.pages.models.event_states import EventStatus
from cms.pages.models.events import EventPage
from cms.syndication.feeds.entries import updated
from cms.syndication.feeds.markup import without_forbidden

PRODUCT = "-//Center of Pedagogical Excellence//Events//EN"
# How often programs look again.
REFRESH = timedelta(hours=6)
STATUSES = {EventStatus.POSTPONED: "TENTATIVE", EventStatus.CANCELLED: "CANCELLED"}


def calendar(name: str, description: str, address: str, language: str, events: Iterable[Event]) -> bytes:
    """A calendar of that name at that address, as it is sent, with the time zones its events are told in."""
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("name", _text(name), parameters={"LANGUAGE": language})
    # Before there was a name: programs that know this one alone know no parameters of it.
    whole.add("x-wr-calname", _text(name))
    if description:
        whole.add("description", _text(description), parameters={"LANGUAGE": language})
    whole.add("url", vUri(address))
    whole.add("source", vUri(address), parameters={"VALUE": "URI"})
    whole.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", vDuration(REFRESH))
    whole.add("x-wr-timezone", timezone.get_default_timezone_name())
    events = list(events)
    for zone, years in _zones(events).items():
        whole.add_component(_time_zone(zone, min(years), max(years)))
    for event in events:
        whole.add_component(event)
    return whole.to_ical()


def event(page: EventPage, sequence: int, topics: list[str]) -> Event:
    """An event of the site; its pictures and its branch are at hand (`cms.pages.lists.cards`)."""
    told = _opening(page, str(page.translation_key), sequence)
    told.add("summary", _text(title(page)), parameters={"LANGUAGE": page.text_language})
    _put_moments(told, page)
    words = [*page.status_in_words, page.earlier_dates and _moved_from(page), page.lead, page.full_url]
    description = "\n\n".join(part for part in words if part)
    told.add("description", _text(description), parameters={"LANGUAGE": page.text_language})
    if place := _place(page):
        told.add("location", _text(place))
    told.add("url", vUri(page.full_url))
    told.add("categories", [_text(name) for name in (str(page._meta.verbose_name), *topics)])
    if page.contact_email:
        organiser = vCalAddress(f"mailto:{page.contact_email}")
        organiser.params["CN"] = _text(page.contact_name or getattr(page.branch, "title", ""))
        told.add("organizer", organiser)
    if page.open_join_url:
        label = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": _("Join the event")}
        told.add("conference", vUri(page.open_join_url), parameters=label)
    if page.lead_image:
        shown = {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": "image/jpeg"}
        told.add("image", vUri(absolute(largest(page.lead_image, "lead"))), parameters=shown)
    return told


def session(page: EventPage, timed, sequence: int) -> Event:
    """A session of an event's programme (`EventPage.timed_sessions`), an event of its own."""
    told = _opening(page, str(uuid5(page.translation_key, timed.key)), sequence)
    told.add("summary", _text(timed.title), parameters={"LANGUAGE": page.text_language})
    told.add("dtstart", timed.begins)
    if timed.ends:
        told.add("dtend", timed.ends)
    words = "\n\n".join(part for part in (page.title, timed.words, page.full_url) if part)
    told.add("description", _text(words), parameters={"LANGUAGE": page.text_language})
    if place := ", ".join(part for part in (timed.place, _place(page)) if part):
        told.add("location", _text(place))
    told.add("url", vUri(f"{page.full_url}#programme"))
    told.add("related-to", str(page.translation_key), parameters={"RELTYPE": "PARENT"})
    return told


def title(page: EventPage) -> str:
    """The title of an event, and before it what became of one that does not take place on its dates.

    Some programs show a cancelled event as if nothing had happened.
    """
    return f"{page.state.label}: {page.title}" if page.is_called_off else page.title


def _opening(page: EventPage, uid: str, sequence: int) -> Event:
    told = Event()
    moment = updated(page).astimezone(UTC)
    told.add("uid", uid)
    # Of the last publication, not of the answer: the same content is the same answer.
    told.add("dtstamp", moment)
    told.add("last-modified", moment)
    if page.first_published_at:
        told.add("created", page.first_published_at.astimezone(UTC))
    told.add("sequence", sequence)
    told.add("status", STATUSES.get(EventStatus(page.event_status), "CONFIRMED"))
    told.add("transp", "TRANSPARENT" if page.is_called_off or page.all_day else "OPAQUE")
    return told


def _put_moments(told: Event, page: EventPage) -> None:
    if page.all_day:
        told.add("dtstart", page.local_start.date())
        told.add("dtend", page.local_end.date() + timedelta(days=1))
        return
    told.add("dtstart", page.local_start)
    if page.local_end > page.local_start:
        told.add("dtend", page.local_end)


def _place(page: EventPage) -> str:
    """Where to go, with the town where the venue does not name it; "Online" where there is nowhere to go."""
    city = page.branch.city if page.branch else ""
    if page.is_online_alone and not page.venue:
        return _("Online")
    if not page.venue:
        return city
    return page.venue if city.casefold() in page.venue.casefold() else f"{page.venue}, {city}"


def _moved_from(page: EventPage) -> str:
    return _("Moved from %(dates)s") % {"dates": page.earlier_dates}


def _text(text: str) -> str:
    """A text without what no text may hold, and without the ends of lines of other systems."""
    return without_forbidden(str(text)).replace("\r\n", "\n").replace("\r", "\n")


def _zones(events: Iterable[Component]) -> dict[str, set[int]]:
    """The years in which events are told in each zone."""
    zones: dict[str, set[int]] = {}
    for told in events:
        for name in ("dtstart", "dtend"):
            moment = getattr(told.get(name), "dt", None)
            if isinstance(moment, datetime) and (key := getattr(moment.tzinfo, "key", "")) not in ("", "UTC"):
                zones.setdefault(key, set()).add(moment.year)
    return zones


@lru_cache(maxsize=256)
def _time_zone(key: str, first_year: int, last_year: int) -> Timezone:
    """The rules of a zone in these years: Kazakhstan's clocks changed on 1 March 2024."""
    zone = Timezone.from_tzid(key, first_date=date(first_year, 1, 1), last_date=date(last_year + 1, 1, 1))
    zone.pop("COMMENT", None)
    return zone
