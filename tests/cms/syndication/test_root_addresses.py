"""What machines ask for at the root of the site: rules for crawlers, whom to tell of a weakness, the icon."""

from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.staticfiles.finders import find
from PIL import Image


def rules(client) -> RobotFileParser:
    response = client.get("/robots.txt")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


@pytest.mark.parametrize(
    ("address", "may_be_asked"),
    [
        ("/", True),
        ("/kk/", True),
        ("/en/branches/taraz/administration/", True),
        ("/en/news/?branch=taraz", True),
        ("/media/images/1/picture.jpg", True),
        ("/pictures/x/1/fill-640x360/", True),
        ("/documents/1/report.pdf", True),
        ("/sitemap.xml", True),
        ("/admin/", False),
        ("/admin/pages/3/view_draft/", False),
        ("/api/v2/pages/", False),
        ("/++api++/kk/@search?SearchableText=forum", False),
        ("/shown/3/token/", False),
        ("/views/3/", False),
    ],
)
def test_crawlers_may_ask_for_pages_and_pictures_and_for_nothing_behind_them(client, address, may_be_asked):
    assert rules(client).can_fetch("Googlebot", address) is may_be_asked


def test_crawlers_find_the_sitemaps_at_the_address_the_installation_names(client, settings):
    settings.SITE_ROOT_URL = "https://orleu.example"
    assert rules(client).site_maps() == ["https://orleu.example/sitemap.xml"]


def test_an_installation_for_trying_things_out_is_closed_to_crawlers(client, settings):
    settings.ALLOW_CRAWLERS = False
    closed = rules(client)
    assert not closed.can_fetch("Googlebot", "/kk/")
    assert closed.site_maps() is None


def told(client) -> list[tuple[str, str]]:
    response = client.get("/.well-known/security.txt")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    return [tuple(line.split(": ", 1)) for line in response.content.decode().splitlines()]


def test_whoever_finds_a_weakness_learns_whom_to_tell(client, settings):
    settings.SITE_ROOT_URL = "https://orleu.example"
    settings.SECURITY_CONTACT = ["security@orleu.example", "https://orleu.example/report"]
    fields = told(client)
    assert fields[:2] == [
        ("Contact", "mailto:security@orleu.example"),
        ("Contact", "https://orleu.example/report"),
    ]
    named = dict(fields)
    assert named["Preferred-Languages"] == "kk, ru, en"
    assert named["Canonical"] == "https://orleu.example/.well-known/security.txt"
    left = datetime.fromisoformat(named["Expires"]) - datetime.now(UTC)
    assert timedelta(days=90) < left < timedelta(days=365)
    assert client.get("/security.txt").headers["Location"] == "/.well-known/security.txt"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/.well-known/security.txt", "/security.txt"])
def test_nobody_is_named_where_nobody_is_to_be_told(client, settings, address):
    settings.SECURITY_CONTACT = []
    assert client.get(address).status_code == 404


def test_the_icon_is_found_without_reading_a_page(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (302, "/static/cms/img/favicon.ico")
    with Image.open(find("cms/img/favicon.ico")) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
