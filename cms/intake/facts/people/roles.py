"""What a person did at an event: sat on the jury, trained, spoke, won, answered for it, or was there.

Told by the words of the sentences in which the person is named (without what is quoted in them), by the label
of the list they stand in ("Jury:", «Победители:»), and by the office. Of several, the first of that list.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from cms.intake.facts.found import Role
from cms.intake.facts.people.evidence import evidence
from cms.intake.facts.people.labels import labels_of
from cms.intake.facts.people.mentions import Mention
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_TRAINER = evidence("trainer")
_JURY = evidence("jury")
# The jury does something to somebody: he is none of it.
_JURY_ACTS = evidence("jury acts")
_LEADS_IT = evidence("leads it")
_WINNER = evidence("winner")
_NOT_NOW = evidence("not now")
_HANDS = evidence("hands")
_SPEAKER = evidence("speaker")
_SESSION = evidence("session")
_SAID = evidence("said")
_ORGANISER = evidence("organiser")
# Whoever does these answers for the event, whatever else the sentence tells.
_KEEPS = evidence("keeps")
_REGARDS = evidence("regards")
_ANSWERS = evidence("answers")
_GOES_ON = re.compile(r"(?:он|она|he|she|ол)\b")
# Minutes of a jury's meeting name it in their title, and then who was present.
_MINUTES = re.compile(r"протокол|хаттама|minutes")
_PRESENT = re.compile(r"төраға|мүшелері|председатель|члены|присутствовали|chair|members|present")
# The line above a signature.
_TAKES_LEAVE = re.compile(
    r"(?:с уважением|құрметпен|ізгі ниетпен|respectfully|sincerely|best regards|kind regards)[,.!]*"
)
_TITLE = 4
_HOUR = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\.?\d)")
_END = 6
_LONGEST_SIGNATURE = 40


class Roles:
    """Roles of people by the sentences in which they are named."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence]):
        self._reading = reading
        self._labels = labels_of(reading, sentences)
        self._words: dict[int, str] = {}
        self._told: dict[int, frozenset[Role]] = {}
        self._last = {sentence.number for sentence in sentences[-_END:]}
        title = " ".join(one.span.of(reading.text).lower() for one in sentences[:_TITLE])
        self._is_of_a_jury = bool(_JURY.search(title) and _MINUTES.search(title))
        self._after = {sentence.number: after for sentence, after in pairwise(sentences)}
        self._before = {sentence.number: before for before, sentence in pairwise(sentences)}

    def role(self, group: list[Mention], position: str) -> Role:
        """The role of the person whose mentions these are."""
        found = {role for mention in group for role in self._of(mention)}
        if "jury" in found:
            return "jury"
        if _TRAINER.search(position.lower()):
            return "trainer"
        for role in ("winner", "speaker", "organiser"):
            if role in found:
                return role
        return "guest"

    def _of(self, mention: Mention) -> set[Role]:
        number = mention.sentence.number
        label = self._labels.get(number, "")
        if number not in self._told:
            self._told[number] = self._by_sentence(mention, label)
        found = set(self._told[number])
        if (_SPEAKER.search(label) or _HOUR.match(label)) and not _ORGANISER.search(label):
            found.add("speaker")
        elif self._signs(mention, self._plain(mention), label):
            found -= {"speaker", "jury"}
            found.add("organiser")
        elif "speaker" in found and self._only_said(mention):
            found.discard("speaker")
        return found

    def _only_said(self, mention: Mention) -> bool:
        """Whether what stands beside a name tells of words said to the reporter, and not of the event."""
        line, number = mention.line, mention.number
        start = line.names[number - 1].span.end if number else line.tokens[0].start
        end = line.names[number + 1].span.start if number + 1 < len(line.names) else line.tokens[-1].end
        beside = _without(self._reading.text, Span(start, end), [mention.name.span, *line.quoted])
        return bool(_SAID.search(beside)) and not (_SPEAKER.search(beside) or _HOUR.search(beside))

    def _by_sentence(self, mention: Mention, label: str) -> frozenset[Role]:
        """What a sentence tells of all who are named in it."""
        words = self._plain(mention)
        found: set[Role] = set()
        wins = _wins(words, "")
        if self._judges(mention, words, label) and not wins:
            found.add("jury")
        elif wins or _wins("", label):
            found.add("winner")
        if _HOUR.match(label):
            found.add("speaker")
        after = self._after.get(mention.sentence.number)
        if after is not None:
            # «Профессор Алиев! Он выступал на пленарном заседании».
            told = after.span.of(self._reading.text).lower()
            words = f"{words} {told}" if _GOES_ON.match(told) else words
        speaks = (
            _SPEAKER.search(words)
            or _HOUR.search(words)
            or (_SESSION.search(words) and not _SAID.search(words))
        )
        if speaks and not _NOT_NOW.search(words):
            found.add("speaker")
        return frozenset(found)

    def _plain(self, mention: Mention) -> str:
        """The sentence in small letters without names and quotations."""
        number = mention.sentence.number
        if number not in self._words:
            holes = [*(name.span for name in mention.line.names), *mention.line.quoted]
            self._words[number] = _without(self._reading.text, mention.sentence.span, holes)
        return self._words[number]

    def _judges(self, mention: Mention, words: str, label: str) -> bool:
        if _JURY.search(label):
            return True
        if _JURY.search(words):
            return not _JURY_ACTS.search(words)
        if self._is_of_a_jury and _PRESENT.match(words):
            return True
        before = self._before.get(mention.sentence.number)
        if before is None:
            return False
        names = self._reading.text[before.span.end - 1 : before.span.end] in ":!…" and not _SPEAKER.search(
            words
        )
        if not (names or _LEADS_IT.search(words)):
            return False
        told = before.span.of(self._reading.text).lower()
        return bool(_JURY.search(told)) and not _JURY_ACTS.search(told)

    def _signs(self, mention: Mention, words: str, label: str) -> bool:
        """Whether the name signs the report, or stands behind a label such as "Contact"."""
        text = self._reading.text
        start = (
            mention.line.names[mention.number - 1].span.end
            if mention.number
            else mention.line.tokens[0].start
        )
        before = re.split(r"[);]", text[start : mention.name.span.start].lower())[-1]
        lead = text[mention.line.tokens[0].start : mention.line.names[0].span.start].lower()
        if _ORGANISER.search(label) or _KEEPS.search(before) or (":" in lead and _ORGANISER.search(lead)):
            return True
        if "jury" in self._told[mention.sentence.number]:
            return False
        if _ORGANISER.search(before) and "speaker" not in self._told[mention.sentence.number]:
            return True
        if mention.sentence.number not in self._last or len(mention.line.tokens) > _LONGEST_SIGNATURE:
            return False
        if _SAID.search(words) or _SPEAKER.search(words) or _HOUR.search(words):
            return False
        above = self._before.get(mention.sentence.number)
        if above is not None and _TAKES_LEAVE.fullmatch(above.span.of(text).lower().strip()):
            return True
        line = mention.line
        told = [*line.places, *((one.start, one.end) for one in mention.told.all)]
        covered = {place for start, end in told for place in range(start, end)}
        rest = sum(token.is_word for place, token in enumerate(line.tokens) if place not in covered)
        return (rest <= 1 or bool(_REGARDS.search(words))) and bool(_ANSWERS.search(mention.position.lower()))


def _without(text: str, span: Span, holes: list[Span]) -> str:
    """A stretch in small letters with dashes for what is left out of it."""
    pieces, place = [], span.start
    for hole in sorted(holes):
        if hole.end > place and hole.start < span.end:
            pieces.append(text[place : max(hole.start, place)])
            place = hole.end
    pieces.append(text[place : max(span.end, place)])
    return " ".join(" – ".join(pieces).lower().replace("ё", "е").split())


def _wins(words: str, label: str) -> bool:
    return (
        bool(_WINNER.search(words) or _WINNER.search(label))
        and not _NOT_NOW.search(words)
        and not _HANDS.search(words)
    )
