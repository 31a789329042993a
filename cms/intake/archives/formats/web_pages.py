"""A folder of web pages: a story a file, with what stands around its text left out."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from posixpath import dirname

from cms.intake.archives.contents import PAGE_LIMIT, Contents
from cms.intake.archives.formats.columns import language_code
from cms.intake.archives.formats.tree import elements, first, html_of, names, without, words
from cms.intake.archives.markup import addresses
from cms.intake.archives.story import ArchivedPicture, ArchivedStory, Problem, Unreadable
from cms.intake.archives.values import decoded, moment, whole_number
from cms.intake.sources.markup import Node, parsed
from cms.intake.sources.refusals import UnreadableReport

PAGES = (".html", ".htm", ".xhtml")
# Lists and first pages of an old site are no stories.
NOT_STORIES = re.compile(r"(?:^|/)(?:index|default|home|404|search|sitemap)\.x?html?$", re.IGNORECASE)
FURNITURE = (
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "iframe",
    "object", "embed", "svg", "link", "meta",
)  # fmt: skip
# Parts of a page by the class or id old sites' templates give them.
AROUND = re.compile(
    r"\b(?:nav(?:bar|igation)?|menu|header|footer|sidebar|breadcrumbs?|share|social|comments?|related|banner"
    r"|pagination|copyright|counter|search(?:form)?)\b"
)
MAIN = re.compile(
    r"\b(?:article[-_]?(?:body|content|text)?|entry[-_]content|post[-_]?(?:content|body|text)|news[-_]?(?:text"
    r"|detail|body|content)|story[-_]?(?:body|text)|item[-_]?(?:page|text)|content|main)\b"
)
COUNTER = re.compile(
    r"\b(?:views?|hits|view[-_]?count(?:er)?|post[-_]views|просмотр\w*|қаралым\w*)\b", re.IGNORECASE
)
_NUMBER = r"(?<!\d)(\d{1,3}(?:[ \u00a0]\d{3})+|\d+)"
_READ = r"(?:views|hits|просмотр\w*|қарал\w*|көрілім\w*)"
COUNTED = re.compile(rf"{_READ}\s*[:–—-]?\s*{_NUMBER}|{_NUMBER}\s*{_READ}", re.IGNORECASE)
# Elements in which a counter stands by itself.
COUNTING = frozenset(("p", "div", "span", "em", "i", "b", "small", "strong", "td", "li", "font"))
DATES = ("article:published_time", "datepublished", "dc.date", "dcterms.created", "date", "pubdate")
DATED = re.compile(r"\b(?:date|created|published|pubdate|posted|дата|күні)\b", re.IGNORECASE)
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)


def read_pages(contents: Contents) -> Iterator[ArchivedStory]:
    """The stories of the web pages among an archive's files, in the order of their names."""
    for row, name in enumerate(page_names(contents), start=1):
        try:
            data = contents.read(name, PAGE_LIMIT)
            yield read_page(row, name, _text(data))
        except (Unreadable, UnreadableReport) as error:
            yield ArchivedStory(row, identity=name, problems=(Problem(row, name, str(error), is_error=True),))


def page_names(contents: Contents) -> list[str]:
    """The files that may be stories."""
    return [name for name in contents.names if name.lower().endswith(PAGES) and not NOT_STORIES.search(name)]


def read_page(row: int, name: str, text: str) -> ArchivedStory:
    """The story of one web page. `name` is its path in the archive. Raises `UnreadableReport`."""
    page = parsed(text)
    metas = _metas(page)
    canonical = next(
        (one for one in elements(page) if one.tag == "link" and one.attributes.get("rel") == "canonical"),
        None,
    )
    address = canonical.attributes.get("href", "") if canonical else metas.get("og:url", "")
    title = words(first(page, "h1")) or metas.get("og:title") or words(first(page, "title"))
    published, views = _date(page, metas), _views(page, metas)
    root = first(page, "html")
    html = html_of(_main(page))
    featured = metas.get("og:image", "")
    return ArchivedStory(
        row,
        title=title,
        address=address or f"/{name}",
        identity=name,
        published=published,
        views=views,
        lead=metas.get("description", ""),
        html=html,
        # The same picture in the text is enough.
        lead_picture=ArchivedPicture(featured) if featured and not _is_among(featured, html) else None,
        topics=tuple(part.strip() for part in metas.get("keywords", "").split(",") if part.strip()),
        language=language_code(root.attributes.get("lang", "")) if root else "",
        folder=dirname(name),
    )


def _text(data: bytes) -> str:
    """The page as text: by the encoding it says it has, else as it looks."""
    named = CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            # Kazakh letters have their places in it, the Russian ones those of cp1251.
            code = {"windows-1251": "kz1048", "cp1251": "kz1048"}.get(
                named[1].decode().lower(), named[1].decode()
            )
            return data.decode(code)
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


def _metas(page: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in elements(page):
        if meta.tag != "meta":
            continue
        name = next(
            (meta.attributes[key] for key in ("property", "name", "itemprop") if key in meta.attributes), ""
        )
        if name and meta.attributes.get("content"):
            found.setdefault(name.lower(), " ".join(meta.attributes["content"].split()))
    return found


def _date(page: Node, metas: dict[str, str]) -> date | datetime | None:
    """The day of publication: of `meta`, else of the first `time`, else of what is marked as the date."""
    written = [metas[name] for name in DATES if name in metas]
    for element in elements(page):
        if element.tag == "time":
            written += [element.attributes.get("datetime", ""), words(element)]
    written += [words(element) for element in elements(page) if _is_marked(element, DATED)]
    for text in written:
        # A marked part may have more in it than a date.
        if len(text) < 80 and (found := moment(text)) is not None:
            return found
    return None


def _views(page: Node, metas: dict[str, str]) -> int | None:
    """The number of a view counter, where the page shows one."""
    if "views" in metas:
        return whole_number(metas["views"])
    for element in elements(page):
        text = words(element) if _is_marked(element, COUNTER) else ""
        if 0 < len(text) < 60 and (found := whole_number(text)) is not None:
            return found
    for element in elements(page):
        text = words(element) if element.tag in COUNTING else ""
        match = COUNTED.search(text) if 0 < len(text) < 200 else None
        if match and (found := whole_number((match[1] or match[2]).strip())) is not None:
            return found
    return None


def _is_marked(element: Node, pattern: re.Pattern) -> bool:
    return element.tag not in ("body", "html", "meta") and bool(pattern.search(names(element)))


def _main(page: Node) -> Node:
    """The part of the page that holds the story, without its headline and what stands around it."""
    without(page, lambda element: element.tag in FURNITURE)
    found = first(page, "article") or next(
        (one for one in elements(page) if one.attributes.get("itemprop") == "articleBody"),
        first(page, "main"),
    )
    if found is None:
        marked = [
            one for one in elements(page) if one.tag in ("div", "section", "td") and MAIN.search(names(one))
        ]
        found = max(marked, key=lambda one: len(words(one)), default=first(page, "body") or page)
    without(found, _is_around)
    return found


def _is_around(element: Node) -> bool:
    """Headline, date and counter, which are told apart from the text, and what surrounds it."""
    if element.tag in ("h1", "time"):
        return len(words(element)) < 400
    called = names(element)
    if (
        element.tag in ("div", "ul", "section", "p", "span")
        and AROUND.search(called)
        and not MAIN.search(called)
    ):
        return True
    if _is_marked(element, COUNTER) and len(words(element)) < 60:
        return True
    # What says more than a day is text.
    return _is_marked(element, DATED) and len(text := words(element)) < 80 and moment(text) is not None


def _is_among(name: str, html: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return any(address.rsplit("/", 1)[-1] == last for address in addresses(html))
