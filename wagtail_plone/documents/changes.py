"""Changes of the published content, in the order in which they became visible.

Every change has the next number of one sequence (`Counter`), taken under a lock that is held until the change
is committed: whoever has seen a number has seen all before it. So a client that remembers the last number it
was told has missed nothing, whoever publishes meanwhile.
"""

import re
from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils.http import int_to_base36

from wagtail_plone.http.errors import BadRequest, Gone
from wagtail_plone.models import Counter, PublishedDocument, RemovedDocument

TEXT = re.compile(r"(?P<epoch>[0-9a-f]{1,32})-(?P<seen>[0-9a-z]{1,13})-(?P<begun>[0-9a-z]{1,13})")
NUMBERS_MOST = 2**63 - 1


@dataclass(frozen=True)
class Token:
    """How far a client is: in which history, up to which number, and at which number it began."""

    epoch: str
    seen: int
    begun: int

    def __str__(self) -> str:
        return f"{self.epoch}-{int_to_base36(self.seen)}-{int_to_base36(self.begun)}"

    @classmethod
    def read(cls, text: str) -> "Token | None":
        """A token that a client sent back; None for none. Raises `BadRequest` for what was never one."""
        if not text:
            return None
        token = TEXT.fullmatch(text)
        numbers = [int(token[name], 36) for name in ("seen", "begun")] if token else []
        if token is None or max(numbers) > NUMBERS_MOST:
            raise BadRequest(f"since must be a token of an earlier answer, not {text[:60]!r}")
        return cls(token["epoch"], *numbers)


@dataclass(frozen=True)
class Changed:
    """One batch of changes, in order: the newest state of each document, and those that are gone."""

    updated: list[PublishedDocument]
    removed: list[RemovedDocument]
    token: Token
    has_more: bool


def changed_since(token: Token | None, size: int, conditions: Q) -> Changed:
    """The next `size` changes after a token, of documents that meet conditions on their columns.

    `conditions` name columns that documents and removed ones have. Three queries. Raises `Gone` for a token
    of another history, or from before what is remembered: of a database that was restored, or a client that
    was away for too long. The documents have their keys and numbers alone: whoever shows them reads them, and
    asks whether readers may see them.
    """
    counter, _is_new = Counter.objects.get_or_create(pk=1)
    # Nothing after this number is told: it may be visible to one query below, and not yet to the other.
    last = counter.value
    token = token or Token(counter.epoch, 0, last)
    is_known = token.epoch == counter.epoch and token.begun <= last and token.seen <= last
    # What was removed before it began it never had.
    had = max(token.seen, token.begun)
    if not is_known or had < counter.forgotten:
        raise Gone("The token is too old: begin anew, without since.")
    until = conditions & Q(sequence__lte=last)
    documents = PublishedDocument.objects.filter(until, sequence__gt=token.seen).order_by("sequence")
    updated = list(documents.only("sequence")[: size + 1])
    removed = list(RemovedDocument.objects.filter(until, sequence__gt=had).order_by("sequence")[: size + 1])
    numbers = sorted([*(change.sequence for change in updated), *(change.sequence for change in removed)])
    has_more = len(numbers) > size
    seen = numbers[size - 1] if has_more else last
    return Changed(
        [document for document in updated if document.sequence <= seen],
        [document for document in removed if document.sequence <= seen],
        replace(token, seen=seen),
        has_more,
    )
