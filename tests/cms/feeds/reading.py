"""Feeds as their readers understand them, and stories to be told in them."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
from bs4 import BeautifulSoup

from news.models import NewsPage
from tests import factories

TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
MEDIA = "{http://search.yahoo.com/mrss/}"


def published(story) -> NewsPage:
    """The story once an editor has published it."""
    NewsPage.objects.get(pk=story.pk).save_revision().publish()
    return NewsPage.objects.get(pk=story.pk)


def told_of(parent, **values) -> NewsPage:
    """A story below a branch, published as editors publish."""
    return published(factories.NewsPageFactory(parent=parent, locale=parent.locale, **values))


def chosen(image, words: str) -> dict:
    """The value of a picture's block."""
    return {"image": image.pk, "alt_text": words, "decorative": False}


def read(client, address: str, **headers) -> SimpleNamespace:
    """A feed as its readers understand it, whatever its format; fails where it is not well formed."""
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    form = urlsplit(address).path.rpartition(".")[2]
    assert answer["Content-Type"].partition(";")[0] == TYPES[form]
    return _of_json(json.loads(answer.content)) if form == "json" else _of_xml(answer, form)


def _of_xml(answer, form: str) -> SimpleNamespace:
    parsed = feedparser.parse(
        answer.content,
        response_headers={"content-type": answer["Content-Type"]},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == {"rss": "rss20", "atom": "atom10"}[form]
    links = {link.rel: link.href for link in parsed.feed.links}
    media_words = {
        item.findtext("guid"): item.findtext(f"{MEDIA}content/{MEDIA}description")
        for item in ElementTree.fromstring(answer.content).iter("item")
    }
    return SimpleNamespace(
        title=parsed.feed.title,
        link=parsed.feed.link,
        address=links["self"],
        next=links.get("next"),
        language=parsed.feed.language,
        icon=parsed.feed.image.href if form == "rss" else parsed.feed.icon,
        entries=[
            SimpleNamespace(
                key=entry.id,
                title=entry.title,
                link=entry.link,
                language=entry.language if form == "rss" else entry.title_detail.language,
                summary=BeautifulSoup(entry.summary, "html.parser").get_text(),
                content=entry.content[0].value,
                published=datetime(*entry.published_parsed[:6], tzinfo=UTC),
                updated=datetime(*entry.updated_parsed[:6], tzinfo=UTC),
                author=entry.author,
                topics=[tag.term for tag in entry.get("tags", [])],
                picture=next(
                    (SimpleNamespace(url=one.href, type=one.type) for one in entry.enclosures), None
                ),
                words=_words(entry, form, media_words),
            )
            for entry in parsed.entries
        ],
    )


def _words(entry, form: str, media_words: dict[str, str]) -> str | None:
    """The words of an entry's picture; in RSS those of Media RSS, which feedparser passes over."""
    if form == "rss":
        return media_words.get(entry.id)
    return next((link.get("title") for link in entry.links if link.rel == "enclosure"), None)


def _of_json(feed: dict) -> SimpleNamespace:
    """A JSON Feed that keeps the rules of https://www.jsonfeed.org/version/1.1/."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str) and isinstance(feed["items"], list)
    assert feed.keys() <= {
        *("version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url"),
        *("icon", "favicon", "authors", "language", "expired", "hubs", "items"),
    }
    for item in feed["items"]:
        assert isinstance(item["id"], str) and ("content_html" in item or "content_text" in item)
        assert item.keys() <= {
            *("id", "url", "external_url", "title", "content_html", "content_text", "summary", "image"),
            *(
                "banner_image",
                "date_published",
                "date_modified",
                "authors",
                "tags",
                "language",
                "attachments",
            ),
        }
        assert all(
            isinstance(one["url"], str) and isinstance(one["mime_type"], str)
            for one in item.get("attachments", [])
        )
        assert all(author.keys() & {"name", "url", "avatar"} for author in item["authors"])
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    return SimpleNamespace(
        title=feed["title"],
        link=feed["home_page_url"],
        address=feed["feed_url"],
        next=feed.get("next_url"),
        language=feed["language"],
        icon=feed["icon"],
        entries=[
            SimpleNamespace(
                key=item["id"],
                title=item["title"],
                link=item["url"],
                language=item["language"],
                summary=item.get("summary", ""),
                content=item["content_html"],
                published=datetime.fromisoformat(item["date_published"]),
                updated=datetime.fromisoformat(item["date_modified"]),
                author=item["authors"][0]["name"],
                topics=item.get("tags", []),
                picture=next(
                    (
                        SimpleNamespace(url=one["url"], type=one["mime_type"])
                        for one in item.get("attachments", [])
                    ),
                    None,
                ),
                words=next((one.get("title") for one in item.get("attachments", [])), None),
            )
            for item in feed["items"]
        ],
    )


def titles(client, address: str) -> list[str]:
    """The titles of the entries of a feed."""
    return [entry.title for entry in read(client, address).entries]
