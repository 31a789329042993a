"""Answers of a real site: recorded for the documentation, shortened for reading, compared with what is sent.

A recording is a file in `recordings/` beside a site's guides: `{"request", "status", "body"}`. In a body,
`"…"` says that something was left out: as the last of a list, as a key of an object, at the end of a text.
"""

import json
from dataclasses import dataclass
from typing import Any

from wagtail_plone.conf import guide_folders, root_url
from wagtail_plone.docs.asking import Asking
from wagtail_plone.docs.guides import filled

MORE = "…"
FOLDER = "recordings"
ROOT = "{{root}}"
LONGEST_TEXT, DEEPEST = 160, 9


@dataclass(frozen=True)
class Recording:
    """A recorded answer: what was asked (`Asking.line`), the HTTP status, and the shortened body."""

    request: str
    status: int
    body: Any


def recorded(asking: Asking) -> Recording | None:
    """The recorded answer to a request, with this site's root in it; None where there is none of its name."""
    for folder in reversed(guide_folders()):
        path = folder / FOLDER / f"{asking.name}.json"
        if path.exists():
            return Recording(**json.loads(filled(path.read_text(), {"root": root_url()})))
    return None


def as_text(recording: Recording) -> str:
    """The file of a recording, with a placeholder for the site's root."""
    text = json.dumps(vars(recording), ensure_ascii=False, indent=1)
    return text.replace(root_url(), ROOT) + "\n"


def shortened(value: Any, depth: int = 0) -> Any:
    """A value fit for reading: one object of a list, three of plain values, the beginning of a long text.

    Of content in a list the first one stays, of other objects the one that has most to show. Of objects that
    differ in their name alone, such as the sizes of a picture, only the first two stay.
    """
    if isinstance(value, str) and len(value) > LONGEST_TEXT and " " in value:
        return f"{value[: LONGEST_TEXT - 20].rsplit(' ', 1)[0]} {MORE}"
    if isinstance(value, list):
        kept = [shortened(item, depth + 1) for item in _telling(value)]
        return [*kept, MORE] if len(value) > len(kept) else kept
    if isinstance(value, dict):
        return _shortened_object(value, depth)
    return value


def _telling(items: list[Any]) -> list[Any]:
    """The items of a list that are shown."""
    if not items or not isinstance(items[0], dict | list):
        return items[:3]
    if isinstance(items[0], dict) and "@id" in items[0]:
        return items[:1]
    return [max(items, key=lambda item: len(json.dumps(item)))]


def _shortened_object(value: dict[str, Any], depth: int) -> dict[str, Any]:
    if depth >= DEEPEST and value:
        return {MORE: MORE}
    alike = len(value) > 3 and len({_kinds(inner) for inner in value.values()}) == 1
    # What Plone's clients compare alone tells a reader little by its thirtieth repetition.
    items = (
        list(value.items())[:2] if alike and isinstance(next(iter(value.values())), dict) else value.items()
    )
    short = {name: shortened(inner, depth + 1) for name, inner in items}
    return short if len(short) == len(value) else {**short, MORE: MORE}


def _kinds(value: Any) -> tuple[str, ...]:
    return tuple(sorted(value)) if isinstance(value, dict) else (kind(value),)


def kind(value: Any) -> str:
    """What JSON calls a value."""
    if value is None:
        return "null"
    kinds = {bool: "boolean", int: "number", float: "number", str: "string", list: "array", dict: "object"}
    return kinds[type(value)]


def differences(shown: Any, sent: Any, at: str = "") -> list[str]:
    """Where an answer no longer has the keys and types that are shown; [] while the recording is true."""
    if kind(shown) != kind(sent):
        return [f"{at or 'the answer'}: {kind(shown)} is shown, {kind(sent)} is sent"]
    if isinstance(shown, dict):
        return _differing_members(shown, sent, at)
    if isinstance(shown, list):
        items = [item for item in shown if item != MORE]
        if len(items) > len(sent) or (len(items) == len(shown) and len(sent) != len(shown)):
            return [f"{at}: {len(items)} items are shown, {len(sent)} are sent"]
        # Which of many is shown, and in which order they come, is the content's, and no promise.
        return [told for item in items for told in _nearest(item, sent, f"{at}[]")]
    return []


def _nearest(shown: Any, sent: list[Any], at: str) -> list[str]:
    """The differences between an item and the one of those sent that is most like it."""
    return min((differences(shown, item, at) for item in sent), key=len)


def _differing_members(shown: dict[str, Any], sent: dict[str, Any], at: str) -> list[str]:
    names = [name for name in shown if name != MORE]
    told = [f"{at}.{name} is not sent any more" for name in names if name not in sent]
    if MORE not in shown:
        told += [f"{at}.{name} is new, and not shown" for name in sent if name not in shown]
    return told + [
        inner
        for name in names
        if name in sent
        for inner in differences(shown[name], sent[name], f"{at}.{name}")
    ]
