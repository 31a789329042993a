"""What is owed outlives the process that owes it, and the newest state of a page wins."""

import json

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from news.models import NewsPage
from tests import factories
from tests.api.asking import get, paths
from tests.api.conftest import settle, settled
from wagtail_plone.documents.comparing import differences
from wagtail_plone.documents.refresh import make_owed, refresh
from wagtail_plone.documents.signals import NEAR_MOST
from wagtail_plone.documents.storing import store
from wagtail_plone.models import OwedRefresh, PublishedDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(settings):
    """A site whose background makes what requests leave."""
    settings.WAGTAIL_PLONE_REFRESH = "later"


@pytest.fixture
def stories(site) -> list[NewsPage]:
    """More stories about one topic than are made anew before a request ends."""
    topic = factories.TopicFactory(locale=site.taraz.locale, name="Leadership")
    made = [
        factories.NewsPageFactory(parent=site.taraz, slug=f"story-{number}", locale=site.taraz.locale)
        for number in range(NEAR_MOST + 2)
    ]
    for story in made:
        story.topics.add(topic)
        story.save_revision().publish()
    return settled(made)


def killed() -> None:
    """End the process between its commit and what it does then."""
    connection.run_on_commit.clear()


def titles() -> set[str]:
    return set(PublishedDocument.objects.values_list("title", flat=True))


def test_a_process_that_is_killed_after_its_commit_leaves_nothing_stale(site, later):
    page = settled(factories.NewsPageFactory(parent=site.taraz, slug="story", locale=site.taraz.locale))
    page.title = "Killed right after"
    page.save_revision().publish()
    killed()
    assert "Killed right after" not in titles()
    call_command("rebuild_documents", "--owed")
    assert "Killed right after" in titles()
    assert not OwedRefresh.objects.exists()
    assert list(differences()) == []


def test_what_is_rolled_back_owes_nothing(site):
    before = OwedRefresh.objects.count()
    with transaction.atomic():
        factories.NewsPageFactory(parent=site.taraz, slug="story", locale=site.taraz.locale)
        assert OwedRefresh.objects.count() > before
        transaction.set_rollback(True)
    assert OwedRefresh.objects.count() == before


def test_what_is_owed_again_after_a_savepoint_was_rolled_back_is_written_down_again(site):
    page = settled(factories.NewsPageFactory(parent=site.taraz, slug="story", locale=site.taraz.locale))
    with transaction.atomic():
        # Something else makes the transaction owe already.
        site.aktau.save()
        with transaction.atomic():
            page.title = "Taken back"
            page.save()
            transaction.set_rollback(True)
        page.title = "Saved after all"
        page.save()
    settle()
    assert "Saved after all" in titles()


def test_what_many_pages_show_is_made_anew_after_the_request(client, site, stories, later):
    topic = stories[0].topics.get()
    topic.name = "Leading a school"
    topic.save()
    settle()
    shown = {
        json.loads(document.body)["subjects"][0]
        for document in PublishedDocument.objects.filter(page__in=[story.pk for story in stories])
    }
    assert shown == {"Leadership"}
    assert [row.kind for row in OwedRefresh.objects.all()] == ["shown"]
    call_command("rebuild_documents", "--owed")
    for story in stories:
        assert get(client, story.url.rstrip("/"))["subjects"] == ["Leading a school"]
    assert list(differences()) == []


def test_a_branch_that_is_renamed_is_right_at_once_and_all_below_it_soon(client, site, stories, later):
    branch = site.taraz.specific
    branch.slug = "zhambyl"
    branch.save_revision().publish()
    settle()
    assert get(client, "/en/branches/zhambyl")["id"] == "zhambyl"
    call_command("rebuild_documents", "--owed")
    assert get(client, "/en/branches/zhambyl/story-3")["id"] == "story-3"
    assert list(differences()) == []


def test_readers_see_nothing_private_while_its_removal_is_owed(client, site, stories, later):
    branch = site.taraz
    PageViewRestriction.objects.create(page=branch, restriction_type=PageViewRestriction.LOGIN)
    settle()
    # Nothing of it was removed yet.
    assert PublishedDocument.objects.filter(page=stories[5].pk).exists()
    assert client.get("/++api++/en/branches/taraz/story-5").status_code == 401
    found = get(client, "/en/@search", {"portal_type": "News Item"})
    assert found["items"] == []
    changes = get(client, "/@changes", {"fullobjects": 1})
    assert not [item for item in changes["updated"] if "/taraz" in item["item"]["@id"]]
    call_command("rebuild_documents", "--owed")
    assert not PublishedDocument.objects.filter(page=stories[5].pk).exists()
    assert get(client, "/en/@search", {"portal_type": "News Item"})["items_total"] == 0


def test_who_makes_a_document_without_owing_it_any_more_leaves_the_newer_one(site):
    page = settled(factories.NewsPageFactory(parent=site.taraz, slug="story", locale=site.taraz.locale))
    refresh([page.pk])
    sequence = PublishedDocument.objects.get(page=page).sequence
    # Somebody else took over what was owed meanwhile.
    Page.objects.filter(pk=page.pk).update(title="Read too early")
    make_owed([page.pk])
    assert PublishedDocument.objects.get(page=page).sequence == sequence


def test_neighbours_that_are_moved_along_keep_their_order(client, site):
    first, _second, third = (
        settled(factories.NewsPageFactory(parent=site.taraz, slug=slug, locale=site.taraz.locale))
        for slug in ("first", "second", "third")
    )
    NewsPage.objects.get(pk=third.pk).move(NewsPage.objects.get(pk=first.pk), pos="left")
    settle()
    listed = [path for path in paths(get(client, "/en/branches/taraz")) if path.count("/") == 4]
    assert [path.rpartition("/")[2] for path in listed][-3:] == ["third", "first", "second"]
    assert get(client, "/en/branches/taraz/first")["previous_item"]["id"] == "third"
    # Without a signal, as an import may: room is made for a page in front of others.
    fourth = NewsPage(title="Fourth", slug="fourth", locale=site.taraz.locale, live=True)
    NewsPage.objects.get(pk=first.pk).add_sibling(pos="left", instance=fourth)
    settle()
    assert list(differences()) == []


def test_documents_that_are_not_right_are_named(site, capsys):
    page = settled(factories.NewsPageFactory(parent=site.taraz, slug="story", locale=site.taraz.locale))
    call_command("check_documents")
    assert "All documents are right." in capsys.readouterr().out
    PublishedDocument.objects.filter(page=page).update(title="Somebody wrote into the table")
    with pytest.raises(SystemExit) as ended:
        call_command("check_documents")
    assert ended.value.code == 1
    assert "/en/branches/taraz/story: differs in title" in capsys.readouterr().out


def test_documents_of_many_pages_ask_no_more_than_those_of_few(site, stories):
    elsewhere = factories.NewsPageFactory(parent=site.aktau, locale=site.aktau.locale, title="From Aktau")
    elsewhere.save_revision().publish()
    settle()

    def queries(keys: list[int]) -> int:
        pages = list(NewsPage.objects.filter(pk__in=keys))
        with CaptureQueriesContext(connection) as captured, transaction.atomic():
            store(pages)
        return len(captured)

    keys = [elsewhere.pk, *(story.pk for story in stories)]
    queries(keys)
    assert queries(keys) == queries(keys[:2])
    told = PublishedDocument.objects.get(page_id=elsewhere.pk).body
    assert json.loads(told)["branch"]["title"] == str(site.aktau)
