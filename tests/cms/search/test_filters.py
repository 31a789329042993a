"""Filters by kind, branch and year: their counts, and what they leave."""

from datetime import date

import pytest

from tests import factories
from tests.cms.search.reading import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def stones(site):
    """Three stories and a forum in two branches and two years."""
    common = {"locale": site.home.locale}
    factories.NewsPageFactory(
        parent=site.taraz, title="Meteorite 1", date=date(2019, 1, 1), slug="a", **common
    )
    factories.NewsPageFactory(
        parent=site.taraz, title="Meteorite 2", date=date(2020, 1, 1), slug="b", **common
    )
    factories.NewsPageFactory(
        parent=site.aktau, title="Meteorite 3", date=date(2020, 1, 1), slug="c", **common
    )
    factories.ForumPageFactory(parent=site.taraz, title="Meteorite forum", slug="d", **common)


def test_each_filter_says_how_many_it_would_leave(client, stones):
    assert found(client, "meteorite").facets == {
        "Kind": {"News": "3", "Forums": "1"},
        "Branch": {"Aktau branch": "1", "Taraz branch": "3"},
        "Year": {"2020": "2", "2019": "2"},
    }


def test_counts_of_a_filter_respect_the_others_and_not_itself(client, stones):
    page = found(client, "meteorite", branch="taraz", year="2020")
    assert page.paths == ["/en/branches/taraz/b"]
    assert page.facets["Branch"] == {"Aktau branch": "1", "Taraz branch": "1"}
    assert page.facets["Year"] == {"2020": "1", "2019": "2"}
    assert "Kind" not in page.facets, "one kind is no choice"


def test_a_filter_that_is_set_takes_itself_away(client, stones):
    page = found(client, "meteorite", kind="forum")
    assert page.paths == ["/en/branches/taraz/d"]
    active = page.soup.select_one(".facets a[aria-current]")
    assert "Forums" in active.get_text() and "kind=" not in active["href"]


def test_filters_that_leave_nothing_say_so_and_lead_back(client, stones):
    page = found(client, "meteorite", branch="aktau", year="2019")
    assert page.paths == []
    assert "Nothing fits these filters" in page.text
    assert page.link("Show all results") == "?q=meteorite"


def test_values_that_name_nothing_are_dropped(client, stones):
    assert len(found(client, "meteorite", kind="nonsense", branch="nowhere", year="-1").paths) == 4
