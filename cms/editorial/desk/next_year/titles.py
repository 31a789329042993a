"""Titles of what is held again, with their year raised."""

import re

# A year by itself, as in "Forum 2026" or "2026/2027": no part of a longer number.
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def raised(title: str, year: int, by: int) -> str:
    """A title in which the year it names, and those right before and after it, are later by some years.

    `year` is the year of the event: other years in its title are history, and stay.
    """

    def later(match: re.Match) -> str:
        number = int(match[0])
        return str(number + by) if abs(number - year) <= 1 else match[0]

    return YEAR.sub(later, title)
