"""Words that keep a title from being that of an event named before it: places, awards, sessions, verbs."""

import re
from functools import lru_cache

from cms.intake.facts.word_sets import word_set
from cms.search.analysis.russian.stemmer import dictionary

# What else has its name in quotation marks, by the beginnings of the words.
_OTHERS = re.compile(
    "lyceum|gymnasium|universit|institut|colleg|librar|cent(?:er|re)|palace|house|hall|hotel|fund|"
    "foundation|society|compan|nominat|prize|award|diploma|certificate|session|platform"
    "|exhibition|facilitation|"
    "lecture|card|project|topic|round|stage|task|section|book|film|play|song|newspaper|magazine|program|law|"
    "ensemble|choir|concert|orchestra|theatre|ансамбл|концерт|хор(?:а|у|ом|ы)?$|оркестр|театр|спектакл|"
    "app|service|club|motto|slogan|category|lesson|talk|report|presentation|"
    "лице|гимнази|универси|институт|колледж|библиотек|центр|двор|дом(?:а|е|у|ом|ов)?$|зал"
    "|отел|гостиниц|санатори|"
    "фонд|обществ|компани|номинаци|приз|диплом|сертификат|сесси|заседан|площадк|выставк"
    "|фасилитац|лекци|доклад|"
    "карточк|проект|этап|тур(?:а|е|у|ом|ы)?$|задани|секци|книг|фильм|песн|газет|журнал"
    "|программ|закон|приложен|"
    "сервис|команд(?:а|е|у|ой)$|клуб|девиз|урок|презентаци|категори|отдел|управлени"
    "|мастер-класс|ассоциаци|звани|"
    "гимназия|университет|кітапхана|орталы|сарай|үй(?:і|інде|інің)|зал|қор(?:ы|ымен|ының)"
    "|қоғам|компания|аталым|"
    "номинация|жүлде|диплом|сертификат|сессия|отырыс|алаң|көрме|дәріс|баяндама|карточка|жоба|кезең|тапсырма|"
    "секция|кітап|фильм|ән(?:і|ін)|газет|журнал|бағдарлама|заң|команда|клуб|ұран|сабақ|сабағы|шеберлік|"
    "гимназиясы"
)
_SCHOOLS = re.compile(
    "мекте[пб](?!тер)|школ(?:а|ы|е|у|ой)$|школа-|лагер(?:ь|я|ю|ем|е|і[а-яәіңғүұқөһ]*)$|camp$|school$|school-"
)
_ENGLISH_VERBS = word_set(
    "was were is are be been being has have had did does do took takes held holds ran run gave"
    " gives opened opens "
    "gathered brought came went began begins started starts ended closed met saw became"
    " showed shows tells said "
    "who which that where when while whose because"
)
_SHORT_VERBS = word_set("өтті деді еді алды")
_LINKS = word_set("в во на at in и and с со with")


@lru_cache(maxsize=20_000)
def is_carrier(word: str, language: str) -> bool:
    """Tell whether a folded word names one other thing that has a name of its own.

    Several of them have none: «конкурс открытых уроков «…»».
    """
    if not _OTHERS.match(word):
        return False
    if language == "en":
        return not word.endswith("s") or word.endswith("ss")
    if language == "kk":
        return not re.search("(?:[тдл][ае]р)", word)
    return dictionary().parse(word)[0].tag.number != "plur"


def is_school(word: str) -> bool:
    """Tell whether a folded word is that of a school or a camp, which may be an event or a place."""
    return bool(_SCHOOLS.match(word))


def is_link(word: str) -> bool:
    """Tell whether a folded word leads to another thing: a place, a second member."""
    return word in _LINKS


@lru_cache(maxsize=20_000)
def is_verb(word: str, language: str) -> bool:
    """Tell whether a folded word is a finite verb, so that a phrase ends before it."""
    if language == "en":
        return word in _ENGLISH_VERBS
    if language == "kk":
        return (
            bool(re.search("(?:[дт][ыі]|[аеп]ды|еді|йды|йді|ады|мын|мін|мыз|міз)$", word)) and len(word) > 4
        ) or word in _SHORT_VERBS
    return str(dictionary().parse(word)[0].tag.POS) in ("VERB", "INFN", "GRND", "PRTS")


@lru_cache(maxsize=20_000)
def is_adverb(word: str) -> bool:
    """Tell whether a folded Russian word is an adverb, and no part of a name: «шумно»."""
    return str(dictionary().parse(word)[0].tag.POS) in ("ADVB", "PRED", "COMP")


@lru_cache(maxsize=20_000)
def is_russian_adjective(word: str) -> bool:
    """Tell whether a folded Russian word is an adjective or an ordinal number, and no pronoun."""
    last = word.rpartition("-")[2]
    tag = dictionary().parse(last)[0].tag
    return tag.POS in ("ADJF",) and "Apro" not in tag
