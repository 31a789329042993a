"""What a jury looks at: criteria in a list, behind a label, or within a sentence, with their points at most."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.found import Criterion, Found
from cms.intake.facts.lists import enumerated, told_after
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

MOST_CRITERIA = 30
LONGEST_CRITERION = 200
_LABEL = re.compile(
    r"^\W*(?:(?:the\s)?(?:evaluation |assessment |judging |scoring )?criteria(?:\s(?:of|for)\s\w+)?(?:\s(?:were|are|included))?"
    r"|критери(?:и|ями|ев)(?:\s(?:оценки|оценивания|конкурса|жюри|оценки\sработ))?(?:\s(?:были|стали))?"
    r"|(?:(?:бағалау|байқау|байқаудың)\s)?(?:өлшемшарт|критерий)(?:лары|лері|тары|тері|лар|лер)?(?:\s(?:мыналар|мынадай))?)"
    r"\s?(?:\([^)]{0,60}\))?\s?[:–—-]",
    re.IGNORECASE,
)
# "by the following criteria: …", wherever it stands in a sentence.
_BY = re.compile(
    r"(?:criteria|критери\w{1,3}|өлшемшарт\w*|критерий\w*|мыналар|следующее|the following|мынадай\s\w+)"
    r"(?:\s\w+){0,4}?\s?(?:\([^)]{0,60}\))?\s?(?::|\s[–—]\s)",
    re.IGNORECASE,
)
_BY_VERB = re.compile(
    r"judg|assess|evaluat|scor|criteri|mark|rated|оцен|критери|учитыва|судил|балл|бағала|ескер|өлшемшарт|критерий|қара",
    re.IGNORECASE,
)
_AHEAD_EN = re.compile(
    r"(?<!\w)(?:(?:jury|judges|jurors|panel|they|it)\s(?:members\s)?(?:also\s|mainly\s|above all\s|first of all\s)?"
    r"(?:looked (?:at|for)|assessed|judged|evaluated|considered|scored|rated|marked|valued|took into account|paid attention to|weighed|listened for)"
    r"|(?:contest|competition)\s(?:also\s)?(?:assessed|evaluated|judged|looked at)"
    r"|(?:points|marks|scores)\s(?:were|are)\s(?:given|awarded)\s(?:for|to)"
    r"|(?:were|was)\s(?:also\s)?(?:judged|assessed|evaluated|scored|marked|rated)\s(?:by|on|for|according to)(?:\sfour|\sthree|\sfive)?"
    r"|what (?:counted|mattered)(?:\s\w+){0,2}(?:\swas|\swere|:)"
    r"|(?:jury|judges) had to (?:judge|assess|score))\s(?:their\s|the\s)?",
    re.IGNORECASE,
)
_BEHIND_EN = re.compile(
    r"\s(?:were|was)\s(?:also\s)?(?:assessed|judged|evaluated|taken into account|scored|considered|rated)(?!\w)",
    re.IGNORECASE,
)
_AHEAD_RU = re.compile(
    r"(?<!\w)(?:(?:также\s|ещё\s|дополнительно\s|особо\s)?(?:оценивал(?:ись|ось|ась|и|о)|учитывал(?:ись|ось|ась|и|о)|оценили|оценивают(?:ся)?|учитывают(?:ся)?)"
    r"(?:\s(?:также|ещё|и|жюри|в первую очередь|прежде всего|не только|выступления|работы|участник\w+|команд\w*|педагог\w+))*\s?"
    r"|(?:смотрел[аио]?|обращал[аио]? внимание|судил[аио]?|баллы (?:давали|начисляли|ставили)(?:сь)?|ставил[аио]? баллы)(?:\s(?:прежде всего|также|в первую очередь))?\s(?:на|за|по)(?:\sто)?\s"
    r"|принимал(?:ись|ось|ась|о|и) во внимание\s)",
    re.IGNORECASE,
)
_JURY_RU = re.compile(
    r"жюри|члены|эксперт\w*|судьи|конкурс\w*|оценива\w+ся|учитыва\w+|оценивались|внимание", re.IGNORECASE
)
_BEHIND_KK = re.compile(
    r"\s(?:(?:назарға|есепке)\s(?:алынды|алды)|бағаланды|ескерілді|бағалады|ескерді|бағаланады|ескеріледі|(?:мән|көңіл|назар)\s(?:берді|бөлді|аударды)|қаралды)",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"^(?:сонымен (?:қатар|бірге)|сондай-ақ|бұдан бөлек|одан басқа|қосымша|байқауда|қазылар(?:\sалқасы)?|әділқазылар(?:\sалқасы)?|,|\s)*"
    r"(?:(?:қатысушы|команда|мұғалім|педагог|мектеп|үміткер|байқауға қатысушы)\w*(?:дың|дің|тың|тің|ның|нің)\s)?",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\s?(?:[(\[]|[–—:,-]\s?|\s)(?:(?:up to|at most|max\.?|maximum|до|максимум|по|ең көбі|most)\s)?(?P<points>\d{1,3})"
    r"(?:\s?(?P<unit>points?|pts?|marks?|балл\w*|б\.|ұпай\w*|%))?(?:ға дейін)?\s?[)\]]?(?:\s(?:at most|максимум))?$",
    re.IGNORECASE,
)
_NO_CRITERION = re.compile(
    r"^(?:maximum|total|highest|всего|итого|максим\w+|общ\w+ балл|барлығы|ең жоғары|жиыны)\b", re.IGNORECASE
)


def find_criteria(
    reading: Reading, sentences: Sequence[Sentence] | None = None
) -> tuple[Found[Criterion], ...]:
    """The criteria told in `sentences` (the whole report without them), in order, each once."""
    chosen = reading.sentences if sentences is None else sentences
    stretches = QuotedStretches(reading.text)
    found: dict[str, Found[Criterion]] = {}
    for sentence in chosen:
        for item, is_sure in _items(reading, sentence, stretches):
            one = _criterion(reading.text, item, sentence, is_sure=is_sure)
            if one and len(found) < MOST_CRITERIA:
                found.setdefault(one.value.title.casefold(), one)
    return tuple(found.values())


def _items(reading: Reading, sentence: Sentence, stretches: QuotedStretches) -> Iterator[tuple[Span, bool]]:
    """The stretches of a sentence, or below it, that are criteria."""
    text, span = reading.text, sentence.span
    words = span.of(text)
    label = _LABEL.match(words)
    if label:
        yield from ((item, True) for item in told_after(reading, sentence, span.start + label.end()))
        return
    by = _BY.search(words)
    if by and _BY_VERB.search(words) and not stretches.around(span.start + by.start()):
        yield from ((item, True) for item in told_after(reading, sentence, span.start + by.end()))
        return
    for rest in _told_within(text, sentence, stretches):
        items = enumerated(text, rest, sentence.language)
        if len(items) > 1:
            yield from ((item, True) for item in items)
            return


def _told_within(text: str, sentence: Sentence, stretches: QuotedStretches) -> Iterator[Span]:
    """The stretch of a sentence that a verb of judging has for its object or subject."""
    span = sentence.span
    for pattern in (_AHEAD_EN, _AHEAD_RU):
        match = pattern.search(text, span.start, span.end)
        if not match or stretches.around(match.start()):
            continue
        if pattern is _AHEAD_RU and not _JURY_RU.search(span.of(text)):
            continue
        colon = re.compile(r"[^,;.]{0,40}:\s").match(text, match.end(), span.end)
        rest = Span(colon.end() if colon else match.end(), span.end)
        if rest.end - rest.start > 5:
            yield rest
    behind = _BEHIND_KK.search(text, span.start, span.end)
    if behind and not stretches.around(behind.start()):
        start = span.start
        lead = _OF_PEOPLE.match(text[start : behind.start()])
        yield Span(start + (lead.end() if lead else 0), behind.start())
    behind = _BEHIND_EN.search(text, span.start, span.end)
    if behind and re.search(
        r"jury|contest|competition|criteria|teams?|participants", text[span.start : span.end], re.IGNORECASE
    ):
        yield Span(span.start, behind.start())


def _criterion(text: str, item: Span, sentence: Sentence, *, is_sure: bool) -> Found[Criterion] | None:
    """One criterion of its words: points are taken off, the case is the nominative."""
    words = " ".join(item.of(text).split())
    points = _POINTS.search(words)
    number = None
    if (
        points
        and points["unit"] != "%"
        and (points["unit"] or re.search(r"[(–—:-]\s?(?:до |up to )?\d+\)?$", words))
    ):
        number = int(points["points"])
        words = words[: points.start()]
    words = words.strip(" –—-:;,.")
    if (
        not 2 < len(words) <= LONGEST_CRITERION
        or _NO_CRITERION.match(words)
        or not re.search(r"[^\W\d_]", words)
    ):
        return None
    title = nominative(words, sentence.language) if sentence.language != "kk" else _kazakh(words)
    return Found(Criterion(title, number), (item,), is_sure)


def _kazakh(words: str) -> str:
    """A Kazakh criterion without the case that its verb asks for."""
    return nominative(words, "kk")
