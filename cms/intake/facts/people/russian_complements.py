"""What depends on a Russian office: «по учебной работе», «химии и биологии», «7 “Б” класса»."""

from cms.intake.facts.names.lexicon import genders_of, is_stranger
from cms.intake.facts.organisations.russian_words import has_case, is_adjective, is_matter
from cms.intake.facts.people.line import Line
from cms.intake.facts.people.offices import russian_office

_YEARS = frozenset(("год", "года", "лет", "работы", "более", "свыше", "в"))


def complement(line: Line, place: int, end: int, *, governs: bool) -> tuple[int, bool]:
    """The end of a phrase that depends on an office, and whether it belongs to the position."""
    token = line.tokens[place]
    word = token.folded
    if token.written in "«“" and (
        quoted := next((one for one in line.quoted if one.start == token.start), None)
    ):
        # «Руководитель проекта «Цифровой класс»».
        return next(
            (one for one in range(place, end) if line.tokens[one].end >= quoted.end), end - 1
        ) + 1, True
    if further := _experience(line, place, end) or _schools(line, place, end):
        return further, False
    if further := _degree(line, place, end) or _field(line, place, end):
        return further, True
    if token.is_word and place not in line.starts and 1 < len(token.written) < 6 and token.written.isupper():
        # «Учитель НВП», «учитель ИЗО».
        return place + 1, True
    if word in {"в", "из", "г", "города"}:
        further = place + 1
        if word == "в" and line.folded(further) == "г":
            further += 1
        if line.folded(further) == ".":
            further += 1
        if further < end and line.tokens[further].is_capital and further not in line.starts:
            of_a_region = (
                line.folded(further + 1).startswith(("район", "област", "округ")) and further + 1 < end
            )
            return further + 1 + of_a_region, False
        if word != "города" and further in line.starts:
            return further, False
        return 0, False
    if (
        line.folded(place + 1) == "."
        and word.isalpha()
        and len(word) < 6
        and not token.is_capital
        and place + 1 < end
    ):
        # «Учитель англ. яз.»
        return place + 2, True
    if word == "и":
        further = _genitives(line, place + 1, end, ("gent",))
        is_office = russian_office(line.folded(place + 1)) and not is_matter(line.folded(place + 1))
        return (further, True) if further and not is_office else (0, False)
    if token.is_number and place + 1 < end and has_case(line.folded(place + 1), "gent"):
        return place + 2, True
    if token.is_number and (further := _class(line, place + 1, end)):
        return further, True
    further = _genitives(line, place, end, ("ablt",) if governs else ("gent",))
    if not further and governs:
        further = _genitives(line, place, end, ("gent",))
    if (
        further
        and token.is_capital
        and further == place + 1
        and is_stranger(token.written)
        and not russian_office(word)
    ):
        return further, False
    return further, True


def _class(line: Line, place: int, end: int) -> int:
    """The end of «“Б” класса» behind a number; 0 where there is none."""
    last = min(place + 4, end)
    further = next((one for one in range(place, last) if line.folded(one).startswith("класс")), None)
    return (
        0
        if further is None or any(len(line.folded(one)) > 1 for one in range(place, further))
        else further + 1
    )


def _experience(line: Line, place: int, end: int) -> int:
    """The end of «со стажем 51 год», «с двадцатилетним опытом»; 0 for none."""
    if line.folded(place) not in {"с", "со"}:
        return 0
    within = range(place + 1, min(place + 4, end))
    stop = next((one + 1 for one in within if line.folded(one) in {"стажем", "опытом"}), 0)
    while 0 < stop < end and (line.tokens[stop].is_number or line.folded(stop) in _YEARS):
        stop += 1
    return stop


def _schools(line: Line, place: int, end: int) -> int:
    """The end of «школ № 12 и № 4», which are nobody's one place of work; 0 for none."""
    if not line.folded(place).startswith(("школ", "гимнази", "лице", "сош")) or line.folded(place + 1) != "№":
        return 0
    further = place + 1
    while further < end and (line.tokens[further].is_number or line.folded(further) in {"№", "и", ","}):
        further += 1
    return further if line.tokens[further - 1].is_number else further - 1


def _degree(line: Line, place: int, end: int) -> int:
    """The end of «PhD» or «(PhD)» behind a doctor; 0 for none."""
    if line.folded(place) == "phd" and line.folded(place - 1).startswith("доктор"):
        return place + 1
    inner = [line.folded(place + further) for further in range(3)]
    return place + 3 if inner == ["(", "phd", ")"] and place + 2 < end else 0


def _field(line: Line, place: int, end: int) -> int:
    """The end of «по учебной работе», «по УВР», «по связям с общественностью»; 0 for none."""
    start = place + 1
    if line.folded(place) != "по" or line.folded(start) == "имени" or start >= end:
        return 0
    if len(line.folded(start)) > 1 and line.tokens[start].written.isupper():
        return start + 1
    further = _genitives(line, start, end, ("datv", "loct"))
    if further and line.folded(further) == "с":
        return _genitives(line, further + 1, end, ("ablt",)) or further
    return further


def _genitives(line: Line, place: int, end: int, cases: tuple[str, ...]) -> int:
    """The end of adjectives with a noun in one of the cases; 0 where there are none."""
    start = place
    while place < end and place - start < 5:
        word = line.folded(place)
        token = line.tokens[place]
        if not token.is_word or place in line.starts or not has_case(word, *cases):
            return 0
        if token.is_capital and genders_of(token.written):
            return 0
        place += 1
        if (
            is_adjective(word)
            and place < end
            and has_case(line.folded(place), *cases)
            and place not in line.starts
        ):
            continue
        return place
    return 0
