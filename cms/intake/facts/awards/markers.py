"""Words that name an award: places in digits, words and Roman numerals, Grand Prix, nominations, prizes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import Quoted, QuotedStretches
from cms.intake.report import Span


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that name an award: its place, its nomination, or both. `is_winner`: "the winner" is the first place."""

    span: Span
    place: int | None = None
    nomination: str = ""
    is_winner: bool = False


_ONE = r"(?:first|1st|перв\w{2,3}|бірінші|1-?(?:[ео]е|ое|м|ші|го)?|[IІ])"
_TWO = r"(?:second|2nd|втор\w{2,3}|екінші|2-?(?:[ео]е|ое|м|ші|го)?|[IІ]{2})"
_THREE = r"(?:third|3rd|трет\w{2,4}|үшінші|3-?(?:[ео]е|е|ье|м|ші|го)?|[IІ]{3})"
_NUMBER = rf"(?:(?P<p3>{_THREE})|(?P<p2>{_TWO})|(?P<p1>{_ONE}))"
_PLACE_WORD = r"(?:(?:prize[\s-])?places?|prizes?|мест[оауе]м?|мест(?:ах)?|орын\w{0,5}|дәрежелі\s(?:диплом|жүлде)\w*|жүлде\w{0,4})"
_PLACE = re.compile(
    rf"(?<![\w№.,:-])(?:диплом\w{{0,3}}\s)?{_NUMBER}[\s\u00a0-]{{0,2}}(?:{_PLACE_WORD}|степен[иь]|degree)(?!\w)(?!\s(?:проведен|встречи|работы|в\sгороде))"
    r"|(?<!\w)(?:диплом\w{0,3})\s(?:(?P<d3>III|ІІІ|3)|(?P<d2>II|ІІ|2)|(?P<d1>I|І|1))(?:-?й|-?ой)?\s(?:степени|дәрежел\w+)"
    r"|(?<!\w)(?:came|placed|finished|ranked)\s(?:in\s)?(?:(?P<e3>third|3rd)|(?P<e2>second|2nd)|(?P<e1>first|1st))(?:\splace)?(?!\w)",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"(?<![\w№.,:-])(?:(?P<p3>third|трет(?:ье|ьим|ьего)|үшінші(?:сі|ні|сін)?)|(?P<p2>second|втор(?:ое|ым|ого)|екінші(?:сі|ні|сін)?)"
    r"|(?P<p1>first|перв(?:ое|ым|ого)|бірінші(?:сі|ні|сін)?))(?=\s?[–—:-]|\s(?:у|досталось|заня\w+|получил\w*|went|to|был[аои]?)\s|\s[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ№«\"“])",
    re.IGNORECASE,
)
_JOINED_PLACES = re.compile(
    r"(?<!\w)(?:(?P<a>first|second|first|второе|первое|бірінші|екінші|[IІ]{1,2}|[12]))\s(?:and|и|және|мен)\s(?=(?:third|second|третье|второе|екінші|үшінші|[IІ]{2,3}|[23])[\s-]+"
    rf"{_PLACE_WORD})",
    re.IGNORECASE,
)
_GRAND = re.compile(
    r"(?<!\w)(?:grand[\s-]prix|гран[\s-]при|бас\s(?:жүлде|бәйге)|main prize|главн\w{2,3} приз\w{0,2})\w{0,4}(?!\w)",
    re.IGNORECASE,
)
_WINNER = re.compile(
    r"(?<!\w)(?:(?:the|our|this year's)\s(?:overall\s|absolute\s)?winner(?:\sof the (?:contest|competition))?(?=,|\sis|\swas|\sbecame|:|\s[–—])|winner\s?(?=[:–—])"
    r"|(?:абсолютн\w{2,3}\s)?победител(?:ем|ь|ьницей|ьница)(?:\sконкурса)?(?=\s(?:стал|признан|назван|оказал|объявлен)|\s?[–—:])|побед[уа](?:\sв конкурсе)?\s(?:одержал|присужден|достал)\w*"
    r"|(?:байқау(?:дың)?\s)?жеңімпаз(?:ы)?(?:\sатан|\sдеп|\sбол|\s?[–—:])\w*)(?!\w)",
    re.IGNORECASE,
)
_NOMINATION_BEFORE = re.compile(
    r"(?:nomination|category|award|prize|diploma|certificate|номинаци\w{1,3}|категори\w{1,2}|приз\w{0,2}|диплом\w{0,3}|грамот\w{1,2}|звани\w{1,2}"
    r"|(?:special|специальн\w{2,3}|арнайы)\s(?:prize|diploma|award|приз\w{0,2}|диплом\w{0,3}|сыйлы\w{1,4}|жүлде\w{0,3}|диплом\w{0,3})"
    r"|аталым\w{0,4}|номинация\w{0,4}|сыйлы[қғ]\w{0,3}|жүлде\w{0,3})(?:\s(?:for|of|in|за|–|called))?[\s:–—-]{0,3}$",
    re.IGNORECASE,
)
_NOMINATION_AFTER = re.compile(
    r"\s(?:атты\s)?(?:special\s|арнайы\s)?(?:аталым\w*|номинация\w*|номинаци\w+|сыйлы[қғ]\w*|жүлде\w*|диплом\w*|nomination|award|prize|category|diploma)(?!\w)"
    r"(?:\s(?:бойынша|иегері))?",
    re.IGNORECASE,
)
_PRIZE = re.compile(
    r"(?<!\w)(?:приз\w{0,2}\sзрительск\w{2,3}\sсимпати\w{1,2}|audience(?:['’]s)?\s(?:choice\s)?(?:award|prize)|people['’]s choice(?:\saward)?"
    r"|көрермендер(?:дің)?\s(?:көзайым|сыйлы|таңдау|жүлде|ықылас)\w*(?:\s(?:сыйлы\w+|жүлде\w+))?"
    r"|(?:special|специальн\w{2,3}|арнайы)\s(?:prize|diploma|award|приз\w{0,2}|диплом\w{0,3}|сыйлы\w{1,4}|жүлде\w{0,3})"
    r"(?:\s(?:of the jury|жюри|of the branch|филиала))?|приз\w{0,2}\sжюри)(?!\w)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:last year|previous|next|прошлогодн\w+|прошл\w{2,3}|былтыр\w*|өткен жыл\w*|келесі|следующ\w{2,3})\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_ROMAN_NAMES = ("Гран-при", "Grand Prix", "Бас жүлде")


def markers(text: str, span: Span, stretches: QuotedStretches, language: str) -> list[Marker]:
    """The award words of a stretch in order, none within another."""
    found: list[Marker] = []
    for marker in _all(text, span, stretches, language):
        before = text[max(span.start, marker.span.start - 60) : marker.span.start]
        if _ELSEWHERE.search(before) or _ELSEWHERE.search(text[marker.span.start : marker.span.end]):
            continue
        if not any(marker.span.overlaps(other.span) for other in found):
            found.append(marker)
    return sorted(found, key=lambda marker: marker.span)


def _all(text: str, span: Span, stretches: QuotedStretches, language: str) -> Iterator[Marker]:
    for quote in stretches.within(span.start, span.end):
        yield from _nominations(text, span, quote)
    free = [
        match for match in _PLACE.finditer(text, span.start, span.end) if not stretches.around(match.start())
    ]
    for match in free:
        yield Marker(_span(match), _place(match))
    if free:
        for match in (
            *_JOINED_PLACES.finditer(text, span.start, span.end),
            *_ELLIPTIC.finditer(text, span.start, span.end),
        ):
            if not stretches.around(match.start()):
                yield Marker(_span(match), _place(match))
    elif re.search(r"(?<!\w)(?:места|places|орындар)\b", text[span.start : span.end], re.IGNORECASE):
        for match in _ELLIPTIC.finditer(text, span.start, span.end):
            if not stretches.around(match.start()):
                yield Marker(_span(match), _place(match))
    for match in _GRAND.finditer(text, span.start, span.end):
        if not stretches.around(match.start()):
            yield Marker(_span(match), None, _grand(match[0]))
    for match in _PRIZE.finditer(text, span.start, span.end):
        if not stretches.around(match.start()):
            title = nominative(match[0], language)
            yield Marker(_span(match), None, title[0].upper() + title[1:])
    for match in _WINNER.finditer(text, span.start, span.end):
        if not stretches.around(match.start()):
            yield Marker(_span(match), 1, is_winner=True)


def _nominations(text: str, span: Span, quote: Quoted) -> Iterator[Marker]:
    """A quoted name with a word for a nomination or a prize beside it."""
    before = _NOMINATION_BEFORE.search(text, max(span.start, quote.span.start - 50), quote.span.start)
    after = _NOMINATION_AFTER.match(text, quote.span.end, span.end)
    title = quote.words(text)
    if len(title) > 120:
        return
    if after:
        yield Marker(Span(quote.span.start, after.end()), None, title)
    elif before:
        yield Marker(Span(before.start(), quote.span.end), None, title)


def _place(match: re.Match) -> int:
    groups = match.groupdict()
    if groups.get("a"):
        word = groups["a"].casefold()
        return 1 if word in ("first", "первое", "бірінші", "i", "і", "1") else 2
    return next(number for number in (3, 2, 1) if any(groups.get(f"{sort}{number}") for sort in "pde"))


def _grand(words: str) -> str:
    lowered = words.casefold()
    if lowered.startswith("grand"):
        return "Grand Prix"
    if lowered.startswith("гран"):
        return "Гран-при"
    if lowered.startswith("бас"):
        return "Бас жүлде" if "жүлде" in lowered else "Бас бәйге"
    return nominative(words, "ru")[:1].upper() + nominative(words, "ru")[1:]


def _span(match: re.Match) -> Span:
    return Span(match.start(), match.end())


def joined(text: str, found: list[Marker]) -> list[Marker]:
    """Markers with a place and its nomination made one: "I место в номинации «…»", «в номинации «…» – I место»."""
    units: list[Marker] = []
    for marker in found:
        last = units[-1] if units else None
        if last and bool(last.nomination) != bool(marker.nomination) and not (last.place and last.nomination):
            between = text[last.span.end : marker.span.start]
            if re.fullmatch(r"[\s,:–—(-]*(?:(?:in|в|бойынша|of|the|заняла?|took)\s*){0,3}", between):
                units[-1] = replace(
                    last,
                    span=Span(last.span.start, marker.span.end),
                    place=last.place or marker.place,
                    nomination=last.nomination or marker.nomination,
                )
                continue
        units.append(marker)
    return units
