"""The table of roles in branches: who does what where leads approve, and where editors publish themselves."""

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.branches.collections import root, shared_collection
from cms.editorial.branches.mending import set_up
from cms.localization.teams import translators
from home.models import BranchPage
from tests import factories

pytestmark = pytest.mark.django_db

# Columns: an editor and the lead of the branch, editor and lead of another, the translator into Kazakh, an
# administrator. "moderated" and "open" are two branches; each page stands in three languages.
ACTIONS = """
                                        editor lead other boss kk  admin
add below         moderated             yes    yes  -     -    -   yes
add below         moderated, kk         yes    yes  -     -    -   yes
change            moderated             yes    yes  -     -    -   yes
change            moderated, kk         yes    yes  -     -    yes yes
submit            moderated             yes    yes  -     -    -   yes
publish           moderated             -      yes  -     -    -   yes
publish           moderated, kk         -      yes  -     -    -   yes
unpublish         moderated             -      yes  -     -    -   yes
lock              moderated             yes    yes  -     -    -   yes
approve           moderated             -      yes  -     -    -   yes
delete with below moderated, forum      -      yes  -     -    -   yes
delete with below moderated, branch     -      -    -     -    -   yes
switch moderation moderated             -      yes  -     -    -   yes
see people        moderated             -      yes  -     -    -   yes
add below         open                  yes    yes  -     -    -   yes
change            open                  yes    yes  -     -    -   yes
submit            open                  -      -    -     -    -   -
publish           open                  yes    yes  -     -    -   yes
publish           open, kk              yes    yes  -     -    yes yes
unpublish         open                  yes    yes  -     -    -   yes
delete with below open, forum           yes    yes  -     -    -   yes
delete with below open, branch          -      -    -     -    -   yes
switch moderation open                  -      yes  -     -    -   yes
see people        open                  -      yes  -     -    -   yes
choose picture    own                   yes    yes  -     -    yes yes
choose picture    shared                yes    yes  yes   yes  yes yes
choose picture    above all             -      -    -     -    yes yes
change picture    own                   yes    yes  -     -    -   yes
change picture    shared                -      -    -     -    -   yes
choose document   own                   yes    yes  -     -    yes yes
choose document   shared                yes    yes  yes   yes  yes yes
change document   shared                -      -    -     -    -   yes
"""
COLUMNS = ACTIONS.split("\n")[1].split()


def rows() -> list[tuple[str, str, dict[str, bool]]]:
    """(action, object, who may) of every line of the table."""
    entries = []
    for line in ACTIONS.strip("\n").split("\n")[1:]:
        cells = [cell == "yes" for cell in line[40:].split()]
        entries.append((line[:18].strip(), line[18:40].strip(), dict(zip(COLUMNS, cells, strict=True))))
    return entries


def branch(site, name: str, *, is_moderated: bool) -> BranchPage:
    """A published branch."""
    page = factories.BranchPageFactory(
        parent=site.branches, title=name, city=name, locale=site.home.locale, is_moderated=is_moderated
    )
    page.save_revision().publish()
    return BranchPage.objects.get(pk=page.pk)


@pytest.fixture
def world(site, locales, django_user_model):
    """Both branches with a story and files each, and the people."""
    branches = {
        "moderated": branch(site, "Semey", is_moderated=True),
        "open": branch(site, "Oral", is_moderated=False),
    }
    workplaces = {name: set_up(page) for name, page in branches.items()}
    other = set_up(branch(site, "Aktobe", is_moderated=True))
    pages = {}
    for name, page in branches.items():
        story = factories.NewsPageFactory(parent=page, locale=page.locale, title=f"Story: {name}")
        story.save_revision().publish()
        pages[name], pages[f"{name}, kk"] = story, story.get_translation(locales["kk"])
        forum = factories.ForumPageFactory(parent=page, locale=page.locale, title=f"Forum: {name}")
        forum.save_revision().publish()
        contest = factories.ContestPageFactory(parent=forum, locale=page.locale, title=f"Contest: {name}")
        contest.save_revision().publish()
        pages[f"{name}, forum"], pages[f"{name}, branch"] = forum, page
    collections = {
        "own": workplaces["moderated"].collection,
        "shared": shared_collection(),
        "above all": root(),
    }
    groups = {
        "editor": [workplace.editors for workplace in workplaces.values()],
        "lead": [workplace.leads for workplace in workplaces.values()],
        "other": [other.editors],
        "boss": [other.leads],
        "kk": [translators(locales["kk"], site.homes["kk"])],
    }
    for name, own in groups.items():
        django_user_model.objects.create_user(name).groups.add(*own)
    django_user_model.objects.create_superuser("admin")
    return SimpleNamespace(
        branches=branches,
        pages=pages,
        workplaces=workplaces,
        pictures={name: factories.ImageFactory(collection=item) for name, item in collections.items()},
        documents={
            name: get_document_model().objects.create(
                title=name, file=ContentFile(b"plan", name="plan.txt"), collection=item
            )
            for name, item in collections.items()
        },
    )


def may(client, user, world, action: str, thing: str) -> bool:
    """Tell whether somebody may do something, by asking what the server asks."""
    branch = world.branches.get(thing.partition(",")[0])
    if action == "switch moderation":
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[branch.pk]))
        return 'name="is_moderated"' in answer.content.decode()
    if action == "see people":
        answer = client.get(reverse("branch_people:list"))
        return answer.status_code == 200 and branch.title in answer.content.decode()
    if action.endswith(("picture", "document")):
        verb, kind = action.split()
        file = (world.pictures if kind == "picture" else world.documents)[thing]
        model = get_image_model() if kind == "picture" else get_document_model()
        return policy_registry.get_by_type(model).user_has_permission_for_instance(user, verb, file)
    page = Page.objects.get(pk=world.pages[thing].pk).specific
    rights = page.permissions_for_user(user)
    if action == "approve":
        return is_approver(user, page)
    return {
        "add below": lambda: page.get_parent().specific.permissions_for_user(user).can_add_subpage(),
        "change": rights.can_edit,
        # Wagtail's editor offers it to whoever may open it.
        "submit": lambda: rights.can_edit() and rights.can_submit_for_moderation(),
        "publish": rights.can_publish,
        "unpublish": rights.can_unpublish,
        "lock": rights.can_lock,
        "delete with below": rights.can_delete,
    }[action]()


def is_approver(user, page) -> bool:
    """Tell whether somebody is offered to approve a page, once it is submitted."""
    task = page.get_workflow().tasks.first().specific
    return any(action == "approve" for action, *_rest in task.get_actions(page, user))


@pytest.mark.parametrize("role", COLUMNS)
def test_everybody_does_what_their_role_is_for(client, world, django_user_model, role):
    user = django_user_model.objects.get(username=role)
    client.force_login(user)
    done = {(action, thing): may(client, user, world, action, thing) for action, thing, _who in rows()}
    wrong = {
        (action, thing): done[action, thing]
        for action, thing, who in rows()
        if done[action, thing] != who[role]
    }
    assert not wrong
