"""The building in one of a report's first lines, beside its date or as the addressee of thanks."""

import re
from collections.abc import Sequence

from cms.intake.facts.buildings import ENGLISH, KAZAKH, RUSSIAN
from cms.intake.facts.found import Found
from cms.intake.facts.months import month_of
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_NO_PLACE = re.compile(
    r"forum|contest|seminar|conference|branch|форум|конкурс|семинар|конференц|байқау|филиал"
    r"|педагогическ|педагогикалық"
    r"|орын\b|место\b|place\b",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    r"(?:To the (?:staff|team|teachers|principal|administration) of|Коллективу|Администрации"
    r"|Директору)\s+(?:the\s+)?([^,\n]+)"
)
_HOST = re.compile(
    r"hosting|your (?:assembly |school )?(?:hall|school|building)|за (?:при[её]м"
    r"|гостеприимство)|в вашей школе|вашем зале"
    r"|қонақжай|сіздің мектеп",
    re.IGNORECASE,
)


def venue_of_heading(reading: Reading, sentences: Sequence[Sentence]) -> Found[str] | None:
    """The building in one of the first lines, that of the date or the next: "9 October, Abai University"."""
    is_dated = False
    for sentence in sentences[:6]:
        text = sentence.span.of(reading.text)
        was_dated, is_dated = is_dated, any(month_of(word.written) for word in sentence.words)
        is_dated |= bool(re.search(r"\d\.\d\d\.\d\d", text))
        hosted = _HOSTED.match(text)
        if hosted or text[-1:] in ".!?;" or ":" in text or len(text) > 160 or not (is_dated or was_dated):
            if hosted and any(_HOST.search(one.span.of(reading.text)) for one in sentences[:12]):
                start = sentence.span.start + hosted.start(1)
                return Found(hosted[1].strip(), (Span(start, start + len(hosted[1].rstrip())),))
            continue
        place = sentence.span.start
        for part in text.split(","):
            words = [word.casefold() for word in re.findall(r"[\w-]+", part)]
            nouns = (ENGLISH, RUSSIAN, KAZAKH)
            is_named = any(pattern.match(word) for pattern in nouns for word in words)
            if is_named and not _NO_PLACE.search(part) and len(words) < 10:
                start = place + len(part) - len(part.lstrip())
                value = reading.text[start : sentence.span.end].strip(" .()")
                return Found(" ".join(value.split()), (Span(start, start + len(value)),))
            place += len(part) + 1
    return None
