"""The import: one story after the other, each in a transaction of its own.

It may be killed at any moment: what was stored stays, and the next run finds it. A story whose page was
edited by people since is left to them, and one whose page they deleted is not made again; both are told.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import DataError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.intake.archives.addresses import OldAddresses, old_path
from cms.intake.archives.models import Archive, ImportedStory
from cms.intake.archives.pages import PageMaker, count_views
from cms.intake.archives.planning import Plan, Planner, key_of
from cms.intake.archives.proposals import facts_of
from cms.intake.archives.story import ArchivedStory, Problem
from cms.intake.storing import stored
from cms.pages.completeness import missing
from cms.pages.deleted import is_deleted
from cms.resilience.locking import patiently

logger = logging.getLogger(__name__)
Outcome = ImportedStory.Outcome
State = Archive.State
# Rows of an archive that are told of; beyond it they are counted.
TOLD_MOST = 2000


class Stopped(Exception):
    """The import was told to stop."""


class Import:
    """An import of an archive that is written down in `archive`; `run` goes through its stories."""

    def __init__(self, archive: Archive, planner: Planner, addresses: OldAddresses):
        self.archive = archive
        self._planner = planner
        self._addresses = addresses
        self._maker = PageMaker(planner.pictures, archive.started_by)
        self.counts: Counter[str] = Counter()
        self.problems: list[Problem] = []

    def run(
        self, stories: Iterable[ArchivedStory], progress: Callable[[int], None] = lambda done: None
    ) -> None:
        """Import the stories; those that are there already, and as they were, cost three queries each.

        `progress` is told how many are through. Raises `Stopped` where somebody stopped the import, between
        two stories.
        """
        for done, story in enumerate(self._addresses.looked_up(stories), start=1):
            self._count(*self._import(story, done))
            progress(done)
        self._write_down(State.DONE)

    def _count(self, outcome: str, problems: list[Problem]) -> None:
        self.counts[outcome] += 1
        self.problems += problems[: max(0, TOLD_MOST - len(self.problems))]

    def stopped(self, state: State, message: str = "") -> None:
        """Write down that the import ended before its end."""
        self._write_down(state, message)

    def _write_down(self, state: State, message: str = "") -> None:
        archive = self.archive
        archive.state, archive.message, archive.counts = state, message, dict(self.counts)
        archive.problems = [asdict(problem) for problem in self.problems]
        archive.save(update_fields=["state", "message", "counts", "problems", "changed_at"])

    def _import(self, story: ArchivedStory, done: int) -> tuple[str, list[Problem]]:
        """Import one story; what became of it, and what there is to tell of its row."""
        if (twin := self._planner.twin(story)) is not None:
            return Outcome.REFUSED, [*story.problems, twin]
        key, digest = key_of(story), self._planner.digest(story)
        before = self._before(key)
        if before is not None and is_gone(before):
            self._go_on(done)
            return Outcome.DELETED, [deleted(story.row)]
        if before is not None and before.digest == digest:
            self._go_on(done)
            is_ours = before.archive_id == self.archive.pk
            return before.outcome if is_ours else Outcome.UNCHANGED, _told_again(before, story.row)
        plan = self._planner.plan(story, self._addresses, before and before.page_id)
        if plan.is_held_back:
            self._go_on(done)
            return Outcome.REFUSED, plan.problems
        images = self._maker.stored(plan)
        told = len(plan.problems)

        def work() -> str:
            del plan.problems[told:]
            self._go_on(done)
            return self._store(plan, key, digest, images)

        try:
            return patiently(work), plan.problems
        except (ValidationError, DataError, ValueError) as error:
            logger.warning("Row %s of %s was not imported", story.row, self.archive, exc_info=True)
            self._addresses.forget(old_path(plan.story.address))
            return Outcome.REFUSED, [*plan.problems, *_refusals(story.row, error)]

    def _before(self, key: str) -> ImportedStory | None:
        rows = ImportedStory.objects.filter(workplace=self.archive.workplace_id, key=key)
        return rows.select_related("page").first()

    def _go_on(self, done: int) -> None:
        """Note the progress, unless the import was stopped. One query."""
        if not Archive.objects.filter(pk=self.archive.pk, state=State.IMPORTING).update(done=done):
            raise Stopped

    def _store(self, plan: Plan, key: str, digest: str, images: dict) -> str:
        """Make or change the story's page, in the transaction that is open."""
        row = (
            ImportedStory.objects.select_for_update(of=("self",))
            .filter(workplace=self.archive.workplace_id, key=key)
            .first()
        )
        if row is None:
            outcome = Outcome.NEW
            row = ImportedStory(workplace_id=self.archive.workplace_id, key=key)
            page = self._maker.make(plan, images)
        else:
            outcome = Outcome.CHANGED
            page = row.page.specific
            if page.latest_revision_id != row.revision_id:
                told = _("Its page was edited on the site since. It was left as it is: %(title)s")
                plan.problems.append(Problem(plan.story.row, "", told % {"title": page.title}))
                return Outcome.EDITED
            self._maker.change(page, plan, images)
        self._publish(page, plan, row)
        count_views(page, row.views, plan.story.views or 0)
        told = self._addresses.lead(old_path(plan.story.address), page)
        if told and not any(problem.text == told for problem in plan.problems):
            plan.problems.append(Problem(plan.story.row, _("address"), told))
        row.archive, row.row, row.title, row.page = self.archive, plan.story.row, page.title, page
        row.digest, row.outcome = digest, outcome
        row.views = max(row.views, plan.story.views or 0)
        row.problems = [asdict(problem) for problem in plan.problems]
        row.facts, row.tells_of_events = facts_of(plan.understood), bool(plan.understood.events)
        row.source = stored(plan.text.report) if row.tells_of_events else {}
        row.save()
        return outcome

    def _publish(self, page: Page, plan: Plan, row: ImportedStory) -> None:
        """Give the page a revision, and publish it where it is to be public and lacks nothing."""
        goes_public = self._goes_public(page, plan)
        # A draft is kept with whatever is there.
        revision = page.save_revision(
            user=self.archive.started_by, changed=bool(row.pk), clean=goes_public or page.live
        )
        row.revision_id = revision.pk
        if goes_public:
            revision.publish(user=self.archive.started_by)

    def _goes_public(self, page: Page, plan: Plan) -> bool:
        if not (self.archive.publishes or page.live) or plan.published is None or _is_ahead(plan):
            return False
        if lacking := missing(page):
            text = _("kept as a draft: %(lacking)s") % {"lacking": " ".join(map(str, lacking))}
            plan.problems.append(Problem(plan.story.row, "", text))
        return not lacking


def is_gone(row: ImportedStory) -> bool:
    """Tell whether somebody has deleted a story's page; one in the bin is. No query where it was fetched."""
    return row.page is None or is_deleted(row.page)


def deleted(row: int) -> Problem:
    """What is told of a story whose page was deleted."""
    return Problem(row, "", _("Its page was deleted after it had been imported. It was not made again."))


def _is_ahead(plan: Plan) -> bool:
    return plan.published > timezone.now()


def _told_again(row: ImportedStory, number: int) -> list[Problem]:
    """What was told of a story when its page was written, under the number it has now."""
    return [Problem(**{**problem, "row": number}) for problem in row.problems]


def _refusals(row: int, error: Exception) -> list[Problem]:
    """An error of a page as remarks on its row, field by field."""
    if not isinstance(error, ValidationError):
        return [
            Problem(
                row, "", _("This story could not be stored: %(reason)s") % {"reason": error}, is_error=True
            )
        ]
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [Problem(row, name, " ".join(messages), is_error=True) for name, messages in by_field.items()]
