"""Entries of a feed: stories as every format tells them, in a constant number of queries."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from uuid import UUID

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import Page

from cms.languages.time_zones import midnight
from cms.media.markup import address, dimensions
from cms.media.picture_sizes import MEDIA_TYPES, PRESETS, available
from cms.pages.addresses import absolute
from cms.pages.fetching import PageKey
from cms.pages.lists import Listing, cards
from cms.pages.models.pages import SitePage
from cms.syndication.feeds.markup import plain, sanitised
from cms.syndication.feeds.whole import make_ready, offered_documents, topics_of
from wagtail_plone.identity import uid

# Which of a lead picture's sizes go with an entry: the second, 1280 pixels wide, or the only one there is.
SIZES_MOST = 2
FORMAT = "jpeg"


@dataclass(frozen=True)
class Picture:
    """The lead picture of an entry in one size, with the words in its place."""

    url: str
    media_type: str
    width: int
    height: int
    # In bytes; 0 where the file is made when it is first asked for, or lies elsewhere (RSS Best Practices).
    length: int
    text: str


@dataclass(frozen=True)
class Entry:
    """A story as feeds tell it. Its texts hold nothing that XML forbids."""

    # The same after moves, renames and imports, and when a translation takes a fallback's place.
    key: str
    title: str
    link: str
    # Of the text, which may stand in for a translation that there is none of yet.
    language: str
    summary: str
    # Sanitised HTML.
    content: str
    published: datetime
    updated: datetime
    author: str
    author_link: str
    topics: tuple[str, ...]
    picture: Picture | None


def entries(keys: list[PageKey], listing: Listing, home: str) -> list[Entry]:
    """The entries for pages of a list, in their order; `home` is the address of the center itself.

    A story without a translation is told as the site's lists show it: in the language that there is, marked
    as such, so that a reader of one language misses nothing. Its key is that of the translation to come,
    which feed readers then show in its place.
    """
    (pages,) = cards(listing.locale, listing.branches, keys, without_streams=False)
    offered = offered_documents(pages)
    shown = make_ready(pages, listing.locale, offered)
    topics = topics_of(pages, listing.locale)
    return [
        Entry(
            key=urn(page),
            title=plain(page.title),
            link=page.full_url,
            language=page.text_language,
            summary=plain(page.lead or page.search_description),
            content=_content(page, shown, offered),
            published=published(page),
            updated=max(updated(page), published(page)),
            author=plain(page.branch.title if page.branch else gettext("Center of Pedagogical Excellence")),
            author_link=page.branch.full_url if page.branch else home,
            topics=tuple(map(plain, topics.get(page.pk, []))),
            picture=_picture(page),
        )
        for page in pages
    ]


def urn(page: Page) -> str:
    """The name of a page in one language that lasts (RFC 9562), made of its `UID` in the API."""
    return UUID(hex=uid(page.translation_key, page.locale.language_code)).urn


def published(page: SitePage) -> datetime:
    """The moment a story went public; the first of its own day where that is earlier.

    Lists and feeds are in the order of those days, and what was written years before this site was, too.
    """
    dated: date | None = getattr(page, page.listing_date_field)
    first = page.first_published_at
    if dated is not None and (first is None or dated < timezone.localdate(first)):
        return midnight(dated)
    return timezone.localtime(first or updated(page))


def updated(page: Page) -> datetime:
    """The moment of the page's last publication; of its last writing where that is not known."""
    moment = page.last_published_at or page.latest_revision_created_at or page.first_published_at
    return timezone.localtime(moment or datetime.fromtimestamp(0, UTC))


def _content(page: SitePage, shown: dict[int, Page], offered: frozenset[int]) -> str:
    """The whole text of a page as sanitised HTML. Labels in it are in the language of the text."""
    context = {"page": page, "shown": shown, "offered": offered, "gallery": getattr(page, "gallery", [])}
    with override(page.text_language):
        text = sanitised(render_to_string("syndication/entry.html", context))
    if page.text_language == page.locale.language_code:
        return text
    note = sanitised(render_to_string("syndication/note.html", {"page": page}))
    return f'{note}<div lang="{page.text_language}">{text}</div>'


def _picture(page: SitePage) -> Picture | None:
    """The lead picture of a page: its file, or an address that makes it when it is first asked for."""
    image = page.lead_image
    if image is None:
        return None
    size = available(image, PRESETS["lead"])[:SIZES_MOST][-1]
    specification = f"{size}|format-{FORMAT}"
    width, height = dimensions(image, size)
    return Picture(
        url=absolute(address(image, specification)),
        media_type=MEDIA_TYPES[FORMAT],
        width=width,
        height=height,
        length=_bytes_of(image.rendition_files.get(specification, "")),
        text=plain(page.lead_image_text),
    )


@lru_cache(maxsize=4096)
def _bytes_of(file: str) -> int:
    """The size of a rendition on this machine, whose name no other gets; 0 of one that is elsewhere.

    There, asking takes as long as fetching.
    """
    try:
        default_storage.path(file)
        return default_storage.size(file) if file else 0
    except (NotImplementedError, OSError):
        return 0
