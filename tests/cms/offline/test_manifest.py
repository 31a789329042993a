"""The site installed like an app, in each language."""

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_manifest_speaks_the_language_of_its_address_and_starts_there(client, language):
    answer = client.get(f"/{language}/app.webmanifest")
    told = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert (told["lang"], told["start_url"], told["scope"]) == (language, f"/{language}/", "/")
    assert told["name"] and told["short_name"] and told["display"] == "minimal-ui"
    assert "public" in answer["Cache-Control"]


def test_its_icons_are_there_in_the_sizes_it_names(client):
    icons = client.get("/en/app.webmanifest").json()["icons"]
    assert [(icon["sizes"], icon.get("purpose")) for icon in icons] == [
        ("192x192", None),
        ("512x512", None),
        ("512x512", "maskable"),
    ]
    for icon in icons:
        size = int(icon["sizes"].partition("x")[0])
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert picture.size == (size, size)


def test_pages_for_everybody_name_it_and_those_of_somebody_signed_in_do_not(client, admin_client, site):
    assert b'<link rel="manifest" href="/en/app.webmanifest">' in client.get(site.home.url).content
    assert b'rel="manifest"' not in admin_client.get(site.home.url).content
