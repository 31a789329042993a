"""`@changes`: an app that keeps a copy ends with exactly the published content."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.pages.models.topics import Topic
from news.models import NewsPage
from tests import factories
from tests.api.asking import get, queries, refused
from tests.api.conftest import settle, settled
from wagtail_plone.models import PublishedDocument, RemovedDocument

pytestmark = pytest.mark.django_db


class Copy:
    """What an app keeps: the client of the documentation in ten lines."""

    def __init__(self, client, **query):
        self.client, self.query = client, query
        self.items: dict[str, dict] = {}
        self.token = ""
        self.told: list[str] = []

    def catch_up(self) -> "Copy":
        """Ask until there is nothing more; `told` names what came."""
        self.told, has_more = [], True
        while has_more:
            answer = get(
                self.client, "/@changes", {**self.query, **({"since": self.token} if self.token else {})}
            )
            for changed in answer["updated"]:
                self.items[changed["item"]["UID"]] = changed
                self.told.append(changed["item"]["id"])
            for removed in answer["removed"]:
                self.items.pop(removed["UID"], None)
                self.told.append(f"-{removed['@id'].rpartition('/')[2]}")
            self.token, has_more = answer["token"], answer["has_more"]
        return self


def published_stories(site, number: int) -> list[int]:
    """The keys of so many public stories; the pages above them stand in every language from now on."""
    stories = [
        factories.NewsPageFactory(parent=site.taraz, locale=site.taraz.locale, slug=f"story-{place}")
        for place in range(number)
    ]
    for story in stories:
        story.save_revision().publish()
    return [story.pk for story in stories]


def published(**conditions) -> set[str]:
    return set(PublishedDocument.objects.filter(**conditions).values_list("uid", flat=True))


@pytest.fixture
def story(site) -> NewsPage:
    """A published story of the Taraz branch."""
    return settled(factories.NewsPageFactory(parent=site.taraz, slug="story", locale=site.taraz.locale))


@pytest.mark.parametrize("size", [1, 2, 500])
def test_a_first_run_brings_everything_in_batches_of_any_size(client, site, story, size):
    copy = Copy(client, b_size=size).catch_up()
    assert set(copy.items) == published()
    assert copy.catch_up().told == []


def test_a_first_run_that_was_interrupted_goes_on_and_misses_nothing(client, site, story):
    copy = Copy(client, b_size=3)
    begun = get(client, "/@changes", {"b_size": 3})
    for changed in begun["updated"]:
        copy.items[changed["item"]["UID"]] = changed
    copy.token = begun["token"]
    # One that came already, and one that has not come yet.
    site.home.title = "Renamed meanwhile"
    site.home.save_revision().publish()
    story.unpublish()
    settle()
    copy.catch_up()
    assert set(copy.items) == published()
    assert (
        copy.items[PublishedDocument.objects.get(page=site.home).uid]["item"]["title"] == "Renamed meanwhile"
    )


def change_title(story, site):
    story.title = "Another title"
    story.save_revision().publish()


def rename_topic(story, site):
    topic = Topic.objects.filter(pk__in=story.topics.values("pk")).first()
    topic.name = "Another name"
    topic.save()


def restrict(story, site):
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (change_title, {"story"}),
        (rename_topic, {"story"}),
        (lambda story, site: story.unpublish(), {"-story"}),
        (lambda story, site: story.delete(), {"-story"}),
        (restrict, {"-story"}),
    ],
    ids=["title", "topic", "unpublish", "delete", "restrict"],
)
def test_each_kind_of_change_is_told_once(client, site, story, change, told):
    story.topics.add(factories.TopicFactory(locale=story.locale))
    story.save_revision().publish()
    copy = Copy(client, fullobjects=1).catch_up()
    change(NewsPage.objects.get(pk=story.pk), site)
    settle()
    assert told <= set(copy.catch_up().told)
    assert set(copy.items) == published()
    assert copy.catch_up().told == []


def test_a_page_that_comes_back_is_no_longer_told_as_removed(client, site, story):
    copy = Copy(client).catch_up()
    story.unpublish()
    settle()
    story.save_revision().publish()
    settle()
    assert copy.catch_up().told.count("-story") == 0
    assert set(copy.items) == published()


def test_the_order_of_children_is_a_change(client, site, story):
    other = settled(factories.NewsPageFactory(parent=site.taraz, slug="other", locale=site.taraz.locale))
    copy = Copy(client).catch_up()
    NewsPage.objects.get(pk=other.pk).move(NewsPage.objects.get(pk=story.pk), pos="left")
    settle()
    copy.catch_up()
    places = {changed["item"]["id"]: changed["position"] for changed in copy.items.values()}
    assert places["other"] < places["story"]
    parents = {changed["item"]["id"]: changed["parent"] for changed in copy.items.values()}
    assert parents["story"]["UID"] == PublishedDocument.objects.get(page=site.taraz).uid


def test_a_copy_of_one_language_and_type_has_just_that(client, site, story):
    copy = Copy(client, language="en", portal_type="News Item").catch_up()
    assert set(copy.items) == published(language="en", portal_type="News Item") != set()
    assert refused(client, "/@changes", {"language": "de"})[0] == 400


def test_an_idle_hour_costs_one_small_request(client, site, story):
    copy = Copy(client).catch_up()
    answer = client.get("/++api++/@changes", {"since": copy.token})
    assert len(answer.content) <= 200
    assert queries(client, "/@changes", {"since": copy.token}) == 1
    story.title = "One page changed"
    story.save_revision().publish()
    settle()
    changed = client.get("/++api++/@changes", {"since": copy.token, "fullobjects": 1})
    assert len(changed.content) <= 30_000


def test_a_token_too_old_is_told_to_begin_anew(client, site, story):
    copy = Copy(client).catch_up()
    story.unpublish()
    settle()
    RemovedDocument.objects.update(removed_at=timezone.now() - timedelta(days=91))
    call_command("rebuild_documents", "--owed")
    assert not RemovedDocument.objects.exists()
    status, error = refused(client, "/@changes", {"since": copy.token})
    assert (status, error["type"]) == (410, "Gone")
    assert set(Copy(client).catch_up().items) == published()


def test_a_restored_database_is_another_history(client, site, story):
    copy = Copy(client).catch_up()
    call_command("rebuild_documents", "--new-history")
    assert refused(client, "/@changes", {"since": copy.token})[0] == 410


@pytest.mark.parametrize(
    "token", ["nonsense", "abc-1", "abc-zzzzzzzzzzzzzzzzzzz-1", "abc-1-1-1", "\u0661-1-1"]
)
def test_what_was_never_a_token_is_a_bad_request_that_names_it(client, site, token):
    status, error = refused(client, "/@changes", {"since": token})
    assert status == 400
    assert error["message"].startswith("since")


def test_it_answers_at_the_root_alone_within_its_limits(client, site):
    assert refused(client, "/en/@changes")[0] == 404
    assert refused(client, "/@changes", {"b_size": 501})[0] == 400
    assert refused(client, "/@changes", {"sinc": "x"})[0] == 400


def test_however_much_changed_the_number_of_queries_is_the_same(client, site, story):
    few = queries(client, "/@changes", {"fullobjects": 1, "b_size": 2})
    memory_free = queries(client, "/@changes", {"fullobjects": 1, "b_size": 500})
    assert few == memory_free <= 8
