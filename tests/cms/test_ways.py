"""Ways on from a page: through lists and their years, to what stands beside it, to its own parts."""

from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.pages.beside import OTHER_EVENTS
from tests import factories

pytestmark = pytest.mark.django_db


def page_at(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(part) -> str:
    return " ".join(part.get_text(" ").split())


def forum_in(site, days: int, branch=None, **values):
    """A forum of a branch, so many days from now."""
    starts = timezone.now() + timedelta(days=days)
    return factories.ForumPageFactory(
        parent=branch or site.taraz, locale=site.home.locale, starts_at=starts, ends_at=None, **values
    )


def story_of(site, day: date, branch=None, **values):
    return factories.NewsPageFactory(parent=branch or site.taraz, locale=site.home.locale, date=day, **values)


def test_a_list_of_events_opens_with_what_is_next_the_soonest_first_then_the_latest_of_the_past(client, site):
    later, past, soon, older = (forum_in(site, days) for days in (40, -400, 3, -800))
    page = page_at(client, site.events.url)
    titles = [words(title) for title in page.select(".card__title")]
    assert titles == [soon.title, later.title, past.title, older.title]
    headings = [words(heading) for heading in page.select("h2.year")]
    assert headings == ["Upcoming", str(past.local_start.year), str(older.local_start.year)]


def test_a_year_of_the_archive_is_listed_from_its_end(client, site):
    first = forum_in(site, 0, title="First")
    first.starts_at = datetime(2019, 2, 1, tzinfo=factories.ALMATY)
    first.save_revision().publish()
    last = forum_in(site, 0, title="Last")
    last.starts_at = datetime(2019, 11, 1, tzinfo=factories.ALMATY)
    last.save_revision().publish()
    page = page_at(client, f"{site.events.url}?year=2019")
    assert [words(title) for title in page.select(".card__title")] == ["Last", "First"]


def test_the_archive_leads_to_each_year_and_keeps_the_other_filters(client, site):
    for year in (2019, 2021, 2024):
        story_of(site, date(year, 5, 5))
    page = page_at(client, f"{site.news.url}?branch=taraz&page=1")
    links = {words(link): link["href"] for link in page.select(".archive a")}
    assert links == {str(year): f"?branch=taraz&year={year}" for year in (2024, 2021, 2019)}
    assert page_at(client, f"{site.news.url}?year=2021").select_one(".archive a[aria-current]").text == "2021"


def test_switching_the_language_keeps_the_filters_but_not_the_number_of_the_page(client, site):
    for number in range(14):
        story_of(site, date(2019, 5, 1 + number))
    page = page_at(client, f"{site.news.url}?branch=taraz&year=2019&page=2")
    assert page.select_one(".languages a[lang=kk]")["href"].endswith("?branch=taraz&year=2019")
    plain = page_at(client, site.news.url)
    assert "?" not in plain.select_one(".languages a[lang=kk]")["href"]


def test_a_story_leads_to_the_one_before_and_the_one_after_it_in_its_branch(client, site):
    before = story_of(site, date(2019, 5, 1))
    story = story_of(site, date(2019, 5, 2))
    after = story_of(site, date(2019, 5, 2))
    story_of(site, date(2019, 5, 2), branch=site.aktau)
    story_of(site, date(2019, 5, 3), live=False)
    ways = page_at(client, story.url).select_one(".beside")
    assert {link["rel"][0]: link["href"] for link in ways.select("a")} == {
        "prev": before.url,
        "next": after.url,
    }
    assert [link["rel"][0] for link in page_at(client, after.url).select(".beside a")] == ["prev"]


def test_a_story_published_later_is_at_once_the_next_of_the_one_before(client, site):
    story = story_of(site, date(2019, 5, 2))
    assert not page_at(client, story.url).select(".beside")
    after = story_of(site, date(2019, 6, 2))
    assert page_at(client, story.url).select_one(".beside a")["href"] == after.url


def test_an_event_leads_to_other_events_of_its_branch_but_to_none_it_shows_anyhow(client, site):
    forum = forum_in(site, -10)
    contest = factories.ContestPageFactory(parent=forum, locale=site.home.locale)
    soon, past, *_more = (forum_in(site, days) for days in (5, -20, -30, -40))
    forum_in(site, 1, branch=site.aktau)
    others = [link["href"] for link in page_at(client, forum.url).select("[aria-labelledby=others] h3 a")]
    assert others[:2] == [soon.url, past.url]
    assert len(others) == OTHER_EVENTS
    of_contest = page_at(client, contest.url).select("[aria-labelledby=others] h3 a")
    assert forum.url not in [link["href"] for link in of_contest]


def test_a_session_leads_to_the_contest_it_is(client, site):
    programme = [
        factories.day(
            date(2019, 11, 14),
            factories.session(kind="contest", title="Defence of projects"),
            factories.session(kind="plenary", title="Opening"),
        )
    ]
    forum = factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale, programme=programme)
    contest = factories.ContestPageFactory(parent=forum, locale=site.home.locale, title="The Best School")
    assert [link["href"] for link in page_at(client, forum.url).select(".session__title a")] == [contest.url]
    second = factories.ContestPageFactory(parent=forum, locale=site.home.locale, title="Defence of projects")
    links = page_at(client, forum.url).select(".session__title a")
    assert [link["href"] for link in links] == [second.url]


def test_a_long_page_has_a_short_way_to_its_parts(client, site, forum):
    factories.add_gallery(forum, 3)
    page = page_at(client, forum.url)
    ways = page.select(".on-this-page a")
    assert ways
    assert all(page.select_one(way["href"]) for way in ways)
    assert "3 photos" in [words(way) for way in ways]
    short = factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale)
    assert not page_at(client, short.url).select(".on-this-page")


def test_a_trainer_s_events_stand_under_their_years(client, site):
    trainer = factories.TrainerPageFactory(parent=site.taraz, locale=site.home.locale)
    for year in (2019, 2021):
        starts = datetime(year, 11, 14, tzinfo=factories.ALMATY)
        led = [factories.day(starts.date(), factories.session(speakers=[factories.speaker(trainer)]))]
        factories.ForumPageFactory(
            parent=site.taraz, locale=site.home.locale, starts_at=starts, ends_at=None, programme=led
        )
    years = page_at(client, trainer.url).select(".led__year")
    assert [words(year) for year in years] == ["2021", "2019"]


def test_a_page_of_a_branch_says_where_the_way_back_to_the_branch_leads(client, site):
    story = story_of(site, date(2019, 5, 2))
    back = page_at(client, story.url).select_one("[data-back-to-list]")
    assert back["href"] == site.news.url
    assert back["data-branch"] == site.taraz.url
    assert back["data-branch-words"] == "Back to the branch"
