"""Where a text tells what a jury looks at: behind a label, below a colon, beside a verb of judging."""

import re
from collections.abc import Iterator

from cms.intake.facts.quotations import QuotedStretches
from cms.intake.reading import Sentence
from cms.intake.report import Span

_ASIDE = r"\s?(?:\([^)]{0,60}\))?\s?"
_KAZAKH_WORD = r"(?:өлшемшарт|критерий|өлшем)(?:лары|лері|тары|тері|лар|лер|дері|і)?"
_LABEL = re.compile(
    r"^\W*(?:"
    r"(?:the\s)?(?:evaluation |assessment |judging |scoring |main )?criteria"
    r"(?:\s(?!were\b|are\b|included\b)[^\W\d_]+){0,5}"
    r"|(?:[^\W\d_]{5,12}\s)?критери(?:и|ями|ев)(?:\s(?!стали\b|были\b|являлись\b|служили\b)[^\W\d_]+){0,4}"
    rf"|(?:(?:бағалау|байқау|байқаудың|негізгі)\s){{0,2}}{_KAZAKH_WORD}(?:\s(?:мыналар|мынадай|ретінде))?"
    rf"){_ASIDE}(?:[:–—-]|$|(?:were|are|included|стали|были|являлись|служили)\s(?:\w+(?:\s"
    rf"|(?=:)))?(?:[:–—]\s)?)",
    re.IGNORECASE,
)
# "by the following criteria: …", "three things were assessed: …", wherever it stands in a sentence.
_BEFORE_COLON = re.compile(
    r"(?:criteria|критери\w{1,3}|өлшемшарт\w*|критерий\w*|мыналар\w*|следующее|the following|мынадай\s\w+"
    r"|looked (?:at|for)|смотрел\w*(?:\sна)?|важн\w+\sбыл\w+|қарады|maximum|максим\w+|assessed|judged"
    r"|evaluated|scored"
    r"|taken into account|оценива\w+|учитыва\w+|во внимание|бағалан\w+"
    r"|ескеріл\w+)"
    rf"(?:\s[\w-]+){{0,4}}?{_ASIDE}(?::|\s[–—]\s(?!\d))",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"looked|points?\b|смотрел|важн|қарады|judg|assess|evaluat|scor|criteri|mark|rated|jury|оцен|критери"
    r"|учитыва|судил|балл|жюри|внимание"
    r"|бағала|ескер|өлшемшарт|критерий|қазылар",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:\bwhat\b|\bhow\b).*(?:jury|judge|assess|score|count)|(?:\bчто\b|\bчём\b|\bкак\b|\bчему\b).*(?:жюри"
    r"|судь|оценива|учитыва|балл)"
    r"|(?:\bне\b|\bнеге\b|\bқалай\b|\bнені\b).*(?:қазылар|бағала|ескер)",
    re.IGNORECASE,
)
_BY_CRITERIA = re.compile(
    r"(?<!\w)(?:(?:по|согласно)\s(?:(?:таким|тр[её]м|четыр[её]м|пяти)\s)?критериям"
    r"|(?:by|on|according to)\s(?:the\s)?criteria\sof)\s",
    re.IGNORECASE,
)
_AHEAD = (
    re.compile(
        r"(?<!\w)(?:(?:jury|judges|jurors|panel)(?:,[^;:]{5,160}?,"
        r"|\s\([^()]{5,300}\))?\s(?:members\s)?(?:also\s|mainly\s"
        r"|above all\s"
        r"|first of all\s|especially\s)?"
        r"(?:looked (?:at|for)|assessed|judged|evaluated|considered|scored|rated|marked|valued"
        r"|took into account"
        r"|paid (?:special |particular )?attention to|weighed|listened for|wanted to see)"
        r"|(?:jury|judges) had to (?:judge|assess|score)"
        r"|(?:contest|competition)\s(?:also\s)?(?:assessed|evaluated|judged|looked at)"
        r"|(?:points|marks|scores)\s(?:were|are)\s(?:given|awarded)\s(?:for|to)"
        r"|(?:were|was)\s(?:also\s)?(?:judged|assessed|evaluated|scored|marked|rated)\s(?:by|on|for"
        r"|according to)"
        r"|what (?:counted|mattered)(?:\s\w+){0,2}\s(?:was|were)|it was judged (?:by|on|for)"
        r"|(?:jury|judges)\s(?:gave|awarded)(?:\s(?:marks|points)\sfor)?|judging (?:was )?(?:by|on|for))\s",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:оценивал(?:ись|ось|ась)|учитывал(?:ись|ось|ась)|оцениваются|учитываются"
        r"|принимал(?:ись|ось|ась) во внимание)"
        r"(?:\s(?:также|ещё|и|жюри|в первую очередь|прежде всего))*,?\s(?:то,?\s)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:жюри|эксперт\w*|судьи)\s"
        r"(?:в составе\s[^;:]{5,240}?\s|\([^()]{5,300}\)\s|[^,.;:]{1,60}?\s)?(?:(?:также|прежде всего|особо"
        r"|в первую очередь)\s)?"
        r"(?:оценивал[аио]|оценил[аио]|учитывал[аио]|учл[аио]|оценивает|принимал[аио] во внимание"
        r"|(?:цени|проверя|интересова)л[аио]|смотрел[аио]?,|(?:смотрел[аио]?"
        r"|обращал[аио]?(?:\sособое)?\sвнимание)(?:\s(?:прежде всего|также|в первую очередь))?\sна(?:\sто)?"
        r"|(?:ставил|давал|начислял|присуждал)[аио]?\s(?:баллы\s)?(?:за)?)"
        r"(?:\s(?:также|прежде всего|в первую очередь|выступления|работы|команды"
        r"|участников))*,?\s(?:то,?\s)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W*(?:(?:также|ещё|особо|отдельно)\s)?(?:оценивали|учитывали|смотрели(?:\sна|,)|проверяли"
        r"|ценили)\s(?:также\s|прежде всего\s)?(?:то,?\s)?",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"(?<!\w)баллы\s(?:(?:давали|начисляли|ставили|выставляли|присуждали)(?:сь)?)\s(?:жюри\s)?за\s",
        re.IGNORECASE,
    ),
)
_BEHIND_KK = re.compile(
    r"\s(?P<by>бойынша\s)?(?:(?:назарға|есепке)\s(?:алынды|алды)|бағаланды|ескерілді|бағалады|ескерді"
    r"|бағаланады|ескеріледі"
    r"|(?:ерекше\s|баса\s)?(?:мән|көңіл|назар)\s(?:берді|бөлді|аударды|аударылды|бөлінді)|қаралды)",
    re.IGNORECASE,
)
_JURY_KK = re.compile(
    r"^(?:(?:сонымен (?:қатар|бірге)|сондай-ақ|бұдан бөлек|одан басқа|қосымша|байқауда|бағалау кезінде"
    r"|бағалауда|бағалағанда|әділ\s)[\s,]*)*"
    r"(?:(?:қазылар(?:\sалқасы)?|әділқазылар(?:\sалқасы)?|қазылар алқасының мүшелері"
    r"|сарапшылар)\s)?(?:сонымен қатар\s|сондай-ақ\s)?",
    re.IGNORECASE,
)
# «Қазылар … жаңалығына, … пайдасына қарады».
_LOOKED_KK = re.compile(
    r"^\W*(?:әділ\s)?(?:қазылар(?:\sалқасы)?|әділқазылар(?:\sалқасы)?"
    r"|сарапшылар)\s(?P<what>[^.;:]{5,300}?[^\W\d_](?:на|не|ға|ге|қа|ке))"
    r"\s(?:(?:ерекше|көбірек|баса|көбіне)\s)?(?:қарады|үңілді|мән берді)",
    re.IGNORECASE,
)
_GENITIVE_KK = re.compile(r"(?:дың|дің|тың|тің|ның|нің)\s", re.IGNORECASE)
_OF_WHOM_KK = re.compile(
    r"(?:байқауға\s)?(?:қатысушы|команда|мұғалім|педагог|мектеп|үміткер)\w*(?:дың|дің|тың|тің|ның|нің)\s",
    re.IGNORECASE,
)
_WORKS_KK = re.compile(r"[^\W\d_]+(?:лар|лер|дар|дер|тар|тер)(?:ы|і)?\s", re.IGNORECASE)
_BEHIND_EN = re.compile(
    r"\s(?:were|was)\s(?:also\s)?(?:assessed|judged|evaluated|taken into account|scored|considered"
    r"|rated)(?!\w)",
    re.IGNORECASE,
)
_OF_CONTEST = re.compile(r"jury|contest|competition|criteria|teams?|participants|points", re.IGNORECASE)
_POINTS = re.compile(r"\d{1,3}\s?(?:points?|pts?|marks?|балл\w*|б\.|ұпай\w*)|\bworth\s\d", re.IGNORECASE)
_POINTS_EACH = re.compile(
    r"\s?(?:до\s|up to\s)?\d{1,3}\s(?:points?|балл\w*|ұпай\w*)(?:\seach)?:\s", re.IGNORECASE
)
# Points in a sentence of results are somebody's.
_RESULTS = re.compile(
    r"место|места|победител|призёр|place|winner|won|scored|набрал|орын|жеңімпаз|жинады", re.IGNORECASE
)
_ENDS_LIST = re.compile(r"\s(?:выставля\w+|оценива\w+|ставил\w+|были|was|were)(?!\w)", re.IGNORECASE)
_PRAISE = re.compile(r"(?:высоко|жоғары|highly|по достоинству|оң)\s?$", re.IGNORECASE)


def told_at(text: str, sentence: Sentence, stretches: QuotedStretches) -> int | None:
    """The place behind the label or the colon after which criteria are listed; None where there is none."""
    span = sentence.span
    words = span.of(text)
    label = _LABEL.match(words)
    if label:
        return span.start + label.end()
    before = _BEFORE_COLON.search(words)
    if before and _JUDGES.search(words) and not stretches.around(span.start + before.start()):
        # «за каждый критерий – 5 баллов: содержание, логика»
        each = _POINTS_EACH.match(text, span.start + before.end(), span.end)
        return each.end() if each else span.start + before.end()
    return None


def answers(text: str, question: Sentence, sentence: Sentence) -> Span | None:
    """The stretch that answers what was judged: "What did the jury look at? Clarity, time and speech."."""
    asked = question.span.of(text)
    if question.block is not sentence.block or not asked.endswith("?") or not _ASKED.search(asked):
        return None
    lead = re.compile(r"\W*(?:(?:на|за|по|at|for|on)\s)?", re.IGNORECASE).match(text, sentence.span.start)
    return Span(lead.end() if lead else sentence.span.start, sentence.span.end)


def told_within(text: str, sentence: Sentence, stretches: QuotedStretches) -> Iterator[Span]:
    """The stretches of a sentence that a verb of judging has for its object or subject."""
    span = sentence.span
    for pattern in (*_AHEAD, _BY_CRITERIA):
        match = pattern.search(text, span.start, span.end)
        if not match or stretches.around(match.start()) or _is_praise(text, span, match):
            continue
        ends = _ENDS_LIST.search(text, match.end(), span.end) if pattern is _BY_CRITERIA else None
        yield Span(match.end(), ends.start() if ends else span.end)
    behind = _BEHIND_KK.search(text, span.start, span.end)
    if behind and not stretches.around(behind.start()) and not _is_praise(text, span, behind):
        yield Span(_begins_in_kazakh(text, span.start, behind), behind.start())
    looked = _LOOKED_KK.match(span.of(text))
    if looked and not behind:
        yield Span(span.start + looked.start("what"), span.start + looked.end("what"))
    if len(_POINTS.findall(span.of(text))) > 1 and not _RESULTS.search(span.of(text)):
        colon = text.find(": ", span.start, span.end)
        yield Span(colon + 1 if colon >= 0 else span.start, span.end)
    behind = _BEHIND_EN.search(text, span.start, span.end)
    if behind and _OF_CONTEST.search(span.of(text)):
        yield Span(span.start, behind.start())


def _is_praise(text: str, span: Span, match: re.Match) -> bool:
    """Tell whether a verb of judging tells that somebody liked something."""
    before = text[max(span.start, match.start() - 20) : match.start()]
    return bool(_PRAISE.search(before) or re.search(r"высоко|highly|жоғары", match[0], re.IGNORECASE))


def _begins_in_kazakh(text: str, start: int, behind: re.Match) -> int:
    """Where the list before a Kazakh verb begins: behind the jury, or behind those whose work was judged."""
    lead = _JURY_KK.match(text[start : behind.start()])
    start += lead.end() if lead else 0
    of_whom = _OF_WHOM_KK.match(text, start, behind.start())
    if of_whom and not _GENITIVE_KK.search(text, of_whom.end(), behind.start()):
        return of_whom.end()
    works = _WORKS_KK.match(text, start, behind.start()) if behind["by"] else None
    return works.end() if works else start
