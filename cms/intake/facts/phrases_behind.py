"""Who those who were counted are, where it stands behind their number: «64 человека: …», "80 people (…)"."""

import re
from dataclasses import replace

from cms.intake.facts.carriers import is_verb
from cms.intake.facts.found import Found
from cms.intake.facts.persons import PERSONS
from cms.intake.reading import Sentence
from cms.intake.report import Span

_BEHIND = re.compile(
    r"\.?\s*\((?P<bracket>[^()\n]{4,120})\)|\.?\s*[–—-]\s*(?P<dash>(?:[^.;:\n]|\.(?=\w)){4,120})"
    r"|\.?(?:\s[\w-]+){0,3}:\s*(?P<colon>(?:[^.;:\n]|\.(?=\w)){4,160})|,\s*(?P<comma>[^.;:\n]{4,120})"
)


def phrase_found(text: str, start: int, end: int) -> Found[str] | None:
    """A phrase without the signs around it; None where nothing is left."""
    words = text[start:end].strip(" \u00a0,;:.–—-()!")
    if len(words) < 3:
        return None
    begin = start + text[start:end].index(words)
    return Found(" ".join(words.split()), (Span(begin, begin + len(words)),))


def told_behind(text: str, end: int, sentence: Sentence) -> Found[str] | None:
    """Who the people that were counted are, where it stands behind them in a list or apposition."""
    match = _BEHIND.match(text, end)
    if match is None:
        return None
    way = next(name for name, words in match.groupdict().items() if words)
    words = re.findall(r"[\w-]+", match[way].casefold())
    is_apposition = way in ("bracket", "dash")
    if not is_apposition and (
        any(is_verb(word, sentence.language) for word in words)
        or not any(PERSONS[sentence.language].match(word) for word in words[:3])
    ):
        return None
    if not any(PERSONS[sentence.language].match(word) for word in words):
        return None
    found = phrase_found(text, match.start(way), match.end(way))
    # «директора – 30, заместители – 8»: who they are, without how many of each.
    return found and replace(found, value=re.sub(r"\s*[–—-]\s*\d+\b", "", found.value))
