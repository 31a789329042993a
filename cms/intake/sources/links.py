"""Addresses that a link in a report may lead to."""

import re

# What browsers pass over in an address; "java\nscript:" is one of the tricks with it.
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
_HARMLESS = re.compile(
    r"(?:https?://[^/\s\"'<>\\]|mailto:[^\s\"'<>]+@|tel:\+?[\d(])[^\s\"'<>\\]*", re.IGNORECASE
)
_LONGEST = 2000


def harmless(address: str) -> str:
    """The address if it leads to a page, a mailbox or a telephone; "" for all others, scripts among them."""
    seen = _UNSEEN.sub("", address)
    return seen if len(seen) <= _LONGEST and _HARMLESS.fullmatch(seen) else ""
