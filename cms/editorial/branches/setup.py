"""What a branch's groups may do and what moderates its pages: as it should be, and as it is.

Both are told in one form, so that comparing them is subtracting sets.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    WorkflowPage,
)

from cms.editorial.branches.models import BranchTeam, BranchWorkplace

EDITOR, LEAD = BranchTeam.Role.EDITOR, BranchTeam.Role.LEAD
WRITING = ("add_page", "change_page", "lock_page", "unlock_page")
# Who publishes also deletes a page with what is below it: a forum with its contest.
PUBLISHING = ("publish_page", "bulk_delete_page")
CHOOSING = ("choose_image", "choose_document")
# Deleting goes with changing, as Wagtail has it.
KEEPING = ("add_image", "change_image", "add_document", "change_document", *CHOOSING)
# To sign in to the admin, and to hand pages to translators.
OF_EVERYBODY = ("access_admin", "submit_translation")


@dataclass
class Setup:
    """The rights of a branch's groups and the moderation of its pages.

    Groups are named by their role, pages and collections by their ids, permissions by their codenames.
    """

    page_rights: set[tuple[str, int, str]] = field(default_factory=set)
    file_rights: set[tuple[str, int, str]] = field(default_factory=set)
    general_rights: set[tuple[str, str]] = field(default_factory=set)
    # Ids of the pages where the branch's workflow begins, and of the groups that approve in it.
    moderated: set[int] = field(default_factory=set)
    approving: set[int] = field(default_factory=set)
    # What each page says itself: page, collection, whether it is moderated.
    said: set[tuple[int, int | None, bool]] = field(default_factory=set)


def expected(workplace: BranchWorkplace, pages: list[Page], shared: Collection) -> Setup:
    """What should be, by the branch's original page. Nothing where the branch was deleted."""
    groups = workplace.groups
    if not pages:
        return Setup(approving=_leads(workplace))
    is_moderated = pages[0].is_moderated
    setup = Setup(
        general_rights={(role, codename) for role in groups for codename in OF_EVERYBODY},
        approving=_leads(workplace),
        said={(page.pk, workplace.collection_id, is_moderated) for page in pages},
    )
    for role in groups:
        may = {*WRITING} if role == EDITOR and is_moderated else {*WRITING, *PUBLISHING}
        setup.page_rights |= {(role, page.pk, codename) for page in pages for codename in may}
        setup.file_rights |= {(role, shared.pk, codename) for codename in CHOOSING}
        if workplace.collection_id:
            setup.file_rights |= {(role, workplace.collection_id, codename) for codename in KEEPING}
    if is_moderated:
        others = _other_workflows(workplace, pages)
        setup.moderated = {page.pk for page in pages if page.pk not in others}
    return setup


def actual(workplace: BranchWorkplace, pages: list[Page]) -> Setup:
    """What is. Five queries."""
    roles = {group.pk: role for role, group in workplace.groups.items()}
    on_pages = GroupPagePermission.objects.filter(group__in=roles)
    on_files = GroupCollectionPermission.objects.filter(group__in=roles)
    in_general = Permission.objects.filter(group__in=roles, codename__in=OF_EVERYBODY)
    return Setup(
        page_rights={
            (roles[group], page, codename)
            for group, page, codename in on_pages.values_list("group", "page", "permission__codename")
        },
        file_rights={
            (roles[group], collection, codename)
            for group, collection, codename in on_files.values_list(
                "group", "collection", "permission__codename"
            )
        },
        general_rights={
            (roles[group], codename) for group, codename in in_general.values_list("group", "codename")
        },
        moderated=set(
            WorkflowPage.objects.filter(workflow=workplace.workflow_id).values_list("page", flat=True)
        )
        if workplace.workflow_id
        else set(),
        approving=set(
            GroupApprovalTask.objects.filter(
                workflow_tasks__workflow=workplace.workflow_id, groups__isnull=False
            ).values_list("groups", flat=True)
        )
        if workplace.workflow_id
        else set(),
        said={(page.pk, page.collection_id, page.is_moderated) for page in pages},
    )


def _leads(workplace: BranchWorkplace) -> set[int]:
    groups = workplace.groups
    return {groups[LEAD].pk} if LEAD in groups else set()


def _other_workflows(workplace: BranchWorkplace, pages: list[Page]) -> set[int]:
    """Pages an administrator gave another workflow, of more steps perhaps; it stays."""
    active = WorkflowPage.objects.filter(page__in=[page.pk for page in pages], workflow__active=True)
    return set(active.exclude(workflow=workplace.workflow_id).values_list("page", flat=True))
