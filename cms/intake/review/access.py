"""Who may see and decide of a report: those who write in its branch."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from cms.editorial.desk.own_branches import OwnBranch, branches_for
from cms.intake.models import IntakeReport


def writing_branches(user) -> list[OwnBranch]:
    """The branches in which somebody may make pages: their own, all for administrators."""
    return [branch for branch in branches_for(user) if _may_write(user, branch)]


def branch_with(user, key: UUID) -> OwnBranch:
    """The branch with this `translation_key`, if the user writes there. Raises 404: no more is told."""
    branches = branches_for(user)
    branch = next((one for one in branches if one.workplace.translation_key == key), None)
    if branch is None:
        raise Http404
    if not _may_write(user, branch):
        raise PermissionDenied
    return branch


def branch_of_workplace(user, workplace_id: int) -> OwnBranch:
    """The branch of a workplace, if the user writes there. Raises 404."""
    branch = next((one for one in writing_branches(user) if one.workplace.pk == workplace_id), None)
    if branch is None:
        raise Http404
    return branch


def report_for(user, report_id: int) -> tuple[IntakeReport, OwnBranch]:
    """A report and its branch, for somebody who writes there. Raises 404 for all others."""
    report = IntakeReport.objects.filter(pk=report_id).first()
    if report is None:
        raise Http404
    return report, branch_with(user, report.branch)


def _may_write(user, branch: OwnBranch) -> bool:
    return any(page.permissions_for_user(user).can_add_subpage() for page in branch.pages.values())
