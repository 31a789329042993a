"""Setting branches up: what publishing a branch's page makes, and what keeps it right afterwards."""

from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)

from cms.editorial.branches.collections import shared_collection
from cms.editorial.branches.drift import drift_of
from cms.editorial.branches.mending import mend, set_up
from cms.editorial.branches.models import BranchTeam, BranchWorkplace
from home.models import BranchPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(workplace, django_user_model):
    """A lead of the branch."""
    user = django_user_model.objects.create_user("lead", "lead@example.org")
    user.groups.add(workplace.leads)
    return user


@pytest.fixture
def editor(workplace, django_user_model):
    """An editor of the branch."""
    user = django_user_model.objects.create_user("editor", "editor@example.org")
    user.groups.add(workplace.editors)
    return user


def rights_on(group, page) -> set[str]:
    """The permissions of a group on a page itself."""
    rows = GroupPagePermission.objects.filter(group=group, page=page.pk)
    return set(rows.values_list("permission__codename", flat=True))


def check(**options) -> str:
    """What the command says; raises where something is left to do."""
    said = StringIO()
    call_command("check_branches", stdout=said, **options)
    return said.getvalue()


def complaints(**options) -> str:
    """What the command says where something is left to do."""
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("check_branches", stdout=said, **options)
    return said.getvalue()


def test_publishing_a_branch_s_page_sets_the_branch_up_in_every_language(branch, workplace):
    pages = BranchPage.objects.filter(translation_key=branch.translation_key)
    assert pages.count() == 3
    for page in pages:
        assert rights_on(workplace.editors, page) == {"add_page", "change_page", "lock_page", "unlock_page"}
        assert "publish_page" in rights_on(workplace.leads, page)
        assert page.collection == workplace.collection
        assert page.get_workflow() == workplace.workflow
    task = GroupApprovalTask.objects.get(workflow_tasks__workflow=workplace.workflow)
    assert set(task.groups.all()) == {workplace.leads}


def test_a_branch_without_moderation_lets_its_editors_publish(site):
    workplace = set_up(site.taraz)
    assert "publish_page" in rights_on(workplace.editors, site.taraz)
    assert not WorkflowPage.objects.exists()
    assert not Workflow.objects.exists()


def test_setting_a_branch_up_again_changes_nothing(branch, workplace):
    before = [
        list(model.objects.order_by("pk").values_list("pk", flat=True))
        for model in (Group, GroupPagePermission, GroupCollectionPermission, Collection, Workflow, BranchTeam)
    ]
    branch.save_revision().publish()
    mend(branch.translation_key)
    after = [
        list(model.objects.order_by("pk").values_list("pk", flat=True))
        for model in (Group, GroupPagePermission, GroupCollectionPermission, Collection, Workflow, BranchTeam)
    ]
    assert after == before


def test_a_branch_that_is_renamed_has_everything_renamed(branch, workplace):
    branch.city = "Abai"
    branch.save_revision().publish()
    workplace = BranchWorkplace.objects.get(pk=workplace.pk)
    assert workplace.name == "Abai"
    assert workplace.collection.name == "Abai"
    assert all("Abai" in group.name for group in workplace.groups.values())
    assert "Abai" in workplace.workflow.name


def test_branches_of_one_name_are_told_apart(branch, workplace, site):
    other = factories.BranchPageFactory(
        parent=site.branches, title="Second branch", city="Semey", locale=site.home.locale
    )
    second = set_up(other)
    assert second.name == "Semey (2)"
    assert second.editors != workplace.editors and second.collection != workplace.collection
    assert drift_of(second, shared_collection()) == []


def test_a_group_that_only_bears_the_name_stays_another_s(site):
    name = set_up(site.taraz).editors.name
    strange = Group.objects.create(name=name.replace("Taraz", "Aktau"))
    assert set_up(site.aktau).editors != strange
    assert strange.page_permissions.count() == 0


def test_a_branch_may_choose_shared_files_and_its_own_and_no_others(branch, workplace):
    rows = GroupCollectionPermission.objects.filter(group__branch_team__workplace=workplace)
    choosing = {row.collection for row in rows.filter(permission__codename__startswith="choose")}
    keeping = {row.collection for row in rows.exclude(permission__codename__startswith="choose")}
    assert choosing == {shared_collection(), workplace.collection}
    assert keeping == {workplace.collection}
    assert shared_collection().get_parent().is_root()


@pytest.mark.parametrize("taken", ["root", "shared", "another branch's"])
def test_a_collection_that_is_not_the_branch_s_alone_is_none_of_its(branch, workplace, site, taken):
    foreign = {
        "root": Collection.get_first_root_node(),
        "shared": shared_collection(),
        "another branch's": set_up(site.taraz).collection,
    }[taken]
    branch.refresh_from_db()
    branch.collection = foreign
    branch.save_revision().publish()
    branch.refresh_from_db()
    assert branch.collection == workplace.collection
    keeping = GroupCollectionPermission.objects.filter(
        group=workplace.editors, collection=foreign, permission__codename="change_image"
    )
    assert not keeping.exists()


def test_a_draft_of_the_branch_s_page_keeps_its_collection(branch, workplace):
    assert branch.get_latest_revision_as_object().collection == workplace.collection


def test_moderation_is_switched_in_all_languages_and_what_waits_is_given_back(
    branch, workplace, lead, editor
):
    story = factories.NewsPageFactory(parent=branch, locale=branch.locale, live=False, owner=editor)
    story.save_revision(user=editor)
    workplace.workflow.start(story, editor)
    assert not story.permissions_for_user(editor).can_publish()
    branch.is_moderated = False
    branch.save_revision().publish()
    assert not WorkflowPage.objects.exists()
    assert story.current_workflow_state is None
    # Rights are remembered with the user for one request.
    editor = type(editor).objects.get(pk=editor.pk)
    assert Page.objects.get(pk=story.pk).specific.permissions_for_user(editor).can_publish()
    assert set(
        BranchPage.objects.filter(translation_key=branch.translation_key).values_list("is_moderated")
    ) == {(False,)}
    branch.is_moderated = True
    branch.save_revision().publish()
    editor = type(editor).objects.get(pk=editor.pk)
    assert not Page.objects.get(pk=story.pk).specific.permissions_for_user(editor).can_publish()
    assert WorkflowPage.objects.filter(workflow__active=True).count() == 3


def test_another_workflow_an_administrator_gave_the_branch_stays(branch, workplace):
    own = Workflow.objects.create(name="Two steps")
    WorkflowPage.objects.filter(page=branch.pk).update(workflow=own)
    mend(branch.translation_key)
    assert WorkflowPage.objects.get(page=branch.pk).workflow == own


def test_what_an_administrator_gave_to_others_stays(branch, workplace):
    guests = Group.objects.create(name="Guests of the branch")
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=guests, page_id=branch.pk, permission=permission)
    mend(branch.translation_key)
    assert guests.page_permissions.count() == 1


def test_a_branch_that_moves_or_goes_offline_stays_its_people_s(branch, workplace, site, editor):
    branch.unpublish()
    branch.move(site.home, pos="last-child")
    assert rights_on(workplace.editors, branch)
    assert drift_of(workplace, shared_collection()) == [
        "it is moderated and has no lead; only administrators can approve."
    ]


def test_of_a_branch_that_is_deleted_people_keep_no_rights_and_the_check_tells(
    branch, workplace, editor, lead
):
    BranchPage.objects.get(pk=branch.pk).delete()
    workplace = BranchWorkplace.objects.get(pk=workplace.pk)
    assert not GroupPagePermission.objects.filter(group__branch_team__workplace=workplace).exists()
    assert not GroupCollectionPermission.objects.filter(group__branch_team__workplace=workplace).exists()
    assert not type(editor).objects.get(pk=editor.pk).has_perm("wagtailadmin.access_admin")
    assert "its pages are gone; its groups, with 2 people in them" in complaints()
    check(repair=True)
    assert not BranchWorkplace.objects.filter(pk=workplace.pk).exists()
    assert not Group.objects.filter(name__contains="Semey").exists()
    assert not Workflow.objects.exists()
    assert Collection.objects.filter(name="Semey").exists()


def test_the_check_is_content_with_what_publishing_made(branch, lead, site):
    for page in (site.taraz, site.aktau):
        page.save_revision().publish()
    assert "as they should be" in check()


def drifts(workplace, branch) -> dict:
    """Ways in which a branch can come to differ, and a word of the sentence that tells it."""
    editors = workplace.editors
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    choose = Permission.objects.get(codename="choose_image", content_type__app_label="wagtailimages")
    root = Collection.get_first_root_node()
    return {
        "lacks on the page": lambda: editors.page_permissions.filter(page=branch.pk).delete(),
        "which is not the branch's": lambda: GroupPagePermission.objects.create(
            group=editors, page=branch.get_parent(), permission=change
        ),
        "on the collection “Root”": lambda: GroupCollectionPermission.objects.create(
            group=editors, collection=root, permission=choose
        ),
        "lacks access_admin": editors.permissions.clear,
        "there is no group": editors.delete,
        "should be called": lambda: Group.objects.filter(pk=editors.pk).update(name="Anything"),
        "there is no collection": lambda: Collection.objects.get(pk=workplace.collection_id).delete(),
        "is not moderated": lambda: WorkflowPage.objects.filter(page=branch.pk).delete(),
        "no active workflow": lambda: Workflow.objects.get(pk=workplace.workflow_id).deactivate(),
        "others than its leads": lambda: GroupApprovalTask.objects.get().groups.set([editors]),
        "says otherwise whether it is moderated": lambda: BranchPage.objects.filter(
            translation_key=branch.translation_key, locale__language_code="kk"
        ).update(is_moderated=False),
    }


DRIFTS = (
    "lacks on the page",
    "which is not the branch's",
    "on the collection “Root”",
    "lacks access_admin",
    "there is no group",
    "should be called",
    "there is no collection",
    "is not moderated",
    "no active workflow",
    "others than its leads",
    "says otherwise whether it is moderated",
)


@pytest.mark.parametrize("word", DRIFTS)
def test_whatever_differs_is_named_and_mended(branch, workplace, lead, word):
    drifts(workplace, branch)[word]()
    assert word in complaints()
    assert "as they should be" in check(repair=True)


def test_a_branch_that_was_never_set_up_is_named_and_set_up(site, lead):
    BranchPage.objects.filter(pk=site.aktau.pk).update(live=True)
    assert "Aktau: was published and never set up." in complaints()
    check(repair=True)
    assert BranchWorkplace.objects.filter(translation_key=site.aktau.translation_key).exists()


def test_wagtail_s_own_groups_are_gone_from_new_sites_and_named_in_old_ones(site, lead):
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()
    group = Group.objects.create(name="Editors")
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    WorkflowPage.objects.create(page=Page.get_first_root_node(), workflow=Workflow.objects.create(name="All"))
    said = complaints(repair=True)
    assert "“Editors” has rights on the whole tree, with 0 people" in said
    assert "“All” moderates the whole tree" in said


def test_checking_costs_the_same_however_many_pages_and_people_a_branch_has(
    branch, workplace, lead, django_user_model, django_assert_num_queries
):
    shared = shared_collection()

    def checked():
        return drift_of(BranchWorkplace.objects.get(pk=workplace.pk), shared)

    with CaptureQueriesContext(connection) as before:
        assert checked() == []
    for number in range(5):
        django_user_model.objects.create_user(f"u{number}").groups.add(workplace.editors, workplace.leads)
        factories.NewsPageFactory(parent=branch, locale=branch.locale)
    with django_assert_num_queries(len(before)):
        assert checked() == []


def test_branches_that_are_there_already_are_given_the_right_to_delete_with_what_is_below(workplace, lead):
    rights = import_module("cms.migrations.0012_leads_delete_with_below")
    given = GroupPagePermission.objects.filter(permission__codename="bulk_delete_page")
    before = set(given.filter(group__branch_team__isnull=False).values_list("group", "page"))
    assert before
    rights.take(apps, None)
    assert not given.filter(group__branch_team__isnull=False).exists()
    rights.give(apps, None)
    rights.give(apps, None)
    assert set(given.filter(group__branch_team__isnull=False).values_list("group", "page")) == before
    assert not drift_of(workplace, shared_collection())
