"""What waits for a lead, asked for in one query however many branches there are.

Wagtail's panel of what waits asks each task of the site by itself whether its reader approves in it, and
each branch has one. Wagtail keeps the answers with the user; here they are all given at once, before it asks.
"""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import GroupApprovalTask

# Wagtail's own name for them (`AbstractGroupApprovalTask._user_in_groups`).
ANSWERS = "_group_approval_task_checks"


def remember_approvers(user) -> None:
    """Keep with the user in which tasks they approve. Two queries."""
    own = set(GroupApprovalTask.objects.filter(groups__user=user).values_list("pk", flat=True))
    tasks = GroupApprovalTask.objects.values_list("pk", flat=True)
    setattr(user, ANSWERS, {task: task in own for task in tasks})


# After the desk, which takes the panel away from most people of branches. It asks when it is drawn.
@hooks.register("construct_homepage_panels", order=110)
def ask_at_once(request: HttpRequest, panels: list) -> None:
    """Before the first page of the admin asks, where it does."""
    asks = any(isinstance(panel, WorkflowObjectsToModeratePanel) for panel in panels)
    if asks and not request.user.is_superuser:
        remember_approvers(request.user)
