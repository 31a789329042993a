"""Links to drafts: whoever has one sees the draft as a page, until it is over, and nobody else does."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from cms.editorial.branches.mending import set_up
from cms.editorial.previews.limits import OPENED_MOST
from cms.editorial.previews.links import LINKS_MOST, make_link, remove_old
from cms.editorial.previews.models import ShownDraft
from cms.editorial.schedule.rounds import STEPS
from cms.media.expiring import withhold_what_is_due
from cms.media.models import CustomImage
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = "Unheard-of"


@pytest.fixture
def editor(site):
    """An editor of the Taraz branch."""
    user = get_user_model().objects.create_user("aigul", password="right", first_name="Aigul")
    user.groups.add(set_up(site.taraz).editors)
    return user


@pytest.fixture
def signed_in(editor):
    """A browser in which the editor is signed in to the admin."""
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(editor)
    return browser


@pytest.fixture
def draft(forum):
    """The public forum, with a newer draft, a picture of its own and one in its gallery."""
    forum.title = f"{SECRET} forum"
    forum.lead_image = factories.ImageFactory()
    forum.gallery_images = [
        forum._meta.get_field("gallery_images").related_model(
            image=factories.ImageFactory(), caption="A hall", alt_text="A hall", locale=forum.locale
        )
    ]
    forum.save_revision()
    return forum.get_latest_revision_as_object()


@pytest.fixture
def stranger():
    """A browser of somebody without an account."""
    return Client(headers={"accept-language": "en"})


def address(token: str) -> str:
    return f"/shown/{token}/"


def made(browser: Client, page: Page, **values) -> str:
    """The path of a link that somebody made in the admin."""
    sent = {"shown_to": "The director", "days": "7", "version": "newest", **values}
    response = browser.post(f"/admin/shown-drafts/{page.pk}/", sent)
    assert response.status_code == 200
    (link,) = re.findall(r'value="http://[^"]*(/shown/[^"]+/)"', response.content.decode())
    assert "no-store" in response["Cache-Control"]
    return link


def test_a_link_shows_the_draft_as_a_page_under_a_banner_in_the_page_s_language(signed_in, stranger, draft):
    response = stranger.get(made(signed_in, draft))
    text = response.content.decode()
    assert response.status_code == 200
    assert f"<h1>{SECRET} forum</h1>" in text
    assert "Draft, shown to you by Aigul until" in text
    assert '<html lang="en">' in text
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert '<meta name="robots" content="noindex, nofollow">' in text
    assert "og:image" not in text
    assert "canonical" not in text
    assert "sessionid" not in response.cookies


def test_editors_notes_are_not_for_whoever_is_shown_the_draft(signed_in, stranger, draft):
    draft.lead_image_alt = ""
    draft.lead_image.alternative_texts = {}
    draft.lead_image.save()
    draft.save_revision()
    text = stranger.get(made(signed_in, draft)).content.decode()
    assert "For the editor" not in text
    assert "data-missing-alt" not in text
    assert "data-count-view" not in text


def test_the_banner_is_in_the_page_s_language_whatever_the_browser_speaks(signed_in, editor, site, locales):
    homes = {code: site.homes[code] for code in ("kk", "ru")}
    for code, words in (("kk", '<html lang="kk">'), ("ru", '<html lang="ru">')):
        page = factories.ContentPageFactory(parent=homes[code], locale=locales[code], title="Page")
        admin = get_user_model().objects.create_superuser(f"admin-{code}")
        text = Client(headers={"accept-language": "en"}).get(address(make_link(page, admin))).content.decode()
        assert words in text


def pictures(text: str) -> set[str]:
    """The addresses of the pictures on a page."""
    found = set(re.findall(r'<img src="([^"]+)"', text))
    for candidates in re.findall(r'srcset="([^"]+)"', text):
        found |= {candidate.split()[0] for candidate in candidates.split(", ")}
    return found


def test_the_draft_s_pictures_show_behind_the_link_and_nowhere_else(signed_in, stranger, draft):
    link = made(signed_in, draft)
    shown = pictures(stranger.get(link).content.decode())
    assert len(shown) > 4
    for picture in shown:
        assert picture.startswith(link)
        response = stranger.get(picture)
        assert response.status_code == 200, picture
        assert response["Cache-Control"] == "private, no-store"
        assert stranger.get("/" + picture.removeprefix(link)).status_code == 404
    # By now there are renditions, which have addresses of their own.
    again = pictures(stranger.get(link).content.decode())
    renditions = {picture for picture in again if "/images/" in picture}
    assert renditions
    for picture in renditions:
        assert stranger.get(picture).status_code == 200
        name = picture.removeprefix(link)
        assert stranger.get(f"/media/{name}").status_code == 404
    ShownDraft.objects.update(revoked_at=timezone.now())
    for picture in shown | again:
        assert stranger.get(picture).status_code == 404


def test_a_link_shows_the_pictures_of_its_page_and_no_others(signed_in, stranger, draft):
    link = made(signed_in, draft)
    other = factories.ImageFactory()
    rendition = other.get_rendition("max-400x400|format-jpeg")
    assert stranger.get(f"{link}{rendition.file.name}").status_code == 404
    assert stranger.get(f"{link}{other.file.name}").status_code == 404
    own = draft.lead_image
    assert stranger.get(f"{link}{own.file.name}").status_code == 404
    assert stranger.get(f"{link}images/{own.pk}/../../{own.file.name}").status_code == 404


def test_a_picture_that_may_not_be_shown_is_not_shown_behind_a_link_either(signed_in, stranger, draft):
    link = made(signed_in, draft)
    shown = pictures(stranger.get(link).content.decode())
    own = {picture for picture in shown if f"/{draft.lead_image_id}/" in picture}
    assert own
    CustomImage.objects.filter(pk=draft.lead_image_id).update(consent="withdrawn")
    withhold_what_is_due()
    assert not own & pictures(stranger.get(link).content.decode())
    for picture in own:
        assert stranger.get(picture).status_code == 404


def test_links_in_the_draft_lead_to_public_pages_alone(signed_in, stranger, site, draft):
    hidden = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, live=False, slug="hidden")
    draft.body = [("paragraph", f'<p><a linktype="page" id="{hidden.pk}">hidden</a></p>')]
    draft.save_revision()
    link = made(signed_in, draft)
    text = stranger.get(link).content.decode()
    assert "/hidden/" not in text
    for href in set(re.findall(r'<a [^>]*href="(/[^"#?]*)', text)) - {link}:
        assert stranger.get(href).status_code == 200, href


def test_a_link_to_the_newest_version_follows_it_and_one_to_a_version_stays(signed_in, stranger, draft):
    newest, fixed = made(signed_in, draft), made(signed_in, draft, version="this")
    draft.title = "Newer still"
    draft.save_revision()
    assert "Newer still" in stranger.get(newest).content.decode()
    assert "Newer still" not in stranger.get(fixed).content.decode()
    assert SECRET in stranger.get(fixed).content.decode()


STATES = {
    "never made": lambda link, page, editor: None,
    "expired": lambda link, page, editor: ShownDraft.objects.update(expires_at=timezone.now()),
    "revoked": lambda link, page, editor: ShownDraft.objects.update(revoked_at=timezone.now()),
    "its maker was deactivated": lambda link, page, editor: type(editor).objects.update(is_active=False),
    "its maker has lost the right": lambda link, page, editor: editor.groups.clear(),
    "its maker is gone": lambda link, page, editor: editor.delete(),
    "the page is gone": lambda link, page, editor: Page.objects.get(pk=page.pk).delete(),
    "the page stands on no site": lambda link, page, editor: Page.objects.get(pk=page.pk).move(
        Page.objects.get(depth=1), pos="last-child"
    ),
}


@pytest.mark.parametrize("state", [*STATES])
def test_a_link_that_is_over_is_the_same_404_as_one_that_never_was(
    signed_in, stranger, editor, draft, state, django_capture_on_commit_callbacks
):
    link = made(signed_in, draft)
    STATES[state](link, draft, editor)
    if state == "never made":
        link = f"{link[:-5]}AAAA/"
    response = stranger.get(link)
    assert response.status_code == 404
    assert SECRET not in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    never = stranger.get("/shown/leadership-forum/")
    assert never.content == response.content
    assert {name: never[name] for name in never.headers} == {
        name: response[name] for name in response.headers
    }
    for picture in (f"{link}images/{draft.lead_image_id}/x.jpg",):
        assert stranger.get(picture).status_code == 404


def test_it_is_only_read(signed_in, stranger, draft):
    link = made(signed_in, draft)
    assert stranger.head(link).status_code == 200
    assert stranger.post(link).status_code == 405


def test_an_address_that_asks_too_often_waits(signed_in, stranger, draft):
    link = made(signed_in, draft)
    cache.clear()
    most = int(OPENED_MOST.partition("/")[0])
    for number in range(most):
        assert stranger.get(f"/shown/guess-{number}/").status_code == 404
    response = stranger.get(link)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert SECRET not in response.content.decode()
    other = Client(REMOTE_ADDR="198.51.100.7")
    assert other.get(link).status_code == 200


def test_guessing_by_pictures_is_counted_too(stranger, draft):
    cache.clear()
    most = int(OPENED_MOST.partition("/")[0])
    for number in range(most):
        assert stranger.get(f"/shown/guess-{number}/images/1/a.jpg").status_code == 404
    assert stranger.get("/shown/guess/images/1/a.jpg").status_code == 429


@pytest.mark.parametrize(
    ("who", "status"), [("nobody", 302), ("no role", 302), ("another branch", 302), ("editor", 200)]
)
def test_links_are_made_seen_and_revoked_by_those_who_may_edit_the_page(site, editor, draft, who, status):
    make_link(draft, editor, shown_to=SECRET)
    link = ShownDraft.objects.get()
    browser = Client(headers={"accept-language": "en"})
    if who == "editor":
        browser.force_login(editor)
    elif who != "nobody":
        user = get_user_model().objects.create_user("somebody")
        if who == "another branch":
            user.groups.add(set_up(site.aktau).editors)
        browser.force_login(user)
    asked = browser.get(f"/admin/shown-drafts/{draft.pk}/")
    assert asked.status_code == status
    assert (SECRET in asked.content.decode()) == (who == "editor")
    sent = {"days": "7", "version": "newest"}
    assert browser.post(f"/admin/shown-drafts/{draft.pk}/", sent).status_code == status
    assert ShownDraft.objects.count() == (2 if who == "editor" else 1)
    browser.post(f"/admin/shown-drafts/{draft.pk}/{link.pk}/revoke/")
    link.refresh_from_db()
    assert (link.revoked_at is not None) == (who == "editor")


def test_a_link_is_revoked_through_its_own_page_alone(signed_in, site, editor, draft):
    elsewhere = factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale)
    make_link(elsewhere, get_user_model().objects.create_superuser("admin"))
    link = ShownDraft.objects.get()
    response = signed_in.post(f"/admin/shown-drafts/{draft.pk}/{link.pk}/revoke/")
    assert response.status_code == 404
    assert signed_in.get(f"/admin/shown-drafts/{draft.pk}/{link.pk}/revoke/").status_code == 405
    link.refresh_from_db()
    assert link.revoked_at is None


@pytest.mark.parametrize(
    "values", [{"days": "0"}, {"days": "31"}, {"days": "x"}, {"version": "any"}, {"shown_to": "x" * 121}]
)
def test_a_form_that_makes_no_sense_is_refused_with_what_was_typed(signed_in, draft, values):
    sent = {"shown_to": "The director", "days": "7", "version": "newest", **values}
    response = signed_in.post(f"/admin/shown-drafts/{draft.pk}/", sent)
    assert response.status_code == 200
    assert "error" in response.content.decode()
    assert not ShownDraft.objects.exists()


def test_a_page_has_so_many_open_links_and_no_more(signed_in, editor, draft):
    for _number in range(LINKS_MOST):
        make_link(draft, editor)
    response = signed_in.post(f"/admin/shown-drafts/{draft.pk}/", {"days": "7", "version": "newest"})
    assert f"This page has {LINKS_MOST} open links" in response.content.decode()
    assert ShownDraft.objects.count() == LINKS_MOST


def test_the_token_is_stored_nowhere(signed_in, draft):
    token = made(signed_in, draft).split("/")[2]
    assert len(token) >= 32
    assert token not in str(list(ShownDraft.objects.values()))
    assert token not in str(list(PageLogEntry.objects.values()))
    assert token not in signed_in.get(f"/admin/shown-drafts/{draft.pk}/").content.decode()


def test_the_list_says_for_whom_until_when_and_when_it_was_opened_last(signed_in, stranger, draft):
    link = made(signed_in, draft)
    shown = signed_in.get(f"/admin/shown-drafts/{draft.pk}/").content.decode()
    assert "The director" in shown
    assert "never opened" in shown
    stranger.get(link)
    shown = signed_in.get(f"/admin/shown-drafts/{draft.pk}/").content.decode()
    assert "last opened:" in shown
    (revoke,) = re.findall(r'action="(/admin/shown-drafts/[^"]+/revoke/)"', shown)
    assert signed_in.post(revoke).status_code == 302
    assert "Link is revoked" in signed_in.get(f"/admin/shown-drafts/{draft.pk}/").content.decode()
    assert stranger.get(link).status_code == 404
    actions = set(PageLogEntry.objects.filter(page=draft.pk).values_list("action", flat=True))
    assert {"cms.show_draft", "cms.revoke_shown_draft"} <= actions


def test_the_list_takes_as_many_queries_however_long_it_is(signed_in, editor, draft):
    def asked() -> int:
        signed_in.get(f"/admin/shown-drafts/{draft.pk}/")
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(f"/admin/shown-drafts/{draft.pk}/")
        return len(captured)

    make_link(draft, editor)
    few = asked()
    for _number in range(8):
        make_link(draft, editor, revision=draft.latest_revision)
    assert asked() == few


def queries(browser: Client, path: str) -> int:
    """The number of queries an answer takes when caches are warm."""
    browser.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200
    return len(captured)


def test_pictures_of_a_draft_take_as_many_queries_however_many_there_are(signed_in, stranger, draft):
    link = made(signed_in, draft)
    few = queries(stranger, link)
    (picture, *_others) = sorted(pictures(stranger.get(link).content.decode()))
    few_of_picture = queries(stranger, picture)
    for _number in range(6):
        row = draft._meta.get_field("gallery_images").related_model(
            image=factories.ImageFactory(), caption="x", alt_text="x", locale=draft.locale
        )
        draft.gallery_images.add(row)
    draft.save_revision()
    # Of a revision Wagtail looks up what each row refers to: its page, its picture, its language.
    assert queries(stranger, link) == few + 3 * 6
    assert queries(stranger, picture) == few_of_picture
    assert few_of_picture <= 16
    assert few <= 40


def test_a_private_page_s_draft_is_shown_to_whom_its_editor_shows_it(signed_in, stranger, draft):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=draft.pk), restriction_type="login")
    assert SECRET in stranger.get(made(signed_in, draft)).content.decode()


def test_while_a_link_is_open_no_public_output_has_anything_of_the_draft(signed_in, stranger, draft):
    stranger.get(made(signed_in, draft))
    for path in (
        "/en/",
        draft.url,
        draft.get_parent().url,
        "/en/events/",
        "/api/v2/pages/",
        "/++api++/@changes",
    ):
        assert SECRET not in stranger.get(path).content.decode(), path


def test_links_that_are_long_over_are_removed_by_the_background(editor, draft):
    for _number in range(3):
        make_link(draft, editor)
    first, second, _third = ShownDraft.objects.order_by("pk")
    long_ago = timezone.now() - timedelta(days=31)
    ShownDraft.objects.filter(pk=first.pk).update(expires_at=long_ago)
    ShownDraft.objects.filter(pk=second.pk).update(revoked_at=long_ago)
    assert remove_old in STEPS.values()
    remove_old()
    assert ShownDraft.objects.count() == 1


def test_the_editor_leads_to_the_links(signed_in, draft):
    text = signed_in.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    assert text.count(f'href="/admin/shown-drafts/{draft.pk}/') >= 2
