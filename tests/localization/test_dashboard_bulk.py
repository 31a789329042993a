"""Many rows of the dashboard at once, and a page for keyboards, screen readers and no scripts."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import Translation

from cms.localization.models import TranslationProgress
from cms.localization.teams import translators

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, django_user_model):
    """A client of an administrator."""
    client.force_login(django_user_model.objects.create_superuser("administrator"))
    return client


@pytest.fixture
def choose(signed_in):
    """Do something with rows; the answer."""

    def post(items, languages=(), action="submit", query="", everything="", **options):
        chosen = {"item": items, "language": languages, "action": action}
        chosen |= {"everything": everything} if everything else {}
        return signed_in.post(f"{reverse('localization:chosen')}{query}", chosen, **options)

    return post


@pytest.fixture
def page(signed_in):
    """The dashboard with all rows, as a tree of elements."""

    def opened():
        response = signed_in.get(reverse("localization:dashboard"), {"q": "", "size": 100})
        return BeautifulSoup(response.content, "html.parser")

    return opened


def item(page):
    """The name of a page's family in forms."""
    return f"{page.content_type_id}:{page.translation_key}"


def names_in(response) -> list[str]:
    """The names of the files in an archive."""
    return sorted(zipfile.ZipFile(BytesIO(b"".join(response.streaming_content))).namelist())


def messages_of(response):
    return [str(message).strip() for message in response.context["messages"]]


# Many at once


def test_several_rows_go_into_several_languages_and_the_rest_is_told(choose, live, site, submitted):
    submitted(live, "kk")
    response = choose([item(live), item(site.aktau)], ["kk", "ru"], follow=True)
    assert messages_of(response) == [
        "3 translations were submitted.",
        "1 translation was under way already.",
    ]
    assert Translation.objects.count() == 4


def test_submitting_again_leaves_a_translation_that_is_outdated_outdated(choose, live, published):
    published(live)
    since = datetime(2026, 1, 2, tzinfo=UTC)
    TranslationProgress.objects.update(state="outdated", outdated_since=since)
    choose([item(live)], ["ru"])
    assert TranslationProgress.objects.get().outdated_since == since


def test_one_refusal_is_told_and_stops_no_other(choose, live, site, published):
    russian = published(live)
    Translation.objects.update(enabled=False)
    russian.body = [{"type": "paragraph", "id": str(uuid4()), "value": "<p>Только по-русски</p>"}]
    russian.save_revision().publish()
    response = choose([item(live), item(site.aktau)], ["ru"], follow=True)
    submitted, refused = messages_of(response)
    assert submitted.startswith("1 translation was submitted.")
    assert refused.startswith("“Leadership forum” was not submitted into Russian")
    assert "parts that would be lost" in refused
    enabled = Translation.objects.filter(enabled=True)
    assert [each.source.object_repr for each in enabled] == [site.aktau.title]


def test_nothing_chosen_is_said_and_does_nothing(choose, live):
    for items, languages in (([], ["ru"]), ([item(live)], []), ([item(live)], ["xx"])):
        response = choose(items, languages, follow=True)
        assert messages_of(response) == ["Choose at least one row and one language."]
    assert not Translation.objects.exists()


def test_the_filters_are_kept_and_lead_nowhere_else(choose, live):
    response = choose([item(live)], ["ru"], query="?state=work&next=elsewhere.example")
    assert response.url == f"{reverse('localization:dashboard')}?state=work&next=elsewhere.example"


def test_one_cell_is_submitted_by_its_button_and_leads_to_the_editor(page, signed_in, live):
    button = page().select_one(f"button[name=cell][value='{item(live)}|ru']")
    response = signed_in.post(reverse("localization:chosen"), {"cell": button["value"]})
    translation = Translation.objects.get()
    address = reverse("localization:translate", args=[translation.pk])
    assert translation.target_locale.language_code == "ru"
    assert response["Location"] == address
    assert page().select(f"td a[href='{address}']")


@pytest.mark.parametrize("file_format", ["po", "xlf"])
def test_chosen_rows_are_downloaded_as_files_of_the_chosen_languages(choose, live, submitted, file_format):
    russian, _kazakh = submitted(live, "ru"), submitted(live, "kk")
    response = choose([item(live)], ["ru"], action=file_format)
    assert names_in(response) == [f"ru/leadership-forum-{russian.uuid.hex[:8]}.{file_format}"]
    response = choose([item(live)], ["en"], action=file_format, follow=True)
    assert messages_of(response) == ["None of the chosen rows is being translated by you yet."]


def test_all_that_the_filters_find_is_downloaded_chosen_or_not(choose, live, site, submitted):
    forum, _branch = submitted(live, "ru"), submitted(site.aktau, "ru")
    response = choose([], ["ru"], action="po", everything="yes", query="?q=Leadership")
    assert names_in(response) == [f"ru/leadership-forum-{forum.uuid.hex[:8]}.po"]
    assert len(names_in(choose([], ["ru"], action="po", everything="yes", query="?q="))) == 2


# The page


def test_the_table_says_what_it_is_and_what_its_headings_head(page, live):
    shown = page()
    table = shown.select_one("table:has(> caption)")
    assert len(table.select("thead th[scope=col]")) == 8
    assert all(row.select("th[scope=row]") for row in table.select("tbody tr"))
    region = table.find_parent(attrs={"role": "region"})
    assert region["tabindex"] == "0"
    assert shown.select(f"h2#{region['aria-labelledby']}")


def test_every_control_has_a_name(page, live, submitted):
    submitted(live)
    main = page().select_one("main")
    controls = main.select("form input:not([type=hidden]), form select")
    assert len(controls) > 10
    for control in controls:
        label = main.select(f"label[for='{control.get('id')}']")
        assert control.get("aria-label") or control.find_parent("label") or label, control
    assert all(":" in button.text for button in main.select("button[name=cell]"))


def test_progress_is_told_in_words_too(page, live, submitted):
    translation = submitted(live)
    TranslationProgress.objects.filter(pk=translation.pk).update(total=10, translated=7, machine=2, stale=1)
    bar = page().select_one("progress")
    words = bar.find_parent("td").text
    assert (bar["value"], bar["max"]) == ("40", "100")
    for told in ("In progress, 40\xa0%", "1 text has changed", "2 texts made by a machine"):
        assert told in words


def test_enter_in_a_checkbox_presses_no_button_of_a_cell(page, live):
    form = page().select_one("form:has(input[name=item])")
    first = form.select_one("button[type=submit]:not([form])")
    assert (first["name"], first["value"]) == ("action", "submit")
    assert {button["form"] for button in form.select("button[name=cell]")} == {"one-cell"}


def test_a_row_without_the_right_to_edit_its_original_is_no_link_to_the_form(
    client, locales, live, site, django_user_model
):
    user = django_user_model.objects.create_user("translator")
    user.groups.add(translators(locales["ru"], site.homes["ru"]))
    client.force_login(user)
    content = client.get(reverse("localization:dashboard"), {"q": ""}).content.decode()
    assert live.title in content
    assert reverse("wagtailadmin_pages:edit", args=[live.pk]) not in content
