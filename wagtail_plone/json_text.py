"""JSON as it is stored and sent."""

import json
from typing import Any


class Text(list[str]):
    """JSON text in pieces, put together once, when it is sent: a list of whole objects is a megabyte."""

    def __str__(self) -> str:
        return "".join(self)


def dump(value: Any) -> str:
    """JSON text, as short as it gets."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class AsSent(json.JSONEncoder):
    """An encoder for columns of JSON that are sent as they are stored: without escapes and without spaces."""

    def __init__(self, **options: Any):
        super().__init__(**{**options, "ensure_ascii": False, "separators": (",", ":")})


def members(text: str) -> Text:
    """The members of an object that is given as text, without its braces."""
    inner = text[1:-1]
    return Text([inner] if inner else [])


def joined(*parts: Text) -> Text:
    """An object of the members of several."""
    text = Text("{")
    for part in parts:
        if part and len(text) > 1:
            text.append(",")
        text.extend(part)
    text.append("}")
    return text


def with_commas(items: list[Text]) -> Text:
    """The members of a list, with commas between them, without its brackets."""
    text = Text()
    for item in items:
        if text:
            text.append(",")
        text.extend(item)
    return text
