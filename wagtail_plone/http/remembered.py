"""Answers remembered in this process, and entity tags that say that nothing has changed.

Every answer for the public follows from what was asked and from the content. As long as the content is in
the state it was made in, it is still right, and so it is when nothing changed that it depends on: who asks
`Memory` says how to tell. One query then decides whether a client's copy is current, and whether an answer
has to be made at all.

A tag holds the name of the state at the time of the answer, a fingerprint of what was asked and one of the
answer. When the answer has to be made again and says the same, the client's tag is still right.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any

from cachetools import TTLCache
from django.conf import settings

from wagtail_plone.conf import root_url
from wagtail_plone.version import VERSION

TAG = re.compile(r'"(?P<change>[0-9a-f.]{1,40})-(?P<asked>[0-9a-f]{16})-(?P<answer>[0-9a-f]{24})"')
# Of an answer that time alone may change.
PASSING = "0"
# As long as the public's own caches are allowed to keep an answer (`Cache-Control`), and no longer.
SECONDS = 60
BYTES_MOST = 32 * 1024 * 1024
ANSWER_BYTES_MOST = 1024 * 1024
# A body and what it is compressed to, in parts of the body.
WITH_CODED = 1.5


@dataclass
class Remembered:
    """An answer with the state of the content it was made in, or was last known to be right in."""

    change: str
    tag: str
    body: bytes
    content_type: str
    # What it depends on, for whoever remembered it.
    needs: Any = field(default=None, compare=False, repr=False)
    # More of what was answered, where a site remembers whole answers of its own.
    headers: tuple[tuple[str, str], ...] = ()
    # The body in other codings (`br`, `gzip` …), each made once, by whoever compresses answers.
    coded: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)


IsRight = Callable[[Remembered], bool]


class Memory:
    """The answers asked for last, for `SECONDS` each, at most `BYTES_MOST` bytes of them."""

    def __init__(self) -> None:
        self._answers: TTLCache[str, Remembered] = TTLCache(
            BYTES_MOST, SECONDS, getsizeof=lambda answer: len(answer.body) * WITH_CODED
        )
        # Threads share it, and it locks nothing itself.
        self._lock = Lock()

    def get(self, asked: str, is_right: IsRight) -> Remembered | None:
        """The answer to a question, where it is still right."""
        with self._lock:
            answer = self._answers.get(asked)
        return answer if answer is not None and is_right(answer) else None

    def keep(self, asked: str, answer: Remembered) -> None:
        """Remember an answer; those not asked for longest make room for it."""
        if len(answer.body) > ANSWER_BYTES_MOST:
            return
        with self._lock:
            self._answers[asked] = answer

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._answers.clear()


memory = Memory()


def asked_for(path: str, query: str) -> str:
    """A fingerprint of what an answer depends on beside the content: the address, the settings, this code."""
    parts = (VERSION, root_url(), getattr(settings, "WAGTAIL_SITE_NAME", ""), path, query)
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def new_answer(
    asked: str,
    change: str,
    body: bytes,
    content_type: str,
    headers: tuple[tuple[str, str], ...] = (),
    needs: Any = None,
) -> Remembered:
    """An answer just made, remembered where it will be right for a while."""
    tag = f'"{change or PASSING}-{asked}-{sha256(body).hexdigest()[:24]}"'
    answer = Remembered(change, tag, body, content_type, needs, headers)
    if change and change != PASSING:
        memory.keep(asked, answer)
    return answer


def still_right(
    if_none_match: str, asked: str, is_now: Callable[[str], bool], is_right: IsRight
) -> str | None:
    """The tag among a client's that needs no answer to be known as right: the state in it `is_now`."""
    for match in TAG.finditer(if_none_match[:2000]):
        if match["asked"] == asked and is_now(match["change"]):
            return match[0]
    known = memory.get(asked, is_right) if if_none_match else None
    return same(if_none_match, known) if known else None


def same(if_none_match: str, answer: Remembered) -> str | None:
    """The tag among a client's that was given to the very same answer, perhaps at another time."""
    current = TAG.fullmatch(answer.tag)
    for match in TAG.finditer(if_none_match[:2000]):
        if current and (match["asked"], match["answer"]) == (current["asked"], current["answer"]):
            return match[0]
    return None
