"""Pages as calendars tell them: published, and their addresses."""

from wagtail.models import Page


def published(page: Page, **values) -> Page:
    """The page published with other values, fetched anew."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def of(page: Page, part: str = "") -> str:
    """The address of the calendar of a page."""
    tail = f"/{part}" if part else ""
    return f"/{page.locale.language_code}/calendar/{page.translation_key.hex}{tail}.ics"


def uids(calendar) -> list[str]:
    """The UIDs of the events of a calendar, in order."""
    return [str(event["uid"]) for event in calendar.walk("VEVENT")]
