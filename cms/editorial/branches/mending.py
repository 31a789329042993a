"""Setting branches up and keeping them right: what is missing is made, what differs is put right."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from cms.editorial.branches.collections import is_of_its_own, root, shared_collection
from cms.editorial.branches.family import branch_pages
from cms.editorial.branches.models import BranchTeam, BranchWorkplace
from cms.editorial.branches.naming import free, is_called, name_of, names_for
from cms.editorial.branches.setup import OF_EVERYBODY, Setup, actual, expected
from cms.resilience.locking import patiently

# Setting up is rare, and two branches at once would take the same names; so one waits for the other.
SETTING_UP = UUID("6d5f3f0e-94d1-4b55-a6f0-0f1c1b5d7c11")
ON_PAGES = {"content_type__app_label": "wagtailcore", "content_type__model": "page"}
ON_FILES = {"content_type__app_label__in": ("wagtailimages", "wagtaildocs")}


def set_up(branch: Page) -> BranchWorkplace:
    """Make a branch a place of work, or put right what differs; its groups are `editors` and `leads`.

    Done again it changes nothing. One transaction, or part of the one that calls.
    """
    workplace = patiently(lambda: _set_up(branch.translation_key), [SETTING_UP])
    branch.collection = workplace.collection
    return workplace


def mend(key: UUID) -> BranchWorkplace | None:
    """Put right what differs at a branch that was set up before; None where it never was."""
    if not BranchWorkplace.objects.filter(translation_key=key).exists():
        return None
    return patiently(lambda: _set_up(key), [SETTING_UP])


def forget(workplace: BranchWorkplace) -> None:
    """Remove what is left of a branch whose pages are gone for good: groups and workflow; its files stay."""
    with transaction.atomic():
        Group.objects.filter(branch_team__workplace=workplace).delete()
        if workplace.workflow and not WorkflowState.objects.filter(workflow=workplace.workflow).exists():
            _tasks(workplace).delete()
            workplace.workflow.delete()
        elif workplace.workflow:
            # What was approved once stays in the history of pages that moved elsewhere.
            workplace.workflow.deactivate()
        workplace.delete()


def _set_up(key: UUID) -> BranchWorkplace:
    pages = branch_pages(key)
    workplace = _complete().filter(translation_key=key).first()
    if pages:
        shared = shared_collection()
        workplace = _furnished(workplace, key, pages, shared)
    if workplace is None:
        raise BranchWorkplace.DoesNotExist(key)
    wanted = expected(workplace, pages, shared if pages else root())
    _put_right(workplace, pages, wanted, actual(workplace, pages))
    return workplace


def _furnished(
    workplace: BranchWorkplace | None, key: UUID, pages: list[Page], shared: Collection
) -> BranchWorkplace:
    """The workplace with all its parts, each under its right name."""
    name = _own_name(key, name_of(pages))
    if workplace is None:
        workplace = BranchWorkplace(translation_key=key)
    workplace.name = name
    names = names_for(name)
    workplace.collection = _collection(workplace, pages, shared, names.collection)
    workplace.save()
    for role, group_name in names.groups.items():
        _group(workplace, role, group_name)
    # Groups that were just made are to be found.
    workplace = _complete().get(pk=workplace.pk)
    if pages[0].is_moderated or workplace.workflow:
        _workflow(workplace, names.workflow)
    return workplace


def _complete() -> QuerySet[BranchWorkplace]:
    return BranchWorkplace.objects.select_related("collection", "workflow").prefetch_related("teams__group")


def _own_name(key: UUID, name: str) -> str:
    others = set(BranchWorkplace.objects.exclude(translation_key=key).values_list("name", flat=True))
    return free(name, others)


def _collection(workplace: BranchWorkplace, pages: list[Page], shared: Collection, name: str) -> Collection:
    """The branch's collection: as its page says where it can be that, else its own of before, else new."""
    others = set(
        BranchWorkplace.objects.exclude(pk=workplace.pk)
        .filter(collection__isnull=False)
        .values_list("collection", flat=True)
    )
    candidates = (pages[0].collection, workplace.collection)
    kept = next((item for item in candidates if is_of_its_own(item, shared, others)), None)
    if kept is None:
        return root().add_child(name=name)
    if kept.name != name:
        kept.name = name
        kept.save(update_fields=["name"])
    return kept


def _group(workplace: BranchWorkplace, role: str, name: str) -> None:
    team = BranchTeam.objects.filter(workplace=workplace, role=role).select_related("group").first()
    taken = Group.objects.filter(name__startswith=name)
    if team is None:
        group = Group.objects.create(name=free(name, set(taken.values_list("name", flat=True))))
        BranchTeam.objects.create(workplace=workplace, role=role, group=group)
    elif not is_called(team.group.name, name):
        team.group.name = free(name, set(taken.exclude(pk=team.group_id).values_list("name", flat=True)))
        team.group.save()


def _tasks(workplace: BranchWorkplace):
    return GroupApprovalTask.objects.filter(workflow_tasks__workflow=workplace.workflow_id)


def _workflow(workplace: BranchWorkplace, name: str) -> None:
    """Make the branch's workflow of one task, or bring it back into use; under its right name."""
    if workplace.workflow is None:
        workplace.workflow = Workflow.objects.create(name=name)
        workplace.save(update_fields=["workflow"])
    workflow = workplace.workflow
    if workflow.name != name or not workflow.active:
        workflow.name, workflow.active = name, True
        workflow.save()
    task = _tasks(workplace).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    if task.name != name or not task.active:
        task.name, task.active = name, True
        task.save()


def _put_right(workplace: BranchWorkplace, pages: list[Page], wanted: Setup, found: Setup) -> None:
    _put_page_rights_right(workplace, wanted.page_rights, found.page_rights)
    _put_file_rights_right(workplace, wanted.file_rights, found.file_rights)
    lacking = wanted.general_rights - found.general_rights
    for role, group in workplace.groups.items():
        if codenames := [codename for of_role, codename in lacking if of_role == role]:
            group.permissions.add(*Permission.objects.filter(codename__in=codenames))
        if not pages:
            # Of a branch that is gone: its people keep their accounts, not its key to the admin.
            group.permissions.remove(*Permission.objects.filter(codename__in=OF_EVERYBODY))
    if wanted.said != found.said:
        _tell_pages(pages, wanted.said)
    if workplace.workflow:
        if wanted.approving != found.approving and (task := _tasks(workplace).first()):
            task.groups.set(wanted.approving)
        _put_workflow_right(workplace, wanted.moderated, found.moderated)


def _put_page_rights_right(workplace: BranchWorkplace, wanted: set, found: set) -> None:
    groups, keys = workplace.groups, _permissions(ON_PAGES, {codename for *_, codename in wanted - found})
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=groups[role], page_id=page, permission_id=keys[codename])
        for role, page, codename in wanted - found
    )
    for role, page, codename in found - wanted:
        GroupPagePermission.objects.filter(
            group=groups[role], page=page, permission__codename=codename
        ).delete()


def _put_file_rights_right(workplace: BranchWorkplace, wanted: set, found: set) -> None:
    groups, keys = workplace.groups, _permissions(ON_FILES, {codename for *_, codename in wanted - found})
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=groups[role], collection_id=collection, permission_id=keys[codename])
        for role, collection, codename in wanted - found
    )
    for role, collection, codename in found - wanted:
        GroupCollectionPermission.objects.filter(
            group=groups[role], collection=collection, permission__codename=codename
        ).delete()


def _tell_pages(pages: list[Page], said: Iterable[tuple[int, int | None, bool]]) -> None:
    """Write into pages, and into the drafts their editors will open, what holds for the whole branch."""
    by_id = {page.pk: page for page in pages}
    for page_id, collection_id, is_moderated in said:
        page = by_id[page_id]
        if (page.collection_id, page.is_moderated) == (collection_id, is_moderated):
            continue
        # Not by saving them: nothing that readers see changes.
        type(page).objects.filter(pk=page_id).update(collection=collection_id, is_moderated=is_moderated)
        page.collection_id, page.is_moderated = collection_id, is_moderated
        if (revision := page.latest_revision) is not None:
            revision.content |= {"collection": collection_id}
            if page is not pages[0]:
                # A draft of the original may well say something else: it is being changed there.
                revision.content |= {"is_moderated": is_moderated}
            revision.save(update_fields=["content"])


def _put_workflow_right(workplace: BranchWorkplace, wanted: set[int], found: set[int]) -> None:
    for page in wanted - found:
        WorkflowPage.objects.update_or_create(page_id=page, defaults={"workflow": workplace.workflow})
    WorkflowPage.objects.filter(workflow=workplace.workflow, page__in=found - wanted).delete()
    if not wanted and found:
        # Moderation was switched off: what waits is a draft again, which its editors may publish.
        for state in WorkflowState.objects.active().filter(workflow=workplace.workflow):
            state.cancel()


def _permissions(kind: dict, codenames: set[str]) -> dict[str, int]:
    """The ids of permissions on pages or on files, by codename."""
    return dict(Permission.objects.filter(codename__in=codenames, **kind).values_list("codename", "pk"))
