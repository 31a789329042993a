"""Offices in Russian, in any case: «заместителем директора школы № 5 по учебной работе»."""

from dataclasses import replace

from cms.intake.facts.nominative import nominative
from cms.intake.facts.nominative.russian import readings
from cms.intake.facts.organisations.russian_words import has_case, is_adjective, is_kin
from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.people.offices import RUSSIAN_GOVERNING, russian_office, russian_office_forms
from cms.intake.facts.people.russian_complements import complement
from cms.intake.facts.people.russian_sayings import russian_works
from cms.intake.facts.word_lists import word_list

_SKIPPED = word_list(__file__, "russian skipped")
_NUMERALS = word_list(__file__, "russian numerals")
_IS = word_list(__file__, "russian is")
_LEADS = word_list(__file__, "russian leads")
_REPRESENTING = ("представляющ", "представлявш", "возглавляющ", "возглавлявш", "возглавивш")
_TEACHES = word_list(__file__, "russian teaches")
_NOW = frozenset(("сейчас", "ныне", "теперь", "уже", "много", "лет"))
# What somebody is beside another office.
_BESIDE = word_list(__file__, "russian beside")
_PARTICIPLES = ("приглашенн", "приглашённ", "заслуженн", "сертифицированн", "дипломированн", "ассоциированн")
_SHORT = frozenset(("зам", "зав", "гл", "ст", "врио", "и", "и.о", "вр", "соц"))
_OF_A_TOWN = frozenset(("г", "с", "п", ".", "-", "город", "село", "район", "область", "области", "района"))
_FROM = frozenset(("из", "от", "с"))
_TITLES = frozenset(("проф", "доц", "акад", "преп"))
_DEGREES = frozenset(("к", "д", "phd"))
_SCIENCES = frozenset(("физика", "математика", "химика"))
_MOST = 30


def russian_after(line: Line, start: int, end: int) -> Description | None:
    """What begins at a token: an office with its organisation, or an organisation alone."""
    place = start
    while place < end and line.folded(place) in _SKIPPED and not _is_acting(line, place):
        place += 1
    if line.folded(place).startswith("котор"):
        return _who(line, start, place + 1, end)
    if line.folded(place).startswith(_REPRESENTING) and place + 1 in line.starts:
        return _organisation_alone(line, start, place + 1, end)
    if works := russian_works(line, place, end):
        return works
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
    if head == place and place + 1 == end and line.folded(place) in _SCIENCES:
        # «Денис Попов (физика)»: a subject, no physicist's genitive.
        return None
    return None if head is None else _office(line, start, place, head, end)


def _who(line: Line, start: int, place: int, end: int) -> Description | None:
    """«Которая работает методистом в филиале», «который возглавляет гимназию № 3»."""
    verb = line.folded(place)
    while place + 1 < end and line.folded(place + 1) in _NOW:
        place += 1
    if verb in _IS:
        found = russian_after(line, place + 1, end)
        return replace(found, start=start) if found and found.position else None
    if verb in _TEACHES:
        # «Который преподаёт физику в школе № 6».
        for further in range(place + 1, min(place + 6, end)):
            if line.folded(further) == "в" and further + 1 in line.starts:
                return _organisation_alone(line, start, further + 1, end)
        return None
    if verb in _LEADS and place + 1 in line.starts:
        return _organisation_alone(line, start, place + 1, end)
    return None


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
            and not _is_elided(line, begin - 1, start)
            and _agrees(line.folded(begin - 1), word)
            and place - begin < 4
            and line.tokens[begin - 1].is_word
        ):
            begin -= 1
        found = russian_after(line, begin, end)
        if found and found.position and _closed(line, found.end, end) == end:
            found = replace(found, end=end)
            if begin > start and "nomn" not in found.cases and is_kin(line.folded(begin - 1)):
                # «Дочь писателя Майя Ауэзова».
                return None
            if begin > start and line.folded(begin - 1) in _NUMERALS:
                # «Два тренера»: a genitive by the number alone.
                return replace(found, start=begin - 1, is_plural=True, cases=frozenset())
            return found
    return None


def _closed(line: Line, place: int, end: int) -> int:
    """Where a bracket with a town behind an office ends: «учитель лицея имени Сатпаева (Темиртау)»."""
    if line.folded(place) != "(" or line.folded(end - 1) != ")" or not 1 < end - place < 6:
        return place
    inner = line.tokens[place + 1 : end - 1]
    is_a_town = all(one.is_capital or one.folded in _OF_A_TOWN for one in inner)
    return end if is_a_town else place


def _organisation_alone(line: Line, start: int, place: int, end: int) -> Description | None:
    further, organisation = line.starts[place]
    if organisation.is_bare or further > end:
        return None
    return Description(start, further, organisation=organisation)


def _is_acting(line: Line, place: int) -> bool:
    """«и. о. директора»."""
    return line.folded(place) == "и" and line.folded(place + 1) == "." and line.folded(place + 2) == "о"


def _agrees(adjective: str, office: str) -> bool:
    """Whether an adjective may belong to an office: not «наградила лучших руководитель»."""
    forms = {(str(one.tag.case), str(one.tag.number)) for one in readings(office)}
    own = {(str(one.tag.case), str(one.tag.number)) for one in readings(adjective)}
    # Abbreviations and words no dictionary has agree with everything.
    return bool(forms & own) or not any(case != "None" for case, _ in forms)


def _is_elided(line: Line, place: int, start: int) -> bool:
    """Whether an adjective stands for a noun: «на первой учитель химии показал»."""
    return place > start and line.folded(place - 1) in {"на", "в", "во", "вторую", "первую"}


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
        # «К.ф.-м.н.»
        further += 3 if line.folded(further + 2) == "-" else 2
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
        if line.folded(last) == "и" and (more := _beside(line, last + 1, end)):
            position = _position(
                line, begin, head, stop, is_short=is_short, gap=(organisation or bare) is not None
            )
            return replace(
                more,
                start=start,
                position=f"{position} и {more.position}",
                organisation=organisation or more.organisation,
                bare=bare or more.bare,
            )
        further, tells = complement(line, last, end, governs=governs)
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


def _beside(line: Line, place: int, end: int) -> Description | None:
    """A second office of the same person: «учитель химии и классный руководитель»."""
    head = _head(line, place, end)
    if head is None or russian_office(line.folded(head)) not in _BESIDE:
        return None
    found = _office(line, place, place, head, end)
    return None if found.is_plural else found


def _is_part(line: Line, place: int, *, governs: bool) -> bool:
    """Whether a department belongs to the office: «начальник отдела», «заведующая библиотекой»."""
    return governs or line.folded(place).startswith(
        ("отдел", "кафедр", "сектор", "служб", "департамент", "маслихат")
    )


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
