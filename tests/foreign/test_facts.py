"""Facts: what a page type says in plain fields is read in Volto, too, once and under its name."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail_plone.documents.refresh import refresh
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import serialised
from wagtail_plone.serialize.volto.inline import node_text

from helpers import ROOT, add, picture, settle, shown
from shop.models import Catalogue, Contact, ContactField, Country, Drawer, Leaflet, Parcel, Taster, Tea

pytestmark = pytest.mark.django_db


@pytest.fixture
def tea(shop) -> Tea:
    """A tea with everything a tea may have."""
    india = Country.objects.create(name="India")
    tea = Tea(
        title="Assam",
        introduction="From the river.\n\nMalty.",
        cover=picture("Cup"),
        label=picture("Label"),
        body="<p>It grows low.</p>",
        storing="Dry\nand dark.",
        origin=india,
        strength="s",
        picked_on="2024-05-01",
        price="12.50",
        caffeine=0,
        goes_with=add(shop.start, Leaflet(title="Scones")),
        grower="https://grower.example/",
        is_featured=True,
        code="assam-1",
        parcel=Parcel.objects.create(),
        bought_by=get_user_model().objects.create(username="buyer"),
        shelf="B7",
    )
    tea.blends = [india, Country.objects.create(name="China")]
    tea.tasters = [Taster(country=india, score=4)]
    return add(shop.start, tea)


def facts(content: dict) -> dict[str, list[dict]]:
    """The table of facts: the cell's nodes by its label."""
    (table,) = [block["table"] for block in content["blocks"].values() if block["@type"] == "slateTable"]
    assert table["hideHeaders"]
    return {
        node_text(label["value"][0]): value["value"]
        for label, value in (row["cells"] for row in table["rows"][1:])
    }


def words(content: dict) -> dict[str, str]:
    """The words of the facts."""
    return {label: node_text(nodes[0]) for label, nodes in facts(content).items()}


def test_plain_fields_are_facts_under_their_names(tea, get):
    answer = get("/site/assam")
    said = words(answer)
    # Many-to-many relations have no order of their own.
    assert sorted(said.pop("Blends").split(", ")) == ["China", "India"]
    assert said == {
        "Country of origin": "India",
        "Strength": "strong",
        "Picked": "1 May 2024",
        "Price": "12.50",
        "Caffeine": "0",
        "Goes with": "Scones",
        "Grower": "https://grower.example/",
        "Taste": "malty, smooth",
    }
    assert facts(answer)["Goes with"][0]["children"][1]["data"] == {"url": f"{ROOT}/site/scones"}
    assert facts(answer)["Grower"][0]["children"][1]["data"] == {"url": "https://grower.example/"}


def test_facts_follow_the_leading_picture_and_those_a_type_labels_come_first(tea, get):
    assert next(iter(words(get("/site/assam")))) == "Taste"
    assert shown(get("/site/assam")) == [
        *("title", "leadimage", "slateTable", "From the river.", "Malty.", "image", "It grows low."),
        *("How to store it", "Dry\nand dark.", "Tasters", "India, 4"),
    ]


def test_facts_are_written_as_the_page_s_language_writes_them(languages, shop, client):
    tea = add(shop.start, Tea(title="Assam", price="12.50", picked_on="2024-05-01", strength="s"))
    german = tea.copy_for_translation(languages.german)
    german.save_revision().publish()
    settle()
    with override("en-us"):
        refresh([german.pk])
    facts_in_german = words(client.get("/++api++/de/assam").json())
    assert (facts_in_german["Price"], facts_in_german["Picked"]) == ("12,50", "1. Mai 2024")


def test_a_page_readers_may_not_see_is_no_fact(tea, get):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=tea.goes_with_id), restriction_type="login")
    assert "Goes with" not in words(get("/site/assam"))


def test_a_snippet_that_is_renamed_is_renamed_in_the_facts(tea, get):
    settle()
    country = Country.objects.get(name="India")
    country.name = "Bharat"
    country.save()
    assert words(get("/site/assam"))["Country of origin"] == "Bharat"


def test_a_renditions_address_is_on_the_host_of_everything_else(tea, get):
    small = get("/site/assam")["cover_small"]
    assert small["full_url"] == f"{ROOT}{small['url']}"


def test_an_object_without_words_has_none(tea, get):
    assert get("/site/assam")["parcel"] == {"title": ""}


def test_rows_that_name_their_page_know_it_at_once_and_after_a_rename(tea, get):
    def named() -> list[str]:
        return [row["page"] and row["page"]["title"] for row in get("/site/assam")["tasters"]]

    settle()
    # What was loaded from a fixture has no references yet, which would have the page made a second time.
    ReferenceIndex.objects.all().delete()
    PublishedDocument.objects.all().delete()
    refresh([tea.pk])
    assert named() == ["Assam"]
    Page.objects.filter(pk=tea.pk).update(title="Assam, second flush")
    refresh([tea.pk])
    assert named() == ["Assam, second flush"]


def test_an_index_lists_what_is_below_it_from_the_first_page_to_the_last(shop, get):
    index = add(shop.start, Catalogue(title="Teas", intro="<p>All of them</p>"))
    settle()
    assert shown(get("/site/teas")) == ["title", "All of them"]
    tea = add(index, Leaflet(title="Assam"))
    assert shown(get("/site/teas")) == ["title", "All of them", "listing"]
    Page.objects.get(pk=tea.pk).move(Page.objects.get(pk=shop.start.pk), "last-child")
    assert shown(get("/site/teas")) == ["title", "All of them"]
    Page.objects.get(pk=tea.pk).move(Page.objects.get(pk=index.pk), "last-child")
    assert shown(get("/site/teas")) == ["title", "All of them", "listing"]
    Page.objects.get(pk=tea.pk).delete()
    assert shown(get("/site/teas")) == ["title", "All of them"]


def test_a_type_may_say_that_it_lists_nothing(shop, get):
    drawer = add(shop.start, Drawer(title="Drawer", intro="<p>Mixed</p>"))
    add(drawer, Leaflet(title="String"))
    assert shown(get("/site/drawer")) == ["title", "Mixed"]


def test_the_fields_of_a_form_are_what_it_asks(shop, get):
    form = Contact(title="Write", to_address="shop@shop.example", subject="From the site")
    form.form_fields = [
        ContactField(label="Why", field_type="dropdown", choices="Praise,Blame", help_text="One of them"),
        ContactField(label="From where", field_type="hidden"),
    ]
    add(shop.start, form)
    assert shown(get("/site/write")) == ["title", "Contact fields", "Why: Praise, Blame — One of them"]


def test_publishing_asks_as_much_for_ten_rows_as_for_two(shop):
    def cost(number: int) -> int:
        countries = [Country.objects.create(name=f"Country {index}") for index in range(number)]
        tea = Tea(title=f"Tea {number}")
        tea.tasters = [Taster(country=country) for country in countries]
        tea.blends = countries
        tea = add(shop.start, tea)
        settle()
        # Known, as it is on a site that runs.
        Site.get_site_root_paths()
        page = Tea.objects.get(pk=tea.pk)
        with CaptureQueriesContext(connection) as captured:
            serialised(page)
        return len(captured)

    assert cost(2) == cost(10)
