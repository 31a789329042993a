"""Hooks of the admin: how handing a page to its lead is named."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.models import WorkflowState


class SubmitForApprovalMenuItem(SubmitForModerationMenuItem):
    """Wagtail's action, named after what it does; Wagtail names it after the workflow."""

    label = _("Submit for approval")

    def get_context_data(self, parent_context):
        """Say whether it is handed in again."""
        context = super().get_context_data(parent_context)
        state = context["page"].current_workflow_state if context.get("page") else None
        needs_changes = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        context["label"] = _("Submit for approval again") if needs_changes else self.label
        return context


@hooks.register("construct_page_action_menu")
def name_submission(menu_items, request, context) -> None:
    """Put our action in the place of Wagtail's."""
    menu_items[:] = [
        SubmitForApprovalMenuItem(order=item.order) if type(item) is SubmitForModerationMenuItem else item
        for item in menu_items
    ]
