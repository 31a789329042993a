"""Sitemaps: which pages they name, and what they say of them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from cms.editorial.bin.keeping import put
from cms.localization.publishing import publish, save_draft
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from cms.localization.submission import submit
from cms.media.consent import Consent
from cms.media.models import CustomImage
from cms.pages.models.pages import SitePage
from cms.syndication import sitemap_entries, sitemaps
from tests import factories
from tests.cms.feeds.reading import chosen
from tests.cms.syndication.sitemap_reading import SITEMAP, Told, read

pytestmark = pytest.mark.django_db
ROOT = "http://testserver"


@pytest.fixture
def listed(client) -> Callable[[], list[str]]:
    """A function that gives the addresses of the sitemaps the index lists."""

    def ask() -> list[str]:
        root = fromstring(client.get("/sitemap.xml").content)
        assert root.tag == f"{SITEMAP}sitemapindex"
        return [item.findtext(f"{SITEMAP}loc") for item in root]

    return ask


@pytest.fixture
def sitemap(client) -> Callable[..., dict[str, Told]]:
    """A function that gives what one sitemap says, by address."""

    def ask(language: str = "en", number: int = 1) -> dict[str, Told]:
        name = "news" if language == "news" else f"{language}-{number}"
        response = client.get(f"/sitemap-{name}.xml")
        assert response.status_code == 200, response.status_code
        assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
        return read(response.content)

    return ask


def head(client, page) -> tuple[str, set[tuple[str, str]]]:
    """The canonical address and the other languages that a page's own head names."""
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    links = {(link["hreflang"], link["href"]) for link in html.find_all("link", hreflang=True)}
    return html.find("link", rel="canonical")["href"], links


@pytest.fixture
def live(forum, django_capture_on_commit_callbacks):
    """The forum, published as editors publish, so that it stands in every language."""
    with django_capture_on_commit_callbacks(execute=True):
        forum.save_revision().publish()
    return type(forum).objects.get(pk=forum.pk)


def into_russian(page, locales, finish) -> None:
    """Translate a page, and publish the translation or keep it as a draft."""
    [translation] = submit(page, [locales["ru"]])
    for segment in segments_of(translation):
        if segment.translation is None:
            write(translation, segment, f"RU {segment.source}")
    finish(translation)


def all_pages() -> list[SitePage]:
    return list(Page.objects.filter(depth__gt=1, live=True).specific())


def test_the_index_leads_to_a_sitemap_a_language_that_has_pages(site, listed, sitemap):
    assert listed() == [f"{ROOT}/sitemap-{code}-1.xml" for code in ("kk", "ru", "en")]
    assert f"{ROOT}/en/branches/taraz/" in sitemap("en")
    assert set(sitemap("kk")) == {f"{ROOT}/kk/"}


def publish_for_members(translation):
    PageViewRestriction.objects.create(page=publish(translation), restriction_type="login")


def publish_and_take_back(translation):
    publish(translation).unpublish()


@pytest.mark.parametrize("finish", [None, save_draft, publish, publish_for_members, publish_and_take_back])
def test_a_sitemap_says_of_each_page_what_its_own_head_says(client, live, locales, sitemap, finish):
    if finish:
        into_russian(live, locales, finish)
    told = {code: sitemap(code) for code in ("kk", "ru", "en")}
    canonical = {}
    for page in all_pages():
        if PageViewRestriction.objects.filter(page=page).exists():
            continue
        address, languages = head(client, page)
        if address == page.full_url:
            canonical.setdefault(page.locale.language_code, {})[address] = languages
    assert {code: {url: page.alternates for url, page in told[code].items()} for code in told} == canonical
    assert len(canonical["ru"]) == (2 if finish is publish else 1)


def as_draft(page, site):
    page.live = False
    page.save()


def scheduled(page, site):
    page.live, page.go_live_at = False, timezone.now() + timedelta(days=1)
    page.save()
    page.save_revision(approved_go_live_at=page.go_live_at)


def expired(page, site):
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled")


def restricted(kind, above=False):
    def restrict(page, site):
        page = Page.objects.get(pk=site.taraz.pk) if above else page
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password="secret")

    return restrict


# What is done to a story, and whether strangers may read it afterwards.
STATES = {
    "public": (lambda page, site: None, True),
    "with a newer draft": (lambda page, site: page.save_revision(), True),
    "draft": (as_draft, False),
    "unpublished": (lambda page, site: page.unpublish(), False),
    "scheduled": (scheduled, False),
    "expired": (expired, False),
    "behind a log-in": (restricted(PageViewRestriction.LOGIN), False),
    "behind a password": (restricted(PageViewRestriction.PASSWORD), False),
    "below a page behind a log-in": (restricted(PageViewRestriction.LOGIN, above=True), False),
    "in the bin": (lambda page, site: put(page), False),
    "deleted": (lambda page, site: page.delete(), False),
}


@pytest.mark.parametrize("state", STATES)
def test_a_sitemap_names_what_strangers_may_read_and_nothing_else(client, site, sitemap, state):
    story = factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        slug="story",
        lead="Told to all.",
        date=timezone.localdate(),
    )
    address = f"{ROOT}{story.url}"
    assert address in sitemap()
    assert address in sitemap("news")
    change, is_public = STATES[state]
    change(story, site)
    # Whoever is asked for a password gets a form.
    assert (story.lead in client.get(address).content.decode()) is is_public
    assert (address in sitemap()) is is_public
    assert (address in sitemap("news")) is is_public


def test_the_date_is_that_of_the_last_publication_and_lists_have_none(site, forum, sitemap):
    moment = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
    Page.objects.filter(pk__in=[forum.pk, site.news.pk, site.home.pk]).update(last_published_at=moment)
    told = sitemap()
    assert told[forum.full_url].changed == "2026-03-02T01:30:00+05:00"
    assert told[site.news.full_url].changed == told[site.home.full_url].changed == ""


def test_languages_are_split_into_files_that_hold_each_page_once(site, monkeypatch, client, listed, sitemap):
    whole = set(sitemap())
    monkeypatch.setattr(sitemap_entries, "PAGES_MOST", 3)
    client.get("/en/")
    factories.ContentPageFactory(parent=site.home, locale=site.home.locale)
    names = [name for name in listed() if "/sitemap-en-" in name]
    parts = [set(sitemap("en", number)) for number in range(1, len(names) + 1)]
    assert len(names) == 3
    assert [len(part) for part in parts] == [3, 3, 2]
    assert whole < set.union(*parts)


def test_what_readers_may_not_see_leaves_no_room_empty(site, monkeypatch, listed, sitemap):
    monkeypatch.setattr(sitemap_entries, "PAGES_MOST", 1)
    monkeypatch.setattr(sitemaps, "NEWS_MOST", 1)
    values = {"parent": site.taraz, "locale": site.home.locale, "date": timezone.localdate()}
    hidden = factories.NewsPageFactory(**values)
    as_draft(hidden, site)
    assert f"{ROOT}/sitemap-news.xml" not in listed()
    public = factories.NewsPageFactory(**values)
    as_draft(factories.NewsPageFactory(**values), site)
    numbers = range(1, 1 + sum("/sitemap-en-" in name for name in listed()))
    assert [len(sitemap("en", number)) for number in numbers] == [1] * len(numbers)
    assert list(sitemap("news")) == [public.full_url]


@pytest.mark.parametrize("name", ["en-0", "en-2", "en-50001", "de-1", "en"])
def test_a_file_that_the_index_does_not_list_is_not_there(client, site, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_no_sitemap_breaks_the_bounds_of_the_protocol():
    assert sitemap_entries.PAGES_MOST <= 10_000
    assert sitemap_entries.PICTURES_MOST <= 1000


def test_pictures_stand_with_the_pages_that_show_them_as_readers_get_them(client, site, forum, sitemap):
    forum.lead_image = factories.ImageFactory()
    forum.save()
    [row] = factories.add_gallery(forum, 1)
    row.image.get_rendition("max-1024x1024|format-jpeg")
    html = client.get(forum.url).content.decode()
    lead, photograph = sitemap()[forum.full_url].pictures
    assert f'<meta property="og:image" content="{lead}">' in html
    assert photograph.startswith(f"{ROOT}/media/images/")
    assert photograph.removeprefix(ROOT) in html


def test_pictures_of_a_text_stand_there_too_and_those_of_a_draft_do_not(client, site, forum, sitemap):
    pictures = [factories.ImageFactory() for _number in range(4)]
    block = {"type": "image", "value": {"image": chosen(pictures[0], "A wall"), "caption": ""}}
    items = [
        {"type": "item", "id": str(uuid4()), "value": {"image": chosen(image, "A board"), "caption": ""}}
        for image in pictures[1:3]
    ]
    forum.body = [block, {"type": "gallery", "value": {"title": "", "items": items}}]
    forum.save_revision().publish()
    forum = type(forum).objects.get(pk=forum.pk)
    html = client.get(forum.url).content.decode()
    told = sitemap()[forum.full_url].pictures
    assert len(told) == 3
    assert all(address.removeprefix(ROOT) in html for address in told)
    forum.body = [{"type": "image", "value": {"image": chosen(pictures[3], "A secret"), "caption": ""}}]
    forum.save_revision()
    assert sitemap()[forum.full_url].pictures == told


def withdraw(image):
    image.consent = Consent.WITHDRAWN
    image.save()


def hide_collection(image):
    CollectionViewRestriction.objects.create(collection=image.collection, restriction_type="login")


@pytest.mark.parametrize("hide", [withdraw, hide_collection, put])
def test_pictures_that_readers_may_not_see_are_not_named(site, forum, sitemap, hide):
    forum.lead_image = factories.ImageFactory()
    forum.save()
    factories.add_gallery(forum, 1, image=factories.ImageFactory())
    assert len(sitemap()[forum.full_url].pictures) == 2
    for image in CustomImage.objects.all():
        hide(image)
    assert sitemap()[forum.full_url].pictures == []


def test_news_are_those_dated_in_the_last_two_days_with_all_that_google_asks_for(site, listed, sitemap):
    today = timezone.localdate()
    assert f"{ROOT}/sitemap-news.xml" not in listed()
    stories = [
        factories.NewsPageFactory(
            parent=site.taraz,
            locale=site.home.locale,
            date=today + timedelta(days=days),
            title="Fish & chips",
        )
        for days in (-3, -2, 0, 1)
    ]
    assert f"{ROOT}/sitemap-news.xml" in listed()
    told = sitemap("news")
    assert list(told) == [stories[2].full_url, stories[1].full_url]
    assert told[stories[2].full_url].news == {
        "name": "Center of Pedagogical Excellence",
        "language": "en",
        "publication_date": today.isoformat(),
        "title": "Fish & chips",
    }


def test_addresses_are_those_the_installation_names(client, site, settings, listed, sitemap):
    settings.SITE_ROOT_URL = "https://orleu.example"
    assert listed()[0] == "https://orleu.example/sitemap-kk-1.xml"
    told = sitemap()
    assert all(address.startswith("https://orleu.example/") for address in told)
    assert all(
        url.startswith("https://orleu.example/") for page in told.values() for _, url in page.alternates
    )


def test_news_are_told_in_the_languages_they_were_written_in(
    site, sitemap, django_capture_on_commit_callbacks
):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, date=timezone.localdate())
    with django_capture_on_commit_callbacks(execute=True):
        story.save_revision().publish()
    assert type(story).objects.filter(translation_key=story.translation_key).count() == 3
    assert list(sitemap("news")) == [story.full_url]
