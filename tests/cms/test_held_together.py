"""Events that several branches hold: one page below one branch, shown on each and in the lists of each."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from cms.pages.filters import Filters
from cms.pages.lists import Listing
from cms.pages.models.holding import HELD_WITH_MOST
from programs.models import ContestPage, ForumPage
from tests import factories
from tests.remembering import nothing_remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(site) -> ForumPage:
    """A forum of Taraz that Aktau holds with it."""
    page = factories.ForumPageFactory(
        parent=site.taraz, locale=site.home.locale, title="Of both", held_with=[site.aktau]
    )
    page.save_revision().publish()
    return ForumPage.objects.get(pk=page.pk)


def shown(client, page: Page) -> str:
    return client.get(page.url).content.decode()


def test_it_is_shown_on_the_page_of_each_branch(client, site, held):
    for branch in (site.taraz, site.aktau):
        assert "Of both" in shown(client, branch)


def test_what_is_to_come_is_shown_there_as_what_comes_next(client, site, held):
    held.starts_at = held.ends_at = timezone.now() + timedelta(days=3)
    held.save()
    page = shown(client, site.aktau)
    assert page.index("Upcoming events") < page.index("Of both")


def test_it_is_in_the_list_filtered_by_each_branch_and_once_in_the_whole(site, held):
    events = Listing("events", site.home.locale)
    for branch in ("taraz", "aktau"):
        assert events.page(Filters(branch=branch)).object_list == [held]
    assert events.page(Filters()).object_list == [held]
    (card,) = events.page(Filters(branch="aktau")).object_list
    assert card.branch == site.taraz


def test_its_page_names_all_branches_with_links(client, site, held):
    page = shown(client, held)
    facts = page[page.index('class="facts"') : page.index("</dl>")]
    for branch in (site.taraz, site.aktau):
        assert f'href="{branch.url}">{branch.title}</a>' in facts


def test_a_branch_that_is_not_public_is_named_nowhere(client, site, held):
    PageViewRestriction.objects.create(page=site.aktau, restriction_type="login")
    assert "Aktau branch" not in shown(client, held)


def test_a_draft_is_on_no_branch(client, site, held):
    held.unpublish()
    assert "Of both" not in shown(client, site.aktau)


def test_branches_are_shown_in_the_reader_s_language_and_list_the_event_in_it(client, site, held, locales):
    aktau = site.aktau
    aktau.save_revision().publish()
    russian_branch = aktau.get_translation(locales["ru"])
    russian_branch.alias_of, russian_branch.title = None, "Филиал в Актау"
    russian_branch.save()
    mirror = held.get_translation(locales["ru"])
    assert [page.pk for page in mirror.held_with.all()] == [aktau.pk]
    assert "Филиал в Актау" in shown(client, mirror)
    assert mirror.url in shown(client, russian_branch)


def test_choosing_no_branch_any_more_takes_it_off_in_every_language(client, site, held, locales):
    held.held_with = []
    held.save_revision().publish()
    mirror = held.get_translation(locales["ru"])
    assert not mirror.held_with.exists()
    assert "Of both" not in shown(client, site.aktau)


def test_a_contest_is_held_together_too(client, site, forum):
    contest = factories.ContestPageFactory(
        parent=forum, locale=site.home.locale, title="Contest of both", held_with=[site.aktau]
    )
    assert Listing("events", site.home.locale).page(Filters(branch="aktau")).object_list == [
        ContestPage.objects.get(pk=contest.pk)
    ]
    assert "Contest of both" in shown(client, site.aktau)


def test_a_branch_that_is_deleted_leaves_the_event_as_it_is(client, site, held):
    Page.objects.get(pk=site.aktau.pk).delete()
    assert client.get(held.url).status_code == 200
    assert not ForumPage.objects.get(pk=held.pk).held_with.exists()


def test_lists_and_pages_cost_the_same_queries_however_many_events_are_held_together(client, site):
    def add(count: int) -> ForumPage:
        for _number in range(count):
            event = factories.ForumPageFactory(
                parent=site.taraz, locale=site.home.locale, held_with=[site.aktau]
            )
            factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale, about=event)
        return event

    def queries() -> int:
        with nothing_remembered(), CaptureQueriesContext(connection) as captured:
            assert client.get(site.aktau.url).status_code == 200
            assert client.get(event.url).status_code == 200
            assert client.get(site.events.url, {"branch": "aktau"}).status_code == 200
        return len(captured)

    event = add(2)
    queries()
    add(1)
    few = queries()
    add(3)
    assert queries() <= few


@pytest.fixture
def form(admin_client, held):
    """The edit form of the event, sent as it is shown but for some branches."""
    address = reverse("wagtailadmin_pages:edit", args=(held.pk,))

    def send(*branches: int):
        data = querydict_from_html(admin_client.get(address).content.decode(), form_id="page-edit-form")
        empty = {
            f"{name}-count": "0" for name in ("body", "aims", "organisers", "related_pages", "programme")
        }
        data = {**dict(data.lists()), **empty, "held_with": list(branches)}
        answer = admin_client.post(address, data)
        errors = answer.context["form"].errors if answer.status_code == 200 and answer.context else {}
        return {name: list(messages) for name, messages in errors.items()}

    send.shown = lambda: admin_client.get(address).context["form"]["held_with"]
    return send


def test_the_form_offers_the_other_branches_and_saves_the_choice(site, held, form):
    astana = factories.BranchPageFactory(
        parent=site.branches, title="Astana branch", city="Astana", slug="astana", locale=site.home.locale
    )
    assert [title for _pk, title in form.shown().field.choices] == ["Aktau branch", "Astana branch"]
    assert form.shown().value() == [site.aktau.pk]
    assert form(astana.pk, site.aktau.pk) == {}
    kept = ForumPage.objects.get(pk=held.pk).get_latest_revision_as_object().held_with.all()
    assert {page.pk for page in kept} == {astana.pk, site.aktau.pk}


def test_the_form_refuses_the_branch_that_holds_it_anyway(site, form):
    (refusal,) = form(site.taraz.pk)["held_with"]
    assert "Taraz branch" in refusal


def test_the_form_refuses_what_is_no_branch(held, form):
    assert list(form(held.pk)) == ["held_with"]


def test_the_form_refuses_more_branches_than_a_page_can_name(site, form):
    branches = [
        factories.BranchPageFactory(
            parent=site.branches, title=f"Branch {number}", slug=f"b-{number}", locale=site.home.locale
        ).pk
        for number in range(HELD_WITH_MOST + 1)
    ]
    (message,) = form(*branches)["held_with"]
    assert "10" in message and "11" in message


def test_a_branch_out_of_sight_stays_chosen(site, held, form):
    site.aktau.unpublish()
    assert form(*form.shown().value()) == {}
    kept = ForumPage.objects.get(pk=held.pk).get_latest_revision_as_object().held_with.all()
    assert [page.pk for page in kept] == [site.aktau.pk]
