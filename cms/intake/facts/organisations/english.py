"""Organisations in English: a noun such as "school" with its modifiers before and "No. 5", "of …" behind."""

import re

from cms.intake.facts.names.lexicon import is_stranger
from cms.intake.facts.organisations.found import Kind, Stretch
from cms.intake.facts.quote_marks import Quotes
from cms.intake.facts.tokens import Token
from cms.intake.facts.word_lists import word_list

_SCHOOLS = frozenset(
    [
        "school",
        "gymnasium",
        "lyceum",
        "kindergarten",
        "nursery",
        "school-gymnasium",
        "school-lyceum",
        "gymnasium-school",
        "lyceum-school",
        "boarding-school",
        "nis",
        "college",
    ]
)
_HEADS = _SCHOOLS | word_list(__file__, "english heads")
# Heads that are a part of something unless they are of education.
_PARTS = frozenset(("department", "office", "council", "committee", "service", "laboratory"))
_MODIFIERS = word_list(__file__, "english modifiers")
_NO_ABBREVIATIONS = re.compile(
    r"PHD|PH|CEO|CFO|HR|USA|UK|IT|ICT|STEM|STEAM|PR|TV|I+|IV|VI*|IX|X+|AI|EU|UN|AM|PM|OK|TBC|SMS|PDF|QR|CV|CLIL|IELTS|[A-Z]"
)
# Directions of an Intellectual School: NIS PhM, NIS ChB.
_DIRECTION = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z]{1,3}")
_ABBREVIATION = re.compile(r"[A-Z]{2,7}")
_JOINED = frozenset(("of", "for", "at", "in"))
_NO_MODIFIERS = frozenset(
    ("the", "a", "an", "our", "their", "his", "her", "its", "this", "that", "my", "your")
)
_OFFICES = word_list(__file__, "english offices")
_MOST = 20


def english_stretches(tokens: list[Token], quotes: Quotes, barred: set[int]) -> list[Stretch]:
    """The organisations of a sentence; `barred` are tokens that belong to names of people."""
    found: list[Stretch] = []
    place = 0
    while place < len(tokens):
        if place in barred or quotes.at(tokens[place].start) or not _is_head(tokens, place):
            place += 1
            continue
        floor = found[-1].end if found else 0
        start = _start(tokens, place, barred, floor, quotes)
        end = _end(tokens, place, quotes, barred)
        head = _head_word(tokens[place])
        is_bare = start == place and end == place + 1 and not _ABBREVIATION.fullmatch(tokens[place].written)
        if head in _PARTS and not _is_whole(tokens, start, end):
            place += 1
            continue
        found.append(Stretch(start, end, place, _kind(head), is_bare))
        place = end
    return found


def _head_word(token: Token) -> str:
    """The noun of a head: that of "IT-lyceum" is "lyceum", of "university's" "university"."""
    word = token.folded.removesuffix("'s")
    return word if word in _HEADS else word.rpartition("-")[2]


def _kind(head: str) -> Kind:
    if head == "branch":
        return "branch"
    return "school" if head in _SCHOOLS else "other"


def _is_head(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if _ABBREVIATION.fullmatch(token.written):
        beside = [tokens[other] for other in (place - 1, place + 1) if 0 <= other < len(tokens)]
        in_capitals = any(len(other.written) > 3 and other.written.isupper() for other in beside)
        return not _NO_ABBREVIATIONS.fullmatch(token.written) and not in_capitals
    if _head_word(token) not in _HEADS:
        return False
    # "School leaders", "winter school", "school plan": the noun is no organisation there.
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following and following.is_word and following.folded in _HEADS:
        return False
    if (
        token.folded == "school"
        and place
        and tokens[place - 1].folded in {"winter", "summer", "autumn", "spring"}
    ):
        return False
    return not (
        following and not token.is_capital and following.is_word and following.folded in _AFTER_AN_ADJECTIVE
    )


# A center for teachers' training is called after them: "Teacher Support Center".
_FOR_TEACHERS = frozenset(("support", "training", "development", "education", "resource"))
_AFTER_AN_ADJECTIVE = word_list(__file__, "english after an adjective")


def _is_whole(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a department is one of its own: of education, or of a region or town."""
    words = {token.folded for token in tokens[start:end]}
    return bool(
        words
        & {
            "education",
            "regional",
            "city",
            "district",
            "region",
            "akimat",
            "principals",
            "teachers",
            "enlightenment",
        }
    )


def _start(tokens: list[Token], head: int, barred: set[int], floor: int, quotes: Quotes) -> int:
    start = head
    quoted = quotes.at(tokens[head - 1].start) if head > floor else None
    while quoted and start > floor and tokens[start - 1].start >= quoted.start:
        # The "Bilim" fund.
        start -= 1
    while start > floor and start - 1 not in barred and head - start < 7:
        before = tokens[start - 1]
        if before.folded == "teacher" and tokens[start].folded in _FOR_TEACHERS and start < head:
            start -= 1
            continue
        if before.written == "." and start < head and start - 1 > floor and _is_initial(tokens[start - 2]):
            # Sh. Ualikhanov University.
            start -= 2
            continue
        if not before.is_word or before.folded in _NO_MODIFIERS or before.folded in _OFFICES:
            break
        if before.folded in _MODIFIERS or (before.is_capital and not _begins(tokens, start - 1)):
            start -= 1
        elif before.folded == "and" and start > 1 and tokens[start - 2].folded in _MODIFIERS and start < head:
            start -= 2
        else:
            break
    return start


def _is_initial(token: Token) -> bool:
    return token.is_capital and token.is_word and len(token.written) < 3


def _begins(tokens: list[Token], place: int) -> bool:
    """Whether a word has its capital from the sentence alone: "In School No. 5"."""
    return tokens[place].folded in {
        "in",
        "representing",
        "at",
        "on",
        "from",
        "of",
        "by",
        "for",
        "to",
        "and",
        "with",
        "then",
        "when",
    }


def _end(tokens: list[Token], head: int, quotes: Quotes, barred: set[int]) -> int:
    end = head + 1
    while end < len(tokens) and end not in barred and end - head < _MOST:
        further = _numbered(tokens, end) or _quoted(tokens, end, quotes) or _named(tokens, end, barred)
        further = further or _complement(tokens, end, barred, quotes)
        if not further:
            break
        end = further
    return end


def _numbered(tokens: list[Token], place: int) -> int:
    token = tokens[place]
    if (
        tokens[place - 1].written == "NIS"
        and token.is_capital
        and is_stranger(token.written)
        and token.folded not in _TIMES
    ):
        # NIS Kokshetau.
        return place + 1
    is_of_nis = any(one.written == "NIS" for one in tokens[max(place - 2, 0) : place])
    if is_of_nis and (
        _DIRECTION.fullmatch(token.written) or (token.is_capital and is_stranger(token.written))
    ):
        return place + 1
    after = tokens[place + 1 : place + 3]
    if token.written in {"№", "#"} and after and after[0].is_number:
        return place + 2
    if token.folded in {"no", "number", "nr", "n"} and after:
        if after[0].is_number:
            return place + 2
        if after[0].written in {".", "°"} and len(after) > 1 and after[1].is_number:
            return place + 3
    if token.is_number and tokens[place - 1].folded in _SCHOOLS | {"building"} and len(token.written) < 4:
        return place + 1
    return (
        place + 1
        if _ABBREVIATION.fullmatch(token.written) and _ABBREVIATION.fullmatch(tokens[place - 1].written)
        else 0
    )


def _quoted(tokens: list[Token], place: int, quotes: Quotes) -> int:
    span = quotes.from_(tokens[place].start)
    if not span or span.end - span.start > 80:
        return 0
    while place < len(tokens) and tokens[place].start < span.end:
        place += 1
    return place


def _named(tokens: list[Token], place: int, barred: set[int]) -> int:
    if (
        tokens[place].folded != "named"
        or place + 1 >= len(tokens)
        or tokens[place + 1].folded not in {"after", "for"}
    ):
        return 0
    place += 2
    while place < len(tokens) and (tokens[place].is_capital or tokens[place].written == "."):
        if tokens[place].written == "." and len(tokens[place - 1].written) > 2:
            break
        place += 1
    return place


def _complement(tokens: list[Token], place: int, barred: set[int], quotes: Quotes) -> int:
    """The end of "of the Zhambyl Region", "for Mental Health", "of Physics and Mathematics"; 0 for others."""
    joined = tokens[place].folded
    if joined not in _JOINED or (joined == "at" and tokens[place - 1].folded in {"club", "circle"}):
        # "The robotics club at Gymnasium No. 3" is a part of the gymnasium.
        return 0
    place += 1
    if place < len(tokens) and tokens[place].folded == "the":
        place += 1
    start = place
    while place < len(tokens) and place not in barred and place - start < 6:
        token = tokens[place]
        if not token.is_word or quotes.at(token.start):
            break
        if (
            (token.is_capital and token.folded not in _OFFICES)
            or (
                token.folded in {"region", "district", "city", "oblast", "principals", "teachers"}
                and (place > start)
            )
            or (joined in {"of", "for"} and place == start and token.folded in _OF_WHAT)
        ):
            place += 1
        elif (
            token.folded in {"and", "&"}
            and place > start
            and place + 1 < len(tokens)
            and _goes_on(tokens, place, barred)
        ):
            place += 2
        else:
            break
    if place == start:
        return 0
    is_time = is_stranger(tokens[start].written) and tokens[start].folded in _TIMES
    return 0 if is_time else place


_OF_WHAT = frozenset(
    [
        "education",
        "enlightenment",
        "pedagogical",
        "teachers",
        "principals",
        "school",
        "schools",
        "secondary",
        "advanced",
        "culture",
    ]
)
_TIMES = word_list(__file__, "english times")


def _goes_on(tokens: list[Token], place: int, barred: set[int]) -> bool:
    following = tokens[place + 1]
    if place + 1 in barred or following.folded in _OFFICES | {"the", "its", "a"}:
        return False
    behind = tokens[place + 2] if place + 2 < len(tokens) else None
    is_new = behind is not None and (behind.folded in _HEADS or (behind.is_capital and following.is_capital))
    both = following.is_capital == tokens[place - 1].is_capital
    return following.is_word and both and not is_new
