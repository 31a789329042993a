"""WordPress' export (WXR): posts with their categories, attachments and featured pictures."""

import html as entities
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from cms.intake.archives.markup import as_html
from cms.intake.archives.story import ArchivedPicture, ArchivedStory, Problem, Unreadable
from cms.intake.archives.values import moment, whole_number

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
# The namespace of WordPress' own elements has the version of the format in it.
EXCERPT = re.compile(r"\{http://wordpress\.org/export/[\d.]+/excerpt/\}encoded")
OWN = re.compile(r"\{http://wordpress\.org/export/[\d.]+/\}")
NEVER = "0000-00-00"
# Counters of the plugins people use for it.
VIEWS = ("views", "post_views_count", "_post_views_count", "post_views", "entry_views", "hits")
FEATURED, ALTERNATIVE_TEXT, ATTACHED = "_thumbnail_id", "_wp_attachment_image_alt", "_wp_attached_file"
STORIES = frozenset({"post", "news"})
# Short codes that frame something else; what stands between them stays.
SHORT_CODES = re.compile(r"\[/?(?:gallery|caption|embed|vc_\w+|et_pb_\w+)\b[^\]]*\]")
CAPTION = re.compile(r"\[caption[^\]]*\](.*?)(<img[^>]*>)(?:</a>)?(.*?)\[/caption\]", re.DOTALL)


@dataclass
class _Item:
    """One item of the export: its elements by name, its own fields (`meta`), its categories."""

    values: dict[str, str] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    topics: list[str] = field(default_factory=list)


def read_wordpress(data: bytes, folder: str = "") -> Iterator[ArchivedStory]:
    """The stories of an export, in its order: posts that were published or waited for it.

    Nothing is fetched; documents with entities of their own are refused. Raises `Unreadable` for a file that
    is none.
    """
    items = list(_items(data))
    attachments = {
        item.values.get("post_id", ""): item for item in items if item.values.get("post_type") == "attachment"
    }
    row = 0
    for item in items:
        if item.values.get("post_type", "post") in STORIES and item.values.get("status") != "trash":
            row += 1
            yield _story(row, item, attachments, folder)


def _items(data: bytes) -> Iterator[_Item]:
    root = None
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            if root is None:
                root = element
            elif event == "end" and element.tag == "item":
                yield _item(element)
                # What was read is let go of: an export is as large as its site.
                element.clear()
    except DefusedXmlException as error:
        raise Unreadable(_("XML with a document type or entities of its own is not read.")) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(_("This is not an XML document, or it is damaged.")) from error
    if root is None or root.tag != "rss":
        raise Unreadable(_("This is not an export of WordPress (Tools → Export)."))


def _item(element: Element) -> _Item:
    item = _Item()
    for child in element:
        text = child.text or ""
        name = OWN.sub("", child.tag)
        if name == "postmeta":
            pair = {OWN.sub("", part.tag): part.text or "" for part in child}
            item.meta[pair.get("meta_key", "")] = pair.get("meta_value", "")
        elif name == "category":
            # WordPress' own name for what has no category.
            if child.get("domain") in ("category", "post_tag") and child.get("nicename") != "uncategorized":
                item.topics.append(text.strip())
        elif child.tag == CONTENT:
            item.values["content"] = text
        elif EXCERPT.fullmatch(child.tag):
            item.values["excerpt"] = text
        else:
            item.values.setdefault(name, text.strip())
    return item


def _story(row: int, item: _Item, attachments: dict[str, _Item], folder: str) -> ArchivedStory:
    values, problems = item.values, []
    written = values.get("post_date", "")
    date_text = written if written and not written.startswith(NEVER) else values.get("pubDate", "")
    published = moment(date_text) if date_text else None
    if date_text and published is None:
        expected = _("“%(value)s” is no date. Expected one such as 14.11.2019 or 2019-11-14.")
        problems.append(Problem(row, "wp:post_date", expected % {"value": date_text[:60]}, is_error=True))
    views = next((item.meta[name] for name in VIEWS if item.meta.get(name)), "")
    featured = attachments.get(item.meta.get(FEATURED, ""))
    text = values.get("content", "")
    return ArchivedStory(
        row,
        title=" ".join(entities.unescape(values.get("title", "")).split()),
        address=values.get("link", ""),
        identity=values.get("post_id", ""),
        published=published,
        views=whole_number(views) if views else None,
        lead=" ".join(re.sub(r"<[^>]*>", " ", values.get("excerpt", "")).split()),
        html=as_html(SHORT_CODES.sub("", CAPTION.sub(_figure, text))),
        lead_picture=_picture(featured) if featured else None,
        pictures=tuple(_of_gallery(text, attachments)),
        topics=tuple(dict.fromkeys(topic for topic in item.topics if topic)),
        folder=folder,
        problems=tuple(problems),
    )


def _of_gallery(text: str, attachments: dict[str, _Item]) -> Iterator[ArchivedPicture]:
    """The pictures of `[gallery ids="3,5"]`."""
    for ids in re.findall(r"\[gallery[^\]]*\bids=[\"']?([\d,\s]+)", text):
        for key in ids.split(","):
            if key.strip() in attachments:
                yield _picture(attachments[key.strip()])


def _picture(attachment: _Item) -> ArchivedPicture:
    """A picture by its web address, whose path an archive of the uploads shares."""
    name = attachment.values.get("attachment_url") or attachment.meta.get(ATTACHED, "")
    caption = " ".join(re.sub(r"<[^>]*>", " ", attachment.values.get("excerpt", "")).split())
    return ArchivedPicture(name, attachment.meta.get(ALTERNATIVE_TEXT, ""), caption)


def _figure(match: re.Match) -> str:
    return f"<figure>{match[2]}<figcaption>{match[1]}{match[3]}</figcaption></figure>"
