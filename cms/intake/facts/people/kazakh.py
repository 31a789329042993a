"""Offices in Kazakh: the office stands last, its organisation first: «№ 11 мектептің биология мұғалімі»."""

import re
from dataclasses import replace

from cms.intake.facts.names.lexicon import genders_of, is_place
from cms.intake.facts.nominative.kazakh import dictionary_form, without_case
from cms.intake.facts.people.kazakh_matters import is_part, of_a_matter, quoted_start
from cms.intake.facts.people.kazakh_sayings import kazakh_working, kazakh_works
from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.people.offices import (
    KAZAKH_MODIFIERS,
    is_kazakh_modifier,
    is_kazakh_plural,
    kazakh_office,
    office_of_a_russian_keyboard,
)
from cms.intake.facts.word_lists import word_list
from cms.search.analysis.kazakh.stemmer import analysed

_ADJECTIVES = word_list(__file__, "kazakh adjectives")
_ORDINALS = frozenset(("бірінші", "екінші", "үшінші", "төртінші"))
_MOST = 12
_PARTS = ("бөлім", "кафедра", "факультет", "сектор", "зертхана", "секция", "департамент", "басқарма")
_MOST_OF_A_PART = 5
_NUMERALS = word_list(__file__, "kazakh numerals")
_DEGREES = tuple(
    f"{science}.ғ.{degree}."
    for science in ("п", "ф", "т", "э", "х", "б", "г", "з", "м", "а/ш", "пс", "ф.-м", "тех", "филол")
    for degree in ("к", "д")
)
_SHORT = tuple(tuple(re.findall(r"\w+|[.-]", one)) for one in (*_DEGREES, "м.а.", "проф.", "доц."))
_ACCUSATIVE = ("ын", "ін", "ны", "ні", "ды", "ді", "ты", "ті", "сын", "сін")
_ABLATIVE = ("нан", "нен", "тан", "тен", "дан", "ден")
_SHORT_PLACES = frozenset(("қ", "а", "ауд", "обл", "г", "к"))
_OBLIQUE = ("да", "де", "та", "те", "дан", "ден", "тан", "тен", "ға", "ге", "на", "не", "мен")
_PARTICIPLES = ("ған", "ген", "қан", "кен")
_BEING = tuple(
    tuple(one.split())
    for one in (
        "болып табылатын",
        "болып саналатын",
        "болып істейтін",
        "болып жүрген",
        "болып жұмыс істейтін",
        "болып қызмет ететін",
        "болып еңбек ететін",
        "қызметін атқаратын",
    )
)
_LIKE = frozenset(("сынды", "секілді", "сияқты", "атты"))
_PRONOUNS = frozenset(("олардың", "оның", "біздің", "сіздің", "менің", "өзінің", "өздерінің"))
_OF_A_MATTER = frozenset(("жөніндегі", "бойынша"))
_AWAY = frozenset(("да", "де", "та", "те", "нда", "нде", "дан", "ден", "тан", "тен", "нан", "нен"))
_OWNED = frozenset(("сы", "сі", "ы", "і"))
_PLACES = ("аудан", "облыс", "қала", "ауыл", "кент")
_JOINS = frozenset(("мен", "бен", "пен", "және"))
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің")


def kazakh_before(line: Line, start: int, end: int) -> Description | None:
    """An office whose last word stands right before a token, with all that belongs to it."""
    being = _being(line, start, end)
    if being:
        found = kazakh_before(line, start, end - being)
        return found and replace(found, end=end)
    last = end - 1
    if line.folded(last) == ")" and line.folded(last - 1) == "phd" and line.folded(last - 2) == "(":
        last -= 3
    short = _short(line, start, end)
    if last < start or not (short or line.tokens[last].is_word):
        return None
    if not (short or kazakh_office(line.folded(last))):
        return _from_work(line, start, end) or kazakh_working(line, start, end)
    last -= short
    begin = last
    organisation = bare = None
    while begin > start and last - begin < _MOST:
        if begin in line.ends and line.ends[begin][0] >= start and line.folded(begin - 1) != "қызметін":
            further, found = line.ends[begin]
            if found.is_bare and is_part(line, further):
                # «Әдістемелік жұмыс бөлімінің басшысы».
                begin = _part_start(line, further, start)
                continue
            if found.is_bare:
                bare = found
            else:
                organisation = found
            return _description(line, further, begin, last, end, organisation, bare)
        if line.folded(begin - 1).startswith(_PARTS) and not line.folded(begin - 1).endswith(_OBLIQUE):
            begin = _part_start(line, begin - 1, start)
            continue
        if not _belongs(line, begin - 1, begin):
            break
        begin -= 1
    if line.folded(begin) in {"пәнінің", "пәні"} and begin < last:
        # Without the subject before it, a teacher alone.
        begin += 1
    quoted = quoted_start(line, begin, start)
    found = _description(line, quoted, quoted, last, end, None, None)
    work = _from_work(line, start, begin) if begin > start else None
    if work and line.folded(begin - 1) == "келген":
        # «№ 4 гимназиядан келген математика мұғалімі».
        return replace(found, start=work.start, organisation=work.organisation)
    if begin > start and line.folded(begin - 1) in _NUMERALS:
        if begin - 1 in line.ends and not line.ends[begin - 1][1].is_bare:
            # «№ 11 мектептің үш мұғалімі».
            first, organisation = line.ends[begin - 1]
            if first >= start and line.folded(begin - 2).endswith(_GENITIVES):
                return replace(found, start=first, is_plural=True, organisation=organisation)
        return replace(found, start=begin - 1, is_plural=True)
    return found


def _being(line: Line, start: int, end: int) -> int:
    """How many tokens «болып табылатын», «болып қызмет ететін» have that end here; 0 for none."""
    written = tuple(token.folded for token in line.tokens[max(start, end - 3) : end])
    return next((len(one) for one in _BEING if written[-len(one) :] == one and len(one) < end - start), 0)


def kazakh_group(line: Line, start: int, end: int) -> Description | None:
    """The office of those named before «сынды тренерлер», «секілді мұғалімдер»."""
    place, works = kazakh_works(line, start, end)
    if works:
        being = next((one for one in range(place, works.end) if line.folded(one) == "болып"), place)
        office = kazakh_before(line, place, being) if being > place else None
        return replace(works, position=office.position if office else "")
    if line.folded(start) not in _LIKE:
        return None
    for last in range(start + 1, min(start + _MOST_OF_A_PART, end)):
        found = kazakh_before(line, start + 1, last + 1)
        if found and found.is_plural and found.start == start + 1:
            return replace(found, start=start)
    return None


def _short(line: Line, start: int, end: int) -> int:
    """How many tokens beyond one an abbreviation has that ends here, «проф.» or «м. а.»; 0 for none."""
    written = [token.folded for token in line.tokens[max(start, end - 6) : end]]
    return next((len(one) - 1 for one in _SHORT if tuple(written[-len(one) :]) == one), 0)


def _from_work(line: Line, start: int, end: int) -> Description | None:
    """Where somebody comes from: «Қарауыл мектебінен», «№ 2 мектептен келген», «басқарманы басқаратын»."""
    last = line.folded(end - 1)
    if last == "жатқан" and line.folded(end - 2) == "келе":
        # «Басқарып келе жатқан».
        end, last = end - 1, "келе"
    if last in {"отырған", "жүрген", "келе", "келген"} and line.folded(end - 2) == "басқарып":
        # «Шорнақ орта мектебін басқарып отырған».
        end, last = end - 1, "басқарған"
    place = end - 1 if last in {"келген", "басқаратын", "басқарған"} else end
    endings = _ACCUSATIVE if last.startswith("басқар") else _ABLATIVE
    if place not in line.ends or not line.folded(place - 1).endswith(endings):
        return None
    begin, organisation = line.ends[place]
    return (
        None if begin < start or organisation.is_bare else Description(begin, end, organisation=organisation)
    )


def kazakh_after(line: Line, start: int, end: int) -> Description | None:
    """What begins at a token and ends with an office, or an organisation alone."""
    if line.folded(start) == "оның" and start + 1 < end:
        start += 1
    for last in range(min(end, start + 30) - 1, start - 1, -1):
        is_office = line.tokens[last].is_word and kazakh_office(line.folded(last))
        if not is_office and not _short(line, start, last + 1):
            continue
        found = kazakh_before(line, start, last + 1)
        comes = found and line.folded(found.start - 1).endswith((*_PARTICIPLES, "бар"))
        if found and (comes or found.start <= _without_place(line, start, end)):
            return Description(
                start, last + 1, found.position, found.organisation, found.bare, found.is_plural
            )
    place = _without_place(line, start, end)
    for begin in {start, place}:
        if begin in line.starts and not line.starts[begin][1].is_bare and line.starts[begin][0] <= end:
            further, organisation = line.starts[begin]
            return Description(start, further, organisation=organisation)
    return None


def _part_start(line: Line, place: int, start: int) -> int:
    """Where the name of a department begins: «дүниежүзі тарихы кафедрасының»."""
    least = max(start, place - _MOST_OF_A_PART)
    while place > least and place not in line.ends:
        token = line.tokens[place - 1]
        if not token.is_word or token.is_capital or token.folded in _JOINS or kazakh_office(token.folded):
            break
        if set(analysed(token.folded).suffixes[-1:]) & _AWAY:
            # «Семинар соңында бөлім бастығы».
            break
        place -= 1
    return place


def _without_place(line: Line, start: int, end: int) -> int:
    """Where a chunk goes on behind «Тайынша ауданы», «Кентау қаласы»."""
    place = start
    while place < end and place - start < 3:
        if line.folded(place).startswith(("аудан", "қала", "облыс", "ауыл")):
            return place + 1
        if line.folded(place) in _SHORT_PLACES and line.folded(place + 1) == ".":
            return place + 2
        place += 1
    return start


def _belongs(line: Line, place: int, begin: int) -> bool:
    """Whether a word goes with the office behind it."""
    token = line.tokens[place]
    word = token.folded
    if line.folded(begin) == "курс" and word in _ORDINALS:
        # «Екінші курс докторанты».
        return True
    if not token.is_word or word in _PRONOUNS or word in _NUMERALS or word == "бір":
        return False
    if word.startswith(_PLACES) and word.endswith(_GENITIVES):
        # «Мұнайлы ауданының мұғалімі»: where from, and no part of the office, unless it is the akim's.
        return line.folded(begin).startswith("әкім")
    if word == "жетекшісі" and not kazakh_office(line.folded(begin)):
        # «Оның жетекшісі химия мұғалімі».
        return False
    if kazakh_office(word):
        # A list of two: «директор мен мұғалім»; with an owner «директордың орынбасары».
        return True
    if word in _JOINS:
        return (
            place > 0
            and line.folded(place - 1) in KAZAKH_MODIFIERS
            and line.folded(begin) in KAZAKH_MODIFIERS
        )
    if line.folded(begin) in _OF_A_MATTER or line.folded(begin + 1) in _OF_A_MATTER:
        # «Бейінді оқыту жөніндегі орынбасар».
        return not token.is_capital or place == 0
    if line.folded(begin).startswith(_PLACES) and line.folded(begin + 1).startswith("әкім"):
        # «Зайсан ауданы әкімінің орынбасары».
        return token.is_capital and (is_place(token.written) or not analysed(word).is_known)
    if word.endswith(_PARTICIPLES) and word not in KAZAKH_MODIFIERS:
        return False
    if token.written.isupper() and 1 < len(word) < 6 and kazakh_office(line.folded(begin)):
        # «АӘД мұғалімі».
        return place not in line.starts
    if of_a_matter(line, place, begin):
        return True
    stem = analysed(word).stem
    if (
        _OWNED & set(analysed(line.folded(begin)).suffixes[:1])
        and kazakh_office(line.folded(begin))
        and (not token.is_capital or place == 0)
        and analysed(word).is_known
        and not analysed(word).suffixes
        and not genders_of(token.written)
    ):
        # «Жоба жетекшісі», «мәслихат депутаты».
        return True
    return is_kazakh_modifier(word) or (stem in KAZAKH_MODIFIERS and not token.is_capital)


def _description(line: Line, start: int, begin: int, last: int, end: int, organisation, bare) -> Description:
    if _short(line, last, end):
        owner = organisation or bare
        words = [_owner(line.tokens[place].written, owner, place == begin) for place in range(begin, last)]
        position = " ".join([*words, line.words(last, end)])
        return Description(start, end, position, organisation, bare)
    head = line.tokens[last].written
    # A noun before the office makes it its own: биология мұғалімі; an adjective does not: аға менеджер.
    of_a_noun = any(line.folded(place) not in _ADJECTIVES | {"ага", "гылыми"} for place in range(begin, last))
    office = without_case(head, singular=True) if of_a_noun else dictionary_form(head)
    if kazakh_office(head.lower()) and not kazakh_office(office.lower()):
        office = head
    if head.endswith(("мыз", "міз")):
        # «IT маманымыз».
        office = dictionary_form(head)
    if office == head and not of_a_noun:
        office = office_of_a_russian_keyboard(head) or head
    words = [
        _owner(line.tokens[place].written, organisation or bare, place == begin)
        for place in range(begin, last)
    ]
    if end - 1 > last:
        office += " (PhD)"
    position = " ".join([*words, office])
    if any(line.tokens[place].written in "«“»”" for place in range(begin, last)):
        position = f"{line.words(begin, last)} {office}"
    return Description(start, end, position, organisation, bare, is_kazakh_plural(line.folded(last)))


def _owner(word: str, organisation, is_first: bool) -> str:
    """A word before the office; «ректорының» of a university is «ректордың» without it."""
    if not (organisation and is_first and kazakh_office(word.lower())):
        return word
    for ending in ("сының", "сінің", "ының", "інің"):
        if word.endswith(ending):
            base = word[: -len(ending)]
            front = ending[-2] == "і"
            last = base[-1].lower()
            consonant = "т" if last in "кқпстфхшщчц" else "н" if last in "мнңаеыіоөұүәи" else "д"
            return f"{base}{consonant}{'ің' if front else 'ың'}"
    return word
