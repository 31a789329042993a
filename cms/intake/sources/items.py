"""Items of a list as people type them: a dash, a bullet, an emoji or a number in front of the line."""

import re
from dataclasses import dataclass

# Dashes and bullets of keyboards, Word and messengers; \uf0b7 and the like are of Word's symbol fonts.
_BULLETS = "-–—‒―−•·*∙▪▫■□●○◦‣⁃➢➤►▶▸→⇒♦◆◇❖✦★☆✓✔✅☑🔹🔸🔷🔶🔺👉📌⚫⚪🔴🔵🟢🟡✨\uf0b7\uf0a7\uf0d8\uf0fc\uf02d"
_MARKER = re.compile(
    rf"(?:[{re.escape(_BULLETS)}]\ufe0f?|(?P<number>\d{{1,2}})[.)]|(?P<keycap>\d)\ufe0f?\u20e3"
    r"|\((?P<inner>\d{1,2})\))[ \t]+(?=\S)"
)
_TIGHT = re.compile(r"(?:[•▪●■🔹🔸✅✔]\ufe0f?|(?P<number>\d{1,2})\)|(?P<keycap>\d)\ufe0f?\u20e3)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands in front of an item: how many characters, blanks included, and its number if it has one."""

    length: int
    number: int | None


def marker(text: str, start: int = 0) -> Marker | None:
    """The marker of an item that begins at `start`; None where a line is no item.

    "14.11.2019" and "3 hours" are none; "1)", "1.", "(1)", "- " and "•Text" are.
    """
    found = _MARKER.match(text, start) or _TIGHT.match(text, start)
    if not found:
        return None
    groups = found.groupdict()
    number = groups.get("number") or groups.get("keycap") or groups.get("inner")
    return Marker(found.end() - start, int(number) if number else None)
