"""A page of one branch is remembered whatever is edited in another, and forgotten with what it shows."""

import random
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from cms.delivery.changes import KEPT, note_change
from cms.delivery.models import ShownChange
from cms.delivery.state import BRANCHES_MOST, State, current_state
from news.models import NewsPage
from programs.models import ForumPage, TrainerPage
from tests import factories
from tests.remembering import nothing_remembered
from wagtail_plone.http.remembered import memory

pytestmark = pytest.mark.django_db
# How far the changes of documents are, and the notes of what pages show.
REMEMBERED = 2


@pytest.fixture
def stories(site) -> tuple[NewsPage, NewsPage]:
    """A story of each branch, which stands in every language by now, as do the pages above it."""
    locale = site.home.locale
    stories = tuple(
        factories.NewsPageFactory(parent=branch, locale=locale, title=f"A story of {branch.slug}")
        for branch in (site.taraz, site.aktau)
    )
    for story in stories:
        story.save_revision().publish()
    return stories


def edited(page: Page, **values) -> None:
    """Publish a page with other values."""
    page = Page.objects.get(pk=page.pk).specific
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def is_remembered(client, page: Page, **headers) -> bool:
    """Tell whether a reader gets a page without its being made."""
    with CaptureQueriesContext(connection) as captured:
        client.get(page.url, headers=headers)
    return len(captured) <= REMEMBERED


def test_an_edit_in_one_branch_forgets_no_page_of_another(client, site, forum, stories):
    of_taraz, of_aktau = stories
    kept = [of_taraz, forum, site.taraz]
    forgotten = [of_aktau, site.home, site.news]
    for page in [*kept, *forgotten]:
        client.get(page.url)
    edited(of_aktau, title="Another title")
    assert [page for page in kept if not is_remembered(client, page)] == []
    assert [page for page in forgotten if is_remembered(client, page)] == []


def test_a_new_story_forgets_the_pages_of_its_branch_alone(client, site, forum, stories):
    for page in (forum, stories[0]):
        client.get(page.url)
    factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale)
    assert is_remembered(client, forum)
    factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)
    assert not is_remembered(client, forum)


def test_whoever_has_a_page_is_told_so_by_a_process_that_never_made_it(client, site, forum, stories):
    tag = client.get(forum.url)["ETag"]
    memory.clear()
    edited(stories[1], title="Another title")
    answer = client.get(forum.url, headers={"if-none-match": tag})
    assert (answer.status_code, answer["ETag"]) == (304, tag)
    assert is_remembered(client, forum, **{"if-none-match": tag})
    edited(stories[0], title="Another title")
    memory.clear()
    assert not is_remembered(client, forum, **{"if-none-match": tag})


def test_a_page_chosen_from_another_branch_is_shown_as_it_is_now(client, site, stories):
    of_taraz, of_aktau = stories
    edited(of_taraz, related_pages=[("page", of_aktau)])
    assert "A story of aktau" in client.get(of_taraz.url).content.decode()
    edited(of_aktau, title="Another title")
    assert "Another title" in client.get(of_taraz.url).content.decode()
    of_aktau.refresh_from_db()
    of_aktau.unpublish()
    assert "Another title" not in client.get(of_taraz.url).content.decode()
    edited(of_aktau, title="Public again")
    assert "Public again" in client.get(of_taraz.url).content.decode()


def test_an_event_of_several_branches_is_shown_on_each_as_it_is_now(client, site, forum, stories):
    def is_shown(title: str) -> bool:
        return title in client.get(site.aktau.url).content.decode()

    assert not is_shown("Leadership forum")
    edited(forum, held_with=[site.aktau])
    assert is_shown("Leadership forum")
    edited(forum, title="Of two branches")
    assert is_shown("Of two branches")
    client.get(site.aktau.url)
    edited(stories[0], title="Another title")
    assert is_remembered(client, site.aktau), "what else happens in Taraz is nothing to it"
    edited(forum, held_with=[])
    assert not is_shown("Of two branches")
    edited(forum, held_with=[site.aktau])
    assert is_shown("Of two branches")
    Page.objects.get(pk=forum.pk).unpublish()
    assert not is_shown("Of two branches")
    edited(forum)
    assert is_shown("Of two branches")
    Page.objects.get(pk=forum.pk).delete()
    assert not is_shown("Of two branches")


def test_an_event_shows_the_news_of_every_branch_about_it_as_they_are_now(client, site, forum, stories):
    def is_shown(title: str) -> bool:
        return title in client.get(forum.url).content.decode()

    of_aktau = stories[1]
    assert not is_shown("A story of aktau")
    edited(of_aktau, about=forum)
    assert is_shown("A story of aktau")
    edited(of_aktau, title="Another title")
    assert is_shown("Another title")
    edited(of_aktau, about=None)
    assert not is_shown("Another title")
    edited(of_aktau, about=forum)
    Page.objects.get(pk=of_aktau.pk).unpublish()
    assert not is_shown("Another title")
    edited(of_aktau)
    assert is_shown("Another title")
    Page.objects.get(pk=of_aktau.pk).delete()
    assert not is_shown("Another title")


def test_a_seventh_story_of_another_branch_comes_and_goes_with_the_way_to_all(client, site, forum, stories):
    for number in range(6):
        factories.NewsPageFactory(
            parent=site.taraz, locale=site.home.locale, about=forum, date=date(2024, 1, 1 + number)
        )

    def has_more() -> bool:
        return "All news about the event" in client.get(forum.url).content.decode()

    assert not has_more()
    edited(stories[1], about=forum)
    assert has_more()
    link = f"{site.news.url}?about={forum.translation_key.hex}"
    assert forum.title in client.get(link).content.decode()
    edited(stories[1], about=None)
    assert not has_more()


def test_a_trainer_shows_the_sessions_of_every_branch(client, site, forum, stories):
    trainer = TrainerPage.objects.child_of(site.taraz).first()
    client.get(trainer.url)
    edited(stories[1], title="Another title")
    assert not is_remembered(client, trainer)


def test_the_translation_of_a_page_is_told_of_in_the_other_language(client, site, stories):
    client.get(stories[0].url)
    russian = stories[0].get_translation(site.homes["ru"].locale)
    russian.alias_of, russian.title = None, "История"
    russian.save()
    assert not is_remembered(client, stories[0])


@pytest.mark.parametrize("name", ["home", "branches", "taraz", "news"])
def test_what_stands_above_branches_concerns_every_page(client, site, forum, stories, name):
    client.get(stories[1].url)
    edited(getattr(site, name), title="Renamed")
    assert not is_remembered(client, stories[1])


def test_a_name_tells_which_branches_and_more_of_them_than_have_room_are_all():
    keys = [UUID(int=number << 112) for number in range(BRANCHES_MOST + 1)]
    state = State({"": 3, keys[0].hex[:4]: 5}, 1, 0, "2026-11-26", 0.0)
    few, all_of_them = state.name(keys[:2]), state.name(None)
    assert state.is_name(few) and state.is_name(all_of_them) and state.name(keys) == all_of_them
    later = State({"": 3, keys[0].hex[:4]: 6}, 1, 0, "2026-11-26", 0.0)
    assert not later.is_name(few) and not later.is_name(all_of_them)
    elsewhere = State({"": 3, keys[0].hex[:4]: 5, keys[2].hex[:4]: 7}, 1, 0, "2026-11-26", 0.0)
    assert elsewhere.is_name(few) and not elsewhere.is_name(all_of_them)
    assert len(state.name(keys[:BRANCHES_MOST])) <= 40, "a tag holds no more"


def test_a_note_that_is_removed_brings_no_state_back(site, stories):
    before = current_state()
    note_change(stories[0])
    ShownChange.objects.create(pk=ShownChange.objects.latest("pk").pk + KEPT, mark=1)
    ShownChange.objects.filter(pk__lte=ShownChange.objects.latest("pk").pk - KEPT).delete()
    assert not current_state().is_name(before.name([site.taraz.translation_key]))


class Editors:
    """What editors do, at random: each a method that changes something."""

    def __init__(self, site, forum, chance: random.Random):
        self.site, self.forum, self.chance, self.number = site, forum, chance, 0

    def _page(self) -> Page:
        return self.chance.choice(list(Page.objects.filter(depth__gt=4, alias_of=None).specific()))

    def _news(self) -> NewsPage:
        return self.chance.choice(list(NewsPage.objects.filter(alias_of=None)))

    def publish_news(self) -> None:
        self.number += 1
        factories.NewsPageFactory(
            parent=self.chance.choice([self.site.taraz, self.site.aktau]),
            locale=self.site.home.locale,
            title=f"Story {self.number}",
        )

    def rename(self) -> None:
        self.number += 1
        edited(self._page(), title=f"Title {self.number}")

    def tell_search_engines(self) -> None:
        self.number += 1
        edited(self._page(), seo_title=f"Found {self.number}")

    def choose(self) -> None:
        edited(self._news(), related_pages=[("page", self._page())], about=self.forum)

    def hold_together(self) -> None:
        held_with = [self.site.aktau] if self.chance.random() < 0.5 else []
        edited(self.chance.choice(list(ForumPage.objects.filter(alias_of=None))), held_with=held_with)

    def take_back(self) -> None:
        self._page().unpublish()

    def rename_a_branch(self) -> None:
        self.number += 1
        edited(self.chance.choice([self.site.taraz, self.site.aktau]), title=f"Branch {self.number}")

    def move(self) -> None:
        page = self._news()
        page.move(
            Page.objects.get(pk=self.chance.choice([self.site.taraz, self.site.aktau]).pk), pos="last-child"
        )

    def restrict_or_open(self) -> None:
        restriction = PageViewRestriction.objects.first()
        if restriction is None:
            PageViewRestriction.objects.create(page=self._news(), restriction_type="login")
        else:
            restriction.delete()

    def give_a_topic(self) -> None:
        news = self._news()
        news.topics.add(factories.TopicFactory(locale=self.site.home.locale))
        edited(news)


WHAT_EDITORS_DO = [name for name in vars(Editors) if not name.startswith("_")]


@pytest.mark.parametrize("seed", range(1))
def test_whatever_is_edited_remembered_pages_are_those_that_would_be_made_now(
    client, site, forum, stories, seed
):
    chance = random.Random(seed)
    editors = Editors(site, forum, chance)
    pages = [site.home, site.news, site.taraz, site.aktau, forum, *stories]
    addresses = [page.url for page in pages]

    def read() -> list[tuple[int, bytes]]:
        answers = [client.get(address) for address in addresses]
        return [(answer.status_code, answer.content) for answer in answers]

    read()
    for step in range(14):
        name = chance.choice(WHAT_EDITORS_DO)
        getattr(editors, name)()
        remembered = read()
        with nothing_remembered():
            anew = read()
        differing = [
            address for address, one, other in zip(addresses, remembered, anew, strict=True) if one != other
        ]
        assert differing == [], f"after {name} (step {step})"
