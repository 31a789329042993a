"""Wagtail's API v3: what readers may see, what a token may write, and no request that makes it fail."""

import json

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import APIToken, Page, PageViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db
API = "/api/v3/"
PAGES = f"{API}pages/"


@pytest.fixture
def token() -> str:
    """A token of somebody who may do everything."""
    user = get_user_model().objects.create_superuser("admin", "admin@example.org", "password")
    key = APIToken.generate_token()
    APIToken.objects.create(user=user, name="Test", key_hash=APIToken.hash_token(key), prefix=key[:8])
    return key


@pytest.fixture
def write(client, token):
    """Sends a body, as JSON or as it is, with the token."""

    def send(method: str, address: str, body):
        text = body if isinstance(body, str) else json.dumps(body)
        return client.generic(
            method, f"{API}{address}", text, "application/json", headers={"authorization": f"Bearer {token}"}
        )

    return send


def titles(client, **query) -> set[str]:
    return {item["title"] for item in client.get(PAGES, {"limit": 100, **query}).json()["items"]}


def test_a_story_is_sent_with_its_body_its_topics_and_its_gallery_as_typed_data(client, site, forum):
    story = factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        about=forum,
        lead_image=factories.ImageFactory(),
        body=[{"type": "quote", "value": {"text": "Well done", "attribution": "A guest"}}],
    )
    topic = factories.TopicFactory(locale=site.home.locale)
    story.topics.add(topic)
    story.save()
    rows = factories.add_gallery(story, 2)
    sent = client.get(f"{PAGES}{story.pk}/").json()
    assert (sent["meta"]["type"], sent["date"]) == ("news.NewsPage", "2019-11-18")
    assert [(block["type"], block["value"]["text"]) for block in sent["body"]] == [("quote", "Well done")]
    assert sent["topics"] == [topic.pk]
    assert (sent["about"]["id"], sent["lead_image"]["id"]) == (forum.pk, story.lead_image_id)
    assert [(row["image"]["id"], row["alternative_text"]) for row in sent["gallery_images"]] == [
        (row.image_id, row.alt_text) for row in rows
    ]


def test_drafts_private_pages_and_what_mirrors_them_are_not_sent(client, site, forum):
    factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="Secret draft", live=False)
    private = factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale, title="Private story")
    mirror = private.create_alias(parent=site.taraz, update_slug="mirror")
    assert "Private story" in titles(client)
    PageViewRestriction.objects.create(page=site.aktau, restriction_type="login")
    assert forum.title in titles(client)
    assert not {"Secret draft", "Private story", site.aktau.title} & titles(client)
    assert "Private story" not in titles(client, type="news.NewsPage", search="story")
    for page in (private, mirror):
        assert client.get(f"{PAGES}{page.pk}/").status_code == 404
        assert client.get(f"{PAGES}find/", {"id": page.pk}).status_code == 404
        assert client.get(PAGES, {"child_of": page.pk}).status_code == 422


def test_being_logged_in_to_the_admin_does_not_open_the_api(admin_client, site, forum):
    draft = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, live=False)
    PageViewRestriction.objects.create(page=site.taraz, restriction_type="login")
    assert admin_client.get(f"{PAGES}{draft.pk}/?version=draft").status_code == 404
    assert admin_client.get(f"{PAGES}{forum.pk}/").status_code == 404


def test_a_page_does_not_name_the_draft_above_it_or_the_one_it_mirrors(client, site, forum):
    mirror = forum.create_alias(parent=site.aktau)
    contest = factories.ContestPageFactory(parent=forum, locale=forum.locale)
    assert client.get(f"{PAGES}{contest.pk}/").json()["meta"]["parent"]["title"] == forum.title
    assert client.get(f"{PAGES}{mirror.pk}/").json()["meta"]["alias_of"]["title"] == forum.title
    Page.objects.filter(pk=forum.pk).update(live=False)
    assert client.get(f"{PAGES}{contest.pk}/").json()["meta"]["parent"] is None
    meta = client.get(f"{PAGES}{mirror.pk}/").json()["meta"]
    assert (meta["alias_of"], meta["parent"]["title"]) == (None, site.aktau.title)


def test_a_search_finds_pages_by_their_words(client, forum):
    assert titles(client, search="Leadership") == {forum.title}
    assert titles(client, search='"Leadership forum"') == {forum.title}


@pytest.mark.parametrize("asked", ['"', " ", '" "', "", "(", "*", "NEAR(", "a" * 200, "\u0000"])
def test_no_search_makes_it_fail(client, forum, asked):
    response = client.get(PAGES, {"search": asked})
    assert (response.status_code, response.json()) == (200, {"items": [], "count": 0})


GARBAGE = [
    f"pages/?search={'a' * 201}",
    "pages/?offset=99999999999999999999",
    "pages/?limit=101",
    "pages/?order=random&offset=1",
    f"pages/?{'order=id&' * 3000}",
    "pages/?order=nothing",
    "pages/?child_of=root&descendant_of=root",
    "pages/?locale=%00",
    "pages/?type=auth.User",
    "pages/?search=a&search_operator=nor",
    "pages/?pk=1",
    "pages/?first_published_at=yesterday",
    "pages/?type=news.NewsPage&about=99999999999999999999",
    "pages/?type=news.NewsPage&topics=9_999_999_999_999_999_999",
    "pages/99999999999999999999/",
    "pages/x/",
    "pages/1/?version=other",
    "nothing/",
    "",
]


@pytest.mark.parametrize("asked", GARBAGE)
def test_garbage_is_the_client_s_error_told_as_json(client, forum, asked):
    response = client.get(f"{API}{asked}")
    assert response.status_code in (400, 404, 422)
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == response.status_code


def test_writing_needs_a_token(client, forum):
    response = client.patch(f"{PAGES}{forum.pk}/", {"title": "Mine"}, "application/json")
    assert response.status_code == 401
    forum.refresh_from_db()
    assert forum.title == "Leadership forum"


def test_a_token_writes_what_its_user_may(write, forum):
    body = {"title": "Forum of leaders", "meta": {"action": "publish"}}
    assert write("PATCH", f"pages/{forum.pk}/", body).status_code == 200
    forum.refresh_from_db()
    assert forum.title == "Forum of leaders"


@pytest.mark.parametrize("body", ["", "null", "1", '"x"', "[]", "{", "NaN", "[" * 100_000, "\x00"])
def test_a_body_that_is_no_json_object_is_refused(write, site, body):
    assert write("POST", "pages/", body).status_code in (400, 422)


@pytest.mark.parametrize("title", [None, 1, [], "", "\x00", "\ud800", "a" * 300])
def test_a_title_that_is_none_is_refused(write, site, title):
    body = {"title": title, "meta": {"type": "home.ContentPage", "parent_id": site.home.pk}}
    assert write("POST", "pages/", body).status_code in (400, 422)


def test_the_root_of_the_tree_is_not_copied_nor_stood_beside(write, forum):
    root = Page.objects.get(depth=1)
    assert write("POST", f"pages/{root.pk}/actions/copy/", {}).status_code == 400
    beside = {"destination_id": root.pk, "position": "left"}
    assert write("POST", f"pages/{forum.pk}/actions/move/", beside).status_code == 400


def test_a_translation_there_is_already_is_a_conflict(write, site):
    response = write("POST", f"pages/{site.home.pk}/actions/copy_for_translation/", {"locale": "ru"})
    assert response.status_code == 409
    assert response["Content-Type"] == "application/problem+json"


def test_revisions_of_a_user_who_is_none_are_refused(write, forum):
    assert write("GET", f"pages/{forum.pk}/revisions/?user_id=x", "").status_code == 400


def test_its_documentation_takes_nothing_from_elsewhere(client, site):
    page = client.get(f"{API}docs/").content.decode()
    assert "/static/ninja/swagger-ui-bundle.js" in page
    assert "https://" not in page
    assert "/pages/{page_id}/" in str(client.get(f"{API}openapi.json").json()["paths"])
