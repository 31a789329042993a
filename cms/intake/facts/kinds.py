"""Nouns that say what an event is: forum, contest, seminar … in three languages, in any case and number.

Those who take part (contestants, форумчане) and what is derived otherwise are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cms.intake.facts.found import EventKind
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.reading import Sentence, Word


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of an event: its base form, its kind and language.

    `is_plural` tells of several. `is_weak` are nouns that say little without a title: meeting, course.
    `is_part` are those that are sessions wherever another event is told.
    """

    base: str
    kind: EventKind
    language: str
    is_plural: bool = False
    is_weak: bool = False
    is_part: bool = False


_EN = {
    "forum": "forum",
    "contest competition olympiad championship tournament": "contest",
    "conference seminar webinar symposium congress hackathon festival marathon summit": "other",
    "school camp": "school",
    "training meeting course convention colloquium gathering fair assembly retreat internship"
    " intensive": "weak",
    "workshop masterclass master-class": "part",
}
# Russian nouns with the letters that their endings are made of; the gender is that of adjectives before them.
_RU_HARD = "(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
_RU = {
    "форум": ("форум" + _RU_HARD, "forum"),
    "онлайн-форум": ("онлайн-форум" + _RU_HARD, "forum"),
    "семинар-форум": ("семинар-форум" + _RU_HARD, "forum"),
    "форум-выставка": ("форум-выставк(?:а|и|е|у|ой)", "forum"),
    "конкурс": ("(?:онлайн-)?конкурс" + _RU_HARD, "contest"),
    "конкурс-фестиваль": ("конкурс" + _RU_HARD + "-фестивал(?:ь|я|ю|ем|е)", "contest"),
    "олимпиада": ("(?:онлайн-)?олимпиад(?:а|ы|е|у|ой|ам|ами|ах)?", "contest"),
    "смотр-конкурс": ("смотр(?:а|у|ом|е)?-конкурс(?:а|у|ом|е)?", "contest"),
    "конференция": ("(?:онлайн-|видео|интернет-|веб-)?конференци(?:я|и|ю|ей|й|ям|ями|ях)", "other"),
    "семинар": (
        "(?:онлайн-)?семинар" + _RU_HARD + "(?:-(?:практикум|совещани|тренинг|конференци)[а-я]{0,3})?",
        "other",
    ),
    "вебинар": ("вебинар" + _RU_HARD, "other"),
    "симпозиум": ("симпозиум" + _RU_HARD, "other"),
    "съезд": ("съезд" + _RU_HARD, "other"),
    "фестиваль": ("(?:онлайн-)?фестивал(?:ь|я|ю|ем|е|и|ей|ям|ями|ях)", "other"),
    "слет": ("слет" + _RU_HARD, "other"),
    "марафон": ("(?:онлайн-)?марафон" + _RU_HARD, "other"),
    "хакатон": ("(?:онлайн-)?хакатон" + _RU_HARD, "other"),
    "чемпионат": ("чемпионат" + _RU_HARD, "contest"),
    "турнир": ("турнир" + _RU_HARD, "contest"),
    "телемост": ("телемост" + _RU_HARD, "other"),
    "ассамблея": ("ассамбле(?:я|и|ю|ей)", "other"),
    "декада": ("декад(?:а|ы|е|у|ой)", "weak"),
    "неделя": ("недел(?:я|и|е|ю|ей)", "week"),
    "педсовет": ("педсовет" + _RU_HARD, "weak"),
    "ярмарка": ("ярмарк(?:а|и|е|у|ой)", "weak"),
    "стажировка": ("стажировк(?:а|и|е|у|ой)", "weak"),
    "интенсив": ("интенсив" + _RU_HARD, "weak"),
    "заседание": ("заседани(?:е|я|ю|ем|и)", "club"),
    "собрание": ("собрани(?:е|я|ю|ем|и)", "weak"),
    "гостиная": ("гостин(?:ая|ой|ую)", "weak"),
    "мастерская": ("мастерск(?:ая|ой|ую)", "weak"),
    "чтения": ("чтени(?:я|й|ям|ями|ях)", "weak"),
    "школа": ("школ(?:а|ы|е|у|ой)", "school"),
    "тренинг": ("(?:онлайн-)?тренинг" + _RU_HARD + "(?:-семинар[а-я]{0,3})?", "weak"),
    "встреча": ("(?:онлайн-)?встреч(?:а|и|е|у|ей|ам|ами|ах)?", "weak"),
    "совещание": ("(?:видео|онлайн-)?совещани(?:е|я|ю|ем|и)", "weak"),
    "курс": ("курс" + _RU_HARD, "weak"),
    "лагерь": ("лагер(?:ь|я|ю|ем|е)", "school"),
    "мастер-класс": ("мастер-класс" + _RU_HARD, "part"),
    "практикум": ("практикум" + _RU_HARD, "part"),
    "воркшоп": ("воркшоп" + _RU_HARD, "part"),
    "стол": ("стол(?:а|у|ом|е|ы)?", "table"),
}
_KK_ENDING = (
    "(?:тар|тер|дар|дер|лар|лер)?(?:ымыз|іміз|мыз|міз|ы|і|сы|сі)?"
    "(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|ны|ні|ды|ді|ты|ті|н|да|де|та|те|нда|нде|дан"
    "|ден|тан|тен|нан|"
    "нен|мен|бен|пен|дағы|дегі|тағы|тегі|ндағы|ндегі)?"
)
_KK = {
    "форум": ("(?:онлайн-|семинар-)?форум", "forum"),
    "байқау": ("(?:онлайн-)?байқау", "contest"),
    "конкурс": ("конкурс", "contest"),
    "сайыс": ("сайыс", "contest"),
    "олимпиада": ("олимпиада", "contest"),
    "конференция": ("(?:онлайн-|бейне)?конференция", "other"),
    "семинар": ("(?:онлайн-)?семинар(?:-тренинг|-практикум|-кеңес|-конференция)?", "other"),
    "вебинар": ("вебинар", "other"),
    "симпозиум": ("симпозиум", "other"),
    "съезд": ("съез", "other"),
    "слет": ("слет", "other"),
    "фестиваль": ("фестивал(?:ь|і)?", "other"),
    "марафон": ("(?:онлайн-)?марафон", "other"),
    "хакатон": ("хакатон", "other"),
    "мектеп": ("мекте[пб]", "school"),
    "чемпионат": ("чемпионат", "contest"),
    "турнир": ("турнир", "contest"),
    "телекөпір": ("телекөпір", "other"),
    "ассамблея": ("ассамблея", "other"),
    "онкүндік": ("онкүнді[кг]", "weak"),
    "апталық": ("апталы[қғ]", "weak"),
    "жәрмеңке": ("жәрмеңке", "weak"),
    "тағылымдама": ("тағылымдама", "weak"),
    "оқулар": ("оқулар", "weak"),
    "жиналыс": ("жиналыс", "weak"),
    "тренинг": ("(?:онлайн-)?тренинг(?:-семинар)?", "weak"),
    "кездесу": ("(?:онлайн-)?кездесу", "weak"),
    "жиын": ("жиын", "weak"),
    "курс": ("курс", "weak"),
    "лагерь": ("лагер[ьі]", "school"),
    "үстел": ("үстел", "table"),
    "воркшоп": ("воркшоп", "part"),
}
_SEASON = re.compile(
    "winter|summer|spring|autumn|зимн|летн|осенн|весенн|қысқы|жазғы|күзгі|көктемгі|қыскы"
    "|выездн|(?:тәлімгер|көшбасшы|директор|жетекші)[лд][ае]р$|young|молодого|жас|methodolog|методическ|әдістемелік|leadership"
)
_WEEK = re.compile("предметн|методическ|педагогическ|творческ|открыт")
_OF_BEGINNERS = re.compile(
    "молод(?:ого|ых)|начинающ(?:его|их)|(?:наставник|лидер|директор|тренер|модератор|исследовател)(?:ов|ей)$"
)
_CLUB = re.compile(
    "клуб|(?:методическ|педагогическ|экспертн)|совет|методсовет|объединени|сообществ|ассоциаци"
)
_ROUND = re.compile("кругл[а-я]+|дөңгелек")
_PLURAL = re.compile("(?:ов|ам|ами|ах|ей|ям|ями|ях)$")
_KK_PLURAL = re.compile("(?:[тдл][ае]р)")


def noun_at(words: tuple[Word, ...], place: int) -> Noun | None:
    """The noun of an event that a word is; "school" alone is none, a winter school is."""
    found = _noun(words[place].folded, words[place].language)
    if found is None:
        return None
    name, noun = found
    before = words[place - 1].folded if place else ""
    if name == "school":
        after = words[place + 1].folded if place + 1 < len(words) else ""
        return noun if _SEASON.match(before) or _OF_BEGINNERS.match(after) else None
    if name == "week":
        # A week of the calendar is none: «на прошлой неделе».
        return noun if _WEEK.match(before) or (place and words[place].written[0].isupper()) else None
    if name == "club":
        # «Заседание клуба молодых директоров», not «пленарное заседание».
        after = words[place + 1].folded if place + 1 < len(words) else ""
        return noun if _CLUB.match(after) else None
    if name == "table":
        return noun if _ROUND.match(before) or before == "round" else None
    following = words[place + 1].folded if place + 1 < len(words) else ""
    if noun.language == "en" and following in ("hall", "room", "centre", "center"):
        # A conference hall is a place.
        return None
    if noun.base == "master" or (noun.language == "en" and before in ("after", "per") and noun.is_weak):
        return None
    return noun


def series_before(words: tuple[Word, ...], place: int) -> int | None:
    """Where the word stands that makes several one event: "series of online seminars", «цикл семинаров»."""
    for back in range(place - 1, max(place - 5, -1), -1):
        if _SERIES.match(words[back].folded):
            return back
    return None


_SERIES = re.compile("series$|cycle$|цикл(?:а|у|ом|е)?$|сери(?:я|и|ю|ей)$")


def nouns_of(sentence: Sentence, quotes: QuotedStretches) -> Iterator[Noun]:
    """The nouns of events in a sentence, those in quotation marks left out."""
    for place, word in enumerate(sentence.words):
        noun = noun_at(sentence.words, place)
        if noun is not None and not quotes.around(word.start):
            yield noun


@lru_cache(maxsize=20_000)
def _noun(word: str, language: str) -> tuple[str, Noun] | None:
    for bases, name in _EN.items():
        for base in bases.split():
            if word in (base, base + "s", base + "es", base + "'s") or word == base.replace("y", "ies"):
                is_plural = word.endswith("s") and word != "courses" and not word.endswith(("'s", "ss"))
                return name, _of(base, name, "en", is_plural=is_plural)
    if word == "table":
        return "table", _of("table", "table", "en", is_plural=False)
    ways = (_kazakh, _russian) if language == "kk" else (_russian, _kazakh)
    return next((found for way in ways if (found := way(word))), None)


def _russian(word: str) -> tuple[str, Noun] | None:
    for base, (pattern, name) in _RU.items():
        if re.fullmatch(pattern, word):
            return name, _of(base, name, "ru", is_plural=bool(_PLURAL.search(word)))
    return None


def _kazakh(word: str) -> tuple[str, Noun] | None:
    for base, (pattern, name) in _KK.items():
        if match := re.fullmatch(f"({pattern}){_KK_ENDING}", word):
            rest = word[match.end(1) :]
            return name, _of(base, name, "kk", is_plural=bool(_KK_PLURAL.match(rest)))
    return None


def _of(base: str, name: str, language: str, *, is_plural: bool) -> Noun:
    kind: EventKind = name if name in ("forum", "contest") else "other"  # type: ignore[assignment]
    is_weak, is_part = name in ("weak", "week", "club"), name in ("part", "table")
    return Noun(base, kind, language, is_plural=is_plural, is_weak=is_weak, is_part=is_part)
