"""When an event opens: the hour told in a form's line, with "began at", or first on its first day."""

import re
from collections.abc import Sequence
from datetime import time

from cms.intake.facts.clock import Hours, hours_told
from cms.intake.facts.found import Found
from cms.intake.reading import Reading, Sentence

_LABEL = re.compile(
    r"^\W*(?:time|hours?|begins?|beginning|start|starts at|when|time and place|время|часы|начало|время проведения|время начала|начало в"
    r"|уақыты?|басталуы|басталу уақыты|өткен уақыты|өтетін уақыты|сағат(?:ы)?|⏰|🕐|🕒|🕙|🕘|🕑)(?:\s*[:–—=-]|\s|$)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:began|begins?|beginning|started|starts?|opened|opens?|registration|from|doors open"
    r"|начал\w+|начина\w+|начало|открыл\w+|открыт\w+|регистраци\w+|стартовал\w*"
    r"|баста\w+|ашыл\w+|ашты|тіркеу|тіркелу|жинал\w+)\b",
    re.IGNORECASE,
)


def find_opening(reading: Reading, sentences: Sequence[Sentence]) -> Found[time] | None:
    """The first hour of an event's first day; None where no hour is told."""
    text = reading.text
    found: list[tuple[Sentence, Hours]] = []
    for sentence in sentences:
        hours = hours_told(text, sentence.span.start, sentence.span.end, is_strict=True)
        if not hours and _LABEL.match(sentence.span.of(text)):
            hours = hours_told(text, sentence.span.start, sentence.span.end)
        if hours and _LABEL.match(sentence.span.of(text)):
            return Found(hours[0].starts, (hours[0].span,))
        found += [(sentence, one) for one in hours]
    begun = [(sentence, one) for sentence, one in found if _BEGINS.search(sentence.span.of(text))]
    first = next(iter(found), None)
    if first is None:
        return None
    early = begun[0] if begun and begun[0][0].number <= first[0].number + 1 else first
    sentence, hours = min((early, first), key=lambda pair: pair[0].number)
    return Found(hours.starts, (hours.span,))
