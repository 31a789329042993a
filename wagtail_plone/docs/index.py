"""The index that the documentation is searched by, in the browser: each section of a page with its words."""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Tag

from wagtail_plone.docs.pages import DocsPage

HEADINGS = ("h1", "h2", "h3")
# Code in four languages and long answers would find every page for every word.
LEFT_OUT = ".samples, .answer, .example"
SPACE = re.compile(r"\s+")


def index(pages: Iterable[DocsPage]) -> list[dict[str, str]]:
    """The sections of all pages: `page` and `heading` are titles, `path` is below the documentation's."""
    return [section for page in pages for section in _sections(page)]


def _sections(page: DocsPage) -> Iterator[dict[str, str]]:
    parsed = BeautifulSoup(page.html, "html.parser")
    for part in parsed.select(LEFT_OUT):
        part.decompose()
    path, heading, words = page.path, "", ""
    for element in parsed.descendants:
        if isinstance(element, Tag):
            if element.name in HEADINGS and element.get("id"):
                yield _section(page, path, heading, words)
                path, heading, words = f"{page.path}#{element['id']}", element.get_text(" ", strip=True), ""
            # Between cells and paragraphs there is no space in the text itself.
            words += " "
        else:
            words += str(element)
    yield _section(page, path, heading, words)


def _section(page: DocsPage, path: str, heading: str, words: str) -> dict[str, str]:
    return {
        "page": page.title,
        "group": page.group,
        "heading": heading,
        "path": path,
        "text": SPACE.sub(" ", words).strip(),
    }
