"""The rounds of a contest: listed, told by their numbers, or as what was shown first and what then."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.found import Found
from cms.intake.facts.lists import bare, told_after
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

MOST_ROUNDS = 12
LONGEST_ROUND = 160
_ROUND = r"rounds?|stages?|tours?|этап\w{0,3}|тур(?:а|ы|ов|ах|ам|е|ом)?|испытани\w{1,3}|кезең\w{0,6}|сайыс(?:ы|тан|тар)?|тур(?:ы|дан|лар\w*)"
_COUNTS = {
    **{
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "два": 2,
        "двух": 2,
        "две": 2,
        "три": 3,
        "трех": 3,
        "трёх": 3,
    },
    **{"четыре": 4, "четырех": 4, "четырёх": 4, "пять": 5, "пяти": 5, "екі": 2, "үш": 3, "төрт": 4, "бес": 5},
    **{"2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "шесть": 6, "six": 6, "алты": 6, "оба": 2, "both": 2},
}
_COUNT = "|".join(_COUNTS)
_LABEL = re.compile(
    r"^\W*(?:(?:the\s)?(?:contest|competition)?\s?rounds|stages|этапы(?:\s(?:конкурса|проведения))?|туры(?:\sконкурса)?|испытания|(?:байқау(?:дың)?\s)?(?:кезеңдері|турлары|кезеңдер))"
    r"(?:\s(?:of the (?:contest|competition)|were|are))?\s?(?:\([^)]{0,40}\))?\s?[:–—-]",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<!\w)(?:(?P<count>{_COUNT})\s(?:[^\W\d_]+\s)?(?:{_ROUND})|(?:{_ROUND})\s(?:было|были|всего|–|саны)?\s?(?P<later>{_COUNT}))(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = (
    r"first|1st|перв\w{2,3}|1-?(?:й|м|го)?|i|бірінші|1-?ші",
    r"second|2nd|втор\w{2,3}|2-?(?:й|м|го)?|ii|іі|екінші|2-?ші",
    r"third|3rd|трет\w{2,4}|3-?(?:й|м|го)?|iii|ііі|үшінші|3-?ші",
    r"fourth|4th|четв[её]рт\w{2,3}|4-?(?:й|м|го)?|iv|төртінші|4-?ші",
)
_NUMBERED = "|".join(f"(?P<n{number}>{names})" for number, names in enumerate(_NUMBERS, 1))
_LAST = r"(?P<last>final|last|финальн\w{2,3}|последн\w{2,3}|заключительн\w{2,3}|соңғы|қорытынды)"
_ORDINAL_ROUND = re.compile(
    rf"(?<!\w)(?:{_NUMBERED}|{_LAST})[\s-](?:(?:\w+[\s-])?(?:{_ROUND}))(?:\s(?:конкурса|of the contest|байқаудың))?(?!\w)"
    r"|(?<!\w)(?:round|stage|этап|тур|кезең)\s(?P<figure>[1-6])(?!\w)",
    re.IGNORECASE,
)
_ORDINAL_AGAIN = re.compile(
    rf"(?:^|[,;]\s(?:(?:and|а|и|ал|while|–)\s)?)(?:(?:in|на|во|в)\s(?:the\s)?)?(?:the\s)?(?:{_NUMBERED}|{_LAST})(?:де|да|сі|сінде)?\s?(?=[–—,:-]|was|were|\s)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\W*(?:(?:the\s)?(?:was|were|is|had|called|consisted of|being|included|–|—)\s(?:the\s|an?\s)?|(?:это|был[аи]?|назывался|включал|стал[аои]?|проходил в форме)\s|(?:бойынша|–|—))?\W*",
    re.IGNORECASE,
)
# The end of what a round was: the predicate behind it.
_PREDICATE = re.compile(
    r"\s(?:was|were|had|took|teams|participants|the (?:teams|participants|schools)|командам?|участник\w+|школ\w+|состоял\w+|прошл\w+|прошёл|проходил\w*"
    r"|проверял\w*|қорғалды|өтті|өткізілді|болды|ұйымдастырылды|көрсетілді|таныстырылды|сыналды)\b",
    re.IGNORECASE,
)
_DEFENCE_EN = re.compile(
    r"(?<!\w)(?:protection|defen[cs]e|presentation|defended|presented|showed|defending)\s(?:of\s)?(?:(?:the|their|its|a)\s)?(?=(?:\w+\s)?(?:business cards?|visiting cards?|projects?))",
    re.IGNORECASE,
)
_DEFENCE_RU = re.compile(
    r"(?<!\w)(?:защит\w{1,3}|защищал\w{0,2}|защитил\w{0,2}|презентаци\w{1,2}|представ(?:или|ляли|лени\w)|показали)\s(?:(?:свои|свою|своих|своей)\s)?"
    r"(?=(?:\w+\s)?(?:визитн\w+ карточ\w+|визитк\w+|проект\w*))",
    re.IGNORECASE,
)
_DEFENCE_KK = re.compile(
    r"(?P<what>(?:визит\w*\s?карточка\w*|визитка\w*|жоба(?:лар\w*|сын|ны|сы)?))\s(?:таныстыр\w+|қорға\w+|көрсет\w+|ұсын\w+)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"(?:\w+\s)?(?:business cards?|visiting cards?|projects?|визитн\w+ карточ\w+|визитк\w+|проект\w*)",
    re.IGNORECASE,
)


def find_rounds(reading: Reading, sentences: Sequence[Sentence] | None = None) -> tuple[Found[str], ...]:
    """The rounds told in `sentences` (the whole report without them), in order, in the nominative."""
    chosen = reading.sentences if sentences is None else sentences
    stretches = QuotedStretches(reading.text)
    for rule in (_listed, _ordinal, _shown):
        found = _once(rule(reading, chosen, stretches))
        if len(found) > 1:
            return tuple(found[:MOST_ROUNDS])
    return ()


def _listed(
    reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
) -> Iterator[Found[str]]:
    """Rounds behind a label or a number of them: "in three rounds: A, B and C"."""
    for sentence in sentences:
        words = sentence.span.of(reading.text)
        label = _LABEL.match(words)
        counted = _COUNTED.search(words)
        if label:
            yield from _rounds(
                reading, told_after(reading, sentence, sentence.span.start + label.end()), sentence, stretches
            )
            return
        if counted and not stretches.around(sentence.span.start + counted.start()):
            count = _COUNTS[(counted["count"] or counted["later"]).casefold()]
            colon = _colon(reading.text, sentence.span.start + counted.end(), sentence.span.end)
            if colon:
                items = told_after(reading, sentence, colon, count)
            else:
                items = _beside(reading, sentence, sentence.span.start + counted.end(), stretches)
            if len(items) == count or (colon and 1 < len(items) <= count + 1):
                yield from _rounds(reading, items, sentence, stretches)
                return


def _colon(text: str, start: int, end: int) -> int:
    """The place behind the colon or dash that follows a number of rounds; 0 where none does."""
    mark = re.compile(r"[^.;:–—«\"“]{0,50}?(?::|\s[–—]\s)").match(text, start, end)
    return mark.end() if mark else 0


def _beside(reading: Reading, sentence: Sentence, place: int, stretches: QuotedStretches) -> tuple[Span, ...]:
    """Quoted names that follow a number of rounds without a colon."""
    return tuple(one.span for one in stretches.within(place, sentence.span.end))


def _rounds(
    reading: Reading, items: Sequence[Span], sentence: Sentence, stretches: QuotedStretches
) -> Iterator[Found[str]]:
    for item in items:
        title = _title(reading.text, item, sentence.language, stretches)
        if title:
            yield Found(title, (item,))


def _ordinal(
    reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
) -> Iterator[Found[str]]:
    """Rounds told by their numbers: "In the first round …, the second was …", «I этап – …»."""
    wanted = 1
    is_within = False
    for sentence in sentences:
        heads = [
            one
            for one in _ORDINAL_ROUND.finditer(reading.text, sentence.span.start, sentence.span.end)
            if not stretches.around(one.start())
        ]
        if not heads and not (is_within and wanted > 1):
            continue
        again = [] if not heads and sentence.span.start else []
        if heads or is_within:
            again = [
                one
                for one in _ORDINAL_AGAIN.finditer(reading.text, sentence.span.start, sentence.span.end)
                if not any(one.start() < head.end() and head.start() < one.end() for head in heads)
                and not stretches.around(one.end() - 1)
            ]
        places = sorted([*heads, *again], key=lambda one: one.start())
        for number, head in enumerate(places):
            order = _order(head, wanted)
            if order != wanted:
                continue
            end = places[number + 1].start() if number + 1 < len(places) else sentence.span.end
            item = _what(reading.text, head, Span(head.end(), end), sentence, stretches)
            if item:
                wanted += 1
                is_within = True
                yield from _rounds(reading, [item], sentence, stretches)


def _order(head: re.Match, wanted: int) -> int:
    parts = head.groupdict()
    if parts.get("figure"):
        return int(parts["figure"])
    if parts.get("last"):
        return wanted if wanted > 1 else 0
    return next((number for number in range(1, 5) if parts.get(f"n{number}")), 0)


def _what(
    text: str, head: re.Match, rest: Span, sentence: Sentence, stretches: QuotedStretches
) -> Span | None:
    """What a round was: a quoted name, else the words between its number and their predicate."""
    quotes = stretches.within(rest.start, rest.end)
    if quotes and quotes[0].span.start - rest.start < 60:
        return quotes[0].span
    before = stretches.within(max(sentence.span.start, head.start() - 100), head.start())
    if not quotes and before and head.start() - before[-1].span.end < 4:
        return before[-1].span
    link = _LINK.match(text, rest.start, rest.end)
    start = link.end() if link else rest.start
    stop = re.compile(r"[,;:(]|\.\s|\s[–—]\s").search(text, start + 1, rest.end)
    item = bare(text, Span(start, stop.start() if stop else rest.end))
    predicate = _PREDICATE.search(text, item.start, item.end)
    if predicate:
        item = bare(text, Span(item.start, predicate.start()))
    return item if 3 < item.end - item.start <= LONGEST_ROUND else None


def _shown(
    reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
) -> Iterator[Found[str]]:
    """Rounds that are told as what was defended or presented: a business card, then projects."""
    text = reading.text
    for sentence in sentences:
        for pattern in (_DEFENCE_EN, _DEFENCE_RU):
            for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
                thing = _OBJECT.match(text, match.end(), sentence.span.end)
                end = thing.end() if thing else match.end()
                quotes = stretches.within(end, sentence.span.end)
                if quotes and quotes[0].span.start - end < 60:
                    end = quotes[0].span.end
                title = nominative(text[match.end() : end], sentence.language)
                yield Found(_tidy(title), (Span(match.start(), end),))
        for match in _DEFENCE_KK.finditer(text, sentence.span.start, sentence.span.end):
            quotes = stretches.within(sentence.span.start, match.start())
            start = match.start("what")
            if quotes and start - quotes[-1].span.end < 60:
                start = quotes[-1].span.start
            title = nominative(text[start : match.end("what")], sentence.language)
            yield Found(_tidy(title), (Span(start, match.end()),))


def _title(text: str, item: Span, language: str, stretches: QuotedStretches) -> str:
    """A round's name: what is in quotation marks where that is all, in the nominative, without points or hours."""
    words = item.of(text)
    if len(words) > LONGEST_ROUND:
        return ""
    quotes = stretches.within(item.start, item.end)
    if quotes and quotes[0].span.start == item.start and quotes[0].span.end >= item.end - 1:
        return quotes[0].words(text)
    words = re.sub(
        r"\s?\((?:до |up to |по )?\d+[^)]*\)|\s[–—-]\s(?:до\s)?\d+\s(?:балл|ұпай|point|мин)\w*", "", words
    )
    return _tidy(nominative(words, language))


def _tidy(title: str) -> str:
    title = re.sub(r"\s?[–—:-]?\s?(?=[:]\s?[«\"“])|:(?=\s?[«\"“])", "", title)
    return " ".join(title.split()).strip(" ,;:.")


def _once(rounds: Iterator[Found[str]]) -> list[Found[str]]:
    found: list[Found[str]] = []
    for one in rounds:
        if one.value and one.value.casefold() not in {other.value.casefold() for other in found}:
            found.append(one)
    return found
