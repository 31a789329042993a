"""Hours of the day: 10:00–11:30, 10.00, "half past two", "3 pm", «в половине третьего», «сағат 10-да»."""

from cms.intake.facts.apart import Apart
from cms.intake.facts.clock.figures import hours_in_figures
from cms.intake.facts.clock.hours import Hours
from cms.intake.facts.clock.words import hours_in_words

__all__ = ["Hours", "hours_told"]


def hours_told(text: str, start: int, end: int, is_strict: bool = False) -> tuple[Hours, ...]:
    """The hours told in a stretch, in order.

    10.30 may be points or a date as well: ask where an hour is likely, or with `is_strict`, by which figures
    with a full stop are hours only where there are two of them, or a word says so.
    """
    taken = Apart()
    told = (*hours_in_figures(text, start, end, is_strict), *hours_in_words(text, start, end))
    return tuple(sorted((one for one in told if taken.take(one.span)), key=lambda one: one.span))
