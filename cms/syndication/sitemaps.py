"""Sitemaps (sitemaps.org, protocol 0.9) with Google's extensions for other languages, pictures and news.

An index at `/sitemap.xml`, one sitemap a language, in files of at most `PAGES_MOST` pages, and one for the
news of the last two days. `priority` and `changefreq` are left out, which no search engine reads, and in the
index the dates of its files: a page that left one leaves no date behind.

Neither of the two that are at hand: django.contrib.sitemaps takes the host from the request, holds that each
address exists in every language, and knows no pictures; wagtail.contrib.sitemaps asks the database for each
page and its site, and knows no other languages.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import StringIO

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator

from cms.delivery.pages import data_for_everybody
from cms.pages.addresses import absolute
from cms.syndication.sitemap_entries import Entry, entries, files, news

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
EXTENSIONS = {
    "xhtml": "http://www.w3.org/1999/xhtml",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
CONTENT_TYPE = "application/xml; charset=utf-8"
# What an index may list.
FILES_MOST = 50_000
# What Google takes for news, and how many of them.
NEWS_DAYS = 2
NEWS_MOST = 1000


def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Answer with the addresses of all sitemaps; that of news where there is any. Three queries."""

    def write(xml: SimplerXMLGenerator) -> None:
        addresses = [reverse("sitemap", args=file) for file in files()]
        if news(*_news_days(), most=1):
            addresses.append(reverse("news_sitemap"))
        for address in addresses:
            with _element(xml, "sitemap"):
                xml.addQuickElement("loc", absolute(address))

    return _answer(request, "sitemapindex", (), write)


def sitemap(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """Answer with one file of a language's pages; 404 for a file that the index does not list."""

    def write(xml: SimplerXMLGenerator) -> None:
        found = entries(language, number)
        if not found:
            raise Http404
        for entry in found:
            _write_page(xml, entry)

    if language not in dict(settings.LANGUAGES) or not 0 < number <= FILES_MOST:
        raise Http404
    return _answer(request, "urlset", ("xhtml", "image"), write)


def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the news of the last two days in all languages, as readers find them dated."""

    def write(xml: SimplerXMLGenerator) -> None:
        for item in news(*_news_days(), most=NEWS_MOST):
            _write_news(xml, *item)

    return _answer(request, "urlset", ("xhtml", "news"), write)


def _news_days() -> tuple[date, date]:
    today = timezone.localdate()
    return today - timedelta(days=NEWS_DAYS), today


def _answer(
    request: HttpRequest,
    root: str,
    extensions: tuple[str, ...],
    write: Callable[[SimplerXMLGenerator], None],
) -> HttpResponse:
    """The answer with a document whose root `write` fills in, made where nobody has it yet."""

    def make() -> bytes:
        text = StringIO()
        xml = SimplerXMLGenerator(text, "utf-8", short_empty_elements=True)
        xml.startDocument()
        names = {"xmlns": NAMESPACE, **{f"xmlns:{name}": EXTENSIONS[name] for name in extensions}}
        with _element(xml, root, names):
            write(xml)
        xml.endDocument()
        return text.getvalue().encode()

    return data_for_everybody(request, CONTENT_TYPE, make)


@contextmanager
def _element(xml: SimplerXMLGenerator, name: str, attributes: dict[str, str] | None = None) -> Iterator[None]:
    """An element around what is written meanwhile."""
    xml.startElement(name, attributes or {})
    yield
    xml.endElement(name)


def _write_page(xml: SimplerXMLGenerator, entry: Entry) -> None:
    with _element(xml, "url"):
        xml.addQuickElement("loc", entry.address)
        if entry.changed:
            xml.addQuickElement("lastmod", timezone.localtime(entry.changed).isoformat(timespec="seconds"))
        _write_alternates(xml, entry)
        for picture in entry.pictures:
            with _element(xml, "image:image"):
                xml.addQuickElement("image:loc", picture)


def _write_news(xml: SimplerXMLGenerator, page, entry: Entry, day: date) -> None:
    language = page.locale.language_code
    with override(language):
        name = _("Center of Pedagogical Excellence")
    with _element(xml, "url"):
        xml.addQuickElement("loc", entry.address)
        _write_alternates(xml, entry)
        with _element(xml, "news:news"):
            with _element(xml, "news:publication"):
                xml.addQuickElement("news:name", name)
                xml.addQuickElement("news:language", language)
            xml.addQuickElement("news:publication_date", day.isoformat())
            xml.addQuickElement("news:title", page.title)


def _write_alternates(xml: SimplerXMLGenerator, entry: Entry) -> None:
    for language, address in entry.alternates:
        attributes = {"rel": "alternate", "hreflang": language, "href": address}
        xml.addQuickElement("xhtml:link", attrs=attributes)
