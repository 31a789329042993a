"""Formats of feeds: the same entries as RSS 2.0, Atom 1.0 and JSON Feed 1.1.

Django's own writers (`django.utils.feedgenerator`) write what both XML formats have in common; added here is
what they leave out: the whole text, the picture with its words, the language of each entry and the pages of a
feed. Django's view of feeds takes addresses from the request; here they come from `SITE_ROOT_URL`.

- RSS 2.0, https://www.rssboard.org/rss-specification, with the modules content, Dublin Core, Media RSS
- Atom 1.0, RFC 4287; pages by RFC 5005, whose links RSS takes over
- JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/
"""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.feedgenerator import (
    Atom1Feed,
    Enclosure,
    Rss201rev2Feed,
    SyndicationFeed,
    rfc3339_date,
)
from django.utils.html import escape

from cms.syndication.feeds.entries import Entry


@dataclass(frozen=True)
class Channel:
    """A page of a feed beside its entries. All addresses are whole."""

    key: str
    title: str
    description: str
    language: str
    # The page for readers, the page of the feed itself, and the pages around it by RFC 5005's names.
    link: str
    address: str
    around: dict[str, str]
    author: str
    author_link: str
    icon: str
    updated: datetime


class Written(SyndicationFeed):
    """Base of the formats: a feed made of a channel and its entries."""

    def __init__(self, channel: Channel, entries: list[Entry]):
        super().__init__(
            title=channel.title,
            link=channel.link,
            description=channel.description,
            subtitle=channel.description or None,
            language=channel.language,
            author_name=channel.author,
            author_link=channel.author_link,
            feed_url=channel.address,
            feed_guid=channel.key,
        )
        self.channel = channel
        for entry in entries:
            self.add_item(
                title=entry.title,
                link=entry.link,
                # Read as HTML, in RSS by custom and in Atom because Django says so.
                description=escape(entry.summary),
                author_name=entry.author,
                author_link=entry.author_link,
                pubdate=entry.published,
                updateddate=entry.updated,
                unique_id=entry.key,
                unique_id_is_permalink=False,
                categories=entry.topics,
                enclosures=self.enclosures(entry),
                entry=entry,
            )

    def enclosures(self, entry: Entry) -> list[Enclosure]:
        """The entry's picture as Django writes it; [] where the format says more of it itself."""
        return []

    def latest_post_date(self) -> datetime:
        """The date of the channel: Django's own is that of the request where there is no entry."""
        return self.channel.updated


class Rss(Written, Rss201rev2Feed):
    """RSS 2.0. What it has no element for it takes from Atom, Dublin Core and Media RSS."""

    def rss_attributes(self) -> dict[str, str]:
        """The names of the modules."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def enclosures(self, entry: Entry) -> list[Enclosure]:
        """The picture with its length and type."""
        picture = entry.picture
        return [Enclosure(picture.url, str(picture.length), picture.media_type)] if picture else []

    def add_root_elements(self, handler) -> None:
        """Add the pages around this one and the picture of the feed."""
        super().add_root_elements(handler)
        for relation, address in self.channel.around.items():
            handler.addQuickElement("atom:link", None, {"rel": relation, "href": address})
        handler.startElement("image", {})
        for name, value in (
            ("url", self.channel.icon),
            ("title", self.channel.title),
            ("link", self.channel.link),
        ):
            handler.addQuickElement(name, value)
        handler.endElement("image")

    def add_item_elements(self, handler, item) -> None:
        """Add the language, the last change, the words of the picture and the whole text."""
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        handler.addQuickElement("dc:language", entry.language)
        handler.addQuickElement("atom:updated", rfc3339_date(entry.updated))
        # Before the picture's words, which some readers take for a text, too: the first one is shown.
        handler.addQuickElement("content:encoded", entry.content)
        if entry.picture:
            sizes = {"width": str(entry.picture.width), "height": str(entry.picture.height)}
            shown = {"url": entry.picture.url, "type": entry.picture.media_type, "medium": "image", **sizes}
            handler.startElement("media:content", shown)
            if entry.picture.text:
                handler.addQuickElement("media:description", entry.picture.text, {"type": "plain"})
            handler.endElement("media:content")


class Atom(Written, Atom1Feed):
    """Atom 1.0, with `xml:lang` on each entry."""

    def add_root_elements(self, handler) -> None:
        """Add the pages around this one and the picture of the feed."""
        super().add_root_elements(handler)
        for relation, address in self.channel.around.items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})
        handler.addQuickElement("icon", self.channel.icon)

    def item_attributes(self, item) -> dict[str, str]:
        """The language of the entry's text."""
        return {**super().item_attributes(item), "xml:lang": item["entry"].language}

    def add_item_elements(self, handler, item) -> None:
        """Add the picture, its words as the link's title, and the whole text."""
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        if picture := entry.picture:
            link = {"rel": "enclosure", "href": picture.url, "type": picture.media_type}
            # Left out where it is not known (RFC 4287, 4.2.7.6).
            length = {"length": str(picture.length)} if picture.length else {}
            handler.addQuickElement(
                "link", "", {**link, **length, **({"title": picture.text} if picture.text else {})}
            )
        handler.addQuickElement("content", entry.content, {"type": "html"})


class JsonFeed(Written):
    """JSON Feed 1.1."""

    content_type = "application/feed+json"

    def write(self, outfile, encoding) -> None:
        """Write the feed; keys without a value are left out."""
        channel = self.channel
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title,
            "home_page_url": channel.link,
            "feed_url": channel.address,
            "description": channel.description,
            "next_url": channel.around.get("next"),
            "icon": channel.icon,
            "authors": [{"name": channel.author, "url": channel.author_link}],
            "language": channel.language,
            "items": [_json_item(item["entry"]) for item in self.items],
        }
        given = {name: value for name, value in feed.items() if value or name == "items"}
        json.dump(given, outfile, ensure_ascii=False)


def _json_item(entry: Entry) -> dict:
    picture = entry.picture
    attachment = picture and {
        "url": picture.url,
        "mime_type": picture.media_type,
        "title": picture.text,
        "size_in_bytes": picture.length,
    }
    item = {
        "id": entry.key,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "image": picture and picture.url,
        "date_published": rfc3339_date(entry.published),
        "date_modified": rfc3339_date(entry.updated),
        "authors": [{"name": entry.author, "url": entry.author_link}],
        "tags": list(entry.topics),
        "language": entry.language,
        "attachments": [{name: value for name, value in attachment.items() if value}] if attachment else [],
    }
    return {name: value for name, value in item.items() if value or name == "content_html"}


# By the end of the address.
FORMATS: dict[str, type[Written]] = {"rss": Rss, "atom": Atom, "json": JsonFeed}
NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
