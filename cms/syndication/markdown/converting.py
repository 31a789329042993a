"""HTML of the site's pages as Markdown (CommonMark with GitHub's tables), by the library `markdownify`."""

import json
import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from markdownify import MarkdownConverter

# What a page does rather than says: what is filled in and pressed, the frame for photographs, drawings.
DROPPED = (
    *("script", "style", "template", "button", "dialog", "svg", "noscript", "iframe"),
    *("input", "select", "textarea"),
)
BLANK = re.compile(r"[ \t]+\n")
EMPTY_LINES = re.compile(r"\n(?:\s*\n)+")
LINES = re.compile(r"\n{3,}")
# Between words; at the beginning of a line they are its place in a list.
DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
SPACE = re.compile(r"\s+")


class PageConverter(MarkdownConverter):
    """markdownify, with lists of facts in lines of their own."""

    def convert_dt(self, el, text: str, parent_tags) -> str:
        """The name of a fact."""
        return f"\n- **{_line(text)}:** " if _line(text) else ""

    def convert_dd(self, el, text: str, parent_tags) -> str:
        """What is told under it; several things are separated."""
        is_first = el.find_previous_sibling(["dt", "dd"]) is None or el.find_previous_sibling().name == "dt"
        return f"{'' if is_first else '; '}{_line(text)}"

    def convert_dl(self, el, text: str, parent_tags) -> str:
        """All facts, one a line."""
        return f"\n\n{EMPTY_LINES.sub(chr(10), text.strip())}\n\n"

    def convert_figure(self, el, text: str, parent_tags) -> str:
        """A picture with its caption."""
        return text if "_inline" in parent_tags else f"\n\n{text.strip()}\n\n"

    def convert_figcaption(self, el, text: str, parent_tags) -> str:
        """A caption below its picture."""
        return f"\n\n*{_line(text)}*\n\n" if _line(text) else ""


def _line(text: str) -> str:
    return SPACE.sub(" ", text).strip()


def markdown(html: str, address: str) -> str:
    """The main part of a page as Markdown, its links whole; `address` is the page's own."""
    soup = BeautifulSoup(html, "html.parser")
    main = soup.find("main") or soup.body or soup
    for tag in [*main.select("form.filters"), *main.find_all([*DROPPED, "source"])]:
        tag.decompose()
    for tag in main.find_all(lambda found: found.has_attr("hidden") or found.get("aria-hidden") == "true"):
        tag.decompose()
    for text in main.find_all(string=lambda found: isinstance(found, PreformattedString)):
        text.extract()
    for name in ("href", "src"):
        for tag in main.find_all(attrs={name: True}):
            tag[name] = urljoin(address, tag[name])
    _keep_apart(main)
    text = PageConverter(heading_style="ATX", bullets="-", strip_pre=None).convert_soup(main)
    text = DOUBLE.sub(" ", LINES.sub("\n\n", BLANK.sub("\n", text))).strip()
    return f"{_front(soup, address)}\n\n{text}\n"


def _keep_apart(main: Tag) -> None:
    """Put between words what styles do on the screen."""
    for line in main.select(".kicker, .session__when"):
        parts = [child for child in line.find_all(True, recursive=False) if child.get_text(strip=True)]
        for part in parts[:-1]:
            part.insert_after(" · ")
        for text in line.find_all(string=True, recursive=False):
            text.replace_with(SPACE.sub(" ", text))
    for tag in main.find_all(["span", "time"]):
        tag.insert_after(" ")


def _front(soup: BeautifulSoup, address: str) -> str:
    """What the head of a page says of it, as front matter."""
    root, canonical = soup.find("html"), soup.find("link", rel="canonical")
    told = {
        "title": soup.title.get_text().strip() if soup.title else "",
        "url": canonical["href"] if isinstance(canonical, Tag) else address,
        "language": root.get("lang", "") if isinstance(root, Tag) else "",
    }
    # A JSON string is one of YAML, too.
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in told.items() if value)
    return "\n".join(["---", *lines, "---"])
