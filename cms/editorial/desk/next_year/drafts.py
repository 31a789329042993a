"""Drafts of the next event of a kind: the event itself, and what stood below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.models import Page

from cms.editorial.desk.next_year.titles import raised
from cms.localization.families import original_of
from cms.pages.models.events import EventPage
from cms.pages.models.repeating import RepeatableMixin, days_until_next
from cms.pages.surroundings import branch_of
from cms.resilience.locking import patiently


@dataclass(frozen=True)
class Plan:
    """The next event of a kind, before anything is stored.

    `event` is the one it follows, in its newest version; `page` the new one, not saved; `below` are the pages
    below the event that may be begun again with it.
    """

    event: EventPage
    branch: Page
    page: EventPage
    days: int
    years: int
    below: list[Page]

    @property
    def first_day(self) -> date | None:
        """The day on which it begins."""
        return self.page.local_start and self.page.local_start.date()


def plan_for(event: EventPage) -> Plan | None:
    """What the next event would be; None for an event without a start, or outside of a branch.

    Made from the page the event was written on, in whichever language it is asked for: translations are begun
    anew, from what is written then.
    """
    original = original_of(event) or event
    newest = original.specific.get_latest_revision_as_object()
    branch = branch_of(original)
    if branch is None or not newest.starts_at:
        return None
    first_day = newest.local_start.date()
    days = days_until_next(first_day, timezone.localdate())
    page = newest.repeated(days)
    years = page.local_start.year - first_day.year
    page.title = page.draft_title = raised(newest.title, first_day.year, years)
    return Plan(newest, branch, page, days, years, _below(newest))


def draft(plan: Plan, user, below: Iterable[Page]) -> EventPage:
    """Store the plan as drafts of `user`, with those pages below it that are wanted; returns the event.

    All of it or nothing. Nothing goes public, and nothing is handed to translators.
    """

    def work() -> EventPage:
        event = plan_for(plan.event).page
        _store(event, type(plan.branch).objects.get(pk=plan.branch.pk), user)
        for page in below:
            again = page.repeated(plan.days)
            again.title = again.draft_title = raised(page.title, plan.event.local_start.year, plan.years)
            _store(again, event, user)
        return event

    return patiently(work)


def _below(event: EventPage) -> list[Page]:
    """The pages below an event that can be repeated, in their newest versions, in the order of the tree."""
    children = event.get_children().filter(alias_of=None).specific() if event.numchild else []
    return [child.get_latest_revision_as_object() for child in children if isinstance(child, RepeatableMixin)]


def _store(page: Page, parent: Page, user) -> None:
    page.owner = user
    page.live, page.has_unpublished_changes = False, True
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
