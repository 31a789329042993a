"""What English says of somebody with a verb, or of where he comes: "is the principal of", "from Oral"."""

from cms.intake.facts.people.english import IS, english_after, taught_at
from cms.intake.facts.people.english_complements import ARTICLES, is_place, skipped
from cms.intake.facts.people.event_offices import is_beside, is_of_an_event
from cms.intake.facts.people.line import Description, Line

_BEING = frozenset(("is", "was", "been", "works", "worked", "serves", "served"))
_WORKING = frozenset(("works", "worked", "serves", "served"))
_ADVERBS = frozenset(("also", "still", "himself", "herself", "both", "today", "had"))
_MOST_OF_PLACE = 4
_TAUGHT = frozenset(("taught", "worked", "teaching", "working"))


def english_copula(line: Line, start: int, end: int) -> Description | None:
    """What somebody is said to be: "is the principal of", "has been a teacher at", "works as a librarian"."""
    place = start
    while place < end and line.folded(place) in IS | _ADVERBS:
        place += 1
    verbs = {line.folded(further) for further in range(start, place)}
    if (verbs & {"has", "had", "been"} and line.folded(place) in _TAUGHT) or line.folded(place) == "teaches":
        # "Has taught physics at School No. 11".
        return taught_at(line, start, place, end)
    if place == start or not verbs & _BEING or (verbs & _WORKING and "as" not in verbs):
        return None
    found = english_after(line, place, end)
    has_article = line.folded(place) in ARTICLES
    if not found or not found.position or found.is_plural:
        return None
    is_whole = bool(found.organisation) or (has_article and not is_beside(found)) or "been" in verbs
    return found if is_whole and not is_of_an_event(found) else None


def english_place(line: Line, start: int, end: int) -> int:
    """The end of "from Kosshy", "from the Altai district" that begins at a token; 0 where none does."""
    if line.folded(start) not in {"from", "of"}:
        return 0
    inner = skipped(line, start + 1, end)
    place = inner
    while place < end and place - inner < _MOST_OF_PLACE and line.tokens[place].is_word:
        place += 1
    is_told = place > inner and is_place(line, inner, place)
    return place if is_told and (place == end or line.folded(place) in {",", "(", "–", "—"}) else 0
