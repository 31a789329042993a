"""Answers remembered in this process, and entity tags that say that nothing has changed.

Every answer for the public follows from what was asked and from the content, and `Counter` names the
state of the content: as long as it names the same one, an answer that was made is still right. One query
then decides whether a client's copy is current, and whether an answer has to be made at all.

A tag holds that name at the time of the answer, a fingerprint of what was asked and one of the answer. When
the content has changed since, the answer is made again; where it says the same, the client's tag is still
right, and that is remembered too.
"""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

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


@dataclass(frozen=True)
class Remembered:
    """An answer with the state of the content it was made in."""

    change: str
    tag: str
    body: bytes
    content_type: str
    # More of what was answered, where a site remembers whole answers of its own.
    headers: tuple[tuple[str, str], ...] = ()
    # The body in other codings (`br`, `gzip` …), each made once, by whoever compresses answers.
    coded: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)


class Memory:
    """The answers asked for last, for `SECONDS` each, at most `BYTES_MOST` bytes of them."""

    def __init__(self) -> None:
        self._answers: TTLCache[str, Remembered] = TTLCache(
            BYTES_MOST, SECONDS, getsizeof=lambda answer: len(answer.body) * WITH_CODED
        )
        # Threads share it, and it locks nothing itself.
        self._lock = Lock()

    def get(self, asked: str, change: str) -> Remembered | None:
        """The answer to a question in this state of the content."""
        with self._lock:
            answer = self._answers.get(asked)
        return answer if answer is not None and answer.change == change else None

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
) -> Remembered:
    """An answer just made, remembered where it will be right for a while."""
    tag = f'"{change or PASSING}-{asked}-{sha256(body).hexdigest()[:24]}"'
    answer = Remembered(change, tag, body, content_type, headers)
    if change and change != PASSING:
        memory.keep(asked, answer)
    return answer


def still_right(if_none_match: str, asked: str, change: str) -> str | None:
    """The tag among a client's that needs no answer to be known as right in this state of the content."""
    if not change:
        return None
    for match in TAG.finditer(if_none_match[:2000]):
        if match["asked"] == asked and match["change"] == change:
            return match[0]
    known = memory.get(asked, change)
    return same(if_none_match, known) if known else None


def same(if_none_match: str, answer: Remembered) -> str | None:
    """The tag among a client's that was given to the very same answer, perhaps at another time."""
    current = TAG.fullmatch(answer.tag)
    for match in TAG.finditer(if_none_match[:2000]):
        if current and (match["asked"], match["answer"]) == (current["asked"], current["answer"]):
            return match[0]
    return None
