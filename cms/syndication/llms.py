"""What language models are told of the site: `/llms.txt` (llmstxt.org), with links to Markdown."""

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.delivery.pages import data_for_everybody
from cms.pages.addresses import absolute
from cms.pages.fetching import with_roots
from cms.pages.frame import tops
from cms.pages.lists import branches_of
from cms.pages.surroundings import HOME_DEPTH
from cms.syndication.markdown.serving import FILE
from wagtail_plone.documents.visibility import readable

CONTENT_TYPE = "text/plain; charset=utf-8"
INTRODUCTION = """\
Every page is there in Markdown: ask for it with `Accept: text/markdown`, or at `index.md` below its address.
Pages say in which language their text is; where a translation is missing, the page says so and shows another.
"""


def llms(request: HttpRequest) -> HttpResponse:
    """Answer with what the site is, its sections and branches in each language, and what programs read."""
    return data_for_everybody(request, CONTENT_TYPE, lambda: "\n".join(_lines()).encode())


def _lines() -> list[str]:
    with override("en"):
        title = _("Center of Pedagogical Excellence")
    by_language = _tops()
    english = next((page for page in by_language.get("en", ()) if page.depth == HOME_DEPTH), None)
    summary = " ".join((english.specific.lead if english else "").split())
    lines = [f"# {title}", ""]
    lines += [f"> {summary}", ""] if summary else []
    lines += [INTRODUCTION]
    for code, _name in settings.LANGUAGES:
        if pages := by_language.get(code):
            lines += [f"## {get_language_info(code)['name']}", "", *map(_link, pages), ""]
    return [*lines, "## For programs", "", *_for_programs(by_language), ""]


def _tops() -> dict[str, list[Page]]:
    """The home page, the sections and the branches of each language. Two queries, and one a language."""
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    shown = {page.pk: page for page in readable(tops()).order_by("path")}
    found: dict[str, list[Page]] = {}
    for page in with_roots(shown).values():
        if page.depth == HOME_DEPTH or page.show_in_menus:
            found.setdefault(locales[page.locale_id].language_code, []).append(page)
    for locale in locales.values():
        if locale.language_code in found:
            found[locale.language_code] += branches_of(locale)
    return found


def _link(page: Page) -> str:
    title = page.title.replace("[", "(").replace("]", ")")
    return f"- [{title}]({absolute(page.get_url())}{FILE})"


def _for_programs(by_language: dict[str, list[Page]]) -> list[str]:
    files = {"news": ("News as a feed", "feed.atom"), "events": ("Events as iCalendar", "../calendar.ics")}
    feeds = {
        f"{files[lists][0]} ({code})": urljoin(page.get_url(), files[lists][1])
        for code, pages in by_language.items()
        for page in pages
        if (lists := getattr(page.specific_class, "lists", None)) in files
    }
    addresses = {
        "API: all content as JSON, with guides": "/api/docs/",
        "Description of the API (OpenAPI)": "/api/openapi.json",
        "Sitemaps": reverse("sitemap_index"),
        **feeds,
    }
    return [f"- [{name}]({absolute(address)})" for name, address in addresses.items()]
