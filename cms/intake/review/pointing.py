"""Words that an editor points out in the text, read as a value of a field's kind."""

import re
from typing import Any

from cms.intake.review.kinds import empty, name_parts

_NUMBER = re.compile(r"\d[\d \u00a0\u202f]*\d|\d")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")
# What may stand around a pointed-out name or title and is none of it.
_AROUND = " \t\u00a0\n,;:.–—-"


def from_words(kind: str, words: str, language: str, before: Any) -> Any:
    """The value of `kind` that some words tell; `before` is what stood there, None for a new one.

    Where the words tell none of this kind (a date of words without one), what stood there stays.
    """
    line = " ".join(words.split())
    match kind:
        case "line" | "text":
            return line.strip(_AROUND) or line
        case "date":
            return _date(line) or before or empty(kind)
        case "time":
            found = _CLOCK.search(line)
            return f"{int(found[1]):02}:{found[2]}" if found else before or empty(kind)
        case "number":
            found = _NUMBER.search(line)
            return int(re.sub(r"\D", "", found[0])) if found else before
        case "session":
            return {**(before or empty(kind)), "title": line.strip(_AROUND)}
        case "person":
            return _person(line.strip(" ,;:–—-"), before)
        case "award":
            return {**(before or empty(kind)), "nomination": line.strip(_AROUND)}
        case "quote":
            return {**(before or empty(kind)), "text": line}
    return before if before is not None else empty(kind)


def _person(name: str, before: dict | None) -> dict:
    """Somebody by name; of a longer stretch the name is what has initials, or the whole of it."""
    found = re.search(r"[^\W\d_][\w-]+ (?:[^\W\d_]\. ?){1,2}|(?:[^\W\d_]\. ?){1,2}[^\W\d_][\w-]+", name)
    name = found[0].strip() if found else name
    return {**(before or empty("person")), "name": name, **name_parts(name)}


def _date(line: str) -> str:
    found = re.search(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b", line)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""
