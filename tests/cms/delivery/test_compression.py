"""Compressed answers: whatever text is sent, once where it is remembered; lengths tell nothing."""

import gzip

import brotli
import pytest
from backports import zstd
from django.test import RequestFactory

from cms.delivery import compression
from tests import factories
from wagtail_plone.documents.refresh import rebuild

pytestmark = pytest.mark.django_db
BROWSER = "gzip, deflate, br, zstd"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "zstd": zstd.decompress}


@pytest.fixture
def documents(site):
    """The API's documents of the site."""
    rebuild()


def ask(client, address: str, coding: str = BROWSER):
    return client.get(address, headers={"accept-encoding": coding})


@pytest.mark.parametrize("coding", UNPACK)
@pytest.mark.parametrize("address", ["/en/", "/++api++/en/news", "/api/openapi.json", "/en/nothing/"])
def test_pages_data_and_errors_are_compressed_as_the_reader_takes_it(
    client, site, documents, address, coding
):
    plain = client.get(address)
    for _made_and_remembered in range(2):
        packed = ask(client, address, coding)
        assert packed["Content-Encoding"] == coding
        assert "accept-encoding" in packed["Vary"].lower()
        assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
        assert UNPACK[coding](packed.content) == plain.content


def test_a_browser_gets_a_remembered_page_in_the_smallest_form(client, site):
    assert ask(client, site.home.url)["Content-Encoding"] == "br"
    assert ask(client, site.home.url, "zstd, gzip")["Content-Encoding"] == "zstd"
    assert ask(client, site.home.url, "br;q=0, gzip;q=0.5, zstd;q=0")["Content-Encoding"] == "gzip"
    assert not ask(client, site.home.url, "identity").has_header("Content-Encoding")


def test_a_remembered_answer_is_compressed_once(client, site, documents, monkeypatch):
    made = []

    def counted(body: bytes) -> bytes:
        made.append(body)
        return brotli.compress(body)

    monkeypatch.setitem(compression.CODERS, "br", counted)
    for address in (site.home.url, "/++api++/en/news"):
        first, *others = [ask(client, address) for _time in range(3)]
        assert all(other.content == first.content for other in others)
    assert len(made) == 2


def test_the_tag_of_a_compressed_answer_is_good_for_every_form(client, site, documents):
    for address in (site.home.url, "/++api++/en/news"):
        tag = ask(client, address)["ETag"]
        assert tag.startswith('W/"')
        for coding in (BROWSER, "gzip", "identity"):
            answer = client.get(address, headers={"accept-encoding": coding, "if-none-match": tag})
            assert (answer.status_code, answer.content) == (304, b"")
            assert not answer.has_header("Content-Encoding")


def test_head_announces_what_get_sends(client, site):
    got, asked = (
        method(site.home.url, headers={"accept-encoding": "gzip"}) for method in (client.get, client.head)
    )
    assert (asked["Content-Length"], asked["Content-Encoding"]) == (got["Content-Length"], "gzip")


def test_lengths_of_answers_with_a_secret_tell_nothing(client, site):
    form = "/admin/login/"
    answers = [ask(client, form) for _time in range(8)]
    assert all(b"csrfmiddlewaretoken" in UNPACK["zstd"](answer.content) for answer in answers)
    assert len({len(answer["X-Noise"]) for answer in answers}) > 1
    # The token itself is another one in each answer.
    assert len({UNPACK["zstd"](answer.content) for answer in answers}) == len(answers)


def test_pictures_and_parts_of_files_stay_as_they_are(client, site):
    story = factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, lead_image=factories.ImageFactory()
    )
    rendition = story.lead_image.get_rendition("fill-240x160|format-jpeg")
    assert not ask(client, rendition.url).has_header("Content-Encoding")

    from django.http import HttpResponse

    request = RequestFactory().get("/", headers={"accept-encoding": BROWSER})
    for status in (204, 206, 304):
        part = HttpResponse(b"part of a text " * 100, content_type="text/plain", status=status)
        answer = compression.Compression(lambda _request, part=part: part)(request)
        assert not answer.has_header("Content-Encoding")
