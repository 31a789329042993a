"""Previews: a token shows one draft through the API, in its place, to whoever holds it, to nobody else."""

import re
import time
from datetime import timedelta
from json import dumps
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.signing import TimestampSigner, b62_encode
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page, PageViewRestriction
from wagtail.models.content_types import get_default_page_content_type

from cms.editorial.branches.mending import set_up
from tests import factories
from tests.api.asking import get, paths, refused
from wagtail_plone.checks import check_preview_url
from wagtail_plone.documents.querystring import OPERATION
from wagtail_plone.http.preview_tokens import PREFIX, preview_token
from wagtail_plone.models import Counter, DocumentSubject, PublishedDocument, RevokedToken
from wagtail_plone.openapi.document import document

pytestmark = pytest.mark.django_db
FRONT_END = "https://app.example.org{path}?preview={token}"
SECRET = "Unheard-of"
TARAZ = "/en/branches/taraz"
FORUM = f"{TARAZ}/leadership"
STORY = f"{TARAZ}/story"


@pytest.fixture(autouse=True)
def front_end(settings):
    """The site has a front end of its own."""
    settings.WAGTAIL_PLONE_PREVIEW_URL = FRONT_END


@pytest.fixture
def editor(site):
    """An editor of the Taraz branch."""
    user = get_user_model().objects.create_user("aigul", password="right")
    user.groups.add(set_up(site.taraz).editors)
    return user


@pytest.fixture
def draft(forum):
    """The public forum, with a newer draft of another title and a picture that no public page shows."""
    forum.title, forum.lead = f"{SECRET} forum", f"{SECRET} lead."
    forum.lead_image = factories.ImageFactory()
    forum.save_revision()
    return forum


@pytest.fixture
def new_story(site):
    """A story of the branch that was never published."""
    story = factories.NewsPageFactory.build(title=f"{SECRET} story", slug="story", locale=site.home.locale)
    story.live = False
    site.taraz.add_child(instance=story)
    story.save_revision()
    return story


@pytest.fixture
def signed_in(editor):
    """A browser in which the editor is signed in to the admin."""
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(editor)
    return browser


def opened(browser: Client, page: Page) -> str:
    """The token with which the editor's button leads to the front end."""
    response = browser.get(f"/admin/plone-preview/{page.pk}/")
    assert response.status_code == 302, response.content
    return parse_qs(urlsplit(response["Location"]).query)["preview"][0]


def aged(monkeypatch, browser: Client, page: Page, **ago) -> str:
    """A token that was made some time ago."""
    then = int(time.time() - timedelta(**ago).total_seconds())
    with monkeypatch.context() as past:
        past.setattr(TimestampSigner, "timestamp", lambda self: b62_encode(then))
        return opened(browser, page)


def as_bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_the_editor_s_button_leads_to_the_draft_in_the_front_end(signed_in, draft):
    response = signed_in.get(f"/admin/plone-preview/{draft.pk}/")
    assert response["Location"].startswith(f"https://app.example.org{FORUM}?preview={PREFIX}")
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    page = signed_in.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    assert "Open in app.example.org<" in page
    assert f'href="/admin/plone-preview/{draft.pk}/"' in page


def test_without_a_front_end_there_is_no_button_and_no_token_means_anything(
    settings, client, signed_in, draft
):
    token = opened(signed_in, draft)
    settings.WAGTAIL_PLONE_PREVIEW_URL = ""
    assert signed_in.get(f"/admin/plone-preview/{draft.pk}/").status_code == 404
    assert "/admin/plone-preview/" not in signed_in.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    assert get(client, FORUM, {"preview": token})["title"] == "Leadership forum"


def test_nobody_gets_a_token_for_a_page_they_may_not_edit(site, draft):
    other = get_user_model().objects.create_user("other", password="right")
    other.groups.add(set_up(site.aktau).editors)
    browser = Client()
    assert browser.get(f"/admin/plone-preview/{draft.pk}/")["Location"].startswith("/admin/login/")
    browser.force_login(other)
    assert (
        browser.get(f"/admin/plone-preview/{draft.pk}/").status_code != 302
        or "app.example.org" not in (browser.get(f"/admin/plone-preview/{draft.pk}/")["Location"])
    )


# Each door with what it must say of the draft to whoever has a token, in the place of the public page.
DOORS = {
    "the page": (FORUM, {}),
    "whole pages below the branch": (TARAZ, {"fullobjects": 1}),
    "summaries below the branch": (TARAZ, {}),
    "search by words": ("/en/@search", {"SearchableText": SECRET}),
    "search by type": ("/en/@search", {"portal_type": "Forum"}),
    "search by a query": (
        "/en/@querystring-search",
        {"query": dumps({"query": [{"i": "path", "o": f"{OPERATION}string.absolutePath", "v": "/en"}]})},
    ),
    "breadcrumbs": (f"{FORUM}/@breadcrumbs", {}),
    "the neighbours' tree": (f"{FORUM}/@contextnavigation", {"expand.contextnavigation.topLevel": 2}),
}


@pytest.mark.parametrize("door", [*DOORS])
def test_the_draft_stands_where_the_published_page_would(client, signed_in, draft, door):
    draft.show_in_menus = True
    draft.save_revision()
    path, query = DOORS[door]
    before = get(client, path, query)
    # The address of a search repeats its words.
    assert SECRET not in str({**before, "@id": ""})
    token = opened(signed_in, draft)
    for answer in (
        get(client, path, query, **as_bearer(token)),
        get(client, path, {**query, "preview": token}),
    ):
        assert SECRET in str({**answer, "@id": ""})
    assert get(client, path, query) == before


def test_a_token_is_sent_in_the_address_or_the_header_and_by_accept_too(client, signed_in, draft):
    token = opened(signed_in, draft)
    asked = [
        client.get(f"/++api++{FORUM}", {"preview": token}),
        client.get(f"/++api++{FORUM}", headers=as_bearer(token)),
        client.get(f"{FORUM}/", {"preview": token}, headers={"accept": "application/json"}),
        client.get(f"{FORUM}/", headers={"accept": "application/json", **as_bearer(token)}),
    ]
    for response in asked:
        assert response.json()["title"] == f"{SECRET} forum"
        assert response["Cache-Control"] == "private, no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "ETag" not in response
        assert {"Accept", "Authorization"} <= {part.strip() for part in response["Vary"].split(",")}


def test_a_page_that_was_never_public_is_added_at_its_place(client, signed_in, forum, new_story):
    token = opened(signed_in, new_story)
    assert refused(client, STORY)[0] == 404
    below = get(client, TARAZ)
    shown = get(client, TARAZ, {"preview": token})
    assert paths(shown) == [*paths(below), STORY]
    assert shown["items_total"] == below["items_total"] + 1
    newest = {"portal_type": "News Item", "sort_on": "effective", "sort_order": "descending"}
    assert paths(get(client, "/en/@search", {**newest, "preview": token}))[0] == STORY
    story = get(client, STORY, {"preview": token, "expand": "breadcrumbs"})
    assert (story["title"], story["review_state"]) == (f"{SECRET} story", "private")
    assert story["@components"]["breadcrumbs"]["items"][-1]["title"] == f"{SECRET} story"
    assert get(client, TARAZ) == below


def test_links_in_a_preview_do_not_carry_the_token_on(client, signed_in, draft, new_story):
    token = opened(signed_in, draft)
    answer = get(client, TARAZ, {"preview": token, "b_size": 1})
    assert "next" in answer["batching"]
    assert token not in str(answer["batching"])
    assert token not in get(client, "/en/@search", {"preview": token, "SearchableText": "x"})["@id"]


def test_what_other_pages_show_of_the_draft_is_the_draft_s(client, signed_in, site, forum):
    story = factories.NewsPageFactory(parent=site.taraz, slug="about", locale=site.home.locale, about=forum)
    assert get(client, f"{TARAZ}/about")["about"]["title"] == "Leadership forum"
    forum.title = f"{SECRET} forum"
    forum.save_revision()
    token = opened(signed_in, forum)
    assert get(client, f"{TARAZ}/about", {"preview": token})["about"]["title"] == f"{SECRET} forum"
    whole = get(client, TARAZ, {"preview": token, "fullobjects": 1})
    (shown,) = (item for item in whole["items"] if item["UID"] == get(client, f"{TARAZ}/about")["UID"])
    assert shown["about"]["title"] == f"{SECRET} forum"
    assert get(client, f"{TARAZ}/about")["about"]["title"] == "Leadership forum"
    assert story.live


def test_a_token_shows_one_page_s_draft_and_no_other_s(client, signed_in, draft, new_story):
    token = opened(signed_in, new_story)
    assert get(client, FORUM, {"preview": token})["title"] == "Leadership forum"
    assert f"{SECRET} forum" not in str(get(client, TARAZ, {"preview": token}))
    assert refused(client, STORY, {"preview": opened(signed_in, draft)})[0] == 404


def test_a_token_follows_the_newest_draft_and_one_of_a_revision_stays(client, signed_in, editor, draft):
    newest = opened(signed_in, draft)
    revision = draft.latest_revision
    response = signed_in.get(f"/admin/plone-preview/{draft.pk}/?revision={revision.pk}")
    fixed = parse_qs(urlsplit(response["Location"]).query)["preview"][0]
    draft.title = "Newer still"
    draft.save_revision()
    assert get(client, FORUM, {"preview": newest})["title"] == "Newer still"
    assert get(client, FORUM, {"preview": fixed})["title"] == f"{SECRET} forum"
    revision.delete()
    assert refused(client, FORUM, {"preview": fixed})[0] == 401


@pytest.mark.parametrize(
    "state",
    [
        "forged", "of another key", "not a token", "too long", "expired", "signed out", "another password",
        "deactivated", "without the right", "page deleted", "user deleted",
    ],
)  # fmt: skip
def test_a_token_that_does_not_hold_is_refused_at_every_door(
    client, signed_in, editor, draft, state, monkeypatch
):
    token = opened(signed_in, draft)
    # The demo's editing session would keep it alive.
    EditingSession.objects.all().delete()
    match state:
        case "forged":
            head, rest = token.removeprefix(PREFIX).split(".", 1)
            token = f"{PREFIX}{head[:-2]}AA.{rest}"
        case "of another key":
            with override_settings(SECRET_KEY="x" * 60):
                token = preview_token(editor, draft, "session")
        case "not a token":
            token = f"{PREFIX}anything"
        case "too long":
            token = f"{token}{'A' * 2000}"
        case "expired":
            token = aged(monkeypatch, signed_in, draft, minutes=16)
        case "signed out":
            signed_in.post("/admin/logout/")
        case "another password":
            editor.set_password("another")
            editor.save()
        case "deactivated":
            editor.is_active = False
            editor.save()
        case "without the right":
            editor.groups.clear()
        case "page deleted":
            Page.objects.get(pk=draft.pk).delete()
        case "user deleted":
            editor.delete()
    for path, query in DOORS.values():
        for status, error in (
            (
                refused(client, path, {**query, "preview": token}),
                refused(client, path, query, **as_bearer(token)),
            )
            if token.count(".") < 4
            else (refused(client, path, {**query, "preview": token}),)
        ):
            assert status == 401
            assert error["message"].startswith("The preview token is not valid, or is over.")
            assert SECRET not in str(error)


def test_a_token_goes_on_as_long_as_its_editor_has_the_page_open(
    client, signed_in, editor, draft, monkeypatch
):
    token = aged(monkeypatch, signed_in, draft, minutes=40)
    EditingSession.objects.all().delete()
    assert refused(client, FORUM, {"preview": token})[0] == 401
    signed_in.get(f"/admin/pages/{draft.pk}/edit/")
    assert get(client, FORUM, {"preview": token})["title"] == f"{SECRET} forum"
    EditingSession.objects.update(last_seen_at=timezone.now() - timedelta(minutes=20))
    assert refused(client, FORUM, {"preview": token})[0] == 401
    EditingSession.objects.update(last_seen_at=timezone.now())
    too_old = aged(monkeypatch, signed_in, draft, hours=13)
    assert refused(client, FORUM, {"preview": too_old})[0] == 401


def test_somebody_else_who_has_the_page_open_keeps_no_token_alive(client, signed_in, draft, monkeypatch):
    token = aged(monkeypatch, signed_in, draft, minutes=40)
    EditingSession.objects.all().delete()
    other = get_user_model().objects.create_superuser("other")
    EditingSession.objects.create(
        user=other,
        content_type=get_default_page_content_type(),
        object_id=draft.pk,
        last_seen_at=timezone.now(),
    )
    assert refused(client, FORUM, {"preview": token})[0] == 401


def test_signing_out_of_one_browser_ends_its_previews_alone(client, signed_in, editor, draft):
    other = Client()
    other.force_login(editor)
    here, there = opened(signed_in, draft), opened(other, draft)
    signed_in.post("/admin/logout/")
    assert refused(client, FORUM, {"preview": here})[0] == 401
    assert get(client, FORUM, {"preview": there})["title"] == f"{SECRET} forum"
    assert RevokedToken.objects.count() == 1


def test_nothing_of_a_preview_is_remembered_numbered_or_told_of(client, signed_in, draft, new_story):
    DocumentSubject.objects.all().delete()
    changes = get(client, "/++api++/@changes".removeprefix("/++api++"))["token"]
    rows = list(PublishedDocument.objects.order_by("pk").values())
    position = Counter.position()
    for page in (draft, new_story):
        token = opened(signed_in, page)
        for path, query in DOORS.values():
            client.get(f"/++api++{path}", {**query, "preview": token})
        answer = get(client, "/@changes", {"since": changes, "preview": token})
        assert (answer["updated"], answer["removed"]) == ([], [])
        assert SECRET not in str(get(client, "/@changes", {"fullobjects": 1, "preview": token}))
    assert Counter.position() == position
    assert list(PublishedDocument.objects.order_by("pk").values()) == rows
    assert not Page.objects.get(pk=new_story.pk).live
    for path, query in DOORS.values():
        for headers in ({}, as_bearer("x")):
            answer = client.get(f"/++api++{path}", query, headers=headers).json()
            assert SECRET not in str({**answer, "@id": ""})
    for address in ("/en/", f"{TARAZ}/", f"{FORUM}/", "/en/news/", "/api/v2/pages/", "/api/v3/pages/"):
        assert SECRET not in client.get(address).content.decode(), address


def test_other_doors_know_nothing_of_preview_tokens(client, signed_in, draft):
    token = opened(signed_in, draft)
    for address in (
        f"{FORUM}/",
        "/api/v2/pages/",
        f"/api/v2/pages/{draft.pk}/",
        f"/api/v3/pages/{draft.pk}/",
    ):
        for asked in ({"query_params": {"preview": token}}, {"headers": as_bearer(token)}):
            assert SECRET not in client.get(address, **asked).content.decode(), address


def test_the_draft_s_pictures_come_with_the_token_and_no_others_do(client, signed_in, draft):
    token = opened(signed_in, draft)
    image = get(client, FORUM, {"preview": token})["image"]
    address = image["scales"]["preview"]["download"] if image["scales"] else image["download"]
    assert address.endswith(f"?preview={token}")
    path = address.removeprefix("http://testserver")
    response = client.get(path)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert client.get(path.partition("?")[0]).status_code == 404
    other = factories.ImageFactory()
    elsewhere = re.sub(
        r"-[0-9]+-[0-9]+-[0-9a-f]+\.", f"-120-{other.pk}-{other.pk}-{other.file_hash[:12]}.", path
    )
    assert client.get(elsewhere).status_code == 404


def test_a_preview_writes_nothing_through_the_services_that_write(client, signed_in, editor, draft, settings):
    token = opened(signed_in, draft)
    for _attempt in range(6):
        client.post(
            f"/++api++/@login?preview={token}",
            {"login": "aigul", "password": "wrong"},
            content_type="application/json",
        )
    locked = client.post(
        "/++api++/@login", {"login": "aigul", "password": "right"}, content_type="application/json"
    )
    assert locked.status_code == 429


def test_a_private_page_s_draft_is_shown_as_a_page_and_stays_out_of_lists(client, signed_in, draft):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=draft.pk), restriction_type="login")
    token = opened(signed_in, draft)
    assert get(client, FORUM, {"preview": token})["title"] == f"{SECRET} forum"
    assert SECRET not in str(get(client, TARAZ, {"preview": token}))


def test_a_draft_that_is_no_more_than_a_title_can_be_previewed(client, signed_in, site):
    page = factories.ForumPageFactory.build(title=f"{SECRET} idea", slug="idea", locale=site.home.locale)
    page.starts_at = page.ends_at = None
    page.live = False
    site.taraz.add_child(instance=page)
    page.save_revision(clean=False)
    assert get(client, f"{TARAZ}/idea", {"preview": opened(signed_in, page)})["title"] == f"{SECRET} idea"


def test_a_preview_counts_as_one_request_of_its_address(client, signed_in, draft, settings):
    token = opened(signed_in, draft)
    settings.WAGTAIL_PLONE_RATE_LIMIT = "2/min"
    answers = [client.get(f"/++api++{FORUM}", {"preview": token}).status_code for _time in range(3)]
    assert answers == [200, 200, 429]


def test_a_list_with_a_draft_takes_as_many_queries_however_long_it_is(client, signed_in, site, draft):
    token = opened(signed_in, draft)

    def asked() -> int:
        get(client, TARAZ, {"preview": token})
        with CaptureQueriesContext(connection) as captured:
            get(client, TARAZ, {"preview": token})
        return len(captured)

    few = asked()
    for _number in range(8):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)
    assert asked() == few
    assert few <= 60


@pytest.mark.parametrize(
    ("url", "is_right"),
    [
        ("", True),
        (FRONT_END, True),
        ("http://localhost:3000/preview?path={path}&token={token}&lang={language}", True),
        ("app.example.org{path}?preview={token}", False),
        ("https://app.example.org{path}", False),
        ("https://app.example.org{path}?t={token}&x={secret}", False),
    ],
)
def test_an_address_that_could_not_work_is_found_at_the_start(settings, url, is_right):
    settings.WAGTAIL_PLONE_PREVIEW_URL = url
    assert [message.id for message in check_preview_url(None)] == ([] if is_right else ["wagtail_plone.E007"])


def test_a_group_without_pages_sees_nothing(editor, draft):
    editor.groups.set([Group.objects.create(name="Empty")])
    browser = Client()
    browser.force_login(editor)
    assert "app.example.org" not in browser.get(f"/admin/plone-preview/{draft.pk}/").get("Location", "")


def test_the_description_names_the_token_where_there_is_a_front_end(settings):
    schemes = document()["components"]["securitySchemes"]
    assert schemes["preview"]["in"] == "query"
    assert {"preview": []} in document()["security"]
    settings.WAGTAIL_PLONE_PREVIEW_URL = ""
    assert "preview" not in document()["components"]["securitySchemes"]
