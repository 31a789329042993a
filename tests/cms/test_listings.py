"""Lists: what they hold, how they are filtered, and what they cost."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.languages.alphabet import alphabetical
from cms.pages.filters import Filters
from cms.pages.lists import PAGE_SIZE, Listing
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(site) -> Listing:
    return Listing("events", site.home.locale)


def listed(pages) -> list:
    """A list's pages as their specific types."""
    return [page.specific for page in pages]


def forum_at(site, moment, branch=None, **values):
    return factories.ForumPageFactory(
        parent=branch or site.taraz,
        locale=site.home.locale,
        starts_at=moment,
        ends_at=None,
        **values,
    )


def test_a_list_holds_every_kind_of_event_the_newest_first(site, events, forum):
    contest = factories.ContestPageFactory(
        parent=forum,
        locale=site.home.locale,
        starts_at=datetime(2021, 3, 1, tzinfo=factories.ALMATY),
    )
    assert events.page(Filters()).object_list == [contest, forum]


def test_a_list_holds_no_draft_no_private_page_and_no_other_language(site, events, forum, locales):
    factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale, live=False)
    private = factories.ForumPageFactory(parent=site.aktau, locale=site.home.locale)
    PageViewRestriction.objects.create(page=site.aktau, restriction_type="login")
    other = forum.copy_for_translation(locales["kk"], copy_parents=True)
    other.save_revision().publish()
    other.refresh_from_db()
    assert private.live and other.live
    assert events.page(Filters()).object_list == [forum]


def test_filters_narrow_by_branch_year_kind_and_topic(site, events, forum):
    topic = factories.TopicFactory(locale=site.home.locale, slug="leadership")
    forum.topics.add(topic)
    forum.save()
    contest = factories.ContestPageFactory(
        parent=site.aktau,
        locale=site.home.locale,
        starts_at=datetime(2021, 3, 1, tzinfo=factories.ALMATY),
    )
    assert events.page(Filters(branch="taraz")).object_list == [forum]
    assert events.page(Filters(branch="aktau")).object_list == [contest]
    assert events.page(Filters(year=2021)).object_list == [contest]
    assert events.page(Filters(kind="forumpage")).object_list == [forum]
    assert events.page(Filters(topic="leadership")).object_list == [forum]
    assert events.page(Filters(branch="aktau", topic="leadership")).object_list == []


def test_filters_that_name_nothing_show_an_empty_list_rather_than_everything(events, forum):
    assert events.page(Filters(branch="nowhere")).object_list == []
    assert events.page(Filters(kind="newspage")).object_list == []
    assert events.page(Filters(topic="nothing")).object_list == []


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=٣",
        "page=99999999999999999999",
        "year=0",
        "year=1e3",
        "year=²",
        "when=never",
    ],
)
def test_parameters_that_make_no_sense_count_as_absent(query):
    assert Filters.from_query(QueryDict(query)) == Filters()


def test_a_page_past_the_end_is_the_last_page(site, events, forum):
    assert events.page(Filters(page=50)).number == 1


def test_a_link_to_a_page_keeps_the_filters():
    filters = Filters(branch="taraz", year=2019, page=3)
    assert filters.query(page=2) == "?branch=taraz&year=2019&page=2"
    assert filters.query(page=1) == "?branch=taraz&year=2019"
    assert filters.query(branch="", page=1) == "?year=2019"


def test_pages_of_a_list_neither_repeat_nor_skip_events_of_the_same_moment(site, events):
    moment = datetime(2020, 1, 1, tzinfo=factories.ALMATY)
    all_of_them = {forum_at(site, moment).pk for _number in range(PAGE_SIZE + 5)}
    first = [page.pk for page in events.page(Filters(page=1)).object_list]
    second = [page.pk for page in events.page(Filters(page=2)).object_list]
    assert len(first) == PAGE_SIZE
    assert set(first) | set(second) == all_of_them
    assert not set(first) & set(second)


def test_an_event_of_today_or_still_running_is_next_and_one_of_yesterday_past(site, events):
    today = timezone.make_aware(datetime.combine(timezone.localdate(), datetime.min.time()))
    running = factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        starts_at=today - timedelta(days=2),
        ends_at=today + timedelta(hours=1),
    )
    of_today = forum_at(site, today)
    yesterday = forum_at(site, today - timedelta(hours=1))
    assert [pk for pk, _type in events.upcoming(5)] == [running.pk, of_today.pk]
    assert [pk for pk, _type in events.past(5)] == [yesterday.pk]
    assert events.page(Filters(when="next")).object_list == [running, of_today]
    assert events.page(Filters(when="past")).object_list == [yesterday]


def test_years_are_those_that_have_something(site, events, forum):
    forum_at(site, datetime(2022, 1, 1, 0, 30, tzinfo=factories.ALMATY))
    assert events.years() == [2022, 2019]
    assert len(events.page(Filters(year=2022)).object_list) == 1
    assert events.page(Filters(year=2021)).object_list == []


def test_news_are_filtered_by_the_year_of_their_day(site):
    news = Listing("news", site.home.locale)
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, date=date(2019, 12, 31))
    assert news.page(Filters(year=2019)).object_list == [story]
    assert news.page(Filters(year=2020)).object_list == []


def test_trainers_are_listed_by_family_name_in_the_order_of_the_kazakh_alphabet(site):
    for family_name in ("Өтеген", "Яковлева", "Қасым", "Ким", "Омаров", "Лим"):
        factories.TrainerPageFactory(
            parent=site.taraz, locale=site.home.locale, given_name="А.", family_name=family_name
        )
    titles = [page.title for page in Listing("trainers", site.home.locale).page(Filters()).object_list]
    assert titles == ["А. Ким", "А. Қасым", "А. Лим", "А. Омаров", "А. Өтеген", "А. Яковлева"]


def test_numbers_in_names_are_sorted_by_their_size():
    assert sorted(["Үлгі-10", "Үлгі-9", "Үлгі-1"], key=alphabetical) == ["Үлгі-1", "Үлгі-9", "Үлгі-10"]


def test_a_card_knows_its_branch(site, events, forum):
    (card,) = events.page(Filters()).object_list
    with CaptureQueriesContext(connection) as captured:
        assert card.branch == site.taraz
        assert card.locale == site.home.locale
    assert len(captured) == 0


def test_a_list_costs_the_same_queries_however_long_it_is(site, events):
    def queries() -> int:
        listing = Listing("events", site.home.locale)
        with CaptureQueriesContext(connection) as captured:
            for card in listing.page(Filters()).object_list:
                assert card.branch and card.url and card.lead_image.renditions.all() is not None
        return len(captured)

    def add(count):
        for number in range(count):
            moment = datetime(2020, 1, 1 + number, tzinfo=factories.ALMATY)
            forum_at(site, moment, lead_image=factories.ImageFactory())

    add(2)
    few = queries()
    add(10)
    assert queries() <= few
