"""Wagtail's API v3 writes what it is sent, with the editor's own checks, or says why it does not."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import APIToken, Page, PageViewRestriction

from cms.editorial.branches.collections import shared_collection
from cms.editorial.branches.mending import set_up
from cms.localization.teams import translators
from cms.media.models import CustomImage
from news.models import NewsPage
from programs.models import ContestPage, ForumPage
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = [{"type": "paragraph", "value": "<p>What <b>happened</b>.</p>"}]


@pytest.fixture
def writer(client, site):
    """Make somebody's way to send JSON with a token; by default an editor's of the Taraz branch."""

    def make(role="editor"):
        users = get_user_model().objects
        user = users.create_superuser(role) if role == "admin" else users.create_user(role)
        if role == "editor":
            user.groups.add(set_up(site.taraz).editors)
        elif role in site.homes:
            user.groups.add(translators(site.homes[role].locale, site.homes[role]))
        key = APIToken.generate_token()
        APIToken.objects.create(user=user, name="Test", key_hash=APIToken.hash_token(key), prefix=key[:8])

        def send(method, address, body=None):
            headers = {"authorization": f"Bearer {key}"}
            text = json.dumps(body or {})
            return client.generic(method, f"/api/v3/{address}", text, "application/json", headers=headers)

        return send

    return make


@pytest.fixture
def write(writer):
    """Sends JSON as an editor of the Taraz branch."""
    return writer()


def new(kind, parent, publish=True, **fields) -> dict:
    """The body that makes a page."""
    meta = {"type": kind, "parent_id": parent.pk, **({"action": "publish"} if publish else {})}
    return {"title": "A new page", **fields, "meta": meta}


def wrong_fields(answer) -> set[str]:
    """The fields an answer complains of, as dotted paths."""
    assert answer.status_code == 422, (answer.status_code, answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    return {".".join(map(str, error["loc"])) for error in answer.json()["errors"]}


def test_a_story_is_made_with_all_it_is_sent(write, site, forum):
    topic = factories.TopicFactory(locale=site.home.locale)
    picture = factories.ImageFactory(collection=shared_collection())
    answer = write(
        "POST",
        "pages/",
        new(
            "news.NewsPage",
            site.taraz,
            lead="In one sentence.",
            date="2019-11-18",
            body=TEXT,
            about_id=forum.pk,
            lead_image_id=picture.pk,
            lead_image_alt="People in a hall",
            topics=[topic.pk],
            gallery_images=[
                {"image_id": picture.pk, "caption": "First", "alt_text": "A board"},
                {"image_id": picture.pk, "decorative": True},
            ],
            related_pages=[{"type": "page", "value": forum.pk}],
        ),
    )
    assert answer.status_code == 201, answer.content
    story = NewsPage.objects.get(pk=answer.json()["id"])
    assert (story.live, story.lead, str(story.date)) == (True, "In one sentence.", "2019-11-18")
    assert "<b>happened</b>" in str(story.body[0].value)
    assert (story.about_id, story.lead_image_id) == (forum.pk, picture.pk)
    assert list(story.topics.all()) == [topic]
    assert [row.caption for row in story.gallery_images.all()] == ["First", ""]
    assert [row.decorative for row in story.gallery_images.all()] == [False, True]
    assert [block.value.pk for block in story.related_pages] == [forum.pk]
    assert story.slug == "a-new-page"


def test_a_forum_is_made_with_its_programme(write, site):
    session = {"kind": "plenary", "title": "Opening", "minutes": 60, "speakers": []}
    day = {"date": "2019-11-14", "title": "", "sessions": [session]}
    answer = write(
        "POST",
        "pages/",
        new(
            "programs.ForumPage",
            site.taraz,
            starts_at="2019-11-14T09:00:00+06:00",
            ends_at="2019-11-15T18:00:00+06:00",
            venue="A hall",
            programme=[{"type": "day", "value": day}],
        ),
    )
    assert answer.status_code == 201, answer.content
    forum = ForumPage.objects.get(pk=answer.json()["id"])
    assert forum.starts_at.isoformat() == "2019-11-14T03:00:00+00:00"
    assert forum.time_zone == "Asia/Almaty"
    assert forum.programme[0].value["sessions"][0]["title"] == "Opening"


def test_a_contest_is_made_with_its_awards(write, forum):
    awards = [{"place": 1, "school": "School 1"}, {"nomination": "For courage", "person": "R. S. Guest"}]
    body = new(
        "programs.ContestPage",
        forum,
        starts_at="2019-11-14T09:00:00+06:00",
        ends_at="2019-11-14T18:00:00+06:00",
        awards=awards,
    )
    answer = write("POST", "pages/", body)
    assert answer.status_code == 201, answer.content
    contest = ContestPage.objects.get(pk=answer.json()["id"])
    assert [award.school for award in contest.awards.all()] == ["School 1", ""]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"leed": "x"}, {"leed"}),
        ({"date": "yesterday"}, {"body.data.news.NewsPage.date"}),
        ({"title": "a" * 200}, {"title"}),
        ({"lead": "a" * 400}, {"lead"}),
        ({"slug": "не слаг"}, {"slug"}),
        ({"live": False, "go_live_at": "2019-11-14T09:00:00Z"}, {"live", "go_live_at"}),
        ({"gallery_images": [{"image_id": 1, "captoin": "x"}]}, {"gallery_images.0.captoin"}),
        ({"body": [{"type": "paragraf", "value": "x"}]}, {"body.0.type"}),
        ({"body": ["x"]}, {"body.0"}),
        ({"body": {"type": "quote"}}, {"body"}),
        (
            {"body": [{"type": "quote", "value": {"text": "x", "author": "y", "who": "z"}}]},
            {"body.0.value.who"},
        ),
        ({"body": [{"type": "quote", "value": "x"}]}, {"body.0.value"}),
        ({"meta": {"publish": True}}, {"meta.publish"}),
    ],
)
def test_what_it_cannot_write_it_names_and_writes_nothing(write, site, fields, named):
    body = new("news.NewsPage", site.taraz, **{key: fields[key] for key in fields if key != "meta"})
    body["meta"] |= fields.get("meta", {})
    before = Page.objects.count()
    complained = wrong_fields(write("POST", "pages/", body))
    assert {name.split(".")[-1] for name in named} <= {name.split(".")[-1] for name in complained}
    assert Page.objects.count() == before


def test_a_field_that_is_needed_is_asked_for(write, site):
    assert "starts_at" in str(wrong_fields(write("POST", "pages/", new("programs.ForumPage", site.taraz))))


def test_a_draft_begins_with_a_title_and_goes_public_once_it_is_whole(write, site):
    draft = write("POST", "pages/", new("programs.ForumPage", site.taraz, publish=False))
    assert draft.status_code == 201, draft.content
    pk = draft.json()["id"]
    refusal = write("POST", f"pages/{pk}/actions/publish/", {})
    assert wrong_fields(refusal) == {"starts_at"}
    assert not ForumPage.objects.get(pk=pk).live


def test_the_editor_s_own_rules_hold(write, site, forum):
    backwards = {"starts_at": "2019-11-15T09:00:00Z", "ends_at": "2019-11-14T09:00:00Z"}
    assert "ends_at" in wrong_fields(
        write("POST", "pages/", new("programs.ForumPage", site.taraz, **backwards))
    )
    taken = new("news.NewsPage", site.taraz, slug=forum.slug)
    assert "slug" in wrong_fields(write("POST", "pages/", taken))


def test_a_change_touches_what_it_names_and_nothing_else(write, forum):
    factories.add_gallery(forum, 2)
    answer = write("PATCH", f"pages/{forum.pk}/", {"lead": "New.", "meta": {"action": "publish"}})
    assert answer.status_code == 200, answer.content
    changed = ForumPage.objects.get(pk=forum.pk)
    assert (changed.lead, changed.title) == ("New.", "Leadership forum")
    assert len(changed.programme) == 2
    assert changed.gallery_images.count() == 2
    assert wrong_fields(write("PATCH", f"pages/{forum.pk}/", {"led": "x"})) == {"led"}


@pytest.fixture
def fallback(forum, locales, django_capture_on_commit_callbacks):
    """The forum's Kazakh fallback."""
    with django_capture_on_commit_callbacks(execute=True):
        forum.save_revision().publish()
    return forum.get_translation(locales["kk"])


@pytest.mark.parametrize("role", ["admin", "kk"])
def test_a_fallback_is_not_written_but_its_source_named(writer, forum, fallback, role):
    write = writer(role)
    for method, address, body in (
        ("PATCH", f"pages/{fallback.pk}/", {"title": "Форум"}),
        ("POST", f"pages/{fallback.pk}/actions/publish/", {}),
    ):
        answer = write(method, address, body)
        assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
        assert f"page {forum.pk} (en)" in answer.json()["detail"]
    fallback.refresh_from_db()
    assert (fallback.title, fallback.live) == (forum.title, True)


@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("DELETE", "", {}),
        ("POST", "actions/delete/", {}),
        ("POST", "actions/move/", {"destination_id": 0, "position": "last-child"}),
        ("POST", "actions/publish/", {}),
        ("POST", "actions/unpublish/", {}),
        ("PATCH", "", {"title": "Mine"}),
        ("PATCH", "", {"title": "Mine", "meta": {"action": "publish"}}),
    ],
)
@pytest.mark.parametrize("role", ["admin", "editor"])
def test_a_page_somebody_has_locked_is_left_alone(writer, site, forum, role, method, address, body):
    forum.save_revision()
    Page.objects.filter(pk=forum.pk).update(locked=True)
    before = Page.objects.filter(pk=forum.pk).values("path", "live", "title", "live_revision").get()
    if "destination_id" in body:
        body = {**body, "destination_id": site.aktau.pk}
    method = "DELETE" if address == "actions/delete/" else method
    answer = writer(role)(method, f"pages/{forum.pk}/{address}", body)
    assert answer.status_code == 403
    assert Page.objects.filter(pk=forum.pk).values("path", "live", "title", "live_revision").get() == before


def test_a_page_above_a_locked_one_is_not_deleted(writer, forum):
    contest = factories.ContestPageFactory(parent=forum, locale=forum.locale, locked=True)
    assert writer("admin")("DELETE", f"pages/{forum.pk}/?used=delete").status_code == 403
    assert Page.objects.filter(pk=contest.pk).exists()


@pytest.fixture
def redirects(site, forum):
    """Redirects by what they lead to."""
    draft = factories.NewsPageFactory(parent=site.taraz, locale=forum.locale, live=False)
    private = factories.NewsPageFactory(parent=site.aktau, locale=forum.locale)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    pages = {"forum": forum, "draft": draft, "private": private}
    to_pages = {name: Redirect.add_redirect(f"/old-{name}", page) for name, page in pages.items()}
    return {**to_pages, "elsewhere": Redirect.add_redirect("/old-elsewhere", "https://example.org/")}


def test_redirects_tell_nothing_of_pages_readers_may_not_see(client, writer, redirects):
    translator = writer("kk")
    asking = {
        "a stranger": lambda address: client.get(f"/api/v3/{address}"),
        "a translator": lambda address: translator("GET", address),
    }
    for who, get in asking.items():
        listed = get("redirects/").json()
        assert {item["old_path"] for item in listed["items"]} == {"/old-forum", "/old-elsewhere"}, who
        assert listed["count"] == 2
        for name, redirect in redirects.items():
            expected = 200 if name in ("forum", "elsewhere") else 404
            assert get(f"redirects/{redirect.pk}/").status_code == expected
            answer = get(f"redirects/find/?html_path=/old-{name}").status_code
            assert answer == (302 if expected == 200 else 404)
    assert writer("admin")("GET", "redirects/").json()["count"] == 4


def test_other_doors_name_what_they_do_not_know_too(writer, site, forum):
    write = writer("admin")
    topic = factories.TopicFactory(locale=site.home.locale)
    image = factories.ImageFactory()
    for method, address, body in (
        ("PATCH", f"images/{image.pk}/", {"titel": "x"}),
        ("PATCH", f"snippets/cms.Topic/{topic.pk}/", {"titel": "x"}),
        ("POST", "snippets/cms.Topic/", {"name": "New", "slug": "new", "titel": "x"}),
        ("POST", "redirects/", {"old_path": "/old", "redirect_link": "/", "titel": "x"}),
        ("POST", f"pages/{forum.pk}/actions/copy/", {"titel": "x"}),
        ("POST", f"pages/{forum.pk}/actions/unpublish/", {"titel": "x"}),
    ):
        assert wrong_fields(write(method, address, body)) == {"titel"}, address
    assert not Redirect.objects.exists()
    assert write("PATCH", f"images/{image.pk}/", {"title": "A hall"}).status_code == 200
    assert write("PATCH", f"snippets/cms.Topic/{topic.pk}/", {"name": "Schools"}).status_code == 200


def test_an_image_is_uploaded_with_a_token(client, site):
    user = get_user_model().objects.create_superuser("admin")
    key = APIToken.generate_token()
    APIToken.objects.create(user=user, name="Test", key_hash=APIToken.hash_token(key), prefix=key[:8])
    answer = client.post(
        "/api/v3/images/",
        {"title": "A hall", "file": SimpleUploadedFile("hall.jpg", factories.picture_bytes())},
        headers={"authorization": f"Bearer {key}"},
    )
    assert answer.status_code == 201, answer.content
    assert CustomImage.objects.get(title="A hall").collection == shared_collection()
