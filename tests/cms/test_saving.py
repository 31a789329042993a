"""Saving from the page editor: who is signed in, where a form leads, and what somebody else saved."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from news.models import NewsPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(site, locales):
    """A story that was saved once."""
    page = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], title="Spring forum")
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def editor(django_user_model):
    """The person who writes."""
    return django_user_model.objects.create_superuser("aigul", first_name="Айгүл", last_name="Серік")


@pytest.fixture
def writing(client, editor, story):
    """The editor's browser, with the page open: what its form sends."""
    client.force_login(editor)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    # Blocks are drawn by scripts.
    blocks = {"body-count": "0", "related_pages-count": "0"}
    return {**querydict_from_html(page, form_id="page-edit-form").dict(), **blocks}


def send(client, story, fields, mode="once", **options):
    """Send the form as the page's script does."""
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    return client.post(address, fields, headers={"X-Saving": mode, "Accept": "text/html"}, **options)


def test_a_page_learns_who_is_signed_in_and_the_token_it_needs_now(client, editor):
    client.force_login(editor)
    answer = client.get(reverse("signed_in"))
    told = answer.json()
    assert (told["person"], told["name"]) == (str(editor.pk), "Айгүл Серік")
    assert "no-store" in answer["Cache-Control"]
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    logout = reverse("wagtailadmin_logout")
    assert strict.post(logout, {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert strict.post(logout, {"csrfmiddlewaretoken": told["token"]}).status_code == 302


def test_nobody_and_who_may_not_enter_the_admin_are_not_signed_in(client, django_user_model):
    assert client.get(reverse("signed_in")).json()["person"] is None
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get(reverse("signed_in")).json()["person"] is None


def test_a_saved_form_says_where_it_leads_and_keeps_its_message_for_that_page(client, story, writing):
    answer = send(client, story, {**writing, "title": "Autumn forum"})
    assert answer.status_code == 200
    told = answer.json()
    assert told == {
        "location": reverse("wagtailadmin_pages:edit", args=[story.pk]),
        "saved": True,
        "signed_out": False,
    }
    assert "Autumn forum" in client.get(told["location"]).content.decode()
    assert NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object().title == "Autumn forum"


def test_a_form_of_a_session_that_has_ended_says_so_and_saves_nothing(client, story, writing):
    client.logout()
    told = send(client, story, {**writing, "title": "Autumn forum"}).json()
    assert (told["saved"], told["signed_out"]) == (False, True)
    assert NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object().title == "Spring forum"


def test_a_redirect_alone_is_no_success(client, story, writing, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))
    told = send(client, story, writing).json()
    assert (told["saved"], told["signed_out"]) == (False, False)


def test_a_form_with_errors_comes_as_it_is(client, story, writing):
    answer = send(client, story, {**writing, "title": "", "action-publish": "yes"})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")


def test_a_form_sent_by_the_browser_itself_is_redirected_as_ever(client, story, writing):
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), writing)
    assert answer.status_code == 302


def test_a_version_somebody_saved_meanwhile_is_not_saved_over_unasked(
    client, story, writing, django_user_model
):
    boris = django_user_model.objects.create_superuser("boris", first_name="Борис", last_name="Ким")
    story.title = "Summer forum"
    story.save_revision(user=boris)
    answer = send(client, story, {**writing, "title": "Autumn forum"})
    assert answer.status_code == 409
    assert answer.json()["who"] == "Борис Ким"
    assert NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object().title == "Summer forum"
    assert send(client, story, {**writing, "title": "Autumn forum"}, mode="over").json()["saved"]
    titles = [revision.as_object().title for revision in story.revisions.order_by("pk")]
    assert titles == ["Spring forum", "Summer forum", "Autumn forum"]


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "Сіз жүйеден шығып кеттіңіз"), ("ru", "Вы вышли из системы")]
)
def test_the_editor_says_it_in_the_person_s_language(client, editor, language, words):
    client.force_login(editor)
    page = client.get(reverse("wagtailadmin_home"), headers={"Accept-Language": language})
    assert words in page.content.decode()
    assert f'data-person="{editor.pk}"' in page.content.decode()
