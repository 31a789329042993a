"""Where the people of an event are named in a text: by name in any case form, with initials, or by surname."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cms.intake.facts.found import Found, Person
from cms.intake.reading import Reading, Word
from cms.intake.report import Span

KEY = 3
# How many letters of a name a case form may change, and how many it may add.
CHANGED = 2
ADDED = 5
_INITIALS = re.compile(r"[^\W\d_]{1,2}\.(?:\s?-?[^\W\d_]{1,2}\.)*", re.UNICODE)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where somebody is named; `name` as in the event's people."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name by its whole words, in small letters, and its initials."""

    name: str
    words: tuple[str, ...]
    initials: frozenset[str]


class Mentions:
    """All mentions of people in a reading, in order."""

    def __init__(self, reading: Reading, people: Sequence[Found[Person]]):
        self._reading = reading
        found: dict[int, Mention] = {}
        places = _places(reading)
        for person in people:
            for mention in self._of(person, places):
                other = found.get(mention.span.start)
                if other is None or other.span.end < mention.span.end:
                    found[mention.span.start] = mention
        self.all = tuple(self._apart(sorted(found.values())))
        self._starts = [mention.span.start for mention in self.all]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in a stretch."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def names(self, start: int, end: int) -> tuple[str, ...]:
        """Who is named in a stretch, each once, in order."""
        return tuple(dict.fromkeys(mention.name for mention in self.within(start, end)))

    def _of(self, person: Found[Person], places: dict[str, list[Word]]) -> Iterator[Mention]:
        name = _name(person.value.name)
        if not name.words:
            return
        text = self._reading.text
        for span in person.spans:
            words = [word for word in name.words if word[:KEY] in span.of(text).casefold().replace("ё", "е")]
            if words and span.end - span.start < 120:
                yield Mention(span, person.value.name)
        for known in name.words:
            for word in places.get(known[:KEY], ()):
                if _is_form(known, word.folded):
                    span = self._whole(name, known, word)
                    if span:
                        yield Mention(span, person.value.name)

    def _whole(self, name: _Name, known: str, word: Word) -> Span | None:
        """The mention around one word of a name: its other words or its initials must be beside it."""
        text = self._reading.text
        before = re.search(
            r"((?:[^\W\d_]{1,2}\.\s?-?){1,3}|[^\W\d_]+(?:-[^\W\d_]+)?)\s?$",
            text[max(0, word.start - 40) : word.start],
        )
        after = re.match(
            r"\s?((?:[^\W\d_]{1,2}\.\s?-?){1,3}|[^\W\d_]+(?:-[^\W\d_]+)?)", text[word.end : word.end + 40]
        )
        start, end = word.start, word.end
        is_whole = False
        for side, beside in ((0, before), (1, after)):
            if not beside:
                continue
            letters = beside[1].casefold().replace("ё", "е")
            if "." in letters:
                given = frozenset(re.findall(r"[^\W\d_]", letters))
                fits = (
                    given <= name.initials
                    if name.initials
                    else any(letters[0] == other[0] for other in name.words if other != known)
                )
                if not fits:
                    continue
            elif not any(_is_form(other, letters) for other in name.words if other != known):
                continue
            is_whole = True
            if side == 0:
                start = word.start - (len(beside[0]))
            else:
                end = word.end + len(beside[0].rstrip())
        return Span(start, end) if is_whole else None

    @staticmethod
    def _apart(mentions: list[Mention]) -> Iterator[Mention]:
        end = -1
        for mention in mentions:
            if mention.span.start >= end:
                yield mention
                end = mention.span.end


def _places(reading: Reading) -> dict[str, list[Word]]:
    """All words with a capital, by their first letters."""
    places: dict[str, list[Word]] = defaultdict(list)
    for word in reading.words:
        if word.written[0].isupper() and len(word.written) > 1:
            places[word.folded[:KEY]].append(word)
    return places


def _name(name: str) -> _Name:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?", name.casefold().replace("ё", "е"))
    whole = tuple(word for word in words if not word.endswith(".") and len(word) > 1)
    return _Name(name, whole, frozenset(word[0] for word in words if word.endswith(".")))


def _is_form(known: str, word: str) -> bool:
    """Tell whether a word may be a case form of a name."""
    shared = 0
    for one, other in zip(known, word, strict=False):
        if one != other:
            break
        shared += 1
    return shared >= max(len(known) - CHANGED, min(len(known), KEY)) and len(word) - shared <= ADDED
