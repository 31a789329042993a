"""JSON: a list of stories, or `{"items": [...]}`; also what plone.restapi exports of Plone's news items."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from cms.intake.archives.formats.columns import recognised, story_of
from cms.intake.archives.story import ArchivedPicture, ArchivedStory, Problem, Unreadable
from cms.intake.archives.values import decoded, without_control_signs

# What Plone calls what holds others, or is a file: no stories.
NOT_STORIES = frozenset({"Folder", "Plone Site", "Collection", "Image", "File", "Link", "Comment"})
# Plone writes this date for what was never published.
NEVER = "1969-"


def read_json(data: bytes, folder: str = "") -> Iterator[ArchivedStory]:
    """The stories of a JSON file. Raises `Unreadable` for a file that is none, or has no list of objects."""
    try:
        content = json.loads(decoded(data))
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            _("This is not a JSON file, or it is damaged: %(reason)s") % {"reason": error}
        ) from error
    items = content.get("items") if isinstance(content, dict) else content
    if isinstance(content, dict) and items is None and "@type" in content:
        items = [content]
    if not isinstance(items, list):
        raise Unreadable(_("Expected a list of stories, or an object whose “items” is one."))
    for row, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            expected = _("Expected an object with keys such as title, date and text.")
            yield ArchivedStory(row, problems=(Problem(row, "", expected, is_error=True),))
        elif item.get("@type") not in NOT_STORIES:
            yield _of_plone(row, item, folder) if "@type" in item else _of_object(row, item, folder)


def _of_object(row: int, item: Mapping[str, Any], folder: str) -> ArchivedStory:
    headers = recognised(item)
    values = {column: _text(item[name]) for column, name in headers.items()}
    story = story_of(row, values, headers, folder)
    pictures = item.get(headers.get("images", ""))
    if isinstance(pictures, list):
        return replace(story, pictures=tuple(filter(None, map(_picture, pictures))))
    return story


def _of_plone(row: int, item: Mapping[str, Any], folder: str) -> ArchivedStory:
    """A story of Plone: `text.data`, `effective`, `image.download`, `subjects`."""
    effective = _text(item.get("effective") or item.get("created"))
    values = {
        "title": _text(item.get("title")),
        "date": "" if effective.startswith(NEVER) else effective,
        "text": _text(item.get("text")),
        "lead": _text(item.get("description")),
        "views": _text(item.get("views")),
        "url": _text(item.get("@id")),
        "id": _text(item.get("UID")),
        "topics": "|".join(map(_text, item.get("subjects") or [])),
        "language": _text(item.get("language")),
    }
    headers = {**dict.fromkeys(values, ""), "date": "effective", "views": "views", "language": "language"}
    story = story_of(row, values, headers, folder)
    picture = _picture(item["image"]) if item.get("image") else None
    if picture is not None:
        caption = _text(item.get("image_caption"))
        return replace(story, lead_picture=ArchivedPicture(picture.name, picture.alternative_text or caption))
    return story


def _picture(value: Any) -> ArchivedPicture | None:
    """A picture: its name alone, or an object with its address (`download`, `url`, `src` …) and words."""
    if isinstance(value, str):
        name = without_control_signs(value).strip()
        return ArchivedPicture(name) if name else None
    if not isinstance(value, dict):
        return None
    names = ("blob_path", "file", "path", "src", "url", "download", "filename", "@id")
    name = next((_text(value[key]) for key in names if value.get(key)), "")
    if not name:
        return None
    alternative_text = _text(value.get("alt") or value.get("alternative_text"))
    return ArchivedPicture(name, alternative_text, _text(value.get("caption") or value.get("title")))


def _text(value: Any) -> str:
    """A value as text: Plone has rich text as {"data"}, choices as {"title"}; lists are divided by `|`."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, dict):
        return _text(value.get("data", value.get("token", value.get("title"))))
    if isinstance(value, list):
        return "|".join(filter(None, map(_text, value)))
    return without_control_signs(str(value))
