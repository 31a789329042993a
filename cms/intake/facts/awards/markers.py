"""Words that name an award: places in digits, words and Roman numerals, Grand Prix, nominations, prizes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cms.intake.facts.apart import Apart
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import Quoted, QuotedStretches
from cms.intake.report import Span


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that name an award: its place, its nomination, or both; `is_winner`: "the winner"."""

    span: Span
    place: int | None = None
    nomination: str = ""
    is_winner: bool = False


# A place that was given to nobody has no winner in the next sentence.
NOT_GIVEN = re.compile(
    r"не (?:был\w* )?(?:присужд|присвоен|определен|определён|вруч)\w*|решили не|никому"
    r"|не присуждал\w+|ешкім\w*|берілген жоқ"
    r"|берілмеді|not (?:awarded|given)|no one|nobody",
    re.IGNORECASE,
)
_ONE = r"(?:first|1st|перв\w{2,3}|бірінші|1-?(?:[ео]?е|ое|м|ші|го)?|[IІ])"
_TWO = r"(?:second|2nd|втор\w{2,3}|екінші|2-?(?:[ео]?е|ое|м|ші|го)?|[IІ]{2})"
_THREE = r"(?:third|3rd|трет\w{2,4}|үшінші|3-?(?:[ео]?е|ье|м|ші|го)?|[IІ]{3})"
_NUMBER = rf"(?:(?P<p3>{_THREE})|(?P<p2>{_TWO})|(?P<p1>{_ONE}))"
_PLACE_WORD = (
    r"(?:(?:prize[\s-])?places?|prizes?|приз(?:а|у|ом)?|мест[оауе]м?|мест(?:ах)?|орын\w{0,5}"
    r"|дәрежелі\s(?:диплом|жүлде)\w*|жүлде\w{0,4})"
)
_PLACE = re.compile(
    rf"(?<![\w№.,:-])(?:диплом\w{{0,3}}\s)?{_NUMBER}[\s\u00a0-]{{0,2}}(?:{_PLACE_WORD}|степен[иь]|degree)(?!\w)(?!\s(?:проведен|встречи|работы|в\sгороде))"
    r"|(?<!\w)(?:диплом\w{0,3})\s(?:(?P<d3>III|ІІІ|3)|(?P<d2>II|ІІ|2)|(?P<d1>I|І|1))(?:-?й|-?ой)?\s(?:степени|дәрежел\w+)"
    r"|(?<!\w)(?:came|placed|finished|ranked)\s(?:in\s)?(?:(?P<e3>third|3rd)|(?P<e2>second|2nd)|(?P<e1>first|1st))(?:\splace)?(?!\w)",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"(?<![\w№.,:-])(?:на\s)?(?:(?P<p3>third|3rd|трет(?:ье|ьим|ьего|ьей|ья|ий|ьем|ью|ьими)|үшінші(?:сі|ні|сін)?|(?<=[;,]\s)[IІ]{3})"
    r"|(?P<p2>second|2nd|втор(?:ое|ым|ого|ой|ая|ом|ую|ыми)|екінші(?:сі|ні|сін)?|(?<=[;,]\s)[IІ]{2})"
    r"|(?P<p1>first|1st|перв(?:ое|ым|ого|ой|ая|ом|ую|ыми)|бірінші(?:сі|ні|сін)?))"
    r"(?=\s?[–—:,;.-](?:\s|$)|$|\s(?:у|достал\w+|заня\w+|получил\w*|стал\w?|оказал\w+|признан\w?|went|to|by|was|and)\s"
    r"|(?<=ое)\s(?!\w+(?:ние|тие|тво|лово|утро|лето)\b)\w|(?<=ье)\s(?!\w+(?:ние|тие|тво|лово|утро|лето)\b)\w"
    r"|\s(?-i:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ№«\"“]))",
    re.IGNORECASE,
)
_FIRST_ONES = r"(?P<a>first|second|первое|первой|второе|второй|бірінші|екінші|[IІ]{1,2}|[12])"
_NEXT_ONES = r"(?:third|second|третье|третьей|второе|второй|екінші|үшінші|[IІ]{2,3}|[23])"
_JOINED_PLACES = re.compile(
    rf"(?<![\w№.,:-]){_FIRST_ONES}(?:,\s|\s(?:and|и|және|мен)\s)"
    rf"(?=(?:{_NEXT_ONES}(?:,\s|\s(?:and|и|және|мен)\s)){{0,2}}{_NEXT_ONES}[\s-]+(?:{_PLACE_WORD}|степен[иь]|degree))",
    re.IGNORECASE,
)
# Medals: in pictures, and as newspapers call places.
_MEDAL = re.compile(
    r"(?P<p1>🥇|пальма первенства|(?<!\w)[«\"“]?золото[»\"”]?(?!\w)|(?<!\w)gold(?=\s(?:went|to|–|medal)))"
    r"|(?P<p2>🥈|(?<!\w)[«\"“]?серебро[»\"”]?(?!\w)|(?<!\w)silver(?=\s(?:went|to|–|medal)))"
    r"|(?P<p3>🥉|(?<!\w)[«\"“]?бронз[ау][»\"”]?(?!\w)|(?<!\w)bronze(?=\s(?:went|to|–|medal)))",
    re.IGNORECASE,
)
_GRAND = re.compile(
    r"(?<!\w)(?:grand[\s-]prix|гран[\s-]при|бас\s(?:жүлде|бәйге)|main prize"
    r"|главн\w{2,3} приз\w{0,2})\w{0,4}(?!\w)",
    re.IGNORECASE,
)
_WINNER = re.compile(
    r"(?<!\w)(?:победил[а]?(?!\w|\sв\sноминац)|стал[а]?\s(?:абсолютн\w{2,3}\s)?победител(?:ем|ьницей)(?:\sконкурса)?"
    r"|(?:became|is|was)\sthe\s(?:overall\s)?winner|won\sthe\s(?:contest|competition)|(?:contest"
    r"|competition)\swas\swon\sby|(?:the|our|this year's)\s(?:overall\s"
    r"|absolute\s)?winner(?:\sof the (?:contest"
    r"|competition))?(?=,|\sis|\swas|\sbecame|:|\s[–—])|winner\s?(?=[:–—])"
    r"|(?:абсолютн\w{2,3}\s)?победител(?:ем|ь|ьницей|ьница)(?:\sконкурса)?(?=\s(?:стал|призна|назван"
    r"|оказал|объявлен)|\s?[–—:])|побед[уа](?:\sв конкурсе)?\s(?:одержал|присужден|достал)\w*"
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
    r"(?<!\w)(?:приз\w{0,2}\sзрительск\w{2,3}\sсимпати\w{1,2}|audience(?:['’]s)?\s(?:choice\s)?(?:award"
    r"|prize)|people['’]s choice(?:\saward)?"
    r"|(?:special\sprize|специальный\sприз)\s(?:of|от)\s[^–—:\n]{3,50}?(?=\s?[–—:])"
    r"|sympath(?:y|ies)\sof\sthe\saudience|приз\w{0,2}\s(?:зала|публики|зрителей)(?=\s)|симпатии\sзрителей"
    r"|prize\sfor\s(?:the\s)?[^\W\d_][\w\s-]{3,50}?(?=\s(?:went|was|is|goes)|\s?[–—:])"
    r"|(?:приз|диплом|грамот[аы])\w?\sза\s[^\W\d_][\w\s-]{3,60}?(?=\s(?:получ|достал|вруч|присужд|ушёл|ушел|отмеч|награжд)|\s?[–—:])"
    r"|поощрительн\w{2,3}\s(?:приз|диплом)\w{0,2}|(?:consolation|incentive)\sprize|ынталандыру\sсыйлы\w{1,4}"
    r"|көрермендер(?:дің)?\s(?:көзайым|сыйлы|таңдау|жүлде|ықылас)\w*(?:\s(?:сыйлы\w+|жүлде\w+))?"
    r"|(?:special|специальн\w{2,3}|арнайы)\s(?:prize|diploma|award|приз\w{0,2}|диплом\w{0,3}|сыйлы\w{1,4}|жүлде\w{0,3})"
    r"(?:\s(?:of the jury|жюри|of the branch|филиала))?|приз\w{0,2}\sжюри)(?!\w)",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(r"\s(?:для|стоит|всегда|in importance|for us|in our)(?!\w)", re.IGNORECASE)
# A list of nominations with their winners, in a line or below.
_NOMINATIONS = re.compile(
    r"\W*(?:the\s)?(?:nominations|nominees|awards|номинации|номинанты|аталымдар\w*|номинациялар\w*|номинанттар\w*)(?:\s[^:.!?]{0,40})?:",
    re.IGNORECASE,
)
# "in the nomination “A” …, in “B” …"
_IN_ANOTHER = re.compile(r"[,;]\s(?:а\s|and\s)?(?:in|в)\s$", re.IGNORECASE)
_NAMES_NOMINATION = re.compile(r"nomination|category|номинаци", re.IGNORECASE)
_UNQUOTED = re.compile(r"[^\w«\"“№]{0,4}(?P<name>[^\W\d_][^–—:\n\"«“]{3,80}?)\s?[–—:]\s")
_DASH = re.compile(r"\s?[–—:-]\s")
_RANKED = re.compile(r"(?P<place>[IІ]{1,3}|[123])\s?(?:[–—:-]\s|[.)](?:\s|$))")
# First and second on a stage are no places.
_IN_TURN = re.compile(
    r"выступ|сказа|расска|представ|вышл|показ|этап|тур\b|день|round|day|spoke|present|perform|show|half|part|session|stage"
    r"|сөйле|шықты|көрсет|кезең|күн",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:last year|previous|next|прошлогодн\w+|прошл\w{2,3}|былтыр\w*|өткен жыл\w*|келесі"
    r"|следующ\w{2,3})\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_ROMAN_NAMES = ("Гран-при", "Grand Prix", "Бас жүлде")


def markers(text: str, span: Span, stretches: QuotedStretches, language: str) -> list[Marker]:
    """The award words of a stretch in order, none within another."""
    found: list[Marker] = []
    taken = Apart()
    for marker in _all(text, span, stretches, language):
        before = text[max(span.start, marker.span.start - 60) : marker.span.start]
        # «На первом месте для школы – ребёнок» is no award.
        is_front = bool(_IN_FRONT.match(text, marker.span.end, marker.span.end + 12))
        if (
            is_front
            or _ELSEWHERE.search(before)
            or _ELSEWHERE.search(text[marker.span.start : marker.span.end])
        ):
            continue
        if taken.take(marker.span):
            found.append(marker)
    return sorted(found, key=lambda marker: marker.span)


def _is_ranking(text: str, span: Span) -> bool:
    """Tell whether ordinals without "place" are places: said to be so, or first beside second."""
    words = text[span.start : span.end]
    if re.search(r"(?<!\w)(?:места|places|орындар)\b", words, re.IGNORECASE):
        return True
    orders = {_place(match) for match in _ELLIPTIC.finditer(words)}
    return len(orders) > 1 and not _IN_TURN.search(words)


def listed_marker(text: str, span: Span, stretches: QuotedStretches, *, is_ranking: bool) -> Marker | None:
    """The marker that begins a line below a headline: a rank ("II – …"), or a nomination and a dash."""
    ranked = _RANKED.match(text, span.start, span.end) if is_ranking else None
    if ranked:
        sign = ranked["place"]
        return Marker(_span(ranked), int(sign) if sign.isdigit() else len(sign))
    quotes = stretches.within(span.start, span.end)
    unquoted = _UNQUOTED.match(text, span.start, span.end)
    if not is_ranking and not quotes and unquoted:
        return Marker(_span(unquoted), None, unquoted["name"].strip())
    if is_ranking or not quotes or not _DASH.match(text, quotes[0].span.end, span.end):
        return None
    is_first = not re.search(r"\w", text[span.start : quotes[0].span.start])
    return Marker(quotes[0].span, None, quotes[0].words(text)) if is_first else None


def has_medal(words: str) -> bool:
    """Tell whether a line begins with the picture of a medal."""
    return words.lstrip()[:1] in tuple("🥇🥈🥉")


def is_list_of_nominations(words: str) -> bool:
    """Tell whether a line says that nominations with their winners follow."""
    return bool(_NOMINATIONS.match(words)) and words.rstrip().endswith(":")


def _all(text: str, span: Span, stretches: QuotedStretches, language: str) -> Iterator[Marker]:
    is_named = bool(_NOMINATIONS.match(text, span.start, span.end))
    for quote in stretches.within(span.start, span.end):
        yield from _nominations(text, span, quote, is_listed=is_named)
    free = [
        match for match in _PLACE.finditer(text, span.start, span.end) if not stretches.around(match.start())
    ]
    for match in free:
        yield Marker(_span(match), _place(match))
    for match in _MEDAL.finditer(text, span.start, span.end):
        yield Marker(_span(match), _place(match))
    won = _WINNER.search(text, span.start, span.end)
    if free or (won and not stretches.around(won.start())):
        for match in (
            *_JOINED_PLACES.finditer(text, span.start, span.end),
            *_ELLIPTIC.finditer(text, span.start, span.end),
        ):
            if not stretches.around(match.start()):
                yield Marker(_span(match), _place(match))
    elif _is_ranking(text, span):
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


def _nominations(text: str, span: Span, quote: Quoted, *, is_listed: bool) -> Iterator[Marker]:
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
    elif (is_listed and _DASH.match(text, quote.span.end, span.end)) or (
        _IN_ANOTHER.search(text, max(span.start, quote.span.start - 8), quote.span.start)
        and _NAMES_NOMINATION.search(text, span.start, quote.span.start)
    ):
        yield Marker(quote.span, None, title)


def _place(match: re.Match) -> int:
    groups = match.groupdict()
    if groups.get("a"):
        word = groups["a"].casefold()
        return 1 if word in ("first", "первое", "первой", "бірінші", "i", "і", "1") else 2
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
    """Markers with a place and its nomination made one: «I место в номинации «…»»."""
    units: list[Marker] = []
    for marker in found:
        last = units[-1] if units else None
        if last and bool(last.nomination) != bool(marker.nomination) and not (last.place and last.nomination):
            between = text[last.span.end : marker.span.start]
            if re.fullmatch(r"[\s,:–—(-]*(?:(?:in|в|бойынша|of|the|заняла?|took)\s*){0,3}", between):
                units[-1] = replace(
                    last,
                    span=Span(last.span.start, marker.span.end),
                    # The winner of a nomination has no place for that.
                    place=None if last.is_winner or marker.is_winner else last.place or marker.place,
                    is_winner=False,
                    nomination=last.nomination or marker.nomination,
                )
                continue
        units.append(marker)
    return units
