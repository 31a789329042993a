"""On which day of a forum a contest within it was: "filled the second day", «екінші күні байқау болды»."""

from datetime import date

from cms.intake.facts.events import Told
from cms.intake.facts.found import Event, Found
from cms.intake.facts.told_days import ProgrammeDays


def day_of_part(text: str, part: Told, holder: Event) -> Found[date] | None:
    """The one day of its holder that the sentences name in which a part is named; None for several."""
    if holder.starts is None or holder.ends is None:
        return None
    days = ProgrammeDays([holder.starts.value, holder.ends.value])
    told = [one for mention in part.mentions for one in days.told(text, mention.sentence.span)]
    named = {one.day for one in told}
    (day,) = named if len(named) == 1 else (None,)
    if day is None:
        return None
    is_sure = holder.starts.is_sure and holder.ends.is_sure
    return Found(day, tuple(sorted({one.span for one in told})), is_sure=is_sure)
