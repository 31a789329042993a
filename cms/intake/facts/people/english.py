"""Offices in English: "the head of the Department of Pedagogy of Zhetysu University", "chemistry teacher"."""

from cms.intake.facts.organisations import Organisation
from cms.intake.facts.people.english_complements import (
    ARTICLES,
    PREPOSITIONS,
    department,
    goes_on,
    is_a_name,
    is_place,
    is_training,
    joins_subjects,
    phrase,
    schools,
    skipped,
)
from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.people.offices import ENGLISH_MODIFIERS, english_office
from cms.intake.facts.word_lists import word_list

_VERBS = word_list(__file__, "english verbs")
IS = frozenset(["is", "was", "has", "been", "now", "currently", "works", "serves", "worked", "served", "as"])
_BESIDE = frozenset(
    ("winner", "finalist", "laureate", "member", "graduate", "participant", "host", "mother", "father")
)
_AT = frozenset(("of", "from", "at", "in", "representing"))
_WORKS = frozenset(
    [
        "teaches",
        "works",
        "leads",
        "heads",
        "runs",
        "taught",
        "worked",
        "studies",
        "teaching",
        "working",
        "heading",
        "leading",
        "running",
        "responsible",
        "chairs",
    ]
)
_MOST_MODIFIERS = 5
_HOURS = frozenset(
    ("afternoon", "morning", "evening", "day", "end", "beginning", "middle", "room", "hall", "break")
)
_TIMES = frozenset(("years", "year", "months", "decades"))
_KINDS = frozenset(("school", "university", "college", "kindergarten", "lyceum", "gymnasium"))
_DOCTORAL = frozenset(("phd", "doctoral", "postgraduate", "master's", "master’s"))


def english_after(line: Line, start: int, end: int) -> Description | None:
    """What begins at a token: an office with its organisation, or "of School No. 5"."""
    place = skipped(line, start, end)
    if line.folded(place) in {"who", "having"}:
        return _who(line, start, place, end)
    if line.folded(place) == "in" and line.folded(place + 2) == "capacity" and line.folded(place + 3) == "as":
        place = skipped(line, place + 4, end)
    if line.folded(place) in _AT:
        inner = skipped(line, place + 1, end)
        if inner in line.starts and line.starts[inner][0] <= end:
            return _organisation_alone(line, start, inner)
        return None
    organisation = None
    if place in line.starts and line.starts[place][0] <= end:
        further, organisation = line.starts[place]
        further += 2 * _is_possessive(line, further)
        if not (further < end and english_office(line.folded(further))):
            return _organisation_alone(line, start, place)
        if not (organisation.is_bare and line.folded(place) in _KINDS):
            # "School psychologist" is an office, "NIS principal" one with its place.
            place = further
        organisation = None if organisation.is_bare else organisation
    head = _head(line, place, end)
    if head is None and line.folded(place) in _BESIDE:
        # "Winner of the last contest and teacher of mathematics".
        joint = next((one for one in range(place + 1, end) if line.folded(one) == "and"), end)
        place = skipped(line, joint + 1, end)
        head = _head(line, place, end) if joint < end else None
    if head is None:
        return None
    return _office(line, start, place, head, end, organisation)


def english_before(line: Line, start: int, end: int) -> Description | None:
    """An office that reaches from somewhere up to a token."""
    for place in range(max(start, end - 40), end):
        if not english_office(line.folded(place)) and line.folded(place) not in _DOCTORAL:
            continue
        begin = _modifiers_before(line, place, start)
        found = english_after(line, begin, end)
        if found and found.position and found.end == end:
            return found
    return None


def _who(line: Line, start: int, place: int, end: int) -> Description | None:
    """ "who teaches Russian at School No. 10"."""
    office = place + 1
    while office < end and line.folded(office) in IS:
        office += 1
    if office > place + 1:
        found = english_after(line, office, end)
        if found and found.position:
            return found
    return taught_at(line, start, office, end)


def taught_at(line: Line, start: int, verb: int, end: int) -> Description | None:
    """The house at which somebody works by a verb: "teaches chemistry at Lyceum No. 62"."""
    if line.folded(verb) not in _WORKS:
        return None
    for further in range(verb + 1, min(verb + 9, end)):
        if further in line.starts and not line.starts[further][1].is_bare:
            return _organisation_alone(line, start, further)
    return None


def _is_possessive(line: Line, place: int) -> bool:
    """Tell whether "School No. 8" goes on with an apostrophe and s, which the number leaves apart."""
    return line.folded(place) in {"'", "’"} and line.folded(place + 1) == "s"


def _organisation_alone(line: Line, start: int, place: int) -> Description | None:
    end, organisation = line.starts[place]
    if organisation.is_bare:
        return None
    return Description(start, end, organisation=organisation)


def _head(line: Line, place: int, end: int) -> int | None:
    """The office behind at most a few modifiers."""
    for further in range(place, min(place + _MOST_MODIFIERS, end)):
        word = line.folded(further)
        if word in _DOCTORAL and line.folded(further + 1) in {"student", "students"} and further + 1 < end:
            return further + 1
        if english_office(word):
            # "Head teacher" and "deputy principal" end with their last office.
            following = range(further + 1, end)
            return next((one for one in following if not english_office(line.folded(one))), end) - 1
        if joins_subjects(line, further, place):
            continue
        if (
            not line.tokens[further].is_word
            or word in PREPOSITIONS
            or word in ARTICLES | _VERBS
            or (further in line.starts and word not in _KINDS)
        ):
            return None
    return None


def _modifiers_before(line: Line, head: int, start: int) -> int:
    place = head
    while place > start and head - place < _MOST_MODIFIERS:
        word = line.folded(place - 1)
        is_modifier = word in ENGLISH_MODIFIERS or line.tokens[place - 1].written == "IT"
        if joins_subjects(line, place - 1, start) or is_training(line, place - 1, start):
            place -= 2
            continue
        if not (is_modifier or english_office(word)) or not line.tokens[place - 1].is_word:
            break
        place -= 1
    if place > start and line.folded(place - 1) not in ARTICLES:
        # "a visiting guest lecturer": an article within four words begins the phrase.
        for further in range(place - 1, max(place - 4, start) - 1, -1):
            if line.folded(further) in {"the", "a", "an", "our"}:
                return further
            word = line.folded(further)
            if word in _HOURS:
                # "In the afternoon trainers …".
                break
            if not line.tokens[further].is_word or word in PREPOSITIONS | _VERBS or word.endswith("ed"):
                break
    place -= 2 * (place - 2 >= start and place - 2 in line.ends and _is_possessive(line, place - 2))
    if place in line.ends and line.ends[place][0] >= start and not line.ends[place][1].is_bare:
        # "NIS principal".
        place = line.ends[place][0]
    return place


def _office(line: Line, start: int, begin: int, head: int, end: int, organisation) -> Description:
    """An office whose head is known, with what follows it."""
    last = head + 1
    bare = None
    if line.folded(last) == "." and line.folded(head) in {"prof", "dr"} and last < end:
        last += 1
    stop = last
    while last < end:
        last += _works_there(line, last)
        word = line.folded(last)
        if last == stop and (further := goes_on(line, last, end)):
            last = stop = further
            continue
        if word not in PREPOSITIONS:
            break
        inner = skipped(line, last + 1, end)
        if inner >= end:
            break
        if inner in line.starts:
            further, found = line.starts[inner]
            if further > end:
                break
            if found.is_bare or (found.kind == "branch" and found.is_bare):
                bare = bare or found
            else:
                organisation = organisation or found
            last = further
            continue
        if further := schools(line, inner, end):
            last = further
            continue
        further = phrase(line, inner, end)
        if further == inner or line.folded(further - 1) in _TIMES:
            # "A teacher for twenty years".
            break
        if word == "of" and organisation is None and is_a_name(line, inner, further):
            span = line.span(inner, further)
            organisation = Organisation(span, line.words(inner, further))
        elif word in {"of", "for"} and not is_place(line, inner, further):
            if organisation is None:
                stop = further
        elif word == "of" and line.folded(head) in {"akim", "mayor", "governor"} and organisation is None:
            stop = further
        elif word not in {"of", "in", "from", "at"} and line.folded(further - 1) != "category":
            break
        last = further
    if organisation is None and (part := department(line, head, stop)):
        # "Chief specialist of the Department of Quality": a head's department is in the position.
        organisation = Organisation(line.span(part, stop), line.words(part, stop))
        stop = head + 1
    position = _position(line, begin, head, stop)
    plural = line.folded(head).endswith("s") and line.folded(head) != english_office(line.folded(head))
    plural = plural or line.folded(head) == "students"
    return Description(start, last, position, organisation, bare, plural)


def _works_there(line: Line, place: int) -> int:
    """How many tokens stand before "at" in "a therapist working at Kindergarten No. 15"."""
    return int(line.folded(place) in {"working", "teaching"} and line.folded(place + 1) in {"at", "in"})


def _position(line: Line, begin: int, head: int, stop: int) -> str:
    written = line.words(begin, stop)
    if not line.folded(head).endswith("s") or english_office(line.folded(head)) == line.folded(head):
        return written
    first = line.words(begin, head + 1)
    return f"{first[:-1]}{written[len(first) :]}"
