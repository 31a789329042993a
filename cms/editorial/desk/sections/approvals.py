"""What waits for a branch's lead, and what became of what somebody handed in."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, WorkflowState

from cms.editorial.desk.sections.base import Row, Section, edit_address
from cms.editorial.desk.wording import day_of, kind_of, name_of_person


class Approvals(Section):
    """Base of lists of what was handed in, the last first."""

    def states(self) -> QuerySet[WorkflowState]:
        """What was handed in of the branch's pages and is not decided for good."""
        kind = ContentType.objects.get_for_model(Page)
        pages = Page.objects.filter(self.branch.below).annotate(key=Cast("pk", CharField()))
        return (
            WorkflowState.objects.active()
            .filter(base_content_type=kind, object_id__in=pages.values("key"))
            .select_related("requested_by", "current_task_state")
            .order_by("-current_task_state__started_at", "-pk")
        )

    def rows(self, things: list[WorkflowState]) -> list[Row]:
        """Each with who handed it in and when, and why it came back. One query for all pages."""
        pages = Page.objects.select_related("locale").in_bulk([int(state.object_id) for state in things])
        return [
            self._row(state, pages[int(state.object_id)]) for state in things if int(state.object_id) in pages
        ]

    def _row(self, state: WorkflowState, page: Page) -> Row:
        task = state.current_task_state
        came_back = state.status == WorkflowState.STATUS_NEEDS_CHANGES
        requested_by = state.requested_by if state.requested_by_id != self.user.pk else None
        when = task and (task.finished_at if came_back else task.started_at)
        facts = (
            kind_of(page),
            _("came back") if came_back else "",
            name_of_person(requested_by),
            day_of(when),
        )
        return Row(
            title=page.draft_title or page.title,
            address=edit_address(page.pk),
            language=page.locale.get_display_name(),
            facts=[fact for fact in facts if fact],
            words=task.comment if task and came_back else "",
        )


class ToApprove(Approvals):
    """What a lead is to decide."""

    name = "approvals"
    heading = gettext_lazy("Waiting for your approval")
    nothing = gettext_lazy("Nothing waits for approval.")
    for_leads_alone = True

    def found(self) -> QuerySet[WorkflowState]:
        """Everything handed in and not decided."""
        return self.states().filter(status=WorkflowState.STATUS_IN_PROGRESS)


class UnderWay(Approvals):
    """What somebody handed in themselves: what waits for the lead, and what came back with a comment."""

    name = "under-way"
    heading = gettext_lazy("Handed in by you")

    def found(self) -> QuerySet[WorkflowState]:
        """What came back first, of their own pages, too."""
        mine = Page.objects.filter(self.branch.below, owner=self.user).annotate(key=Cast("pk", CharField()))
        is_mine = Q(requested_by=self.user) | Q(object_id__in=mine.values("key"))
        # "needs_changes" stands after "in_progress".
        return self.states().filter(is_mine).order_by("-status", "-current_task_state__started_at", "-pk")
