"""The cache of home pages' paths: nothing that goes wrong with it makes `None` of an address."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction
from wagtail.models import Page, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

from tests import factories
from tests.api.conftest import settle
from wagtail_plone import roots

NONE_AS_ADDRESS = re.compile(r'\b(?:href|src|action|content|srcset)="None\b')


def left_over() -> None:
    """Cache the home pages' paths as they were before their slugs changed."""
    known = [(*root[:1], "/before/", *root[2:]) for root in Site.get_site_root_paths()]
    cache.set(SITE_ROOT_PATHS_CACHE_KEY, known, 3600, version=SITE_ROOT_PATHS_CACHE_VERSION)


@pytest.fixture
def pages(site, forum):
    """The address of a page of every type, of lists with filters, and of what is not there."""
    locale = site.home.locale
    contest = factories.ContestPageFactory(parent=forum, locale=locale)
    news = factories.NewsPageFactory(parent=site.taraz, locale=locale)
    trainer = factories.TrainerPageFactory(parent=site.taraz, locale=locale)
    settle()
    shown = [site.home, site.homes["kk"], site.branches, site.taraz, site.news, site.events, site.trainers]
    shown += [forum, contest, news, trainer]
    addresses = [page.url for page in shown]
    return [*addresses, f"{site.news.url}?branch=taraz", "/en/nothing-here/", "/ru/nothing-here/"]


@pytest.mark.django_db
def test_no_page_prints_none_for_an_address_whatever_the_cache_says(client, pages):
    for address in pages:
        left_over()
        response = client.get(address)
        assert response.status_code in (200, 404), address
        assert NONE_AS_ADDRESS.findall(response.content.decode()) == [], address


@pytest.mark.django_db
def test_documents_have_their_addresses_whatever_the_cache_says(client, site, forum):
    left_over()
    forum.title = "Renamed"
    forum.save_revision().publish()
    settle()
    answer = client.get("/++api++/en/branches/taraz/leadership").json()
    assert (answer["title"], answer["@id"]) == (
        "Renamed",
        "http://testserver/en/branches/taraz/leadership",
    )


@pytest.mark.django_db
def test_a_page_that_is_in_no_site_has_no_address_and_costs_little(site, django_assert_max_num_queries):
    lost = Page.objects.get(depth=1).add_child(
        instance=Page(title="Lost", slug="lost", locale=site.home.locale)
    )
    with django_assert_max_num_queries(4):
        assert roots.roots_were_stale(lost) is False
    assert lost.url is None


@pytest.mark.django_db(transaction=True)
def test_what_others_read_during_the_change_is_forgotten_after_it(site):
    with transaction.atomic():
        home = site.home
        home.slug = "start"
        home.save_revision().publish()
        # Another process looks while this one has not committed, and caches what it sees.
        left_over()
    assert f"/{home.slug}/" in [root.root_path for root in Site.get_site_root_paths()]


@pytest.mark.django_db
def test_wagtail_keeps_the_roots_on_requests_and_pages_under_this_name(site):
    page = Page.objects.get(pk=site.taraz.pk)
    assert page.url
    assert roots.KEPT_AS in vars(page)
