"""Kazakh places: a building in the locative, or in the dative with "gathered", and what stands before."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.buildings import KAZAKH
from cms.intake.facts.kazakh_cases import kazakh_case
from cms.intake.reading import Sentence, Word
from cms.intake.report import Span

_KAZAKH_STOP = re.compile(
    "жылғы$|күн|сағат|форум|семинар|байқау|конференция|вебинар|отырыс|барлық|қатысушы|мұғалім"
    "|іс-шара|бүгін|кеше"
)
_BASE = re.compile("базасында|алаңында|қабырғасында|ғимаратында|сахнасында")
# An abbreviation has its case behind a hyphen: НЗМ-де, № 9 ЖББМ-нің.
_HYPHENED_CASE = re.compile("-(?:[дтн][аеіы]|[дтн]ың|[дтн]ің|нда|нде|ға|ге|қа|ке)$")
_OBLIQUE = ("dative", "accusative", "locative", "ablative")


def opened(text: str, most: int, start: int) -> int:
    """The beginning of a phrase with the sign in front of its first word: № 5, «Керуен»."""
    match = re.search(r"(?:№\s*|[«“\"])+$", text[most:start])
    return most + match.start() if match else start


def kazakh_places(text: str, sentence: Sentence) -> Iterator[Span]:
    """Kazakh places: a building in the locative, or in the dative with "gathered", and what stands before."""
    words = sentence.words
    for place, word in enumerate(words):
        is_base = bool(_BASE.fullmatch(word.folded)) and place > 0
        last = place - 1 if is_base else place
        stem = _HYPHENED_CASE.sub("", words[last].folded)
        if not KAZAKH.match(stem.rpartition("-")[2]):
            continue
        if not (is_base or kazakh_case(word.folded) == "locative" or _is_entered(words, place)):
            continue
        first = last
        while first and last - first < 9:
            gap = text[words[first - 1].end : words[first].start]
            before = words[first - 1].folded
            if re.search(r"[,;:–—()!?\n\t]|\.\s", gap) and not (gap.startswith(".") and len(before) <= 2):
                break
            is_oblique = kazakh_case(before) in _OBLIQUE or bool(_KAZAKH_STOP.match(before))
            if is_oblique and "»" not in gap:
                break
            first -= 1
        town = words[min(first + 1, last)]
        is_numbered = "№" in text[town.end : town.end + 4]
        if (town.folded == "қаласындағы" and last - first > 2) or (
            town.folded == "қаласының" and is_numbered
        ):
            first += 2
        start = opened(text, max(words[first].start - 4, sentence.span.start), words[first].start)
        yield Span(start, words[last].end)


def _is_entered(words: Sequence[Word], place: int) -> bool:
    following = words[place + 1 : place + 12]
    return kazakh_case(words[place].folded) == "dative" and any(
        re.match("жинал|кір|қабылда|шақыр", word.folded) for word in following
    )
