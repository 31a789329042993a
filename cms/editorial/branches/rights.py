"""Who may do what with a branch and its people: administrators everything, leads in their own branch."""

from django.db.models import QuerySet
from wagtail.models import Page

from cms.editorial.branches.models import BranchTeam, BranchWorkplace

LEAD = BranchTeam.Role.LEAD


def may_moderate(user, branch: Page) -> bool:
    """Tell whether somebody decides if a branch is moderated: its leads, administrators."""
    if user is None or not user.is_active:
        return False
    return user.is_superuser or _leads_of(user).filter(translation_key=branch.translation_key).exists()


def manageable(user) -> QuerySet[BranchWorkplace]:
    """The branches whose people somebody looks after: all, those they lead, or none."""
    if not user.is_active:
        return BranchWorkplace.objects.none()
    return BranchWorkplace.objects.all() if user.is_superuser else _leads_of(user)


def may_manage_people(user) -> bool:
    """Tell whether somebody looks after any branch's people."""
    return user.is_active and (user.is_superuser or _leads_of(user).exists())


def _leads_of(user) -> QuerySet[BranchWorkplace]:
    # By keys: a workplace is found once, whatever else it is joined with.
    teams = BranchTeam.objects.filter(role=LEAD, group__user=user)
    return BranchWorkplace.objects.filter(pk__in=teams.values("workplace"))
