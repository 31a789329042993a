"""Pages in the bin: gone in every language with all they hold, and put back as they were."""

import pytest
from django.db import connection
from wagtail.models import Page

from cms.editorial.bin.keeping import put, restore
from cms.editorial.bin.models import BinItem
from cms.pages.deleted import deleted, without_deleted
from tests.api.conftest import settle
from tests.api.scale import plans

pytestmark = pytest.mark.django_db


def answers(client, page) -> list[int]:
    address = page.get_url()
    return [client.get(url).status_code for url in (address, f"/++api++{address.rstrip('/')}")]


def test_a_deleted_forum_is_gone_in_all_languages_and_restored_with_what_it_held(client, gathering, family):
    forum = gathering.forum
    before = {code: page.get_url() for code, page in family(forum).items()}
    below = {code: page.get_url() for code, page in family(gathering.contest).items()}
    assert set(before) == {"kk", "ru", "en"}
    put(forum)
    settle()
    for address in [*before.values(), *below.values()]:
        assert client.get(address).status_code in (404, 410), address
        assert client.get(f"/++api++{address.rstrip('/')}").status_code in (404, 410), address
    restored = restore(BinItem.objects.get())
    settle()
    assert restored.told == []
    assert {code: page.get_url() for code, page in family(forum).items()} == before
    for address in [*before.values(), *below.values()]:
        assert client.get(address).status_code == 200, address
        assert client.get(f"/++api++{address.rstrip('/')}").status_code == 200, address
    assert Page.find_problems() == ([], [], [], [], [])


def test_lists_leave_out_what_lies_in_the_bin_and_nothing_else(gathering):
    put(gathering.forum)
    kept = set(without_deleted(Page.objects.all()).values_list("pk", flat=True))
    gone = set(Page.objects.filter(deleted()).values_list("pk", flat=True))
    assert gathering.forum.pk in gone
    assert gathering.contest.pk in gone
    assert kept == set(Page.objects.values_list("pk", flat=True)) - gone


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite")
def test_what_lies_in_the_bin_is_found_without_reading_the_whole_tree(branch):
    with plans() as made:
        list(without_deleted(Page.objects.filter(pk=branch.pk)))
    [plan] = made
    assert "SEARCH" in plan
    assert "SCAN" not in plan, plan
