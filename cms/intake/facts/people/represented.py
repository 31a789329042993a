"""The house whose people a sentence names: «От лицея № 12 выступили …», "Representing Lyceum No. 12, …".

It holds for those of whom the sentence tells no other place of work, and only where it names no second house.
"""

from cms.intake.facts.people.groups import Told
from cms.intake.facts.people.line import Description, Line

_BEFORE = {
    "en": (("representing",), ("colleagues", "from"), ("teachers", "from"), ("from",)),
    "ru": (("от",), ("от", "имени"), ("представляя",)),
}
_REPRESENTED = frozenset(("represented", "представили", "представляли", "представила", "представлял"))
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
    if further > line.places[0][0]:
        return
    for one in told:
        shared = [*(one.after or [])]
        one.after = [*shared, Description(place, further, organisation=organisation)]


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
