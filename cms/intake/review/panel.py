"""Reports that were not finished, on the desk of their branch."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from cms.editorial.desk.own_branches import OwnBranch
from cms.editorial.desk.wording import day_of, name_of_person
from cms.intake.models import IntakeReport

SHOWN = 10


class UnfinishedPanel(Component):
    """The reports under review in a branch, the newest first."""

    name = "reports-under-review"
    template_name = "cms/intake/unfinished.html"
    # Before the drafts.
    order = 99

    def __init__(self, branch: OwnBranch):
        self.branch = branch

    @cached_property
    def reports(self) -> list[IntakeReport]:
        """Those that are shown, and one more where there are more. One query."""
        return list(under_review(self.branch)[: SHOWN + 1])

    def get_context_data(self, parent_context: Mapping) -> dict:
        """Add a row for each, and the way to all of them where more are there."""
        all_address = reverse("intake:unfinished", args=[self.branch.workplace.pk])
        return {
            **super().get_context_data(parent_context),
            "rows": rows_of(self.reports[:SHOWN]),
            "all_address": all_address if len(self.reports) > SHOWN else "",
        }


def under_review(branch: OwnBranch) -> QuerySet[IntakeReport]:
    """The reports of a branch that are not finished, the newest first."""
    reports = IntakeReport.objects.filter(
        branch=branch.workplace.translation_key, state=IntakeReport.State.REVIEW
    )
    return reports.select_related("owner").defer("source", "sheet")


def rows_of(reports: Iterable[IntakeReport]) -> list[dict]:
    """A row for each: its words, who handed it in, when it was changed."""
    return [
        {
            "title": report.name,
            "address": reverse("intake:review", args=[report.pk]),
            "facts": [part for part in (name_of_person(report.owner), day_of(report.changed_at)) if part],
        }
        for report in reports
    ]
