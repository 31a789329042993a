"""A folder of web pages: a story a file, with what stands around its text left out."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from posixpath import dirname

from bs4 import BeautifulSoup, Comment, Tag

from cms.intake.archives.contents import PAGE_LIMIT, Contents
from cms.intake.archives.formats.columns import language_code
from cms.intake.archives.markup import picture_of
from cms.intake.archives.story import ArchivedPicture, ArchivedStory, Problem, Unreadable
from cms.intake.archives.values import decoded, moment, whole_number

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
DATES = ("article:published_time", "datepublished", "dc.date", "dcterms.created", "date", "pubdate")
DATED = re.compile(r"\b(?:date|created|published|pubdate|posted|дата|күні)\b", re.IGNORECASE)
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)


def read_pages(contents: Contents, names: Iterable[str] | None = None) -> Iterator[ArchivedStory]:
    """The stories of the web pages among an archive's files, in the order of their names."""
    row = 0
    for name in names if names is not None else page_names(contents):
        row += 1
        try:
            data = contents.read(name, PAGE_LIMIT)
        except Unreadable as error:
            yield ArchivedStory(row, identity=name, problems=(Problem(row, name, str(error), is_error=True),))
            continue
        yield read_page(row, name, _text(data))


def page_names(contents: Contents) -> list[str]:
    """The files that may be stories."""
    return [name for name in contents.names if name.lower().endswith(PAGES) and not NOT_STORIES.search(name)]


def read_page(row: int, name: str, text: str) -> ArchivedStory:
    """The story of one web page. `name` is its path in the archive."""
    soup = BeautifulSoup(text, "html.parser")
    metas = _metas(soup)
    canonical = soup.find("link", rel="canonical")
    address = str(canonical.get("href") or "") if canonical else metas.get("og:url", "")
    headline = soup.find("h1")
    title = _words(headline) or metas.get("og:title") or _words(soup.find("title"))
    published = _date(soup, metas)
    views = _views(soup, metas)
    featured = metas.get("og:image", "")
    main = _main(soup)
    folder = dirname(name)
    language = language_code(str(soup.html.get("lang") or "")) if soup.html else ""
    inside = [picture for image in main.find_all("img") if (picture := picture_of(image))] if main else []
    return ArchivedStory(
        row,
        title=title,
        address=address or f"/{name}",
        identity=name,
        published=published,
        views=views,
        lead=metas.get("description", ""),
        html=main.decode_contents() if main else "",
        # The same picture in the text is enough.
        lead_picture=ArchivedPicture(featured) if featured and not _is_among(featured, inside) else None,
        topics=tuple(part.strip() for part in metas.get("keywords", "").split(",") if part.strip()),
        language=language,
        folder=folder,
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


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and meta.get("content"):
            found.setdefault(name, " ".join(str(meta["content"]).split()))
    return found


def _date(soup: BeautifulSoup, metas) -> date | datetime | None:
    """The day of publication: of `meta`, else of the first `time`, else of what is marked as the date."""
    written = [metas[name] for name in DATES if name in metas]
    for element in soup.find_all("time"):
        written += [str(element.get("datetime") or ""), element.get_text(" ")]
    written += [one.get_text(" ") for one in soup.find_all(_is_marked(DATED))]
    for text in written:
        # A marked part may have more in it than a date.
        if len(text) < 80 and (found := moment(text)) is not None:
            return found
    return None


def _views(soup: BeautifulSoup, metas) -> int | None:
    """The number of a view counter, where the page shows one."""
    if "views" in metas:
        return whole_number(metas["views"])
    for element in soup.find_all(_is_marked(COUNTER)):
        text = element.get_text(" ")
        if len(text) < 60 and (found := whole_number(text)) is not None:
            return found
    for text in soup.find_all(string=COUNTED):
        match = COUNTED.search(text)
        if len(text) < 200 and match and (found := whole_number((match[1] or match[2]).strip())) is not None:
            return found
    return None


def _is_marked(pattern: re.Pattern):
    def is_marked(element: Tag) -> bool:
        return element.name not in ("body", "html", "meta") and bool(pattern.search(_names(element)))

    return is_marked


def _names(element: Tag) -> str:
    classes = element.get("class") or []
    words = [*classes, str(element.get("id") or ""), str(element.get("itemprop") or "")]
    return " ".join(words).lower().replace("_", "-").replace("-", " ") + " " + " ".join(words).lower()


def _main(soup: BeautifulSoup) -> Tag | None:
    """The part of the page that holds the story, without its headline and what stands around it."""
    for element in soup.find_all(FURNITURE):
        element.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    found = soup.find("article") or soup.find(itemprop="articleBody") or soup.find("main")
    if found is None:
        marked = [one for one in soup.find_all(["div", "section", "td"]) if MAIN.search(_names(one))]
        # The innermost one that still has nearly all the text the largest has.
        marked.sort(key=lambda one: len(one.get_text()), reverse=True)
        found = marked[0] if marked else soup.body or soup
    around = [one for one in found.find_all(["div", "ul", "section", "p", "span"]) if _is_around(one)]
    for element in around:
        if not element.decomposed:
            element.decompose()
    for element in [*found.find_all(["time", "h1"]), *found.find_all(_is_marked(COUNTER))]:
        if not element.decomposed and len(element.get_text(" ")) < 400:
            element.decompose()
    for element in found.find_all(_is_marked(DATED)):
        # What says more than a day is text.
        if not element.decomposed and len(text := element.get_text(" ")) < 80 and moment(text) is not None:
            element.decompose()
    return found


def _is_around(element: Tag) -> bool:
    names = _names(element)
    return bool(AROUND.search(names)) and not MAIN.search(names)


def _words(element: Tag | None) -> str:
    return " ".join(element.get_text(" ").split()) if element is not None else ""


def _is_among(name: str, pictures: list[ArchivedPicture]) -> bool:
    last = name.rsplit("/", 1)[-1]
    return any(picture.name.rsplit("/", 1)[-1] == last for picture in pictures)
