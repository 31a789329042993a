"""What Wagtail brings and this site does without: two groups and a workflow over the whole tree.

New installations are freed of them by a migration; in old ones they are named, because somebody may have
put people into them.
"""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.db.models import Count
from wagtail.models import WorkflowPage

NAMES = ("Editors", "Moderators")


def stock_drift() -> Iterator[str]:
    """A sentence for each that is there."""
    groups = Group.objects.filter(name__in=NAMES, page_permissions__page__depth=1).distinct()
    for group in groups.annotate(people=Count("user", distinct=True)).order_by("name"):
        yield (
            f"Wagtail's group “{group}” has rights on the whole tree, with {group.people} people in it. "
            "Give them roles in branches and delete the group."
        )
    for row in WorkflowPage.objects.filter(page__depth=1).select_related("workflow"):
        yield f"The workflow “{row.workflow}” moderates the whole tree, branches that publish themselves too."
