"""Roles: who may translate, and what translators may not do, every door tried at the server."""

import json

import pytest
from django.urls import reverse
from wagtail.models import (
    APIToken,
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import Translation

from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderation(site, locales):
    """Everything below a page has to be approved, by a group."""

    def turn_on(page, *approvers):
        workflow = Workflow.objects.create(name="Approval", active=True)
        task = GroupApprovalTask.objects.create(name="Editors approve", active=True)
        task.groups.set(approvers)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=page)

    return turn_on


@pytest.fixture
def kazakh(forum, published):
    """The forum in Kazakh, translated from English."""
    return published(forum, "kk")


def edit(page):
    """The address of a page's editor."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def save(translation, segment):
    """The address a segment is saved at."""
    return reverse("localization:save_segment", args=[translation.pk, segment.pk])


def test_a_translator_writes_translations_into_their_language_on_any_branch(as_user, forum, submitted):
    translation = submitted(forum, "kk")
    segment = segments_of(translation)[0]
    answer = as_user("kk").post(
        save(translation, segment), json.dumps({"text": "Көшбасшылар форумы"}), "application/json"
    )
    assert answer.status_code == 200
    assert segments_of(translation)[0].text == "Көшбасшылар форумы"


@pytest.mark.parametrize("name", ["save_segment", "publish", "submit_for_moderation", "by_machine"])
def test_a_translator_does_nothing_to_another_language(as_user, forum, submitted, name):
    translation = submitted(forum, "ru")
    arguments = [translation.pk]
    if name == "save_segment":
        arguments.append(segments_of(translation)[0].pk)
    client = as_user("kk")
    address = reverse(f"localization:{name}", args=arguments)
    answer = client.post(address, json.dumps({"text": "Чужое"}), "application/json")
    # Wagtail's admin sends whoever may not do something to its dashboard.
    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert not any(segment.text for segment in segments_of(translation))


def test_a_translator_does_not_open_the_source(as_user, forum, submitted):
    submitted(forum, "kk")
    client = as_user("kk")
    assert client.get(edit(forum)).status_code == 302
    assert client.post(edit(forum), {"title": "Mine"}).status_code == 302
    assert ForumPage.objects.get(pk=forum.pk).title == "Leadership forum"


def test_a_page_written_in_the_translator_s_own_language_is_no_translation(user_of, site, locales, kazakh):
    branch = Page.objects.get(translation_key=site.taraz.translation_key, locale=locales["kk"])
    story = factories.NewsPageFactory(parent=branch, locale=locales["kk"], title="Түпнұсқа")
    permissions = story.permissions_for_user(user_of("kk"))
    assert not permissions.can_edit()
    assert not permissions.can_publish()


@pytest.mark.parametrize(
    "question",
    ["can_delete", "can_move", "can_copy", "can_set_view_restrictions", "can_add_subpage", "can_lock"],
)
def test_of_a_translation_a_translator_changes_the_text_alone(user_of, kazakh, question):
    permissions = ForumPage.objects.get(pk=kazakh.pk).permissions_for_user(user_of("kk"))
    assert permissions.can_edit()
    assert not getattr(permissions, question)()


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("wagtailadmin_pages:delete", "post"),
        ("wagtailadmin_pages:move", "get"),
        ("wagtailadmin_pages:copy", "get"),
        ("wagtailadmin_pages:set_privacy", "get"),
        ("wagtailadmin_pages:lock", "post"),
        ("wagtailadmin_pages:add_subpage", "get"),
    ],
)
def test_the_admin_s_views_refuse_translators_what_is_not_theirs(as_user, kazakh, name, method):
    answer = getattr(as_user("kk"), method)(reverse(name, args=[kazakh.pk]))
    assert answer.status_code in (302, 403)
    assert Page.objects.filter(pk=kazakh.pk, locked=False).exists()


def test_whatever_page_object_is_asked_the_answer_is_the_same(user_of, forum, kazakh):
    translator = user_of("kk")
    assert not Page.objects.get(pk=forum.pk).permissions_for_user(translator).can_edit()
    assert Page.objects.get(pk=kazakh.pk).permissions_for_user(translator).can_edit()


@pytest.fixture
def by_token(client, user_of):
    """Sends JSON to Wagtail's API v3 with a translator's token."""
    key = APIToken.generate_token()
    APIToken.objects.create(
        user=user_of("kk"), name="Test", key_hash=APIToken.hash_token(key), prefix=key[:8]
    )

    def send(method, address, body):
        headers = {"authorization": f"Bearer {key}"}
        return client.generic(
            method, f"/api/v3/{address}", json.dumps(body), "application/json", headers=headers
        )

    return send


@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("PATCH", "pages/{source}/", {"title": "Mine"}),
        ("PATCH", "pages/{source}/", {"title": "Mine", "meta": {"action": "publish"}}),
        ("DELETE", "pages/{source}/", {}),
        ("DELETE", "pages/{translation}/", {}),
        ("POST", "pages/{source}/actions/unpublish/", {}),
        ("POST", "pages/{source}/actions/copy/", {}),
        ("POST", "pages/{translation}/actions/copy/", {}),
        ("POST", "pages/{translation}/actions/move/", {"destination_id": "{home}", "position": "last-child"}),
        ("POST", "pages/{source}/actions/copy_for_translation/", {"locale": "ru", "copy_parents": True}),
        ("POST", "pages/", {"title": "Mine", "meta": {"type": "home.ContentPage", "parent_id": "{home}"}}),
    ],
)
def test_a_translator_s_token_opens_no_door_either(by_token, forum, kazakh, site, method, address, body):
    ids = {"{source}": forum.pk, "{translation}": kazakh.pk, "{home}": site.homes["kk"].pk}
    for name, pk in ids.items():
        address = address.replace(name, str(pk))
        body = json.loads(json.dumps(body).replace(f'"{name}"', str(pk)))
    before = list(Page.objects.order_by("pk").values_list("pk", "title", "live", "path"))
    assert by_token(method, address, body).status_code in (403, 404)
    assert list(Page.objects.order_by("pk").values_list("pk", "title", "live", "path")) == before


@pytest.mark.parametrize(
    "body",
    [
        {"slug": "mine"},
        {"title": "Форум", "slug": "mine"},
        {"show_in_menus": True},
        {"starts_at": "2020-01-01T09:00:00Z", "ends_at": "2020-01-02T09:00:00Z"},
        {"lead_image_id": None},
        {"gallery_images": []},
        {"topics": []},
        {"programme": []},
        {"body": [{"type": "quote", "value": {"text": "Сөз", "author": "", "position": ""}}]},
    ],
)
def test_by_token_a_translator_changes_nothing_but_texts(by_token, kazakh, body):
    before = kazakh.latest_revision_id
    answer = by_token("PATCH", f"pages/{kazakh.pk}/", {**body, "meta": {"action": "publish"}})
    assert answer.status_code == 403
    named = {error["loc"][0] for error in answer.json()["errors"]}
    assert named == set(body) - {"title"}
    assert ForumPage.objects.get(pk=kazakh.pk).latest_revision_id == before


def test_by_token_a_translator_writes_texts_and_publishes_them(by_token, kazakh):
    programme = by_token("GET", f"pages/{kazakh.pk}/", None).json()["programme"]
    programme[1]["value"]["sessions"][0]["title"] = "Жоспар жазу"
    body = {"title": "Форум", "lead": "Бір сөйлем.", "programme": programme, "meta": {"action": "publish"}}
    assert by_token("PATCH", f"pages/{kazakh.pk}/", body).status_code == 200
    page = ForumPage.objects.get(pk=kazakh.pk)
    assert (page.title, page.lead) == ("Форум", "Бір сөйлем.")
    assert page.programme[1].value["sessions"][0]["title"] == "Жоспар жазу"
    assert page.programme[1].value["sessions"][0]["minutes"] == 180
    programme[1]["value"]["sessions"][0]["minutes"] = 5
    assert by_token("PATCH", f"pages/{kazakh.pk}/", {"programme": programme}).status_code == 403


@pytest.mark.parametrize("name", ["revert", "convert_alias"])
def test_by_token_a_translator_takes_no_older_page_back_whole(by_token, kazakh, name):
    body = {"revision_id": kazakh.revisions.earliest("pk").pk}
    assert by_token("POST", f"pages/{kazakh.pk}/actions/{name}/", body).status_code == 403


def test_a_translator_publishes_where_no_moderation_is_on(as_user, forum, translated):
    translation = translated(forum, "kk")
    as_user("kk").post(reverse("localization:publish", args=[translation.pk]), {"anyway": "yes"})
    assert ForumPage.objects.get(translation_key=forum.translation_key, locale__language_code="kk").live


def test_where_moderation_is_on_a_translator_hands_it_over(as_user, forum, translated, site, moderation):
    forum.save_revision().publish()
    translation = translated(forum, "kk")
    moderation(site.homes["kk"])
    client = as_user("kk")
    refused = client.post(reverse("localization:publish", args=[translation.pk]), {"anyway": "yes"})
    assert refused["Location"] == reverse("wagtailadmin_home")
    page = ForumPage.objects.get(translation_key=forum.translation_key, locale__language_code="kk")
    assert page.title == "Leadership forum"
    client.post(reverse("localization:submit_for_moderation", args=[translation.pk]))
    page.refresh_from_db()
    assert page.workflow_in_progress
    assert page.title == "Leadership forum"
    assert page.fallback_from.language_code == "en"


def test_who_approves_reads_the_translation_side_by_side_and_publishes_it(
    as_user, client, user_of, forum, translated, site, moderation
):
    forum.save_revision().publish()
    translation = translated(forum, "kk")
    approver = user_of("taraz")
    moderation(site.homes["kk"], *approver.groups.all())
    as_user("kk").post(reverse("localization:submit_for_moderation", args=[translation.pk]))
    page = ForumPage.objects.get(translation_key=forum.translation_key, locale__language_code="kk")
    client.force_login(approver)
    shown = client.get(reverse("localization:translate", args=[translation.pk])).content.decode()
    approve = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", page.current_workflow_task_state.pk],
    )
    assert approve in shown
    client.post(approve, {"comment": ""})
    page = ForumPage.objects.get(pk=page.pk)
    assert page.title == "KK Leadership forum"
    assert page.fallback_from is None
    translation.progress.refresh_from_db()
    assert translation.progress.published_at is not None


def test_a_translator_in_moderation_does_not_publish_through_wagtail_s_own_views(
    as_user, kazakh, site, moderation
):
    moderation(site.homes["kk"])
    client = as_user("kk")
    for name in ("unpublish", "convert_alias"):
        client.post(reverse(f"wagtailadmin_pages:{name}", args=[kazakh.pk]))
    draft = kazakh.save_revision()
    client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={kazakh.pk}")
    kazakh.refresh_from_db()
    assert kazakh.live
    assert kazakh.live_revision != draft


def test_a_translator_submits_into_their_own_language_alone(as_user, forum, locales):
    address = reverse("wagtail_localize:submit_page_translation", args=[forum.pk])
    client = as_user("kk")
    client.post(address, {"locales": [locales["ru"].pk]})
    assert not Translation.objects.exists()
    client.post(address, {"locales": [locales["kk"].pk]})
    assert Translation.objects.get().target_locale == locales["kk"]


def test_a_branch_editor_submits_their_own_branch_s_pages_alone(as_user, forum, site, locales):
    other = factories.NewsPageFactory(parent=site.aktau, locale=locales["en"])
    client = as_user("taraz")
    for page in (forum, other):
        client.post(
            reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
            {"locales": [locales["kk"].pk, locales["ru"].pk]},
        )
    assert set(Translation.objects.values_list("source__object_id", flat=True)) == {forum.translation_key}


def test_topics_are_translated_by_the_team_and_not_changed_in_the_source(as_user, locales, submitted):
    topic = factories.TopicFactory(name="Leadership", locale=locales["en"])
    translation = submitted(topic, "kk")
    client = as_user("kk")
    (segment,) = segments_of(translation)
    client.post(save(translation, segment), json.dumps({"text": "Көшбасшылық"}), "application/json")
    client.post(reverse("localization:publish", args=[translation.pk]))
    assert type(topic).objects.get(locale=locales["kk"]).name == "Көшбасшылық"
    answer = client.post(reverse("wagtailsnippets_cms_topic:edit", args=[topic.pk]), {"name": "Mine"})
    assert answer.status_code == 302
    topic.refresh_from_db()
    assert topic.name == "Leadership"


@pytest.mark.parametrize(
    "name",
    ["download_pofile", "upload_pofile", "machine_translate"],
)
def test_doors_of_wagtail_localize_that_know_no_teams_are_closed(admin_client, forum, submitted, name):
    translation = submitted(forum)
    assert admin_client.post(reverse(f"wagtail_localize:{name}", args=[translation.pk])).status_code == 404


def test_nobody_throws_a_translation_away_by_making_it_a_mirror(admin_client, kazakh):
    admin_client.post(reverse("wagtail_localize:convert_to_alias", args=[kazakh.pk]))
    kazakh.refresh_from_db()
    assert kazakh.alias_of is None
    assert kazakh.title == "KK Leadership forum"


def test_a_team_keeps_the_glossary(as_user):
    assert as_user("kk").get(reverse("wagtailsnippets_localization_glossaryentry:add")).status_code == 200


def test_strangers_are_asked_to_sign_in(client, forum, submitted):
    translation = submitted(forum)
    answer = client.get(reverse("localization:translate", args=[translation.pk]))
    assert answer.status_code == 302
    assert reverse("wagtailadmin_login") in answer["Location"]


def test_a_page_that_was_published_by_a_translator_says_so(user_of, forum, translated):
    translator = user_of("kk")
    page = publish(translated(forum, "kk"), translator)
    assert page.live_revision.user == translator
