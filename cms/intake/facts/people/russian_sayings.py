"""Where somebody works by a Russian verb: «преподаёт физику в школе № 11», «преподающая химию в лицее»."""

from cms.intake.facts.people.line import Description, Line

_WORKS = frozenset(("работает", "преподает", "преподаёт", "трудится"))
_WORKING = ("преподающ", "работающ", "преподававш")
_MOST_BETWEEN = 4


def russian_works(line: Line, start: int, end: int) -> Description | None:
    """The house behind a verb or participle of work that stands at a token."""
    verb = line.folded(start)
    if verb not in _WORKS and not verb.startswith(_WORKING):
        return None
    for place in range(start + 1, min(start + 2 + _MOST_BETWEEN, end)):
        if line.folded(place) in {"в", "во"} and place + 1 in line.starts:
            further, organisation = line.starts[place + 1]
            is_told = further <= end and not organisation.is_bare
            return Description(start, further, organisation=organisation) if is_told else None
        if not line.tokens[place].is_word:
            return None
    return None
