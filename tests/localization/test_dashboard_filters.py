"""The dashboard's filters, order, panel and spreadsheet, and that none of them slows down with the site."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.engagement.models import ViewCount
from cms.localization.dashboard.filters import Filters, Listing
from cms.localization.dashboard.rows import rows_of
from cms.localization.dashboard.states import CellState
from cms.localization.fallback import ensure_fallbacks
from cms.localization.families import content_locales
from cms.localization.submission import submit
from tests import factories
from tests.localization.families import add_families

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles(client):
    """The titles the dashboard lists for a user, in their order."""

    def listed(user, **query):
        client.force_login(user)
        response = client.get(reverse("localization:dashboard"), query or None)
        return [row.title for row in response.context["rows"]]

    return listed


# Filters


def test_the_state_is_that_of_the_chosen_language(titles, administrator, stories_by_state):
    def in_state(state):
        listed = titles(administrator, language="ru", state=state, type="news.newspage", order="title")
        return [title.split()[1] for title in listed]

    assert in_state("untranslated") == ["untranslated"]
    assert in_state("in_progress") == ["in_progress"]
    assert in_state("outdated") == ["outdated"]
    assert in_state("up_to_date") == ["done"]
    assert in_state("work") == ["untranslated", "in_progress", "outdated"]


def test_without_a_language_any_counts(titles, administrator, stories_by_state):
    listed = titles(administrator, state="untranslated", type="news.newspage")
    assert len(listed) == 4  # Kazakh is missing everywhere


@pytest.mark.parametrize("language", ["kk", "ru", "en", ""])
def test_the_database_and_the_cells_agree_on_every_state(
    administrator, stories_by_state, site, locales, language
):
    factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], live=False)
    factories.TopicFactory(name="Leadership", locale=locales["en"])
    submit(factories.TopicFactory(name="Reading", locale=locales["kk"]), [locales["ru"]])
    detached = stories_by_state["untranslated"].get_translation(locales["kk"])
    Page.objects.filter(pk=detached.pk).update(alias_of=None)
    Page.objects.filter(pk=site.homes["ru"].pk).update(live=False)
    languages = content_locales()
    chosen = [locale for locale in languages if language in ("", locale.language_code)]
    rows = rows_of(Listing(administrator, languages)[:100], languages, [], administrator)
    summary = Listing(administrator, languages).summary()
    assert len(rows) > 10
    for state in CellState:
        listed = Listing(administrator, languages, Filters(locales=tuple(chosen), states=(state,)))
        expected = {
            row.title for row in rows for cell in row.cells if cell.locale in chosen and cell.state == state
        }
        assert {record.title for record in listed[:100]} == expected, state
        assert listed.count() == len(listed[:100])
        for locale in chosen:
            count = sum(cell.state == state for row in rows for cell in row.cells if cell.locale == locale)
            assert summary[locale.pk][state] == count, (locale, state)


def test_a_branch_lists_itself_and_what_stands_below_it(titles, administrator, stories_by_state, site):
    listed = titles(administrator, branch=str(site.taraz.translation_key), order="title")
    assert listed == ["0 untranslated", "1 in_progress", "Taraz branch"]


def test_a_content_type_lists_its_pages_or_snippets_alone(titles, administrator, stories_by_state, locales):
    factories.TopicFactory(name="Leadership", locale=locales["en"])
    assert len(titles(administrator, type="news.newspage")) == 4
    assert titles(administrator, type="cms.topic") == ["Leadership"]


@pytest.mark.parametrize("text", ["МҰҒАЛІМ", "мұғалім", "Мұғалім"])
def test_a_title_is_found_in_any_language_and_in_capitals_or_not(
    titles, administrator, stories_by_state, locales, text
):
    fallback = stories_by_state["untranslated"].get_translation(locales["kk"])
    Page.objects.filter(pk=fallback.pk).update(title="Жас мұғалім мектебі")
    assert titles(administrator, q=text) == ["0 untranslated"]


@pytest.mark.parametrize(
    "wrong", ["branch=x", "type=x", "type=auth.user", "language=xx", "state=x", "order=x", "size=7", "p=x"]
)
def test_an_address_that_makes_no_sense_shows_the_list_without_that_filter(
    client, administrator, stories_by_state, wrong
):
    client.force_login(administrator)
    response = client.get(f"{reverse('localization:dashboard')}?{wrong}")
    assert response.status_code == 200
    assert response.context["rows"]


def test_a_translator_begins_with_what_is_left_in_their_language(titles, translator, stories_by_state):
    begun = titles(translator)
    assert {"0 untranslated", "1 in_progress", "2 outdated"} <= set(begun)
    assert "3 done" not in begun
    assert "3 done" in titles(translator, q="")


def test_the_newest_come_first_or_the_most_viewed(titles, administrator, stories_by_state):
    ViewCount.objects.create(pk=stories_by_state["in_progress"].translation_key, views=9)
    ViewCount.objects.create(pk=stories_by_state["done"].translation_key, views=90)
    newest = titles(administrator, type="news.newspage")
    assert newest == ["3 done", "2 outdated", "1 in_progress", "0 untranslated"]
    viewed = titles(administrator, type="news.newspage", order="views")
    assert viewed[:2] == ["3 done", "1 in_progress"]


def test_pages_of_rows_keep_the_filters(client, administrator, site):
    ensure_fallbacks(site.taraz)
    taraz = {page.locale.language_code: page for page in site.taraz.get_translations(inclusive=True)}
    add_families(taraz, 60)
    client.force_login(administrator)
    query = {"q": "Family", "order": "title", "size": 50, "p": 2}
    response = client.get(reverse("localization:dashboard"), query)
    assert [row.title for row in response.context["rows"]] == [f"Family {n:05}" for n in range(50, 60)]
    assert "q=Family&amp;order=title&amp;size=50&amp;p=1" in response.content.decode()
