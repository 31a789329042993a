"""One change of a report: read under a lock, checked against the window it comes from, stored with it."""

from django.db import transaction
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone

from cms.editorial.desk.own_branches import OwnBranch
from cms.intake.models import IntakeReport
from cms.intake.review.deciding import BadDecision, Outcome, Sheet
from cms.intake.review.wording import Choices
from cms.intake.storing import restored


class OlderWindow(Exception):
    """The window that sends a change shows an older state of the report than the one that is stored."""


class Session:
    """A report in which something is changed: `sheet` takes decisions, which are stored at the end.

    `version` is the one the window shows. Raises `OlderWindow` where another was stored since, 404 where the
    report was thrown away since. Nothing is stored where the block raises, and the version stays where
    nothing was changed.
    """

    def __init__(self, report_id: int, branch: OwnBranch, version: str | None):
        self._id = report_id
        self._branch = branch
        self._version = version

    @classmethod
    def of(cls, report: IntakeReport, branch: OwnBranch) -> "Session":
        """A report to be shown, in which nothing is changed."""
        session = cls(report.pk, branch, None)
        session._take(report)
        return session

    def __enter__(self) -> "Session":
        self._transaction = transaction.atomic()
        self._transaction.__enter__()
        try:
            report = get_object_or_404(IntakeReport.objects.select_for_update(), pk=self._id)
            if str(report.version) != self._version or report.state != IntakeReport.State.REVIEW:
                raise OlderWindow
        except BaseException as error:
            self._transaction.__exit__(type(error), error, error.__traceback__)
            raise
        self._take(report)
        return self

    def __exit__(self, kind, error, traceback) -> None:
        if kind is None:
            self.report.version += 1
            self.report.changed_at = timezone.now()
            self.report.save(update_fields=["sheet", "language", "version", "changed_at"])
        self._transaction.__exit__(kind, error, traceback)

    def decide(self, decision: str, data: QueryDict) -> Outcome:
        """Take a decision on the sheet, or `language:CODE` on the report itself. Raises `BadDecision`."""
        word, _, code = decision.partition(":")
        if word != "language":
            return self.sheet.decide(decision, data)
        if code not in self._branch.pages:
            raise BadDecision(decision)
        self.report.language = code
        return Outcome(is_everything=True)

    def _take(self, report: IntakeReport) -> None:
        self.report = report
        choices = Choices(self._branch, report.language)
        told = timezone.localdate(report.created_at)
        self.sheet = Sheet(report.sheet, restored(report.source), told, choices)
