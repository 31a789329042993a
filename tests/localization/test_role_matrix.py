"""The matrix of roles: one table of roles, objects and views of the admin, tried at the server."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.forms.models import FormSubmission
from wagtail.documents import get_document_model
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from cms.editorial.branches.mending import set_up
from cms.localization.teams import translators
from programs.models import FeedbackSheetPage, ForumPage
from tests import factories
from tests.recorded import recorded

pytestmark = pytest.mark.django_db

# Columns: an administrator, the editor of the page's branch, the editor of another branch, the translators
# of the translation's language and of another, somebody with an account and no role, a stranger.
# Objects: a forum of the Taraz branch, its Kazakh translation, a contest's Kazakh fallback, a story written
# in Kazakh, the answers to the forum's feedback sheet and to its Kazakh fallback, files of the branch.
VIEWS = """
                                                  admin editor other kk  ru  account stranger
pages:edit                          forum         yes   yes    -     -   -   -       -
pages:edit                          translation   yes   yes    -     yes -   -       -
pages:edit                          fallback      yes   yes    -     yes -   -       -
pages:edit                          Kazakh story  yes   yes    -     -   -   -       -
pages:view_draft                    forum         yes   yes    -     -   -   -       -
pages:view_draft                    translation   yes   yes    -     yes -   -       -
pages:history                       forum         yes   yes    -     -   -   -       -
pages:history                       translation   yes   yes    -     yes -   -       -
pages:usage                         forum         yes   yes    -     -   -   -       -
pages:usage                         translation   yes   yes    -     yes -   -       -
pages:revisions_view                forum         yes   yes    -     -   -   -       -
pages:revisions_view                translation   yes   yes    -     yes -   -       -
pages:revisions_compare             forum         yes   yes    -     -   -   -       -
pages:delete                        forum         yes   yes    -     -   -   -       -
pages:delete                        draft         yes   yes    -     -   -   -       -
pages:delete                        translation   yes   yes    -     -   -   -       -
pages:delete                        fallback      yes   yes    -     -   -   -       -
pages:delete                        Kazakh story  yes   yes    -     -   -   -       -
pages:move                          translation   yes   yes    -     -   -   -       -
pages:copy                          forum         yes   yes    -     -   -   -       -
pages:copy                          translation   yes   yes    -     -   -   -       -
pages:unpublish                     forum         yes   yes    -     -   -   -       -
pages:unpublish                     translation   yes   yes    -     yes -   -       -
pages:unpublish                     Kazakh story  yes   yes    -     -   -   -       -
pages:set_privacy                   forum         yes   yes    -     -   -   -       -
pages:set_privacy                   translation   yes   yes    -     -   -   -       -
pages:add_subpage                   forum         yes   yes    -     -   -   -       -
pages:add_subpage                   translation   yes   yes    -     -   -   -       -
forms:list_submissions              answers       yes   yes    -     -   -   -       -
forms:list_submissions              kk answers    yes   yes    -     -   -   -       -
forms:list_submissions_results      kk answers    yes   yes    -     -   -   -       -
forms:delete_submissions            answers       yes   yes    -     -   -   -       -
forms:delete_submissions            kk answers    yes   yes    -     -   -   -       -
images:edit                         image         yes   yes    -     -   -   -       -
images:delete                       image         yes   yes    -     -   -   -       -
images:image_usage                  image         yes   yes    -     -   -   -       -
docs:edit                           document      yes   yes    -     -   -   -       -
docs:delete                         document      yes   yes    -     -   -   -       -
docs:document_usage                 document      yes   yes    -     -   -   -       -
collections:set_privacy             collection    yes   -      -     -   -   -       -
collections:edit                    collection    yes   -      -     -   -   -       -
"""
# What lists name, whatever they are asked by.
LISTS = """
                                                  admin editor other kk  ru  account stranger
forms:index                         answers       yes   yes    -     -   -   -       -
forms:index                         kk answers    yes   yes    -     -   -   -       -
reports:locked_pages                locked        yes   yes    -     -   -   -       -
reports:aging_pages                 forum         yes   yes    -     -   -   -       -
reports:aging_pages                 translation   yes   yes    -     yes -   -       -
reports:aging_pages                 Kazakh story  yes   yes    -     -   -   -       -
reports:page_types_usage            draft         yes   yes    -     -   -   -       -
reports:site_history                draft         yes   yes    -     -   -   -       -
reports:workflow                    moderated     yes   yes    -     -   -   -       -
reports:workflow_tasks              moderated     yes   yes    -     -   -   -       -
"""
COLUMNS = VIEWS.split("\n")[1].split()


def rows(table: str) -> list[tuple[str, str, dict[str, bool]]]:
    """(view, object, who may) of every line of a table."""
    entries = []
    for line in table.strip("\n").split("\n")[1:]:
        cells = [cell == "yes" for cell in line[50:].split()]
        entries.append((line[:36].strip(), line[36:50].strip(), dict(zip(COLUMNS, cells, strict=True))))
    return entries


@pytest.fixture
def objects(site, locales, published, live, django_capture_on_commit_callbacks):
    """An object by the name each has in the tables."""
    translation = published(live, "kk")

    def build():
        with django_capture_on_commit_callbacks(execute=True):
            contest = factories.ContestPageFactory(parent=live, locale=live.locale, title="A contest")
            contest.save_revision().publish()
            sheet = FeedbackSheetPage(title="Feedback", slug="feedback", locale=live.locale, is_open=True)
            live.add_child(instance=sheet)
            sheet.save_revision().publish()
        return build_objects(site, locales, live, translation, contest, sheet)

    return recorded("objects of the role matrix", build)


def build_objects(site, locales, live, translation, contest, sheet) -> dict:
    """The others beside a forum, a contest and a feedback sheet, which stand in every language."""
    branch = Page.objects.get(translation_key=site.taraz.translation_key, locale=locales["kk"])
    editors = set_up(site.taraz).editors
    site.taraz.refresh_from_db()
    collection = site.taraz.collection
    kazakh_sheet = sheet.get_translation(locales["kk"])
    for answered in (sheet, kazakh_sheet):
        FormSubmission.objects.create(page=answered, form_data={"what": "The contest"})
    moderated = factories.NewsPageFactory(parent=site.taraz, locale=live.locale, title="In moderation")
    workflow = Workflow.objects.create(name="Approval")
    task = GroupApprovalTask.objects.create(name="Editors approve")
    task.groups.add(editors)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=moderated)
    moderated.save_revision()
    workflow.start(moderated, None)
    story = factories.NewsPageFactory(parent=branch, locale=locales["kk"], title="Түпнұсқа")
    story.save_revision(log_action=True).publish()
    locked = factories.NewsPageFactory(parent=site.taraz, locale=live.locale, title="Locked", locked=True)
    draft = factories.NewsPageFactory(parent=site.taraz, locale=live.locale, title="Secret draft", live=False)
    draft.save_revision(log_action=True)
    return {
        "forum": ForumPage.objects.get(pk=live.pk),
        "translation": translation,
        "fallback": contest.get_translation(locales["kk"]),
        "Kazakh story": story,
        "answers": sheet,
        "kk answers": kazakh_sheet,
        "image": factories.ImageFactory(collection=collection),
        "document": get_document_model().objects.create(
            title="Plan", file=ContentFile(b"plan", name="plan.txt"), collection=collection
        ),
        "collection": collection,
        "locked": locked,
        "draft": draft,
        "moderated": moderated,
    }


@pytest.fixture
def as_role(client, site, locales, django_user_model):
    """The client, signed in as who is in a column."""

    def sign_in(role):
        client.logout()
        if role == "stranger":
            return client
        if role == "admin":
            user = django_user_model.objects.create_superuser(role)
        else:
            user = django_user_model.objects.create_user(role)
        if role in locales:
            user.groups.add(translators(locales[role], site.homes[role]))
        elif role == "editor":
            user.groups.add(set_up(site.taraz).editors)
        elif role == "other":
            user.groups.add(set_up(site.aktau).editors)
        client.force_login(user)
        return client

    return sign_in


def address(view: str, thing=None) -> str:
    """The address of a view of Wagtail's admin."""
    name = {
        "pages": "wagtailadmin_pages",
        "reports": "wagtailadmin_reports",
        "collections": "wagtailadmin_collections",
    }
    app, _colon, view = view.partition(":")
    arguments = [] if thing is None else [thing.pk]
    if view == "revisions_view":
        arguments.append(thing.latest_revision_id)
    elif view == "revisions_compare":
        arguments += ["earliest", "latest"]
    return reverse(f"{name.get(app, f'wagtail{app}')}:{view}", args=arguments)


def opens(client, asked: str) -> bool:
    """Tell whether a view answers at an address, or at the one it sends to.

    A translation's editor is another view; whoever may not is sent to the dashboard, or to sign in, and is
    not followed there.
    """
    away = (reverse("wagtailadmin_home"), reverse("wagtailadmin_login"))
    answer = client.get(asked)
    while answer.status_code in (301, 302):
        asked = urljoin(asked, answer.url)
        if urlsplit(asked).path in away:
            return False
        answer = client.get(asked)
    return answer.status_code == 200


@pytest.mark.parametrize("role", COLUMNS)
def test_a_view_opens_for_those_whose_work_it_is(as_role, objects, role):
    client = as_role(role)
    opened = {}
    for view, thing, who in rows(VIEWS):
        opened[view, thing] = opens(client, address(view, objects[thing])), who[role]
    wrong = {key: was_open for key, (was_open, expected) in opened.items() if was_open != expected}
    assert not wrong


@pytest.mark.parametrize("role", COLUMNS)
def test_a_list_names_what_is_its_reader_s(as_role, objects, role):
    client = as_role(role)
    answers = {view: client.get(address(view)) for view, _thing, _who in rows(LISTS)}
    named = {}
    for view, thing, who in rows(LISTS):
        answer = answers[view]
        is_named = answer.status_code == 200 and f"/{objects[thing].pk}/" in answer.content.decode()
        named[view, thing] = is_named, who[role]
    wrong = {key: is_named for key, (is_named, expected) in named.items() if is_named != expected}
    assert not wrong


def test_answers_are_exported_and_deleted_by_editors_alone(as_role, objects):
    sheet, kazakh = objects["answers"], objects["kk answers"]
    for role in ("kk", "ru", "other", "editor"):
        client = as_role(role)
        for page in (sheet, kazakh):
            submission = FormSubmission.objects.get(page=page)
            exported = client.get(address("forms:list_submissions", page), {"export": "csv"})
            assert (exported.status_code == 200) == (role == "editor")
            query = f"?selected-submissions={submission.pk}"
            client.post(address("forms:delete_submissions", page) + query)
            assert FormSubmission.objects.filter(page=page).exists() == (role != "editor")


# Translators work on every branch's pages; the editor of another branch chooses none of this one's files.
@pytest.mark.parametrize("role", ["editor", "other", "kk", "account"])
def test_the_admin_s_api_lists_files_to_those_who_may_choose_them(as_role, objects, role):
    client = as_role(role)
    for kind in ("images", "documents"):
        answer = client.get(f"/admin/api/main/{kind}/")
        is_listed = answer.status_code == 200 and answer.json()["meta"]["total_count"] > 0
        assert is_listed == (role in ("editor", "kk"))
