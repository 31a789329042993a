"""Events in schema.org's words: forums and contests, with their parts, places and people."""

from datetime import datetime

from wagtail.models import Page

from cms.pages.models.attendance import AttendanceMode
from cms.syndication.structured_data import (
    Node,
    branch_named,
    canonical,
    node,
    pictures,
    postal_address,
)

ATTENDANCE = {
    AttendanceMode.OFFLINE: "https://schema.org/OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    AttendanceMode.MIXED: "https://schema.org/MixedEventAttendanceMode",
}
# The terms of statuses are kept as they are called there.
VOCABULARY = "https://schema.org/"


def event(type_name: str, page: Page, context: dict, **more) -> Node:
    """An event with all its page tells; `more` are properties that only some kinds of events have."""
    holders = context.get("holders") or ([page.branch] if page.branch else [])
    organisers = [
        node("Organization", name=item.value["name"], url=item.value["url"]) for item in page.organisers
    ]
    return {
        **event_named(type_name, page, context),
        **node(
            type_name,
            description=page.lead,
            inLanguage=page.text_language,
            location=_places(page),
            organizer=[*(branch_named(holder, context) for holder in holders), *organisers],
            image=pictures(page),
            **more,
        ),
    }


def event_named(type_name: str, page: Page, context: dict) -> Node:
    """An event as other pages name it: what it is called, when it is, where to read more."""
    address = canonical(page, context)
    return node(
        type_name,
        **{"@id": f"{address}#event"},
        name=page.title,
        url=address,
        startDate=page.machine_start,
        endDate=_end(page),
        eventStatus=f"{VOCABULARY}{page.event_status}",
        previousStartDate=_moment(page, page.previous_starts_at) if page.is_moved else "",
        eventAttendanceMode=ATTENDANCE.get(page.attendance_mode),
    )


def _moment(page: Page, moment: datetime | None) -> str:
    """A moment by the clocks on the spot; the day alone where the event lasts all day."""
    local = moment and moment.astimezone(page.zone)
    if not local:
        return ""
    return local.date().isoformat() if page.all_day else local.isoformat()


def _end(page: Page) -> str:
    """The end, by the same rule; "" where an event of some hours has no end noted."""
    if page.has_open_end and not page.all_day:
        return ""
    return _moment(page, page.local_end)


def _places(page: Page) -> list[Node]:
    """Where to go, and until the event is over where to take part from afar."""
    places = []
    city = page.branch.city if page.branch else ""
    if not page.is_online_alone and (page.venue or city):
        # An event may be held in another town than its branch's, which then only the venue names.
        is_there = not page.venue or city.casefold() in page.venue.casefold()
        address = postal_address(city, page.branch.region if page.branch else "") if is_there else None
        places.append(node("Place", name=page.venue or city, address=address or postal_address("")))
    if page.open_join_url:
        places.append(node("VirtualLocation", url=page.join_url))
    return places
