"""The rounds of a contest: listed, told by their numbers, or as what was shown first and what then."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from cms.intake.facts.found import Found
from cms.intake.facts.lists import enumerated, told_after
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.rounds.named import told_in_row, told_one_by_one
from cms.intake.facts.rounds.ordinals import LONGEST_ROUND, told_by_numbers, told_in_turn, without_doers
from cms.intake.facts.rounds.words import COUNT, COUNTS, PART, ROUND
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

MOST_ROUNDS = 12
_LABEL = re.compile(
    r"^\W*(?:(?:the\s)?(?:contest|competition)?\s?rounds|stages|(?:конкурсные\s)?этапы(?:\s(?:конкурса"
    r"|проведения))?|туры(?:\sконкурса)?|(?:конкурсные\s)?(?:испытания|задания)"
    r"|(?:байқау(?:дың)?\s)?(?:кезеңдері|турлары|кезеңдер))"
    r"(?:\s(?:of the (?:contest|competition)|were|are))?\s?(?:\([^)]{0,40}\))?\s?[:–—-]",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<!\w)(?:(?P<count>{COUNT})\s(?:[^\W\d_]+\s)?(?:{ROUND}|{PART})|(?:{ROUND})\s(?:было|были|всего|–"
    rf"|саны)?\s?(?P<later>{COUNT}))(?!\w)",
    re.IGNORECASE,
)
# "… included these rounds: …", without their number.
_SEVERAL = re.compile(
    r"(?<!\w)(?:rounds|stages|этап(?:ы|ов|ам|ах)|тур(?:ы|ов|ам|ах)|испытани(?:я|й|ям)|кезеңдер(?:і|ден"
    r"|інен)?)"
    r"(?:\s[^\W\d_]+){0,2}\s?:\s",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"[^,.;:«“\"]{0,45},\s(?!(?:and|but|so|и|а|но|ал|және|сондықтан)\s)", re.IGNORECASE)
# What has a verb is no name.
_CLAUSE = re.compile(
    r"(?<!\w)(?:was|were|had|has|which|who|that|but|then|и|но|а|что|котор\w+|были?|прош\w+)(?!\w)|(?:ды|ді"
    r"|ты|ті)$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\w{0,3}\s?\(([^()]{5,200})\)")
_NAMED_KK = re.compile(
    r"(?:байқау\w*|конкурс\w*|^)\s?([^.;:]{5,160}?)(?:\s(?:атты|деген|сияқты)|(?:дан|ден|тан|тен|нан"
    r"|нен)\sтұратын)\s$",
    re.IGNORECASE,
)
MOST_CONSISTING = 6
# A longer item tells more than a round's name.
SHORT = 70
_CONSISTS = re.compile(
    r"(?<!\w)(?:contest|competition)\s(?:itself\s)?(?:consisted of|included|was made up of|comprised)\s"
    r"|(?<!\w)конкурс\w{0,2}\s(?:состоя(?:л\w?|вш\w{2,3}|щ\w{2,3})\sиз|включа(?:л\w?|вш\w{2,3}"
    r"|ющ\w{2,3})(?:\sв\sсебя)?|складывал\w+\sиз)\s"
    r"|(?<!\w)(?:участникам|командам|конкурсантам|каждому|каждой)\s(?:(?:предстояло|нужно было"
    r"|предложили)(?:\sпройти)?\s?:|предстоял[аи])\s",
    re.IGNORECASE,
)
_CONSISTS_KK = re.compile(
    r"(?<!\w)(?:байқау|сайыс)\s(?P<what>[^.;:]{8,200}?)(?:дан|ден|тан|тен|нан|нен)\s(?:тұрды|құралды)",
    re.IGNORECASE,
)
_DEFENCE_EN = re.compile(
    r"(?<!\w)(?:protection|defen[cs]e|presentation|defended|presented|showed"
    r"|defending)\s(?:of\s)?(?:(?:the|their|its|a)\s)?(?=(?:\w+\s)?(?:business cards?|visiting cards?"
    r"|projects?))",
    re.IGNORECASE,
)
_DEFENCE_RU = re.compile(
    r"(?<!\w)(?:защит\w{1,3}|защищал\w{0,2}|защитил\w{0,2}|презентаци\w{1,2}|представ(?:или|ляли"
    r"|лен\w{1,3})|показ(?:али|ан\w{0,2})?"
    r"|выступил\w? с|защищ[её]н\w?|прозвучал\w|открывал\w?)\s(?:(?:свои|свою|своих|своей)\s)?"
    r"(?=(?:\w+\s)?(?:визитн\w+ карточ\w+|визитк\w+|проект\w*))",
    re.IGNORECASE,
)
_DEFENCE_KK = re.compile(
    r"(?P<what>(?:визит\w*\s?карточка\w*|визитка\w*|жоба(?:лар\w*|сын|ны|сы)?))\s(?:таныстыр\w+|қорға\w+"
    r"|көрсет\w+|ұсын\w+)",
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
    one_at_a_time = map(_each, (told_in_row, told_one_by_one, told_by_numbers, told_in_turn))
    for rule in (_listed, *one_at_a_time, _shown, _consisting):
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
            items = told_after(reading, sentence, sentence.span.start + label.end())
            if len(items) > 1:
                yield from _rounds(reading, items, sentence, stretches)
                return
        several = _SEVERAL.search(words)
        if several and not counted and not stretches.around(sentence.span.start + several.start()):
            items = told_after(reading, sentence, sentence.span.start + several.end())
            if 1 < len(items) <= MOST_CONSISTING:
                yield from _rounds(reading, items, sentence, stretches)
                return
        if counted and not stretches.around(sentence.span.start + counted.start()):
            count = COUNTS[(counted["count"] or counted["later"]).casefold()]
            place = sentence.span.start + counted.end()
            colon = _colon(reading.text, place, sentence.span.end)
            brackets = _IN_BRACKETS.match(reading.text, place, sentence.span.end)
            named = _NAMED_KK.search(words[: counted.start()])
            if brackets:
                items = enumerated(reading.text, Span(*brackets.span(1)), sentence.language, count)
            elif colon:
                items = told_after(reading, sentence, colon, count)
            elif named:
                stretch = Span(sentence.span.start + named.start(1), sentence.span.start + named.end(1))
                items = enumerated(reading.text, stretch, "kk", count)
            else:
                items = _beside(reading, sentence, place, stretches) or _apposed(
                    reading, sentence, place, count
                )
            if len(items) == count or (colon and 1 < len(items) <= count + 1):
                yield from _rounds(reading, items, sentence, stretches)
                return


def _consisting(
    reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
) -> Iterator[Found[str]]:
    """Rounds that a contest is said to consist of, without a word for them or their number."""
    text = reading.text
    for sentence in sentences:
        for pattern in (_CONSISTS, _CONSISTS_KK):
            match = pattern.search(text, sentence.span.start, sentence.span.end)
            if not match or stretches.around(match.start()) or _COUNTED.search(sentence.span.of(text)):
                continue
            end = match.end("what") if pattern is _CONSISTS_KK else sentence.span.end
            start = match.start("what") if pattern is _CONSISTS_KK else match.end()
            items = enumerated(text, Span(start, end), sentence.language) if start < end else ()
            items = items or told_after(reading, sentence, match.end())
            if 1 < len(items) <= MOST_CONSISTING and all(item.end - item.start < SHORT for item in items):
                yield from _rounds(reading, items, sentence, stretches)
                return


def _colon(text: str, start: int, end: int) -> int:
    """The place behind the colon or dash that follows a number of rounds; 0 where none does."""
    mark = re.compile(r"[^.;:–—«\"“]{0,50}?(?::|\s[–—]\s)").match(text, start, end)
    return mark.end() if mark else 0


def _beside(reading: Reading, sentence: Sentence, place: int, stretches: QuotedStretches) -> tuple[Span, ...]:
    """Quoted names that follow a number of rounds without a colon."""
    return tuple(one.span for one in stretches.within(place, sentence.span.end))


def _apposed(reading: Reading, sentence: Sentence, place: int, count: int) -> tuple[Span, ...]:
    """What ends a sentence behind a number of rounds and a comma: "two rounds, an essay and a talk"."""
    comma = _APPOSED.match(reading.text, place, sentence.span.end)
    if comma is None:
        return ()
    items = enumerated(reading.text, Span(comma.end(), sentence.span.end), sentence.language, count)
    is_short = all(item.end - item.start < SHORT for item in items)
    is_named = not any(_CLAUSE.search(item.of(reading.text)) for item in items)
    return items if len(items) == count and is_short and is_named else ()


def _rounds(
    reading: Reading, items: Sequence[Span], sentence: Sentence, stretches: QuotedStretches
) -> Iterator[Found[str]]:
    # «состоял из туров: визитки и эссе»: a genitive that could be a plural is not one.
    is_genitive = bool(re.search(r"\bиз\s[^:]{3,40}(?::|\s[–—])", sentence.span.of(reading.text)))
    for item in items:
        title = _title(reading.text, item, sentence.language, stretches, is_genitive)
        if title:
            yield Found(title, (item,))


def _each(told: Callable[..., Iterable[tuple[Span, Sentence]]]) -> Callable[..., Iterator[Found[str]]]:
    """A rule for rounds that something tells one at a time: by numbers, in turn, in a row, by sentences."""

    def found(
        reading: Reading, sentences: Sequence[Sentence], stretches: QuotedStretches
    ) -> Iterator[Found[str]]:
        for item, sentence in told(reading, sentences, stretches):
            yield from _rounds(reading, [item], sentence, stretches)

    return found


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


def _title(
    text: str, item: Span, language: str, stretches: QuotedStretches, is_genitive: bool = False
) -> str:
    """A round's name: what is in quotation marks where that is all; in the nominative, without points."""
    item = without_doers(text, item)
    words = item.of(text)
    if len(words) > LONGEST_ROUND:
        return ""
    quotes = stretches.within(item.start, item.end)
    if quotes and quotes[0].span.start == item.start and quotes[0].span.end >= item.end - 1:
        return quotes[0].words(text)
    words = re.sub(
        r"\s?\((?:до |up to |по )?\d+[^)]*\)|\s[–—-]\s(?:до\s)?\d+\s(?:балл|ұпай|point|мин)\w*", "", words
    )
    words = re.sub(r"^(?:an?|the|their)\s", "", words)
    return _tidy(nominative(words, language, singular=is_genitive))


def _tidy(title: str) -> str:
    title = re.sub(r"\s?[–—:-]?\s?(?=[:]\s?[«\"“])|:(?=\s?[«\"“])", "", title)
    return " ".join(title.split()).strip(" ,;:.")


def _once(rounds: Iterator[Found[str]]) -> list[Found[str]]:
    found: list[Found[str]] = []
    for one in rounds:
        if one.value and one.value.casefold() not in {other.value.casefold() for other in found}:
            found.append(one)
    return found
