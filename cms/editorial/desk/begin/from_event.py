"""Values of a page that is begun from an event: a news item about it, a contest that is part of it."""

from copy import deepcopy

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.pages.models.events import EventPage
from cms.pages.models.pages import TITLE_LENGTH, SitePage

# A contest takes place with its forum, unless somebody says otherwise.
OF_FORUM = (
    "starts_at",
    "ends_at",
    "all_day",
    "time_zone",
    "venue",
    "attendance_mode",
    "contact_name",
    "contact_phone",
    "contact_email",
)


def fill_from_forum(contest: EventPage, forum: EventPage) -> list[str]:
    """Fill a contest with days, place and organisers of its forum; returns the names of fields."""
    for name in OF_FORUM:
        setattr(contest, name, getattr(forum, name))
    contest.organisers = deepcopy(forum.organisers.get_prep_value())
    contest.topics.set(forum.topics.all())
    filled = [name for name in OF_FORUM if getattr(forum, name) not in (None, "")]
    return [*filled, *(name for name in ("organisers", "topics") if getattr(forum, name))]


def fill_story(story: SitePage, event: EventPage) -> list[str]:
    """Fill a news item with what it takes from its event; returns the names of fields."""
    story.about = event
    story.title = proposed_title(event)
    story.topics.set(event.topics.all())
    filled = ["about", "title"]
    if event.lead_image_id:
        story.lead_image_id = event.lead_image_id
        story.lead_image_alt = event.lead_image_alt
        filled.append("lead_image")
    return filled


def proposed_title(event: EventPage) -> str:
    """A title for a news item about an event, in the event's language; never longer than titles may be."""
    is_over = event.starts_at is not None and event.starts_at <= timezone.now()
    with override(event.locale.language_code):
        text = _("%(title)s: how it went") if is_over else _("%(title)s: what to expect")
        title = text % {"title": event.title}
    return title if len(title) <= TITLE_LENGTH else event.title[:TITLE_LENGTH]
