"""The public pages: what is on them, in which language, and what they cost."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.engagement.models import ViewCount
from cms.pages.models.topics import Topic
from programs.models import ContestAward, ForumPage, TrainerPage
from tests import factories

pytestmark = pytest.mark.django_db
QUERIES = 25


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def text(response) -> str:
    return " ".join(soup(response).get_text(" ").split())


def queries(client, url: str) -> int:
    """The number of queries of a page, with the site's root paths and the content types already known."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def heavy_forum(site, *, pictures: int, sessions: int, trainers: int, related: int) -> ForumPage:
    """A forum with as much on it as wanted."""
    locale = site.home.locale
    people = [factories.TrainerPageFactory(parent=site.taraz, locale=locale) for _one in range(trainers)]
    others = [factories.NewsPageFactory(parent=site.taraz, locale=locale) for _one in range(related)]
    forum = factories.ForumPageFactory(
        parent=site.taraz,
        locale=locale,
        lead_image=factories.ImageFactory(),
        programme=[
            factories.day(
                date(2019, 11, 14),
                *(
                    factories.session(
                        title=f"Session {number}",
                        speakers=[factories.speaker(people[number % trainers]), factories.guest("A guest")],
                    )
                    for number in range(sessions)
                ),
            )
        ],
        organisers=[
            {
                "type": "organiser",
                "value": {"name": f"Organiser {number}", "url": "", "logo": factories.ImageFactory().pk},
            }
            for number in range(3)
        ],
        related_pages=[{"type": "page", "value": other.pk} for other in others],
    )
    forum.topics.set([factories.TopicFactory(locale=locale), factories.TopicFactory(locale=locale)])
    forum.save()
    factories.ContestPageFactory(parent=forum, locale=locale)
    factories.add_gallery(forum, pictures)
    return forum


def test_the_heaviest_page_stays_within_its_queries_whatever_is_on_it(client, site):
    small = heavy_forum(site, pictures=3, sessions=2, trainers=2, related=1)
    large = heavy_forum(site, pictures=30, sessions=12, trainers=8, related=6)
    few, many = queries(client, small.url), queries(client, large.url)
    assert many <= QUERIES
    assert many <= few


def test_days_that_nothing_is_said_of_are_not_shown_and_the_others_keep_their_number(client, site):
    forum = factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        starts_at=datetime(2019, 11, 14, 9, tzinfo=UTC),
        ends_at=datetime(2019, 11, 16, 9, tzinfo=UTC),
        programme=[
            factories.day(date(2019, 11, 14)),
            factories.day(date(2019, 11, 15), factories.session(title="Opening")),
            factories.day(date(2019, 11, 16)),
        ],
    )
    days = soup(client.get(forum.url)).select(".day h3")
    assert [" ".join(day.get_text(" ").split()) for day in days] == ["Day 2, Friday, 15 November"]
    forum.programme = [factories.day(date(2019, 11, 14))]
    forum.save_revision().publish()
    assert not soup(client.get(forum.url)).select("#programme")


def test_every_page_type_stays_within_the_same_queries(client, site, forum):
    locale = site.home.locale
    topic = factories.TopicFactory(locale=locale)
    for _number in range(14):
        story = factories.NewsPageFactory(
            parent=site.taraz, locale=locale, about=forum, lead_image=factories.ImageFactory()
        )
        story.topics.add(topic)
        story.save()
    contest = factories.ContestPageFactory(
        parent=forum,
        locale=locale,
        jury=[factories.speaker(trainer_of(site))],
    )
    plain = factories.ContentPageFactory(parent=site.home, locale=locale)
    pages = [
        site.home,
        site.branches,
        site.taraz,
        site.news,
        site.events,
        site.trainers,
        story,
        contest,
        trainer_of(site),
        plain,
    ]
    costs = {page.url: queries(client, page.url) for page in pages}
    assert {url: cost for url, cost in costs.items() if cost > QUERIES} == {}


def trainer_of(site) -> TrainerPage:
    """The trainer of the fixture forum."""
    return TrainerPage.objects.child_of(site.taraz).first()


@pytest.mark.parametrize("listing", ["news", "events", "trainers"])
def test_a_list_costs_the_same_queries_however_much_it_holds(client, site, listing):
    locale = site.home.locale
    maker = {
        "news": factories.NewsPageFactory,
        "events": factories.ForumPageFactory,
        "trainers": factories.TrainerPageFactory,
    }[listing]
    url = getattr(site, listing).url

    def add(count):
        for _number in range(count):
            maker(parent=site.taraz, locale=locale, lead_image=factories.ImageFactory())

    add(2)
    few = queries(client, url)
    add(18)
    assert queries(client, url) <= few + 1  # the second page of results needs no more than its link


def test_a_forum_shows_its_programme_people_and_facts(client, site, forum):
    forum.participants_number, forum.participants_description = 250, "principals of secondary schools"
    forum.aims = [{"type": "aim", "value": "To improve the skills of school leaders"}]
    forum.venue = "Taraz"
    forum.save()
    page = text(client.get(forum.url))
    for words in (
        "14–15 November 2019",
        "250",
        "principals of secondary schools",
        "To improve the skills of school leaders",
        "The best leading school",
        "Facilitation session",
        "3 hours",
        "Sapura Zholdasbaeva",
        "R. S. Guest",
        "Head",
    ):
        assert words in page


def test_a_contest_shows_places_before_nominations_and_leads_back_to_its_forum(client, site, forum):
    contest = factories.ContestPageFactory(
        parent=forum,
        locale=site.home.locale,
        rounds=[{"type": "round", "value": {"title": "Business card", "description": ""}}],
        criteria=[{"type": "criterion", "value": {"title": "Brevity", "description": "", "points": 5}}],
    )
    for order, values in enumerate(
        [
            {"nomination": "Best team", "school": "Sample school No. 4"},
            {"place": 2, "school": "Sample school No. 2"},
            {"place": 1, "school": "Sample school No. 1"},
        ]
    ):
        ContestAward.objects.create(page=contest, locale=contest.locale, sort_order=order, **values)
    page = text(client.get(contest.url))
    assert "Business card" in page and "Brevity" in page and forum.title in page
    assert page.index("Sample school No. 2") < page.index("Best team")
    assert soup(client.get(contest.url)).find("a", href=forum.url)


def test_a_story_shows_its_date_and_views_and_the_event_it_is_about(client, site, forum):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, about=forum)
    ViewCount.objects.create(translation_key=story.translation_key, views=1772)
    response = client.get(story.url)
    assert "18 November 2019" in text(response)
    assert "1,772 views" in text(response)
    assert soup(response).find("a", href=forum.url)


def test_back_to_the_list_leads_to_the_list_as_it_was_left(client, site):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)

    def back(**headers):
        return soup(client.get(story.url, headers=headers)).find(attrs={"data-back-to-list": True})["href"]

    assert back() == site.news.url
    assert back(referer=f"http://testserver{site.news.url}?branch=taraz&page=2") == (
        f"{site.news.url}?branch=taraz&page=2"
    )
    assert back(referer=f"http://evil.example{site.news.url}?branch=taraz") == site.news.url
    assert back(referer="http://testserver/en/events/?page=2") == site.news.url


def test_the_home_page_shows_the_day_of_each_branch_s_latest_story(client, site):
    for day in (date(2019, 11, 18), date(2020, 1, 5)):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, date=day)
    factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale, date=date(2021, 1, 1), live=False)
    cities = soup(client.get(site.home.url)).select(".cities li")
    days = {city.a["href"]: [time["datetime"] for time in city.select("time")] for city in cities}
    assert days == {site.taraz.url: ["2020-01-05"], site.aktau.url: []}


def test_an_empty_list_says_so_and_offers_a_way_on(client, site, forum):
    response = client.get(f"{site.events.url}?branch=aktau")
    page = soup(response)
    assert not page.select(".cards li")
    assert page.find("a", href=site.events.url.rstrip("?"))


def test_active_filters_are_shown_and_each_can_be_taken_away(client, site, forum):
    page = soup(client.get(f"{site.events.url}?branch=taraz&year=2019"))
    assert page.select_one("select[name=branch] option[selected]")["value"] == "taraz"
    hrefs = [link["href"] for link in page.select("main a[href]")]
    assert any(href.endswith("?branch=taraz") for href in hrefs)
    assert any(href.endswith("?year=2019") for href in hrefs)


def test_drafts_and_private_pages_are_on_no_page(client, site, forum):
    locale = site.home.locale
    draft = factories.NewsPageFactory(parent=site.taraz, locale=locale, live=False, title="Secret draft")
    private = factories.NewsPageFactory(parent=site.aktau, locale=locale, title="Private story")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    forum.related_pages = [{"type": "page", "value": draft.pk}, {"type": "page", "value": private.pk}]
    forum.save()
    for page in (site.home, site.taraz, site.aktau, site.news, forum):
        words = text(client.get(page.url))
        assert "Secret draft" not in words
        assert "Private story" not in words
    assert client.get(draft.url).status_code == 404
    assert client.get(private.url).status_code == 302


def test_the_language_of_a_page_is_said_to_browsers_and_search_engines(client, site, forum, locales):
    russian = forum.copy_for_translation(locales["ru"], copy_parents=True)
    russian.save_revision().publish()
    page = soup(client.get(russian.url))
    assert page.html["lang"] == "ru"
    alternates = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
    assert alternates["en"].endswith(forum.url)
    assert alternates["ru"].endswith(russian.url)
    assert "kk" not in alternates
    assert page.select_one("link[rel=canonical]")["href"].endswith(russian.url)


def test_a_gallery_offers_phone_and_large_sizes_and_a_link_to_each_picture(client, forum):
    rows = factories.add_gallery(forum, 3)
    page = soup(client.get(forum.url))
    pictures = page.select("[data-gallery] > li")
    assert len(pictures) == 3
    for number, (picture, row) in enumerate(zip(pictures, rows, strict=True), start=1):
        image = picture.select_one("a img")
        assert image["alt"] == row.alternative_text
        assert image["width"] and image["height"]
        assert image["loading"] == "lazy"
        assert picture.select_one("a source")["type"] == "image/avif"
        assert picture.a["id"] == f"photo-{number}"
        assert client.get(picture.a["href"]).status_code == 200


def test_topics_lead_to_the_list_filtered_by_them(client, site, forum):
    topic = Topic.objects.create(name="Leadership", slug="leadership", locale=site.home.locale)
    forum.topics.add(topic)
    forum.save()
    link = soup(client.get(forum.url)).find("a", string=lambda words: words and words.strip() == "Leadership")
    assert "topic=leadership" in link["href"]
    assert forum.title in text(client.get(link["href"]))


def test_a_server_error_is_told_without_the_database(client, site, monkeypatch, settings):
    client.raise_request_exception = False
    settings.DEBUG = False

    def broken(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("home.models.HomePage.get_context", broken)
    response = client.get(site.home.url)
    assert response.status_code == 500
    assert "secret detail" not in response.content.decode()
    assert '<html lang="en"' in response.content.decode()


def test_topics_chosen_in_another_language_are_shown_in_the_page_s_own(client, site, forum, locales):
    russian_topic = Topic.objects.create(name="Лидерство", slug="leadership", locale=locales["ru"])
    english_topic = Topic.objects.create(
        name="Leadership",
        slug="leadership",
        locale=site.home.locale,
        translation_key=russian_topic.translation_key,
    )
    forum.topics.set(
        [russian_topic, Topic.objects.create(name="Без перевода", slug="x", locale=locales["ru"])]
    )
    forum.save()
    page = text(client.get(forum.url))
    assert english_topic.name in page and "Без перевода" in page
    assert "Лидерство" not in page
