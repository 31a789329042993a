"""Where somebody works by a Kazakh verb: «№ 62 лицейде химиядан сабақ беретін»."""

from cms.intake.facts.people.line import Description, Line

_WORKING = (
    ("сабақ", "беретін"),
    ("дәріс", "беретін"),
    ("жұмыс", "істейтін"),
    ("еңбек", "ететін"),
    ("қызмет", "ететін"),
    ("үйірмесін", "жүргізетін"),
)
_WORKS = (("сабақ", "береді"), ("жұмыс", "істейді"), ("еңбек", "етеді"), ("қызмет", "етеді"))
_AT = ("да", "де", "та", "те")
_MOST_BETWEEN = 5


def kazakh_working(line: Line, start: int, end: int) -> Description | None:
    """The house of «№ 62 лицейде химия пәнінен сабақ беретін» that ends at a token."""
    if (line.folded(end - 2), line.folded(end - 1)) not in _WORKING:
        return None
    for place in range(end - 2, max(start, end - 2 - _MOST_BETWEEN) - 1, -1):
        if place in line.ends:
            begin, organisation = line.ends[place]
            is_at = begin >= start and line.folded(place - 1).endswith(_AT) and not organisation.is_bare
            return Description(begin, end, organisation=organisation) if is_at else None
        if not line.tokens[place - 1].is_word:
            return None
    return None


def kazakh_works(line: Line, start: int, end: int) -> tuple[int, Description | None]:
    """The house behind a name in «№ 11 мектепте физика мұғалімі болып қызмет етеді», and where it ends."""
    if start not in line.starts or line.starts[start][1].is_bare:
        return start, None
    further, organisation = line.starts[start]
    if not line.folded(further - 1).endswith(_AT):
        return start, None
    for place in range(further, min(further + _MOST_BETWEEN + 2, end - 1)):
        if not line.tokens[place].is_word:
            break
        if (line.folded(place), line.folded(place + 1)) in _WORKS:
            return further, Description(start, place + 2, organisation=organisation)
    return start, None
