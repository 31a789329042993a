"""What a jury looks at: criteria in lists, behind labels and within sentences, with their points."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.criteria.telling import answers, told_at, told_within
from cms.intake.facts.found import Criterion, Found
from cms.intake.facts.lists import enumerated, told_after
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

MOST_CRITERIA = 30
LONGEST_CRITERION = 200
_UNIT = r"(?:points?|pts?|marks?|балл\w*|б\.?|ұпай\w*)"
_MOST = r"(?:up to|at most|max\.?|maximum|до|максимум|по|ең көбі|most|from 0 to|от 0 до)"
_POINTS_BEHIND = re.compile(
    rf"\s?(?:[(\[]|[–—:,-]\s?|\s)(?P<worth>(?:was |were |is )?(?:worth|counted for|carried"
    rf"|brought)\s)?(?:{_MOST}\s)?(?P<points>\d{{1,3}})(?:\s?(?P<unit>{_UNIT}|%))?(?:ға дейін)?"
    r"\s?[)\]]?(?:\s(?:at most|максимум))?$",
    re.IGNORECASE,
)
_POINTS_BEFORE = re.compile(
    rf"^(?:{_MOST}\s)?(?P<points>\d{{1,3}})\s?{_UNIT}\s(?:each\s)?(?:for|за)\s|^(?:{_MOST}\s)?(?P<bare>\d{{1,3}})\s(?:for|за)\s",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"[(–—:-]\s?(?:до |up to )?\d+\)?$")
# "(at most 35)" behind the last is the sum.
_TOTAL = re.compile(r"[\s.]*\((?:макс|всего|итого|max|total|in all|барлығы|ең көбі)[^)]*\)?$", re.IGNORECASE)
_EACH = re.compile(
    rf"^(?:{_MOST}\s)?(?P<points>\d{{1,3}})\s?{_UNIT}\s(?:each\s)?(?:for|за)\s|^по\s(?P<ru>\d+)",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"(?:қатысушы|команда|мұғалім|педагог)\w*(?:дың|дің|тың|тің|ның|нің)\s", re.IGNORECASE
)
_NO_CRITERION = re.compile(
    r"^(?:maximum|total|highest|всего|итого|максим\w+|общ\w+ балл|барлығы|ең жоғары|жиыны)\b", re.IGNORECASE
)
# The preposition of the first member may stand before the others, too: «на пользу и на честность».
_REPEATED = re.compile(r"^(?:на|за|for|on|by)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|their|his|her)\s", re.IGNORECASE)


def find_criteria(
    reading: Reading, sentences: Sequence[Sentence] | None = None
) -> tuple[Found[Criterion], ...]:
    """The criteria told in `sentences` (the whole report without them), in order, each once."""
    chosen = reading.sentences if sentences is None else sentences
    stretches = QuotedStretches(reading.text)
    found: dict[str, Found[Criterion]] = {}
    for number, sentence in enumerate(chosen):
        for one in _criteria(
            reading, sentence, _items(reading, chosen[number - 1 : number], sentence, stretches)
        ):
            if len(found) < MOST_CRITERIA:
                found.setdefault(one.value.title.casefold(), one)
    return tuple(found.values())


def _items(
    reading: Reading, before: Sequence[Sentence], sentence: Sentence, stretches: QuotedStretches
) -> tuple[Span, ...]:
    """The stretches of a sentence, or below it, that are criteria."""
    place = told_at(reading.text, sentence, stretches)
    if place is not None:
        return told_after(reading, sentence, place)
    answer = answers(reading.text, before[0], sentence) if before else None
    for rest in [answer] if answer else told_within(reading.text, sentence, stretches):
        items = enumerated(reading.text, rest, sentence.language)
        if len(items) > 1:
            return items
    return ()


def _criteria(reading: Reading, sentence: Sentence, items: Sequence[Span]) -> Iterator[Found[Criterion]]:
    """Criteria of their words. Points may be told once for all, or without a word where another has it."""
    told = [_parted(" ".join(item.of(reading.text).split())) for item in items]
    each = _EACH.match(items[0].of(reading.text)) if items else None
    has_unit = any(unit for _, _, unit in told)
    for item, (words, points, unit) in zip(items, told, strict=True):
        number = (
            points if unit or has_unit or points is None or _SEPARATED.search(item.of(reading.text)) else None
        )
        title = words if number is not None or points is None else " ".join(item.of(reading.text).split())
        title = _titled(title, sentence, reading.text)
        if title:
            yield Found(
                Criterion(title, number or (int(each["points"] or each["ru"]) if each else None)), (item,)
            )


def _parted(words: str) -> tuple[str, int | None, bool]:
    """A criterion's words, its points, and whether a word says that they are points."""
    words = _TOTAL.sub("", words)
    before = _POINTS_BEFORE.match(words)
    if before:
        return words[before.end() :], int(before["points"] or before["bare"]), bool(before["points"])
    behind = _POINTS_BEHIND.search(words)
    if behind and behind["unit"] != "%":
        return words[: behind.start()], int(behind["points"]), bool(behind["unit"] or behind["worth"])
    return words, None, False


def _titled(words: str, sentence: Sentence, text: str) -> str:
    """What a criterion is called, in the nominative; "" for what is none, such as the highest total."""
    words = _ARTICLE.sub("", _REPEATED.sub("", words.strip(" –—-:;,.")))
    if not 2 < len(words) <= LONGEST_CRITERION or _NO_CRITERION.match(words):
        return ""
    if words[0] in '«“"„' and words[-1] in '»”"“':
        words = words[1:-1]
    title = nominative(words, sentence.language)
    if (
        sentence.language == "kk"
        and title.casefold().endswith(("уі", "уы"))
        and _OF_PEOPLE.search(sentence.span.of(text))
    ):
        # «қатысушылардың жауап беруі» without the participants is «жауап беру».
        title = title[:-1]
    return title if re.search(r"[^\W\d_]", title) else ""
