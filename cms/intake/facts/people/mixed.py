"""Offices in Russian within a sentence in Kazakh: «Бас жүлде – Қарлығаш Омарова, учитель школы № 5»."""

from collections.abc import Callable

from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.people.offices import kazakh_office, russian_office

Rule = Callable[[Line, int, int], Description | None]


def in_either(kazakh: Rule, russian: Rule) -> Rule:
    """A rule that reads as Russian what Kazakh's doesn't understand, where an office is Russian alone."""

    def found(line: Line, start: int, end: int) -> Description | None:
        own = kazakh(line, start, end)
        if own and own.position:
            return own
        words = [line.folded(place) for place in range(start, end)]
        if not any(russian_office(word) and not kazakh_office(word) for word in words):
            return own
        return russian(line, start, end) or own

    return found
