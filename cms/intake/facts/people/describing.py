"""What a sentence tells of each person named in it: phrases beside the name, an office or a place of work.

Before a name: "the head of …", «филиал тренері», a label "Trainers:". Behind it: an apposition, a bracket,
the cells of a table, the phrases of a list. A phrase between two names belongs to the one it touches, or,
between commas, to the one before that has none of its own. What is told in the plural holds for the group.
"""

import re
from dataclasses import replace

from cms.intake.facts.names.lexicon import genders_of, is_stranger
from cms.intake.facts.people.english import english_after, english_before
from cms.intake.facts.people.english_sayings import english_copula, english_place
from cms.intake.facts.people.event_offices import is_beside, is_of_an_event
from cms.intake.facts.people.groups import ADDRESS, JOINS, Told, share
from cms.intake.facts.people.kazakh import kazakh_after, kazakh_before, kazakh_group
from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.people.mixed import in_either
from cms.intake.facts.people.represented import share_house
from cms.intake.facts.people.russian import russian_after, russian_before
from cms.intake.facts.people.russian_sayings import russian_works
from cms.intake.facts.word_lists import word_list

_BEFORE = {"en": english_before, "ru": russian_before, "kk": in_either(kazakh_before, russian_before)}
_AFTER = {"en": english_after, "ru": russian_after, "kk": in_either(kazakh_after, russian_after)}
_DASHES = frozenset("–—-−")
_SEPARATORS = frozenset((",", ";", ":", "(", ")", "|", "\t", "•", "\n", "!", "?", *_DASHES))
# Phrases behind a name that may be told before its place of work.
_SOFT = frozenset((",", "|", "\t", "(", "\n", *_DASHES))
_RESPECT = frozenset(["мырза", "ханым"])
_DEPENDS = frozenset(("of", "for", "with", "among", "to", "для", "среди", "с"))
_TITLES = word_list(__file__, "describing titles")
_GOES_ON = word_list(__file__, "describing goes on")
_OWN = word_list(__file__, "describing own")
_SKIPPED = re.compile(
    r"(?:(?:[ivxіх]+|\d+|перв|втор|трет|бірінші|екінші|үшінші|first|second|third|бас|гран|grand)\b.*"
    r"|(?:г|с|п|город|село|поселок|ст|аул|станция)\b\.?.*|.*\b(?:р-н|район|района|область|области|ауданы|қаласы|ауылы|облысы|district|region|village|city)"
    r"|.*\b(?:место|орын|place|prize|победител\w+|призер\w*|жүлде\w*|г\. ?р\.?|номинаци\w+))"
)
_MOST_SKIPPED = 3


def describe(line: Line) -> list[Told]:
    """What is told of each name of a line, in their order."""
    told: list[Told] = []
    floor = 0
    for number, (start, end) in enumerate(line.places):
        one = Told()
        begin = start
        while begin > floor and _is_address(line, begin):
            begin -= 2 if line.folded(begin - 1) == "." else 1
            one.is_addressed = True
        one.before = _before(line, floor, begin, one)
        limit = line.places[number + 1][0] if number + 1 < len(line.places) else len(line.tokens)
        following = end
        while following < limit and line.folded(following) in _RESPECT:
            following += 1
        one.after, floor = _after(line, following, limit, one, is_last=number + 1 == len(line.places))
        told.append(one)
    share(line, told)
    share_house(line, told)
    return told


def _is_address(line: Line, place: int) -> bool:
    before = line.folded(place - 1)
    return before in ADDRESS or (before == "." and line.folded(place - 2) in ADDRESS)


def _before(line: Line, floor: int, end: int, told: Told) -> Description | None:
    """What stands before a name that begins at `end`."""
    last = end
    if last > floor and line.folded(last - 1) in _DASHES | {":", ","}:
        told.is_labelled = line.folded(last - 1) != ","
        last -= 1
        if last > floor and line.folded(last - 1) in ADDRESS:
            last -= 1
    found = _whole_before(line, floor, last) or _whole_behind_verb(line, floor, last, end)
    if found is None or (last < end and not told.is_labelled and not _stands_alone(line, found, floor)):
        return None
    if told.is_labelled and not _stands_alone(line, found, floor):
        return None
    if line.folded(found.start - 1) == "(" and found.start - 1 in line.ends and not found.organisation:
        # «Команда школы № 33 (директор А. Ким)».
        organisation = line.ends[found.start - 1][1]
        return found if organisation.is_bare else replace(found, organisation=organisation)
    return found


def _whole_behind_verb(line: Line, floor: int, last: int, end: int) -> Description | None:
    """The offices in the plural that a Kazakh list is of: «бізге филиал әдіскерлері көмектесті: …»."""
    if line.language != "kk" or line.folded(end - 1) != ":":
        return None
    for place in range(last - 1, max(floor, last - 3), -1):
        found = _whole_before(line, floor, place)
        if found and found.is_plural and found.position:
            return found
    return None


def _stands_alone(line: Line, found: Description, floor: int) -> bool:
    """Whether a phrase set off by a comma has only a sign or the beginning before it, or an article."""
    before = line.folded(found.start - 1)
    if before in _DEPENDS:
        # "At the forum of principals, D. K. Berdibekova …": no apposition.
        return False
    begins = (
        found.start <= floor
        or before in _SEPARATORS | {"by", "by:", "and", "и", "both"}
        or not line.tokens[found.start - 1].is_word
    )
    return begins or found.is_plural or before in _OWN or line.folded(found.start) in _OWN


def _whole_before(line: Line, floor: int, end: int) -> Description | None:
    """The phrase that ends at a token, with further offices and degrees set off by commas before it."""
    start = _chunk_start(line, floor, end)
    found = _BEFORE[line.language](line, start, end)
    if not found:
        return None
    while found.start > floor + 1 and line.folded(found.start - 1) == ",":
        further = _chunk_start(line, floor, found.start - 1)
        more = _BEFORE[line.language](line, further, found.start - 1)
        if not more or more.is_plural != found.is_plural:
            break
        if is_of_an_event(more) or is_beside(more):
            # "The chair of the jury, methodologist …".
            found = replace(found, start=more.start)
            continue
        found = _joined(more, found)
    return found


def _joined(first: Description, second: Description) -> Description:
    position = ", ".join(part for part in (first.position, second.position) if part)
    return Description(
        first.start,
        second.end,
        position,
        first.organisation or second.organisation,
        first.bare or second.bare,
        second.is_plural,
        second.may_be_plural,
        first.cases & second.cases or first.cases or second.cases,
    )


def _chunk_start(line: Line, floor: int, end: int) -> int:
    """Where the phrase that ends at a token begins: behind the sign before it, organisations left whole."""
    place = end
    depth = 0
    while place > floor:
        if place in line.ends and line.ends[place][0] >= floor:
            place = line.ends[place][0]
            continue
        written = line.tokens[place - 1].written
        if written == ")":
            depth += 1
        elif written == "(" and depth:
            depth -= 1
        elif written in _SEPARATORS and not depth:
            break
        place -= 1
    return place


def _after(line: Line, place: int, limit: int, told: Told, *, is_last: bool) -> tuple[list[Description], int]:
    """What stands behind a name that ends at `place`, and where it ends."""
    found: list[Description] = []
    floor = place
    skipped = 0
    one = _right_behind(line, place, limit)
    if one and (is_last or one.end < limit):
        found.append(one)
        place = floor = one.end
    elif line.language == "en" and (end := english_place(line, place, limit)):
        place = end
    while place < limit and line.tokens[place].written in _SOFT and skipped <= _MOST_SKIPPED:
        if line.tokens[place].written == "(":
            inner, place = _bracket(line, place, limit)
            found += inner
            floor = place if inner else floor
            continue
        start = place + 1
        while start < limit and line.tokens[start].written in _SOFT and line.tokens[start].written != "(":
            start += 1
        end = _chunk_end(line, start, limit)
        touches = end == limit and not is_last
        if start < end and line.folded(start) in _GOES_ON:
            break
        if start >= end or (touches and not _is_joined(line, start, end)):
            break
        if touches:
            # "Name, trainer and Name": the joining word is no part of the phrase.
            end -= 1
        one = _AFTER[line.language](line, start, end)
        if one and one.is_plural and one.end < end:
            # «…, руководители школ делились опытом»: a new clause.
            break
        if one and line.folded(one.start) == "от" and line.folded(one.end) in _DASHES:
            # «От школы № 3 выступила А. Ким, от гимназии № 7 – Б. Ли».
            break
        if one and _is_set_off(line, told) and end + 1 == limit and line.folded(start) in _OWN:
            # "The rector, Serik Omir, the head of the department, Galiya Asan".
            break
        if one and ((told.before and touches) or _is_of_another(line, one.end, end)):
            one = None
        if one:
            found.append(one)
            floor = one.end
            if one.end < end and line.tokens[one.end].written not in _SOFT:
                break
            place = one.end if one.end < end else end
        elif _is_skipped(line, start, end):
            skipped += 1
            place = end
        else:
            break
    is_closed = line.folded(floor - 1) == ")"
    if found and not is_last and not is_closed and _belongs_to_next(line, floor, limit, told):
        return [], found[0].start
    return found, floor


def _is_set_off(line: Line, told: Told) -> bool:
    """Whether a comma stands between an office and the name behind it."""
    return told.before is not None and line.folded(told.before.end) == ","


def _right_behind(line: Line, place: int, limit: int) -> Description | None:
    """What follows a name without a sign: "of School No. 5", «из гимназии», "is the principal of"."""
    if place >= limit:
        return None
    word = line.folded(place)
    if line.language == "kk":
        return kazakh_group(line, place, limit)
    if line.language == "en":
        if found := english_copula(line, place, limit):
            return found
        return english_after(line, place, limit) if word in {"of", "from", "at"} else None
    if found := russian_works(line, place, limit):
        return found
    if word in {"является", "работает"}:
        found = russian_after(line, place + 1, limit)
        return found if found and found.position else None
    return russian_after(line, place, limit) if word in {"из", "от"} else None


def _is_of_another(line: Line, place: int, end: int) -> bool:
    """Whether a given name alone follows an office: «библиотекарю Шолпан»."""
    return place < end and line.tokens[place].is_capital and bool(genders_of(line.tokens[place].written))


def _is_joined(line: Line, start: int, end: int) -> bool:
    return line.folded(end - 1) in JOINS and end - start > 1


def _belongs_to_next(line: Line, place: int, limit: int, told: Told) -> bool:
    """Whether what follows up to the next name is one more phrase of an office before it."""
    if place >= limit:
        return False
    rest = place + 1 if line.tokens[place].written == "," else place
    if line.folded(rest) in JOINS:
        return False
    found = _BEFORE[line.language](line, rest, limit)
    if not found or found.start > rest + 1:
        return False
    # «…ректоры, профессор Е. Әмірбекұлы»: a title goes on with what is before it, unless offices follow names
    # there.
    return bool(told.before) or (found.position.lower() in _TITLES and not _has_own(line, limit))


def _has_own(line: Line, start: int) -> bool:
    """Whether the name that begins at a token has an apposition of its own behind it."""
    end = next(end for begin, end in line.places if begin == start)
    if line.folded(end) != ",":
        return False
    stop = _chunk_end(line, end + 1, len(line.tokens))
    return bool(_AFTER[line.language](line, end + 1, stop))


def _bracket(line: Line, place: int, limit: int) -> tuple[list[Description], int]:
    """The phrases of a bracket that opens at a token, and where it closes."""
    end = place + 1
    depth = 1
    while end < limit and depth:
        depth += {"(": 1, ")": -1}.get(line.tokens[end].written, 0)
        end += 1
    if depth:
        return [], end
    found = []
    start = place + 1
    while start < end - 1:
        stop = _chunk_end(line, start, end - 1)
        one = _AFTER[line.language](line, start, stop)
        if one:
            found.append(one)
        start = stop + 1
    return found, end


def _chunk_end(line: Line, place: int, limit: int) -> int:
    while place < limit:
        if place in line.starts and line.starts[place][0] <= limit:
            place = line.starts[place][0]
            continue
        written = line.tokens[place].written
        if written in _SEPARATORS:
            if written == "(" and line.folded(place + 1) == "phd" and line.folded(place + 2) == ")":
                place += 3
                continue
            break
        if written == "." and place == len(line.tokens) - 1:
            break
        place += 1
    return place


def _is_skipped(line: Line, start: int, end: int) -> bool:
    """Whether a phrase tells a result, a town or a year, behind which the place of work may follow."""
    if end - start > 8:
        return False
    text = line.words(start, end).lower().replace("ё", "е")
    if _SKIPPED.fullmatch(text):
        return True
    first = line.tokens[start]
    if end - start < 3 and first.is_capital and is_stranger(first.written):
        return True
    # A town no list has, with the place of work behind it.
    return end - start < 3 and first.is_capital and end + 1 in line.starts and line.folded(end) == ","
