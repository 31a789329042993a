"""The view counter."""

import pytest
from django.urls import reverse

from cms.engagement.models import ViewCount
from tests import factories

pytestmark = pytest.mark.django_db
BROWSER = {"user-agent": "Mozilla/5.0 (Linux; Android 15) Firefox/140.0"}


@pytest.fixture
def story(site):
    return factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)


def test_a_reader_is_counted(client, story):
    address = reverse("count_view", args=(story.pk,))
    assert client.post(address, headers=BROWSER).json() == {"views": 1}
    assert client.post(address, headers=BROWSER).json() == {"views": 2}
    assert ViewCount.of(story) == 2


def test_all_languages_of_a_story_share_one_count(client, story, locales):
    kazakh = story.copy_for_translation(locales["kk"], copy_parents=True)
    kazakh.save_revision().publish()
    for page in (story, kazakh):
        client.post(reverse("count_view", args=(page.pk,)), headers=BROWSER)
    assert ViewCount.of(story) == ViewCount.of(kazakh) == 2


@pytest.mark.parametrize("agent", ["Googlebot/2.1", "curl/8.0", "python-requests/2", "HeadlessChrome", ""])
def test_machines_are_not_counted(client, story, agent):
    client.post(reverse("count_view", args=(story.pk,)), headers={"user-agent": agent})
    assert ViewCount.of(story) == 0


def test_editors_are_not_counted(admin_client, story):
    admin_client.post(reverse("count_view", args=(story.pk,)), headers=BROWSER)
    assert ViewCount.of(story) == 0


def test_drafts_and_pages_that_do_not_exist_have_no_counter(client, story):
    story.unpublish()
    assert client.post(reverse("count_view", args=(story.pk,)), headers=BROWSER).status_code == 404
    assert client.post(reverse("count_view", args=(10**6,)), headers=BROWSER).status_code == 404
    assert ViewCount.objects.count() == 0


def test_reading_an_address_counts_nothing(client, story):
    assert client.get(reverse("count_view", args=(story.pk,)), headers=BROWSER).status_code == 405
