"""Results in a table: a column of places or nominations, others of names, schools and towns."""

import re
from collections.abc import Sequence

from cms.intake.facts.awards.markers import NOT_GIVEN, markers
from cms.intake.facts.awards.recipients import recipients
from cms.intake.facts.found import Award, Found
from cms.intake.facts.mentions import Mentions
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.reading import Sentence
from cms.intake.report import Span

_COLUMNS = {
    "place": r"(?:призовое )?место|орын|орны|place|rank|дәреже|степень|результат|нәтиже|result",
    "nomination": r"номинац|аталым|nomination|award|category|награда|марапат|приз",
    "person": r"ф\.?\s?и\.?\s?о|фамили|участник|педагог|учитель|имя|name|participant|teacher|аты|қатысушы"
    r"|мұғалім|победитель|winner|жеңімпаз|конкурсант",
    "school": r"школа|организаци|учрежден|school|organisation|organization|мектеп|мекеме|ұйым|команда|team",
    "town": r"город|район|насел|town|city|district|village|қала|аудан|елді|регион|село",
}
_BAR = re.compile(r"\t+|\s*\|\s*")
_PLACES = {"1": 1, "i": 1, "і": 1, "2": 2, "ii": 2, "іі": 2, "3": 3, "iii": 3, "ііі": 3}
_IN_WORDS = (("first", "перв", "бірінші"), ("second", "втор", "екінші"), ("third", "трет", "үшінші"))


def awards_of_table(
    text: str, sentences: Sequence[Sentence], mentions: Mentions, stretches: QuotedStretches
) -> dict[int, list[Found[Award]]]:
    """The awards of each row of tables of results, by the number of its sentence; a headline's has none."""
    found: dict[int, list[Found[Award]]] = {}
    columns: list[str] = []
    # The headline of a table above: the next nomination's may have none of its own.
    above: list[str] = []
    for sentence in sentences:
        cells = _cells(text, sentence.span)
        if len(cells) < 2:
            columns = []
            continue
        names = _named([cell.of(text) for cell in cells])
        if names:
            columns = above = names
            found[sentence.number] = []
        elif columns or _goes_on([cell.of(text) for cell in cells], above):
            columns = columns or above
            award = _award(text, cells, columns, sentence, mentions, stretches)
            if award:
                found[sentence.number] = [award]
    return found


def _goes_on(cells: list[str], columns: list[str]) -> bool:
    """Tell whether a row is of a table like that above: as wide, with a place where it has its places."""
    if len(cells) != len(columns) or "place" not in columns:
        return False
    return bool(_place(cells[columns.index("place")].strip()))


def _cells(text: str, span: Span) -> list[Span]:
    cells = []
    start = span.start
    for mark in _BAR.finditer(text, span.start, span.end):
        cells.append(Span(start, mark.start()))
        start = mark.end()
    cells.append(Span(start, span.end))
    return cells[1:] if len(cells) > 1 and cells[0].start == cells[0].end else cells


def _named(names: list[str]) -> list[str]:
    """What each column holds, where these are the names of a table of results; else nothing."""
    columns = []
    for name in names:
        lowered = name.strip().casefold()
        sorts = [sort for sort, words in _COLUMNS.items() if re.match(words, lowered)]
        columns.append(sorts[0] if sorts else "")
    has_award = {"place", "nomination"} & set(columns)
    has_winner = {"person", "school"} & set(columns)
    return columns if has_award and has_winner and all(len(name) < 50 for name in names) else []


def _award(text, cells, columns, sentence, mentions, stretches) -> Found[Award] | None:
    values: dict[str, str] = {}
    place = None
    spans = []
    for cell, column in zip(cells, columns, strict=False):
        words = " ".join(cell.of(text).split()).strip(" ;,")
        if not column or not words or words in "–—-":
            continue
        spans.append(cell)
        if column in ("place", "nomination"):
            place = place or _place(words)
            told = [one for one in markers(text, cell, stretches, sentence.language) if one.nomination]
            if told:
                values["nomination"] = told[0].nomination
            elif not _place(words) and not words[0].isdigit():
                values["nomination"] = words.strip('«»“”"')
            continue
        for one in recipients(text, cell, mentions, stretches, sentence.language)[:1]:
            for sort in ("person", "school", "town"):
                if getattr(one, sort):
                    values.setdefault(sort, getattr(one, sort))
        values.setdefault(column, nominative(words, sentence.language) if column == "town" else words)
    if NOT_GIVEN.search(sentence.span.of(text)):
        return None
    if not (place or values.get("nomination")) or not (values.get("person") or values.get("school")):
        return None
    return Found(Award(place=place, **values), tuple(spans))


def _place(words: str) -> int | None:
    lowered = words.casefold()
    figure = re.match(r"[123](?!\d)|[iі]{1,3}(?!\w)", lowered)
    if figure:
        return _PLACES[figure[0]]
    return next((number for number, stems in enumerate(_IN_WORDS, 1) if lowered.startswith(stems)), None)
