"""The dashboard at scale, its spreadsheet, its panel on the first page and its place in the menu."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.editorial.branches.mending import set_up
from cms.engagement.models import ViewCount
from cms.localization.dashboard.filters import Filters, Listing
from cms.localization.dashboard.states import NEEDS_WORK
from cms.localization.fallback import ensure_fallbacks
from cms.localization.families import content_locales, originals_of
from cms.localization.submission import submit
from tests import factories
from tests.localization.families import add_families
from tests.recorded import recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site, django_user_model):
    """An editor of the Taraz branch, which exists in every language."""

    def build():
        ensure_fallbacks(site.taraz)
        user = django_user_model.objects.create_user("editor")
        user.groups.add(set_up(site.taraz).editors)
        return user

    return recorded("editor of a branch in every language", build)


# Scale


def everywhere(page):
    """A page and its fallbacks by language."""
    ensure_fallbacks(page)
    return {member.locale.language_code: member for member in page.get_translations(inclusive=True)}


@pytest.fixture
def queries_for(client):
    """The number of queries of a page of the admin, once templates and content types are at hand."""

    def counted(user, address, **query):
        client.force_login(user)
        client.get(address, query)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, query)
        return len(queries), response

    return counted


@pytest.mark.parametrize("login", ["administrator", "translator", "editor"])
def test_more_families_take_no_more_queries(queries_for, request, site, login):
    user = request.getfixturevalue(login)
    taraz = everywhere(site.taraz)
    counts = []
    for count, total in ((50, 50), (250, 300)):
        add_families(taraz, count)
        number, response = queries_for(user, reverse("localization:dashboard"), q="Family")
        assert (len(response.context["rows"]), response.context["items_count"]) == (25, total)
        counts.append(number)
    assert counts[0] == counts[1]
    assert counts[0] <= 30


# It counts the steps of SQLite's machine.
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only on SQLite")
@pytest.mark.parametrize("login", ["administrator", "translator", "editor"])
def test_the_database_works_in_proportion_to_what_there_is(request, site, login):
    user = request.getfixturevalue(login)
    taraz = everywhere(site.taraz)
    languages = content_locales()
    work = Filters(locales=(languages[1],), states=NEEDS_WORK, order="views")
    steps = []
    for count in (50, 450):
        add_families(taraz, count)
        hundreds = []
        connection.connection.set_progress_handler(lambda: hundreds.append(1), 100)  # noqa: B023
        try:
            Listing(user, languages, work).count()
            assert Listing(user, languages, work)[:25]
            Listing(user, languages).summary()
        finally:
            connection.connection.set_progress_handler(None, 0)
        steps.append(len(hundreds))
    # Ten times the families; a hundred times the steps if each were compared with every other.
    assert steps[1] < 15 * steps[0]


def test_of_each_family_one_page_is_the_original(site, stories_by_state, locales):
    separate = site.taraz.get_translation(locales["ru"])
    Page.objects.filter(pk=separate.pk).update(alias_of=None)
    submit(factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], live=False), [locales["kk"]])
    originals = list(originals_of(Page).values_list("pk", "translation_key"))
    written = Page.objects.filter(depth__gt=1, alias_of__isnull=True).order_by("pk")
    first = {key: pk for pk, key in reversed(written.values_list("pk", "translation_key"))}
    assert {key: pk for pk, key in originals} == first
    assert len(originals) == len(first) > 10


@pytest.mark.parametrize("login", ["administrator", "translator", "editor"])
def test_the_panel_takes_as_many_queries_for_a_few_families_as_for_many(queries_for, request, site, login):
    user = request.getfixturevalue(login)
    taraz = everywhere(site.taraz)
    counts = []
    for count in (50, 250):
        add_families(taraz, count)
        counts.append(queries_for(user, reverse("wagtailadmin_home"))[0])
    assert counts[0] == counts[1]


def test_a_spreadsheet_holds_all_that_matches_in_words(queries_for, administrator, site):
    add_families(everywhere(site.taraz), 60)
    UserProfile.objects.create(user=administrator, preferred_language="en")
    number, response = queries_for(
        administrator, reverse("localization:dashboard"), q="Family", order="title", export="csv"
    )
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0] == "Title,Type,Branch,Changed,Views,Kazakh,Russian,English"
    assert len(lines) == 61
    assert lines[1].startswith("Family 00000,News item,Taraz branch,")
    assert lines[1].endswith(',0,Untranslated,"In progress, 0 %","Original, published"')
    assert number <= 30


def test_a_spreadsheet_can_be_one_of_excel(client, administrator, stories_by_state):
    client.force_login(administrator)
    response = client.get(reverse("localization:dashboard"), {"export": "xlsx"})
    assert b"".join(response.streaming_content)[:2] == b"PK"


# The panel on the first page, and the menu


@pytest.fixture
def panel(client):
    """The panel as a user sees it; None where there is none."""

    def shown(user):
        client.force_login(user)
        response = client.get(reverse("wagtailadmin_home"))
        panels = [each for each in response.context["panels"] if each.name == "translations"]
        if not panels:
            return None
        context = panels[0].get_context_data({})
        counts = {
            locale.language_code: {count.state.value: count.count for count in counts}
            for locale, counts in context["languages"]
        }
        return counts, context, response.content.decode()

    return shown


def test_a_translator_s_panel_counts_their_language_and_names_the_most_viewed(
    panel, translator, stories_by_state
):
    ViewCount.objects.create(pk=stories_by_state["outdated"].translation_key, views=7)
    ViewCount.objects.create(pk=stories_by_state["done"].translation_key, views=70)
    counts, context, html = panel(translator)
    assert set(counts) == {"ru"}
    assert (counts["ru"]["in_progress"], counts["ru"]["outdated"]) == (1, 1)
    assert counts["ru"]["untranslated"] >= 1
    assert next(row.title for row, _cells in context["rows"]) == "2 outdated"
    assert "3 done" not in html


def test_the_panel_s_counts_lead_to_as_many_rows(panel, client, translator, stories_by_state):
    _counts, context, html = panel(translator)
    for count in context["languages"][0][1]:
        assert count.address.replace("&", "&amp;") in html
        assert client.get(count.address).context["items_count"] == count.count


def test_an_editor_s_first_screen_leaves_translations_to_the_branch_s_desk(panel, editor, stories_by_state):
    assert panel(editor) is None


def test_there_is_no_panel_and_no_menu_item_for_anybody_else(panel, client, django_user_model, site):
    user = django_user_model.objects.create_user("somebody")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert panel(user) is None
    client.force_login(user)
    assert reverse("localization:dashboard") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_dashboard_takes_the_other_report_s_place_in_the_menu(client, administrator, site):
    client.force_login(administrator)
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("localization:dashboard") in html
    assert reverse("wagtail_localize:translations_report") not in html
