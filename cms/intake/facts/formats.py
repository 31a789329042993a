"""Whether people met face to face, online, or both: where a report says it or calls its event online."""

import re
from collections.abc import Sequence

from cms.intake.facts.found import Format, Found
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_MIXED = (
    r"hybrid|mixed (?:format|form|mode)|mixed|blended|combined (?:format|form)"
    r"|both (?:in person|offline|face to face) and online"
    r"|(?:offline|in person) and online|online and offline|гибридн\w+|смешанн\w+"
    r"|комбинированн\w+|очно-дистанционн\w+"
    r"|очно и (?:онлайн|дистанционно)|офлайн[- ]и[- ]онлайн|онлайн[- ]и[- ]офлайн|аралас|гибридті|гибрид"
    r"|онлайн (?:және|мен) офлайн|офлайн (?:және|мен) онлайн"
)
_ONLINE = (
    r"online|remote(?:ly)?|distance|virtual(?:ly)?|by video ?conference|онлайн|дистанционн\w+"
    r"|удал[её]нн\w+|қашықтан|қашықтықтан|бейнеконференция\w*"
)
_OFFLINE = (
    r"offline|off-line|face[- ]to[- ]face|in[- ]person|офлайн|оффлайн|очн(?:о|ый|ом|ого|ая|ой"
    r"|ую)|в очной форме"
    r"|бетпе-бет|күндізгі|дәстүрлі форматта"
)
_WAYS: tuple[tuple[Format, str], ...] = (("mixed", _MIXED), ("online", _ONLINE), ("offline", _OFFLINE))
_LABEL = re.compile(
    r"^\W*(?:format|form|mode|формат|форма(?: проведения)?|формат проведения|түрі|форматы"
    r"|өту түрі|өткізу түрі)\s*[:–—-]\s*(.{1,80})",
    re.IGNORECASE,
)
_BESIDE = r"(?:format|form|mode|basis|режим\w*|форма\w*|формат\w*|турде|түрде|түрінде|режим\w*|тәртіпте)"
_EVENT = (
    r"(?:forum|contest|competition|conference|(?:seminar|workshop|webinar|meeting|training|session)s?|school"
    r"|форум\w*|конкурс\w*|конференци\w*|семинар\w*|вебинар\w*|встреч\w*|тренинг\w*|школ\w*|мероприяти\w*"
    r"|байқау\w*|кездесу\w*|іс-шара\w*)"
)
_HELD = (
    r"(?:held|took place|was|were|gathered|met|conducted|happened|прош[её]л|прошл[аио]"
    r"|проходил\w*|провели|проводи\w+|состоял\w+|проведен\w*"
    r"|өтті|өткіз\w+|өткен|жүргізілді|болды)"
)


def _patterns(way: str) -> tuple[re.Pattern, ...]:
    return (
        re.compile(rf"\b(?:{way})[\s-]+(?:{_BESIDE})\b|\b{_BESIDE}\s*[:–—-]?\s*(?:{way})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{way})[\s-]+(?:[\w-]+\s+)?{_EVENT}\b", re.IGNORECASE),
        # An item of a heading: «20 мая, Zoom (онлайн)», "Semey, 4 June, online".
        re.compile(rf"(?<=[,(])\s*(?:{way})\s*(?:\)|$)", re.IGNORECASE),
        re.compile(rf"\b{_HELD}\s+(?:\S+\s+)?(?:{way})\b|\b(?:{way})\s+(?:\S+\s+)?{_HELD}\b", re.IGNORECASE),
    )


_PATTERNS = [(name, _patterns(way)) for name, way in _WAYS]
_BY_LABEL = [(name, re.compile(rf"\b(?:{way})\b", re.IGNORECASE)) for name, way in _WAYS]
# What is online beside an event: registration, a broadcast, a survey, tests of a round.
_NOT = re.compile(
    r"\b(?:registration|broadcast|stream\w*|survey|questionnaire|test\w*|round|регистраци\w+"
    r"|трансляци\w+|анкет\w+|опрос\w*"
    r"|тест\w*|этап\w*|тур\w*|заочн\w+|тіркеу|тіркелу|сауалнама|кезең\w*)\b",
    re.IGNORECASE,
)
_WEBINAR = re.compile(r"\b(?:webinar|вебинар)\w*\b", re.IGNORECASE)


def find_format(reading: Reading, sentences: Sequence[Sentence]) -> Found[Format] | None:
    """The format that sentences tell of their event; a webinar is, unsure, online."""
    for sentence in sentences:
        text = sentence.span.of(reading.text)
        label = _LABEL.match(text)
        if label:
            for name, pattern in _BY_LABEL:
                if match := pattern.search(label[1]):
                    start = sentence.span.start + label.start(1)
                    return Found(name, (Span(start + match.start(), start + match.end()),))
    for sentence in sentences:
        text = sentence.span.of(reading.text)
        for name, patterns in _PATTERNS:
            for pattern in patterns:
                for match in pattern.finditer(text):
                    if _NOT.search(match[0]) or _NOT.match(text[match.end() :].lstrip()):
                        continue
                    start = sentence.span.start + match.start()
                    return Found(name, (Span(start, sentence.span.start + match.end()),))
    for sentence in sentences:
        if match := _WEBINAR.search(sentence.span.of(reading.text)):
            start = sentence.span.start
            return Found("online", (Span(start + match.start(), start + match.end()),), is_sure=False)
    return None
