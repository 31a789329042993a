"""Pages below the code of their language, on two sites, whatever language the process speaks."""

import pytest
from django.core.management import call_command
from django.utils.translation import override
from wagtail_plone.models import PublishedDocument

from helpers import ROOT, add, settle
from shop.models import Leaflet, Story

pytestmark = pytest.mark.django_db
OTHER = "http://other.example"


@pytest.fixture
def hours(shop, languages):
    """A page of the first site and one that names it."""
    hours = add(shop.start, Leaflet(title="Opening hours"))
    add(shop.start, Story(title="A story", body=[{"type": "page", "value": hours.pk}]))
    settle()
    return hours


@pytest.mark.parametrize("active", ["en-us", "de", None])
def test_a_command_stores_addresses_in_the_language_of_the_page(hours, client, active):
    with override(active):
        call_command("rebuild_documents")
    paths = set(PublishedDocument.objects.values_list("path", flat=True))
    assert paths >= {"/en", "/de", "/en/opening-hours", f"{OTHER}/en", f"{OTHER}/de"}
    assert not [path for path in paths if "en-us" in path]
    answer = client.get("/++api++/en/a-story").json()
    assert answer["body"][0]["value"]["@id"] == f"{ROOT}/en/opening-hours"


def test_each_site_s_root_lists_its_own_languages(hours, client):
    for host, root in (("shop.example", ROOT), ("other.example", OTHER)):
        answer = client.get("/++api++/", headers={"host": host}).json()
        assert (answer["@id"], answer["@type"]) == (root, "Plone Site")
        assert [item["@id"] for item in answer["items"]] == [f"{root}/en", f"{root}/de"]
        assert answer["@components"]["navigation"]["@id"] == f"{root}/@navigation"


def test_services_of_the_second_site_stay_on_it(hours, shop, client):
    add(shop.other, Leaflet(title="Their hours"))

    def get(path: str, **query):
        return client.get(f"/++api++{path}", query, headers={"host": "other.example"}).json()

    assert {item["@id"] for item in get("/@search")["items"]} == {
        f"{OTHER}/{path}" for path in ("en", "de", "en/their-hours")
    }
    assert get("/@navroot")["navroot"]["@id"] == OTHER
    assert get("/@breadcrumbs")["root"] == OTHER
    assert get("/en/their-hours/@translations")["root"] == {"en": f"{OTHER}/en", "de": f"{OTHER}/de"}
    assert get("/en/their-hours/@translation-locator", target_language="de")["@id"] == f"{OTHER}/de"


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_wagtail_s_own_apis_name_the_hosts_and_languages_of_the_documents(
    hours, shop, client, settings, version
):
    settings.WAGTAIL_PLONE_ROOT_URL = "https://www.example.org"
    theirs = add(shop.other, Leaflet(title="Their hours"))

    def address(page, host: str) -> str:
        with override("en-us"):
            answer = client.get(f"/api/{version}/pages/{page.pk}/", headers={"host": host}).json()
        return answer["meta"]["html_url"]

    assert address(hours, "shop.example") == "https://www.example.org/en/opening-hours/"
    assert address(theirs, "other.example") == f"{OTHER}/en/their-hours/"
    sent = client.get("/++api++/en/opening-hours").json()
    assert sent["@id"] == "https://www.example.org/en/opening-hours"
