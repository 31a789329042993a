"""What the sentence behind a name goes on to tell of the person: «Она учитель химии школы № 5»."""

import re
from dataclasses import replace

from cms.intake.facts.people.event_offices import is_of_an_event
from cms.intake.facts.people.kazakh import kazakh_before
from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.people.russian import russian_after

_THEY = frozenset(("он", "она"))
_DASHES = frozenset("–—-")
_NOW = frozenset(("сам", "сама", "сейчас", "теперь", "уже", "же"))
_AT_WORK = ("те", "та", "де", "да", "нде", "нда")
_WORKS = frozenset(("работает", "преподает", "преподаёт", "трудится", "служит"))
_OF_HIMSELF = frozenset(("ол", "өзі", "–", "—", "-", ","))
_MOST = 30
_TRAINERS = re.compile(
    r"(?:вели|провели|проводили|подготовили|организовали) (?:наши |четыре |три |два |двое |трое )?тренеры\b"
    r"|тренеры (?:наше\w+ )?(?:филиала|центра) (?:вели|провели|проводили)\b"
    r"|тренерлер(?:і|іміз)? (?:жүргізді|өткізді|басқарды|ұйымдастырды)\b"
)


def continued(line: Line) -> Description | None:
    """The office or place of work a sentence without names tells of whom the one before named."""
    if line.names or not line.tokens or len(line.tokens) > _MOST:
        return None
    found = {"ru": _russian, "kk": _kazakh}.get(line.language, _nothing)(line)
    if not found or found.is_plural or is_of_an_event(found):
        return None
    return replace(found, start=0, end=0)


def trainers(line: Line) -> Description | None:
    """The office of those whom the next sentence names: «Занятия вели тренеры филиала»."""
    told = " ".join(token.folded for token in line.tokens)
    return Description(0, 0, "тренер") if _TRAINERS.search(told) else None


def _nothing(_line: Line) -> None:
    return None


def _russian(line: Line) -> Description | None:
    end = len(line.tokens)
    organisation = None
    place = 0
    if line.folded(0) == "в" and 1 in line.starts and not line.starts[1][1].is_bare:
        # «В лицее «Дарын» он заместитель директора».
        place, organisation = line.starts[1]
    if line.folded(place) in _THEY:
        place += 1
        while line.folded(place) in _DASHES | _NOW:
            place += 1
        if line.folded(place) in _WORKS:
            place += 1
        found = russian_after(line, place, end)
        is_own = found and found.position and (not found.cases or found.cases & {"nomn", "ablt"})
        return replace(found, organisation=found.organisation or organisation) if found and is_own else None
    if place:
        return None
    # «Учитель математики, она учила ещё нынешнего директора».
    found = russian_after(line, 0, end)
    if not found or not found.position or (found.cases and "nomn" not in found.cases):
        return None
    return found if line.folded(found.end) == "," and line.folded(found.end + 1) in _THEY else None


def _kazakh(line: Line) -> Description | None:
    end = len(line.tokens)
    while end and not line.tokens[end - 1].is_word:
        end -= 1
    found = kazakh_before(line, 0, end)
    if not found or not found.position:
        return None
    place, organisation = found.start, found.organisation
    if place in line.ends and line.folded(place - 1).endswith(_AT_WORK):
        # «№ 1 мектепте технология мұғалімі».
        begin, told = line.ends[place]
        organisation = organisation or (None if told.is_bare else told)
        place = begin
    if any(line.folded(one) not in _OF_HIMSELF for one in range(place)):
        return None
    return replace(found, organisation=organisation)
