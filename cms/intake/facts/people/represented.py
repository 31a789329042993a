"""The house whose people a sentence names: «От лицея № 12 выступили …», "Representing Lyceum No. 12, …".

It holds for those of whom the sentence tells no other place of work, and only where it names no second house.
"""

from cms.intake.facts.people.groups import JOINS, Told
from cms.intake.facts.people.line import Description, Line

_BEFORE = {
    "en": (("representing",), ("also", "from"), ("colleagues", "from"), ("teachers", "from"), ("from",)),
    "ru": (("от",), ("от", "имени"), ("представляя",)),
}
_REPRESENTED = frozenset(("represented", "представили", "представляли", "представила", "представлял"))
_MOST_BETWEEN = 2
_BEHIND_KAZAKH = ("атынан",)


def share_house(line: Line, told: list[Told]) -> None:
    """Give the house a sentence begins with to all whom it names, where it names no other."""
    houses = [one for one in line.starts.values() if not one[1].is_bare]
    if not told or len(houses) != 1:
        return
    place = _house(line)
    if place is None or any(one.organisation for own in told for one in own.all):
        return
    further, organisation = line.starts[place]
    for number, one in enumerate(told):
        begin = one.before.start if one.before else line.places[number][0]
        joined = {line.folded(begin - 1), line.folded(begin)} & JOINS
        is_next = bool(joined) if number else _is_beside(line, further, begin)
        if not is_next or (one.before and one.before.cases and "nomn" not in one.before.cases):
            # «От школы № 9 А. Ким поблагодарила тренера Б. Омара».
            break
        if not any(own.bare for own in one.all):
            one.after = [*(one.after or []), Description(place, further, organisation=organisation)]


def _is_beside(line: Line, end: int, begin: int) -> bool:
    """Whether at most a verb stands between a house and the first person named behind it."""
    between = [line.folded(place) for place in range(end, begin)]
    most = _MOST_BETWEEN + 2 if _REPRESENTED.intersection(between) else _MOST_BETWEEN
    return begin >= end and len(between) <= most


def _house(line: Line) -> int | None:
    """Where the house begins that a sentence is about; None where it begins with none."""
    if line.language == "kk":
        place = next((one for one in (0, 1) if one in line.starts), None)
        if place is None:
            return None
        further = line.starts[place][0]
        return place if line.folded(further) in _BEHIND_KAZAKH else None
    if 0 in line.starts and any(line.folded(line.starts[0][0] + one) in _REPRESENTED for one in (0, 1)):
        # "Lyceum No. 12 was represented by teachers …", «Лицей № 12 представили …».
        return 0
    for words in _BEFORE.get(line.language, ()):
        place = len(words)
        if tuple(line.folded(one) for one in range(place)) == words:
            place += line.folded(place) == "the"
            if place in line.starts and not line.starts[place][1].is_bare:
                return place
    return None
