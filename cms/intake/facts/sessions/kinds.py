"""Words by which a programme's items are called, in any form, in three languages, and what kind each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cms.intake.facts.apart import Apart
from cms.intake.facts.found import SessionKind
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.report import Span


@dataclass(frozen=True, slots=True)
class KindWord:
    """A word or two that name a kind of session.

    `is_general`: a word that is a session only by its title ("lecture", "session") or by what was named
    before ("the second platform"). `is_plural`: it may have several titles.
    """

    span: Span
    kind: SessionKind
    is_plural: bool = False
    is_general: bool = False


_SPECIFIC: dict[SessionKind, str] = {
    "plenary": r"plenar(?:y|ies)(?:\s(?:sessions?|meetings?|sittings?|part|discussions?))?"
    r"|пленарн\w+(?:\s(?:заседани\w+|сесси\w+|част\w+|собрани\w+))?|пленум\w{0,2}"
    r"|пленар(?:лық|лы|дық)(?:\s(?:отырыс\w*|мәжіліс\w*|бөлім\w*|сессия\w*|жиналыс\w*))?",
    "dialogue": r"(?:dialogue|dialog|discussion)\s(?:platforms?|spaces?|areas?|grounds?|floors?|circles?"
    r"|tables?)"
    r"|open discussions?"
    r"|(?:диалогов|дискуссионн|диалогическ)\w{2,3}\s(?:площадк\w*|площадок|платформ\w*|встреч\w+|сесси\w+)"
    r"|диалог-площад(?:к\w*|ок)"
    r"|(?:диалог(?:тық|тік)?|пікірталас|пікір алмасу|пікірлесу|сұхбат|сұхбаттасу)[\s-](?:алаң\w*"
    r"|платформа\w*)",
    "facilitation": r"(?:facilitation|facilitated|facilitating)(?:\s(?:sessions?|meetings?|workshops?))?"
    r"|фасилитационн\w{2,3}\s(?:сесси\w+|встреч\w+|площадк\w+|игр\w+|заняти\w+|мастерск\w+|тренинг\w*)"
    r"|(?:сесси\w{1,2}\s)?фасилитаци[яиюей]{1,2}(?!\w)"
    r"|фасилитация(?:лық)?\s(?:сессия|отырыс|кездесу|алаң|сағат|тренинг|жұмыс|бөлім)\w*|фасилитация(?:сы|ны|ға|мен|да)?(?!\w)",
    "workshop": r"workshops?|master[\s-]?class(?:es)?|hands-on sessions?"
    r"|мастер-?\s?класс\w{0,4}|воркшоп\w{0,3}|практикум\w{0,3}"
    r"|шеберлік[\s-](?:сағат|сынып|класс|клас|сабақ|сабағ)\w*",
    "exhibition": r"exhibitions?(?!\s(?:hall|centre|center|room))|выстав(?:к\w{1,3}|ок)|экспозици\w{1,2}"
    r"|көрме(?:сі|сін|сінің|сінде|сіне|сінен|сімен|нің|ні|де|ден|ге|лер\w*)?(?!\s(?:зал|орталы))",
    "contest": r"contests?|competitions?|конкурс(?:а|у|ом|е|ы|ов|ами|ам|ах)?|байқау(?:ы\w*|дың|ға|да|дан"
    r"|ды|лар\w*|мен)?"
    r"|(?:білім\s)?сайыс(?:ы\w*|тың|қа|та|ты|тар\w*)?",
}
_GENERAL: dict[SessionKind, str] = {
    "other": r"lectures?|panel(?:\sdiscussions?)?|discussions?|debates?|open lessons?|round[\s-]tables?"
    r"|business games?"
    r"|games?|quests?|trainings?|talks?|briefings?|case stud(?:y|ies)|sections?|round-?tables?"
    r"|brainstorms?|supervisions?"
    r"|лекци\w{1,3}|панельн\w{2,3}\s(?:дискусси\w{1,2}|сесси\w{1,2})|дискусси\w{1,2}|дебат\w{1,3}"
    r"|открыт\w{2,3}\sурок\w{0,3}|кругл\w{2,3}\sстол\w{0,3}|делов\w{2,3}\sигр\w{1,3}|игр\w{1,2}|квест\w{0,3}|тренинг\w{0,3}"
    r"|мозгов\w{2,3}\sштурм\w{0,2}|секци\w{1,3}|супервизи\w{1,2}|разбор\w{0,2}"
    r"|дәріс\w{0,4}|лекция\w{0,3}|пікірталас\w{0,4}|ашық сабақ\w{0,4}|дөңгелек үстел\w{0,4}|ойын\w{0,4}"
    r"|панель\w*\s(?:пікірталас|сессия)\w{0,3}"
    r"|пікірсайыс\w{0,4}|секция\w{0,3}",
    "dialogue": r"platforms?|площадк\w{1,3}|площадок|алаң(?:ы\w*|да|ға|дар\w*)?",
    "facilitation": r"sessions?|сесси\w{1,3}|сессия\w{0,4}",
}
_PLURAL = re.compile(
    r"(?:(?:s|es|ies)|(?:(?:площад|выстав)(?:ки|ок|кам|ках|ками))|(?:классы|классов|классам|классах|классами)"
    r"|(?:воркшопы|воркшопов|практикумы|практикумов|лекции|лекций|сессии|сессий|дискуссии|тренинги|тренингов|игры)"
    r"|\w*(?:лар|лер|дар|дер|тар|тер)(?:ы|і|ын|ін|ына|іне|ында|інде|ынан|інен|ының|інің|ымен|імен|ға|ге|да|де|дан|ден|мен)?)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<!\w)(?:(?:two|three|four|five|several|две|два|двух|три|трех|трёх|четыре|несколько|екі|үш|төрт|бірнеше)\s(?:[^\W\d_]+\s)?"
    r"|(?<!\d\s)[2-9]\s)$",
    re.IGNORECASE,
)
# Another year's, or one to come: told in passing.
_ELSEWHERE = re.compile(
    r"(?:\blast\s?year|\bprevious|\bnext(?!\sday)|\bprior|прошлогодн\w+|прошл\w{2,3}|предыдущ\w{2,3}|следующ\w{2,3}(?!\sд(?:ень|ня))"
    r"|будущ\w{2,3}|былтыр\w*|өткен жыл\w*|келесі(?!\sкүн)|келер)\b[^.!?]{0,25}$",
    re.IGNORECASE,
)


def _pattern(words: dict[SessionKind, str]) -> re.Pattern:
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(rf"(?P<{kind}>{names})" for kind, names in words.items()) + r")(?![\w])",
        re.IGNORECASE,
    )


_SPECIFIC_WORD = _pattern(_SPECIFIC)
_GENERAL_WORD = _pattern(_GENERAL)
KINDS_OF_OTHER_NAME = frozenset(_SPECIFIC)


def kind_words(text: str, span: Span, stretches: QuotedStretches) -> tuple[KindWord, ...]:
    """The words in a stretch that name kinds of sessions, in order; those within quotation marks are none."""
    found = list(_found(text, span, stretches, _SPECIFIC_WORD, is_general=False))
    taken = Apart([word.span for word in found])
    general = _found(text, span, stretches, _GENERAL_WORD, is_general=True)
    found += [word for word in general if taken.take(word.span)]
    return tuple(sorted(found, key=lambda word: word.span))


def _found(
    text: str, span: Span, stretches: QuotedStretches, pattern: re.Pattern, is_general: bool
) -> Iterator[KindWord]:
    for match in pattern.finditer(text, span.start, span.end):
        place = Span(match.start(), match.end())
        before = text[max(span.start, match.start() - 45) : match.start()]
        if stretches.around(place.start) or _ELSEWHERE.search(before):
            continue
        is_plural = bool(_PLURAL.search(match[0]) or _COUNTED.search(before))
        yield KindWord(place, match.lastgroup, is_plural, is_general)
