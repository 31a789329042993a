"""What an HTML page costs the database on a large site: as much as on a small one."""

import re

import pytest
from django.db import connection

from tests import factories
from tests.api.conftest import settle, settled
from tests.api.scale import grow, plans, steps_of
from wagtail_plone.http.remembered import memory

FEW, MANY = 1_000, 5_000
# Every page, read from end to end or by its language, which a third of the site has.
EVERY_PAGE = re.compile(
    r'(SCAN|Seq Scan on) "?wagtailcore_page\b"?(?! USING)|wagtailcore_page USING INDEX \S+ \(locale_id=\?\)'
)


@pytest.fixture
def story(site):
    """The story beside which thousands grow."""
    return settled(factories.NewsPageFactory(parent=site.taraz, slug="story", locale=site.taraz.locale))


@pytest.fixture
def addresses(site, story):
    """A page of each kind: what readers open."""
    forum = factories.ForumPageFactory(parent=site.taraz, locale=site.taraz.locale)
    settle()
    return [site.home.url, story.url, forum.url, "/en/nothing-here/"]


def ask(client, address: str) -> None:
    memory.clear()
    assert client.get(address).status_code in (200, 404)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite")
def test_a_page_costs_the_same_on_a_site_of_thousands(client, story, addresses):
    costs: dict[str, list[int]] = {address: [] for address in addresses}
    for number in (FEW, MANY - FEW):
        grow(story, number)
        for address, cost in costs.items():
            ask(client, address)
            cost.append(steps_of(lambda address=address: ask(client, address)))
    assert {address: cost for address, cost in costs.items() if cost[1] > 1.2 * cost[0]} == {}


def test_no_page_is_looked_for_among_all(client, story, addresses):
    grow(story, FEW if connection.vendor == "sqlite" else 3 * FEW)
    connection.cursor().execute("ANALYZE")
    # Who is lost has a thousand looked through, which is a third of the site here.
    for address in addresses[:-1]:
        ask(client, address)
        with plans() as made:
            ask(client, address)
        assert [plan for plan in made if EVERY_PAGE.search(plan)] == [], address
