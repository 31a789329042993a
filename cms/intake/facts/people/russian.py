"""Offices in Russian, in any case: «заместителем директора школы № 5 по учебной работе»."""

from dataclasses import replace

from cms.intake.facts.names.lexicon import genders_of, is_stranger
from cms.intake.facts.nominative import nominative
from cms.intake.facts.organisations.russian import has_case, is_adjective
from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.people.offices import RUSSIAN_GOVERNING, russian_office, russian_office_forms
from cms.intake.facts.word_lists import word_list

_SKIPPED = word_list(__file__, "russian skipped")
_NUMERALS = word_list(__file__, "russian numerals")
_PARTICIPLES = ("приглашенн", "приглашённ", "заслуженн", "сертифицированн", "дипломированн", "ассоциированн")
_SHORT = frozenset(("зам", "зав", "гл", "ст", "врио", "и", "и.о", "вр", "соц"))
_FROM = frozenset(("из", "от", "с"))
_TITLES = frozenset(("проф", "доц", "акад", "преп"))
_DEGREES = frozenset(("к", "д", "phd"))
_MOST = 30


def russian_after(line: Line, start: int, end: int) -> Description | None:
    """What begins at a token: an office with its organisation, or an organisation alone."""
    place = start
    while place < end and line.folded(place) in _SKIPPED and not _is_acting(line, place):
        place += 1
    if line.folded(place) in _FROM and place + 1 in line.starts:
        return _organisation_alone(line, start, place + 1, end)
    if place in line.starts and line.starts[place][0] <= end:
        alone = _organisation_alone(line, start, place, end)
        further = line.starts[place][0]
        if further < end and russian_office(line.folded(further)) and alone:
            found = _office(line, start, further, further, end)
            return replace(found, start=start, organisation=alone.organisation)
        return alone
    head = _head(line, place, end)
    return None if head is None else _office(line, start, place, head, end)


def russian_before(line: Line, start: int, end: int) -> Description | None:
    """An office that reaches from somewhere up to a token."""
    for place in range(max(start, end - _MOST), end):
        word = line.folded(place)
        begins = russian_office(word) or word in _SHORT or word.startswith("исполняющ")
        if not (begins or _degree(line, place, end)):
            continue
        begin = place
        while (
            begin > start
            and _is_adjective(line.folded(begin - 1))
            and place - begin < 4
            and line.tokens[begin - 1].is_word
        ):
            begin -= 1
        found = russian_after(line, begin, end)
        if found and found.position and found.end == end:
            if begin > start and line.folded(begin - 1) in _NUMERALS:
                # «Два тренера»: a genitive by the number alone.
                return replace(found, start=begin - 1, is_plural=True, cases=frozenset())
            return found
    return None


def _organisation_alone(line: Line, start: int, place: int, end: int) -> Description | None:
    further, organisation = line.starts[place]
    if organisation.is_bare or further > end:
        return None
    return Description(start, further, organisation=organisation)


def _is_acting(line: Line, place: int) -> bool:
    """«и. о. директора»."""
    return line.folded(place) == "и" and line.folded(place + 1) == "." and line.folded(place + 2) == "о"


def _is_adjective(word: str) -> bool:
    return is_adjective(word) or word.startswith(_PARTICIPLES)


def _degree(line: Line, place: int, end: int) -> int:
    """The end of «к.п.н.», «д. п. н.», «PhD»; 0 where there is none."""
    if line.folded(place) == "phd":
        return place + 1
    if line.folded(place) in _TITLES and line.folded(place + 1) == "." and place + 1 < end:
        return place + 2
    if line.folded(place) in {"зав", "нач", "рук"} and line.folded(place + 1) == "." and place + 2 < end:
        # «Зав. кафедрой», but «зав. отделом» of an office that follows is none itself.
        return 0 if russian_office(line.folded(place + 2)) else place + 2
    if line.folded(place) not in _DEGREES or line.folded(place + 1) != ".":
        return 0
    further = place
    while (
        further + 1 < end
        and len(line.folded(further)) <= 3
        and line.folded(further + 1) == "."
        and further - place < 8
    ):
        further += 2
    return further if further - place >= 4 and line.folded(further - 2) == "н" else 0


def _head(line: Line, place: int, end: int) -> int | None:
    """The office behind its adjectives and abbreviations."""
    start = place
    while place < end and place - start < 8:
        word = line.folded(place)
        if _degree(line, place, end):
            return place
        if russian_office(word):
            return place
        if word.startswith("исполняющ") and line.folded(place + 1) == "обязанности":
            place += 2
            continue
        if word in _SHORT and line.folded(place + 1) == ".":
            place += 2
            if line.folded(place) == "о" and line.folded(place + 1) == ".":
                place += 2
            continue
        if word in {"зам", "зав", "врио", "ио"}:
            place += 1
            continue
        if not line.tokens[place].is_word or not _is_adjective(word) or place in line.starts:
            return None
        place += 1
    return None


def _office(line: Line, start: int, begin: int, head: int, end: int) -> Description:
    degree = _degree(line, head, end)
    last = stop = degree or head + 1
    cases, plural, may_be_plural = russian_office_forms(line.folded(head))
    is_short = any(line.folded(place) in _SHORT for place in range(begin, head))
    governs = russian_office(line.folded(head)) in RUSSIAN_GOVERNING or line.folded(head) == "зав"
    organisation = bare = None
    while last < end:
        if line.folded(last) in _SKIPPED - {"и", "также", "тоже", "это"}:
            last += 1
            continue
        if last in line.starts:
            further, found = line.starts[last]
            if further > end:
                break
            if (
                found.is_bare
                and organisation is None
                and bare is None
                and _is_part(line, last, governs=governs)
            ):
                stop = further
            elif found.is_bare:
                bare = bare or found
            else:
                organisation = organisation or found
            last = further
            continue
        if (
            (organisation or bare)
            and russian_office(line.folded(last))
            and not has_case(line.folded(last), "gent")
        ):
            # «Доцент университета кандидат наук»: one more title.
            more = _office(line, last, last, last, end)
            position = _position(line, begin, head, stop, is_short=is_short, gap=True)
            return replace(
                more, start=start, position=f"{position}, {more.position}", organisation=organisation or bare
            )
        further, tells = _complement(line, last, end, governs=governs)
        if not further:
            break
        if tells and ((organisation is None and bare is None) or line.folded(last) == "по"):
            stop = further
        last = further
        governs = False
    position = _position(
        line, begin, head, stop, is_short=is_short or bool(degree), gap=(organisation or bare) is not None
    )
    if is_short or degree:
        cases, plural, may_be_plural = frozenset(), False, False
    return Description(start, last, position, organisation, bare, plural, may_be_plural, cases)


def _is_part(line: Line, place: int, *, governs: bool) -> bool:
    """Whether a department belongs to the office: «начальник отдела», «заведующая библиотекой»."""
    return governs or line.folded(place).startswith(
        ("отдел", "кафедр", "сектор", "служб", "департамент", "маслихат")
    )


def _complement(line: Line, place: int, end: int, *, governs: bool) -> tuple[int, bool]:
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
    if word == "по" and place + 1 < end and len(line.folded(place + 1)) > 1 and line.tokens[place + 1].written.isupper():
        # «Заместитель директора по УВР».
        return place + 2, True
    if word == "по" and line.folded(place + 1) != "имени":
        return _genitives(line, place + 1, end, ("datv", "loct")), True
    if word in {"в", "из", "г", "города"}:
        further = place + 1
        if word == "в" and line.folded(further) == "г":
            further += 1
        if line.folded(further) == ".":
            further += 1
        if further < end and line.tokens[further].is_capital and further not in line.starts:
            return further + 1, False
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
        return (further, True) if further and not russian_office(line.folded(place + 1)) else (0, False)
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
    return 0 if further is None or any(len(line.folded(one)) > 1 for one in range(place, further)) else further + 1


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


def _position(line: Line, begin: int, head: int, stop: int, *, is_short: bool, gap: bool) -> str:
    written = line.words(begin, stop)
    if gap:
        # «Заместитель директора школы № 5 по учебной работе»: the organisation stands within.
        pieces = []
        place = begin
        while place < stop:
            if place in line.starts and line.starts[place][0] <= stop:
                place = line.starts[place][0]
                continue
            begun = place
            while place < stop and not (place in line.starts and place > begun):
                place += 1
            pieces.append(line.words(begun, place))
        written = " ".join(pieces)
    return written if is_short else nominative(written, "ru", singular=True)
