"""Remembered answers: right whatever is edited, and kept where nothing they depend on was."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from news.models import NewsPage
from programs.models import ForumPage
from tests import factories
from tests.api.asking import get
from tests.api.conftest import settle, settled
from tests.remembering import nothing_remembered
from wagtail_plone.documents import recent as recent_changes
from wagtail_plone.documents.recent import Recent, recent
from wagtail_plone.identity import uid
from wagtail_plone.models import Counter, Position
from wagtail_plone.watching import Change, Needs, Watched

pytestmark = pytest.mark.django_db
COMPONENTS = "breadcrumbs,navigation,translations,navroot,contextnavigation,actions,types,workflow"


@pytest.fixture(autouse=True)
def _as_if_committed(monkeypatch):
    """Tests run in a transaction, from which remembered answers would be told to keep away."""
    monkeypatch.setattr("wagtail_plone.views.reads_committed", lambda: True)


@pytest.fixture
def questions(site, forum) -> list[str]:
    """What an app and Volto ask: content with everything around it, lists, searches."""
    pages = [site.home, site.taraz, site.aktau, site.news, forum]
    addresses = [page.url.rstrip("/") for page in pages]
    taraz = site.taraz.url.rstrip("/")
    return [
        *(f"{address}?expand={COMPONENTS}" for address in addresses),
        "",
        "/en/@navigation?expand.navigation.depth=3",
        "/en/@search?portal_type=News Item&sort_on=effective&sort_order=descending",
        f"/en/@search?path={taraz}&sort_on=modified&fullobjects=1",
        f"/en/@search?path.query={taraz}&path.depth=1&metadata_fields=_all",
        "/en/@search?SearchableText=forum",
        "/@search?Language=en&sort_on=sortable_title",
        "/en/@search?Subject=Facilitation",
        f"{taraz}/@contextnavigation",
        '/en/@querystring-search?query={"query":[{"i":"portal_type","o":"plone.app.querystring.operation.'
        'selection.any","v":["Forum","News Item"]},{"i":"path","o":"plone.app.querystring.operation.string.'
        f'absolutePath","v":"{taraz}"}}]}}',
        f"/en/@search?branch={uid_of(site.aktau)}&portal_type=Forum",
        f"/en/@search?about={uid_of(forum)}",
        "/@relations",
        "/en/@vocabularies/plone.app.vocabularies.Keywords",
    ]


def uid_of(page: Page) -> str:
    return uid(page.translation_key, page.locale.language_code)


def answers(client, questions: list[str]) -> dict[str, tuple[int, bytes]]:
    """The status and body of the answer to each question."""
    responses = {question: client.get(f"/++api++{question}") for question in questions}
    return {question: (response.status_code, response.content) for question, response in responses.items()}


class Editors:
    """What editors do, at random: each a method that changes something."""

    def __init__(self, site, forum, chance: random.Random):
        self.site, self.forum, self.chance, self.number = site, forum, chance, 0

    def _page(self) -> Page:
        return self.chance.choice(list(self._pages().specific()))

    def _pages(self):
        return Page.objects.filter(depth__gt=4, live=True, alias_of=None)

    def publish_news(self) -> None:
        self.number += 1
        factories.NewsPageFactory(
            parent=self.chance.choice([self.site.taraz, self.site.aktau]),
            locale=self.site.home.locale,
            title=f"Story {self.number}",
            show_in_menus=self.chance.random() < 0.3,
        )

    def publish_first_in_menu(self) -> None:
        page = factories.NewsPageFactory(parent=self.site.aktau, locale=self.site.home.locale)
        page.move(self.site.aktau, pos="first-child")

    def rename(self) -> None:
        self.number += 1
        page = self._page()
        page.title = f"Title {self.number}"
        page.save_revision().publish()

    def rename_above(self) -> None:
        self.number += 1
        page = self.chance.choice([self.site.taraz, self.site.branches, self.site.home]).specific
        page.refresh_from_db()
        page.title = f"Place {self.number}"
        page.save_revision().publish()

    def hide_or_show(self) -> None:
        page = self._page()
        page.show_in_menus = not page.show_in_menus
        page.save_revision().publish()

    def take_back(self) -> None:
        self._page().unpublish()

    def publish_again(self) -> None:
        page = Page.objects.filter(live=False, depth__gt=4, alias_of=None).first()
        if page is not None:
            page.specific.save_revision().publish()

    def delete(self) -> None:
        if self._pages().count() > 2:
            self._page().delete()

    def move(self) -> None:
        page = self._page()
        if not page.numchild:
            target = self.chance.choice([self.site.taraz, self.site.aktau])
            page.move(Page.objects.get(pk=target.pk), pos="last-child")

    def change_address(self) -> None:
        self.number += 1
        page = self._page()
        page.slug = f"address-{self.number}"
        page.save_revision().publish()

    def restrict(self) -> None:
        PageViewRestriction.objects.create(page=self._page(), restriction_type="login")

    def lift_restrictions(self) -> None:
        for restriction in PageViewRestriction.objects.all():
            restriction.delete()

    def give_topic(self) -> None:
        news = NewsPage.objects.live().filter(alias_of=None).first()
        if news is not None:
            news.topics.add(factories.TopicFactory(name="Facilitation", locale=self.site.home.locale))
            news.save_revision().publish()

    def hold_together(self) -> None:
        forum = ForumPage.objects.filter(alias_of=None).first()
        if forum is not None:
            forum.held_with = [self.site.aktau] if self.chance.random() < 0.5 else []
            forum.save_revision().publish()

    def tell_of_forum(self) -> None:
        news = NewsPage.objects.live().filter(alias_of=None).first()
        if news is not None:
            news.about = self.forum if self.chance.random() < 0.5 and self._stands(self.forum) else None
            news.save_revision().publish()

    def _stands(self, page: Page) -> bool:
        return Page.objects.filter(pk=page.pk).exists()

    def set_date(self) -> None:
        page = self._page()
        page.go_live_at = None
        page.first_published_at = timezone.now() - timedelta(days=self.chance.randrange(900))
        page.save()


WHAT_EDITORS_DO = [name for name in vars(Editors) if not name.startswith("_")]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_edited_remembered_answers_are_those_that_would_be_made_now(
    client, site, forum, questions, seed
):
    chance = random.Random(seed)
    editors = Editors(site, forum, chance)
    answers(client, questions)
    for step in range(15):
        name = chance.choice(WHAT_EDITORS_DO)
        getattr(editors, name)()
        settle()
        remembered = answers(client, questions)
        with nothing_remembered():
            anew = answers(client, questions)
        differing = [question for question in questions if remembered[question] != anew[question]]
        assert not differing, f"after {name} (step {step})"


@pytest.fixture
def is_remembered(client) -> Callable[[str], bool]:
    """Whether an answer costs one query alone, once it is known what changed."""

    def ask(question: str) -> bool:
        settle()
        position = Counter.position()
        recent.leaves(Needs(since=position.number - 1), position)
        with CaptureQueriesContext(connection) as captured:
            get(client, question)
        return len(captured) == 1

    return ask


def edited(page: Page, **values) -> None:
    """Publish a page with other values."""
    page = Page.objects.get(pk=page.pk).specific
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    settle()


def test_an_edit_in_one_branch_forgets_nothing_of_another(client, site, forum, is_remembered):
    story = settled(factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale))
    there = forum.url.rstrip("/")
    taraz = site.taraz.url.rstrip("/")
    sibling = settled(factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale))
    settled(factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale))
    kept = [
        sibling.url.rstrip("/"),
        f"{there}?expand=breadcrumbs,navigation,translations,actions,types",
        taraz,
        f"/en/@search?path={taraz}",
        "/en/@search?portal_type=Forum",
        "/en/@navigation",
    ]
    forgotten = [story.url.rstrip("/"), site.aktau.url.rstrip("/"), "/en/@search?portal_type=News Item"]
    for question in [*kept, *forgotten]:
        get(client, question)
    edited(story, title="Another title")
    assert [question for question in kept if not is_remembered(question)] == []
    assert [question for question in forgotten if is_remembered(question)] == []


def test_a_new_page_forgets_its_neighbours_and_the_lists_it_is_in(client, site, forum, is_remembered):
    neighbour, other = forum.url.rstrip("/"), site.aktau.url.rstrip("/")
    for question in (neighbour, other):
        get(client, question)
    settled(factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale))
    assert not is_remembered(neighbour)
    assert is_remembered(other)


def test_a_tag_stays_right_while_others_publish(client, site, forum):
    address = f"/++api++{forum.url.rstrip('/')}"
    tag = client.get(address)["ETag"]
    settled(factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale))
    with CaptureQueriesContext(connection) as captured:
        again = client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again["ETag"]) == (304, tag)
    assert len(captured) <= 3


@pytest.mark.parametrize("depth", [0, 1])
def test_a_restricted_branch_is_private_at_once_however_many_pages_it_has(
    client, site, forum, settings, depth
):
    """Its documents are looked at by the background, later."""
    settings.WAGTAIL_PLONE_REFRESH = "later"
    for number in range(25):
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title=f"Story {number}")
    settle()
    address = (site.taraz, forum)[depth].url.rstrip("/")
    get(client, address)
    PageViewRestriction.objects.create(page=site.taraz, restriction_type="login")
    settle()
    assert client.get(f"/++api++{address}").status_code == 401


def test_in_a_transaction_nothing_is_told_by_numbers_that_may_be_given_again(
    client, site, forum, is_remembered, monkeypatch
):
    monkeypatch.undo()
    address = forum.url.rstrip("/")
    get(client, address)
    assert is_remembered(address)
    settled(factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale))
    assert not is_remembered(address)


def change(sequence: int, **values) -> Change:
    """A document of a story in Taraz that changed."""
    told = {
        "key": 7, "path": "/kk/branches/taraz/story", "parent_path": "/kk/branches/taraz",
        "portal_type": "News Item", "in_menus": False,
    }  # fmt: skip
    return Change(sequence, **{**told, **values})


@pytest.mark.parametrize(
    ("watched", "is_touched"),
    [
        (Watched(), True),
        (Watched(path="/kk/branches/taraz/story"), True),
        (Watched(path="/kk/branches/taraz"), False),
        (Watched(below="/kk/branches/taraz"), True),
        (Watched(below="/kk/branches/tara"), False),
        (Watched(parent="/kk/branches/taraz"), True),
        (Watched(parent="/kk/branches"), False),
        (Watched(portal_types=frozenset({"Forum", "News Item"})), True),
        (Watched(portal_types=frozenset({"Forum"})), False),
        (Watched(in_menus=True), False),
        (Watched(below="/kk", portal_types=frozenset({"Forum"})), False),
    ],
)
def test_a_document_to_come_is_known_by_its_place_and_type(watched, is_touched):
    assert Needs(watched={watched}).is_touched_by(change(1)) is is_touched


def test_what_stands_there_already_is_told_from_what_comes():
    came = Needs(watched={Watched(parent="/kk/branches/taraz", is_new=True)}, since=6)
    assert came.is_touched_by(change(8, placed=7))
    assert not came.is_touched_by(change(8, placed=6))


def known(monkeypatch, changes: list[Change]) -> Recent:
    """Changes of a sequence that no database has."""
    monkeypatch.setattr(
        recent_changes, "_between", lambda first, last: [c for c in changes if first < c.sequence <= last]
    )
    return Recent()


def test_a_database_restored_from_a_copy_leaves_nothing_right(monkeypatch):
    read = known(monkeypatch, [change(5)])
    assert read.leaves(Needs(since=5), Position(9, moment=90))
    assert not read.leaves(Needs(since=9), Position(7, moment=95)), "an earlier number, later"
    assert not read.leaves(Needs(since=5), Position(9, moment=99)), "the same number, later"


def test_what_was_swept_is_not_right_whatever_it_was_made_of(monkeypatch):
    read = known(monkeypatch, [])
    assert not read.leaves(Needs(since=5), Position(9, moment=90, swept=6))
    assert read.leaves(Needs(since=6), Position(9, moment=90, swept=6))


def test_of_more_changes_than_are_known_nothing_is_right(monkeypatch):
    monkeypatch.setattr(recent_changes, "CHANGES_MOST", 3)
    read = known(monkeypatch, [change(number, key=number) for number in range(1, 20)])
    assert read.leaves(Needs(since=0, keys={99}), Position(3, moment=1))
    assert not read.leaves(Needs(since=1, keys={99}), Position(6, moment=2))
    assert read.leaves(Needs(since=3, keys={99}), Position(6, moment=2))
    assert not read.leaves(Needs(since=6, keys={99}), Position(16, moment=3))


def test_two_processes_forget_the_same(client, site, forum):
    """Each reads the changes on its own; here the first one knows of them already."""
    address = forum.url.rstrip("/")
    get(client, address)
    since = Counter.position().number
    edited(forum, title="Another title")
    get(client, address)
    position = Counter.position()
    for process in (recent, Recent()):
        assert not process.leaves(Needs(keys={forum.pk}, since=since), position)
        assert process.leaves(Needs(keys={site.aktau.pk}, since=since), position)
