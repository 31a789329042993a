"""What depends on an English office: "of Methodological Work", "in mathematics", "of schools No. 12"."""

from cms.intake.facts.names.lexicon import is_stranger
from cms.intake.facts.people.line import Line
from cms.intake.facts.people.offices import ENGLISH_MODIFIERS, english_office
from cms.intake.facts.word_lists import word_list

ARTICLES = word_list(__file__, "english articles")
PREPOSITIONS = frozenset(["of", "for", "in", "at", "from", "to", "on", "with"])
_LEADS = frozenset(("head", "director", "manager", "chief", "leader", "deputy", "dean", "chair"))
_DEPARTMENTS = frozenset(("laboratory", "department", "faculty", "chair", "section", "division"))
_SUBJECTS = frozenset(
    (
        *("history", "law", "geography", "mathematics", "maths", "physics", "chemistry", "biology", "art"),
        *(
            "music",
            "english",
            "russian",
            "kazakh",
            "informatics",
            "literature",
            "language",
            "economics",
            "singing",
        ),
    )
)
_TRAINING = frozenset(("military", "labour", "labor", "vocational"))
_NUMBERED = frozenset(("no", "nos", "№"))
_IN_OF = 6
# What is led within a house.
_CIRCLES = frozenset(("club", "circle"))


def skipped(line: Line, place: int, end: int) -> int:
    """The place behind articles and what stands for one."""
    while place < end and (
        line.folded(place) in ARTICLES
        or (line.folded(place) == "branch" and english_office(line.folded(place + 1)))
    ):
        place += 1
    return place


def department(line: Line, head: int, stop: int) -> int:
    """Where "Department of Quality" begins behind an office that does not lead it; 0 for none."""
    if line.folded(head) in _LEADS or line.folded(head + 1) != "of":
        return 0
    place = skipped(line, head + 2, stop)
    is_part = (
        line.folded(place) in {"department", "division", "directorate"} and line.tokens[place].is_capital
    )
    return place if is_part and place < stop else 0


def schools(line: Line, place: int, end: int) -> int:
    """The end of "schools No. 12 and No. 4", which are nobody's one place of work; 0 for none."""
    if (
        line.folded(place) not in {"schools", "lyceums", "gymnasiums"}
        or line.folded(place + 1) not in _NUMBERED
    ):
        return 0
    further = place + 1
    while further < end and (
        line.tokens[further].is_number or line.folded(further) in _NUMBERED | {".", "and", ","}
    ):
        further += 1
    return further if line.tokens[further - 1].is_number else further - 1


def goes_on(line: Line, place: int, end: int) -> int:
    """The end of "and form tutor", "in mathematics" behind an office; 0 for others."""
    if place + 1 >= end:
        return 0
    if line.folded(place) == "and":
        return _second(line, place + 1, end)
    return _subject(line, place + 1, end) if line.folded(place) == "in" else 0


def _second(line: Line, place: int, end: int) -> int:
    """The end of a second office: "and form tutor"; 0 for none."""
    further = place
    while further < end and english_office(line.folded(further)):
        further += 1
    if further > place:
        # "And Associate Professor".
        return further
    is_modified = line.folded(place) in ENGLISH_MODIFIERS and place + 1 < end
    return place + 2 if is_modified and english_office(line.folded(place + 1)) else 0


def _subject(line: Line, place: int, end: int) -> int:
    """The end of a subject that somebody lectures in; 0 for none."""
    further = place
    while further < end and line.folded(further) in ENGLISH_MODIFIERS and not line.tokens[further].is_capital:
        further += 1
    return further if further > place and further not in line.starts else 0


def phrase(line: Line, place: int, end: int) -> int:
    """The end of what "of" governs: "Methodological work", "Russian language and literature"."""
    start = place
    while place < end and place - start < _IN_OF:
        word = line.folded(place)
        if (
            not line.tokens[place].is_word
            or word in PREPOSITIONS
            or word in {"who", "which", "that"}
            or (place in line.starts and not (place > start and word in _CIRCLES))
        ):
            if word in {"'", "’"} and place > start and line.folded(place + 1) in {"committee", "council"}:
                # "The parents' committee".
                place += 2
                continue
            break
        if word in {"and", "or"} and (place + 1 >= end or english_office(line.folded(place + 1))):
            break
        if place > start and word.endswith("ed") and not line.tokens[place].is_capital:
            break
        place += 1
    return place


def is_a_name(line: Line, start: int, end: int) -> bool:
    """Whether words in capitals, none of them of a subject or place, name a firm: "of Steppe Reads"."""
    words = line.tokens[start:end]
    if line.folded(start - 1) == "of" and line.folded(start - 2) in _DEPARTMENTS:
        # "Head of the Laboratory of Digital Didactics".
        return False
    return len(words) > 1 and all(word.is_capital and not is_stranger(word.written) for word in words)


def is_place(line: Line, start: int, end: int) -> bool:
    """Tell whether words are a town or region."""
    words = [line.tokens[place] for place in range(start, end)]
    return words[0].is_capital and (
        (len(words) == 1 and is_stranger(words[0].written) and words[0].folded not in ENGLISH_MODIFIERS)
        or words[-1].folded in {"region", "district", "city", "oblast", "kazakhstan"}
    )


def joins_subjects(line: Line, place: int, start: int) -> bool:
    """Whether a token is the "and" of "history and law teacher", not "of English and maths"."""
    beside = {line.folded(place - 1), line.folded(place + 1)}
    is_and = line.folded(place) == "and" and place > start and beside <= _SUBJECTS
    return is_and and line.folded(place - 2) not in {"of", "in", "for"}


def is_training(line: Line, place: int, start: int) -> bool:
    """Whether a token is the "training" of "military training instructor"."""
    return line.folded(place) == "training" and place > start and line.folded(place - 1) in _TRAINING
