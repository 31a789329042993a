"""Months, days of the month and weekdays as words, in three languages and any case."""

import re
from functools import lru_cache

_EN = (
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? "
    "oct(?:ober)? nov(?:ember)? dec(?:ember)?"
)
_RU = (
    "янв(?:ар[а-я]{1,3})? фев(?:рал[а-я]{1,3})? март?[а-я]{0,3} апр(?:ел[а-я]{1,3})? "
    "ма(?:й|я|е|ю|ем) июн[а-я]{1,3} июл[а-я]{1,3} авг(?:уст[а-я]{0,3})? сен(?:т|тябр[а-я]{1,3})? "
    "окт(?:ябр[а-я]{1,3})? ноя(?:б|бр[а-я]{1,3})? дек(?:абр[а-я]{1,3})?"
)
_KK_ENDING = (
    "(?:сы|сі|ы|і)?(?:дың|дің|ның|нің|тың|тің|ға|ге|қа|ке|на|не|да|де|та|те|нда|нде|дағы|дегі|тағы|тегі|ндағы|"
    "ндегі|дан|ден|тан|тен|нан|нен|ны|ні|ды|ді|ты|ті|н|мен|бен|пен)?"
)
_KK = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
_EN_DAYS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_RU_DAYS = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат "
    "четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
_KK_DAYS = "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы"
_WEEKDAYS = {
    "en": "mon(?:day)?s? tue(?:s|sday)?s? wed(?:nesday)?s? thu(?:rs|rsday)?s? fri(?:day)?s? sat(?:urday)?s? "
    "sun(?:day)?s?",
    "ru": "понедельник[а-я]* вторник[а-я]* сред[ауые] четверг[а-я]* пятниц[а-я]* суббот[а-я]*"
    " воскресень[а-я]*",
    "kk": "дүйсенбі[а-я]* сейсенбі[а-я]* сәрсенбі[а-я]* бейсенбі[а-я]* жұма[а-я]* сенбі[а-я]* жексенбі[а-я]*",
}


def _patterns(names: str, ending: str = "") -> list[re.Pattern]:
    return [re.compile(name + ending) for name in names.split()]


_MONTHS = [
    *((number, re.compile(name)) for number, name in enumerate(_EN.split(), 1)),
    *((number, re.compile(name)) for number, name in enumerate(_RU.split(), 1)),
    *(
        (number, re.compile(re.sub("к$", "[кг]", name) + _KK_ENDING))
        for number, name in enumerate(_KK.split(), 1)
    ),
]
_DAYS = [
    *((number, re.compile(name)) for number, name in enumerate(_EN_DAYS.split(), 1)),
    *((number, re.compile(name + "(?:ое|ого|ье|ьего)")) for number, name in enumerate(_RU_DAYS.split(), 1)),
    *((number, re.compile(name)) for number, name in enumerate(_KK_DAYS.split(), 1)),
    *((20 + number, re.compile("twenty-" + name)) for number, name in enumerate(_EN_DAYS.split()[:9], 1)),
    (30, re.compile("thirtieth|тридцат(?:ое|ого)")),
    (31, re.compile("thirty-first")),
]


@lru_cache(maxsize=20_000)
def month_of(written: str) -> int | None:
    """The month that a word is a form of: "November", «ноября», «қарашаның». English ones have a capital."""
    word = written.casefold()
    if word.isascii() and not written[:1].isupper():
        return None
    return next((number for number, pattern in _MONTHS if pattern.fullmatch(word)), None)


@lru_cache(maxsize=20_000)
def day_of(written: str) -> int | None:
    """The day of a month that a word names by its order: "fourteenth", «первого», «бірінші»."""
    word = written.casefold().replace("ё", "е")
    return next((number for number, pattern in _DAYS if pattern.fullmatch(word)), None)


@lru_cache(maxsize=20_000)
def weekday_of(written: str) -> int | None:
    """The weekday that a word is a form of, Monday being 0; short English ones have a capital."""
    word = written.casefold()
    if word.isascii() and not written[:1].isupper():
        return None
    for names in _WEEKDAYS.values():
        for number, pattern in enumerate(names.split()):
            if re.fullmatch(pattern, word):
                return number
    return None
