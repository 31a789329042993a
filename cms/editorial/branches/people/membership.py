"""Membership in a branch: one role a person and branch, written down in Wagtail's log."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from cms.editorial.branches.models import BranchTeam, BranchWorkplace

Role = BranchTeam.Role
JOINED, LEFT = "cms.branch.join", "cms.branch.leave"


def people_of(workplace: BranchWorkplace) -> QuerySet:
    """The active people of a branch, by name."""
    people = get_user_model().objects.filter(is_active=True, groups__branch_team__workplace=workplace)
    return people.distinct().order_by("last_name", "first_name", "username")


def role_of(user, workplace: BranchWorkplace) -> str | None:
    """The role of somebody in a branch, None where they are not in it."""
    return (
        BranchTeam.objects.filter(workplace=workplace, group__user=user)
        .order_by("-role")
        .values_list("role", flat=True)
        .first()
    )


def leads_of(workplace: BranchWorkplace) -> QuerySet:
    """Those of them who lead it."""
    of_branch = {"groups__branch_team__role": Role.LEAD, "groups__branch_team__workplace": workplace}
    return people_of(workplace).filter(**of_branch)


def is_last_lead(user, workplace: BranchWorkplace) -> bool:
    """Tell whether nobody would lead the branch without this person."""
    return list(leads_of(workplace).values_list("pk", flat=True)) == [user.pk]


@transaction.atomic
def join(user, workplace: BranchWorkplace, role: str, by) -> None:
    """Give somebody a role in a branch, in place of the one they may have there."""
    teams = BranchTeam.objects.filter(workplace=workplace)
    user.groups.remove(*[team.group_id for team in teams if team.role != role])
    user.groups.add(teams.get(role=role).group)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    log(user, JOINED, user=by, data={"branch": workplace.name, "role": role})


def leave(user, workplace: BranchWorkplace, by) -> bool:
    """Take somebody out of a branch; whether the account was closed because nothing is left for it to do."""
    user.groups.remove(*BranchTeam.objects.filter(workplace=workplace).values_list("group", flat=True))
    is_idle = not (user.is_superuser or user.groups.exists() or user.user_permissions.exists())
    if is_idle:
        user.is_active = False
        user.save(update_fields=["is_active"])
    log(user, LEFT, user=by, data={"branch": workplace.name, "closed": is_idle})
    return is_idle
