"""Places of pages: below a path of the project, deep in the tree, on one of two sites."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import set_script_prefix
from wagtail.models import Page, PageViewRestriction, Site
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.page import serialised

from helpers import ROOT, add, settle
from shop.models import Blog, Contact, Elsewhere, Leaflet, Maker, Story

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}
COMPONENTS = "breadcrumbs,actions,navroot,navigation,translations"


@pytest.fixture
def hours(shop):
    """A page in the menu, with one below it that is not."""
    hours = add(shop.start, Leaflet(title="Opening hours", show_in_menus=True))
    add(hours, Leaflet(title="Christmas"))
    return hours


def test_a_page_answers_json_at_its_own_address_and_html_as_before(hours, client):
    answer = client.get("/site/opening-hours/", headers=JSON)
    assert answer.json()["@id"] == f"{ROOT}/site/opening-hours"
    assert answer.json() == client.get("/++api++/site/opening-hours").json()


def test_the_home_page_of_a_site_without_languages_is_the_site_root(shop, get):
    answer = get("/site")
    assert (answer["@type"], answer["id"], answer["title"]) == ("Plone Site", "Plone", "Pots and pans")
    assert answer["@id"] == f"{ROOT}/site"
    assert answer["parent"] == {}


def test_the_root_of_the_api_is_the_home_page(hours, get):
    answer = get("/")
    assert (answer["@type"], answer["title"]) == ("Plone Site", "Pots and pans")
    assert [item["title"] for item in answer["items"]] == ["Opening hours"]


def test_pages_right_below_the_root_are_found_there(shop, hours, get, settings):
    settings.ROOT_URLCONF = "shopsite.urls_at_root"
    Site.objects.get(is_default_site=True).save()
    assert get("/")["@id"] == ROOT
    assert get("/opening-hours")["parent"]["title"] == "Pots and pans"


def test_the_way_to_a_page_begins_at_its_home_page(hours, get):
    answer = get("/site/opening-hours/christmas", expand=COMPONENTS)["@components"]
    assert [item["title"] for item in answer["breadcrumbs"]["items"]] == ["Opening hours", "Christmas"]
    assert answer["breadcrumbs"]["root"] == f"{ROOT}/site"
    assert [item["title"] for item in answer["navigation"]["items"]] == ["Home", "Opening hours"]
    assert answer["navroot"]["navroot"]["title"] == "Pots and pans"
    assert answer["translations"]["items"] == []


def test_a_site_without_languages_says_so(shop, get):
    answer = get("/@site")
    assert answer["features"]["multilingual"] is False
    assert answer["plone.available_languages"] == [answer["plone.default_language"]]
    assert answer["plone.site_title"] == "Pots and pans"


def test_a_private_page_is_unauthorized(hours, client):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=hours.pk), restriction_type="login")
    assert client.get("/++api++/site/opening-hours").status_code == 401
    assert client.get("/++api++/site/opening-hours/christmas").status_code == 401
    assert client.get("/++api++/site/nothing").status_code == 404


def test_a_renamed_page_leads_to_its_new_address(hours, client):
    settle()
    hours.slug = "hours"
    hours.save_revision().publish()
    response = client.get("/++api++/site/opening-hours")
    assert response.status_code == 301
    assert response["Location"] == f"{ROOT}/++api++/site/hours"


def test_the_second_site_s_pages_keep_out_of_the_first_one_s_way(shop, hours, get):
    add(shop.other, Leaflet(title="Opening hours", show_in_menus=True, search_description="of another shop"))
    assert get("/site/opening-hours")["description"] == ""
    answers = [get("/"), get("/site", expand=COMPONENTS), get("/@search", b_size=100)]
    assert "nother shop" not in json.dumps(answers)


def test_a_link_to_another_site_names_that_site(shop, get):
    page = add(shop.other, Leaflet(title="Their hours"))
    add(shop.start, Story(title="A story", body=[{"type": "page", "value": page.pk}]))
    assert get("/site/a-story")["body"][0]["value"]["@id"] == "http://other.example/site/their-hours"


def test_a_page_that_is_elsewhere_is_linked_to_where_it_is(shop, get):
    page = add(shop.start, Elsewhere(title="Catalogue"))
    add(shop.start, Story(title="A story", body=[{"type": "page", "value": page.pk}]))
    assert get("/site/a-story")["body"][0]["value"]["@id"] == "https://elsewhere.example/catalogue"


def test_the_second_site_s_pages_answer_under_its_own_name(shop, client):
    add(shop.other, Leaflet(title="Their hours"))
    response = client.get("/site/their-hours/", headers={**JSON, "host": "other.example"})
    assert response.json()["@id"] == "http://other.example/site/their-hours"


def test_a_page_of_no_site_has_no_document(shop, client):
    settle()
    assert not PublishedDocument.objects.filter(page_id=shop.above.pk).exists()


def test_a_site_that_moves_to_another_home_page_moves_its_documents(shop, hours, get, client):
    settle()
    site = Site.objects.get(is_default_site=True)
    site.root_page = Page.objects.get(pk=hours.pk)
    site.save()
    assert get("/site")["title"] == "Opening hours"
    assert client.get("/++api++/site/opening-hours").status_code == 404


def test_a_site_that_is_deleted_takes_its_documents_with_it(shop):
    settle()
    Site.objects.get(hostname="other.example").delete()
    settle()
    assert not PublishedDocument.objects.filter(page_id=shop.other.pk).exists()


def test_a_page_s_own_answers_for_machines_still_answer(shop, client):
    blog = add(shop.start, Blog(title="Blog"))
    add(blog, Leaflet(title="First"))
    assert client.get("/site/blog/feed/", headers=JSON).json() == {"feed": ["First"]}
    assert client.get("/site/blog/", headers=JSON).json()["@type"] == "Document"
    assert client.get("/site/blog/nothing/", headers=JSON).json()["type"] == "NotFound"


def test_a_form_can_still_be_sent_by_a_script(shop, client):
    page = add(shop.start, Contact(title="Contact"))
    response = client.post("/site/contact/", {}, headers=JSON)
    assert (response.status_code, response["Content-Type"]) == (406, "application/json")
    assert page.get_submission_class().objects.filter(page=page).count() == 1


def test_where_the_project_is_mounted_belongs_to_the_root_address(shop):
    set_script_prefix("/cms/")
    try:
        page = add(shop.start, Leaflet(title="Opening hours"))
        settle()
    finally:
        set_script_prefix("/")
    assert PublishedDocument.objects.get(page_id=page.pk).path == "/site/opening-hours"


def test_reading_costs_the_same_however_much_there_is(shop, hours, client):
    def cost() -> int:
        client.get("/++api++/site/opening-hours", {"expand": COMPONENTS})
        with CaptureQueriesContext(connection) as captured:
            client.get("/++api++/site/opening-hours", {"expand": COMPONENTS})
        return len(captured)

    before = cost()
    for number in range(5):
        add(hours, Leaflet(title=f"Day {number}", show_in_menus=True))
    assert cost() == before


def test_publishing_asks_as_much_for_ten_links_as_for_two(shop, hours):
    def cost(number: int) -> int:
        pages = [add(shop.start, Leaflet(title=f"{number} {index}")) for index in range(2 * number)]
        text = "".join(f'<p><a linktype="page" id="{page.pk}">a</a></p>' for page in pages[:number])
        best = [{"type": "page", "value": page.pk} for page in pages[number:]]
        maker = Maker.objects.create(code=f"maker-{number}", name="A. Potter", best=best)
        body = [{"type": "text", "value": text}, {"type": "maker", "value": maker.pk}]
        story = add(shop.start, Story(title=f"Story {number}", body=body))
        settle()
        # Known, as it is on a site that runs.
        Site.get_site_root_paths()
        with CaptureQueriesContext(connection) as captured:
            serialised(Story.objects.get(pk=story.pk))
        return len(captured)

    assert cost(2) == cost(10)


def test_the_plugin_needs_none_of_wagtail_s_optional_apps():
    """In a process of its own: what is imported once stays imported."""
    command = "import django; django.setup(); import wagtail_plone.urls"
    done = subprocess.run(
        [sys.executable, "-c", command],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "shopsite.bare",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
