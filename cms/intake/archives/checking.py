"""The dry run: what an import would do with which story, row by row. Nothing is stored."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms.intake.archives.addresses import OldAddresses
from cms.intake.archives.importing import TOLD_MOST, Outcome, deleted, is_gone
from cms.intake.archives.models import ImportedStory
from cms.intake.archives.planning import Planner, key_of
from cms.intake.archives.story import ArchivedStory, Problem


@dataclass
class Report:
    """What an import would do: counts by outcome (see `ImportedStory.Outcome`), and remarks by row."""

    total: int = 0
    pictures: int = 0
    events: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        """The remarks that keep their row from being imported."""
        return [problem for problem in self.problems if problem.is_error]


def check(
    stories: Iterable[ArchivedStory],
    planner: Planner,
    addresses: OldAddresses,
    workplace_id: int,
    progress: Callable[[int], None] = lambda done: None,
) -> Report:
    """Look at all stories as an import would. The queries do not grow with those that are new.

    What was imported before is asked for at once. `progress` is told how many are through.
    """
    report = Report()
    known = {
        row.key: row
        for row in ImportedStory.objects.filter(workplace=workplace_id)
        .defer("facts", "source")
        .select_related("page")
    }
    for story in addresses.looked_up(stories):
        report.total += 1
        outcome, problems = _outcome(story, planner, addresses, known.get(key_of(story)), report)
        report.counts[outcome] += 1
        report.problems += problems[: max(0, TOLD_MOST - len(report.problems))]
        progress(report.total)
    return report


def _outcome(
    story: ArchivedStory,
    planner: Planner,
    addresses: OldAddresses,
    before: ImportedStory | None,
    report: Report,
) -> tuple[str, list[Problem]]:
    if (twin := planner.twin(story)) is not None:
        return Outcome.REFUSED, [*story.problems, twin]
    if before is not None and is_gone(before):
        return Outcome.DELETED, [deleted(story.row)]
    if before is not None and before.digest == planner.digest(story):
        return Outcome.UNCHANGED, []
    plan = planner.plan(story, addresses, before and before.page_id)
    report.pictures += len(plan.files)
    report.events += bool(plan.understood and plan.understood.events)
    if plan.is_held_back:
        return Outcome.REFUSED, plan.problems
    if before is None:
        return Outcome.NEW, plan.problems
    if before.page.latest_revision_id != before.revision_id:
        told = _("Its page was edited on the site since. It was left as it is: %(title)s")
        return Outcome.EDITED, [*plan.problems, Problem(story.row, "", told % {"title": before.page.title})]
    return Outcome.CHANGED, plan.problems
