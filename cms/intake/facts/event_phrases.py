"""The words that make a title of an event: its adjectives, its noun, quotation marks of its language."""

import re

from cms.intake.facts.carriers import is_russian_adjective
from cms.intake.facts.kinds import Noun
from cms.intake.facts.quotations import Quoted
from cms.intake.facts.word_sets import word_set
from cms.intake.reading import Word

_ENGLISH_ADJECTIVE = re.compile(
    "regional|city|district|national|international|annual|republican|online|offline|winter"
    "|summer|spring|autumn|"
    "scientific|practical|open|distance|traditional|first|second|third|fourth|fifth|[ivx]+$|inter-?\\w+|area|"
    "provincial|oblast|local|big|methodological|pedagogical|educational|professional|creative|joint|final|"
    "one-day|two-day|three-day"
)
_DETERMINERS = word_set("the a an our this their its his her that your another year's year’s")


def first_of_phrase(text: str, words: tuple[Word, ...], place: int, language: str) -> int:
    """Where the phrase of a noun begins: its adjectives before it."""
    first = place
    if language == "en":
        for back in range(place - 1, max(place - 5, -1), -1):
            if text[words[back].end : words[back + 1].start].strip():
                break
            if words[back].folded in _DETERMINERS:
                return back + 1
        while (
            first and _ENGLISH_ADJECTIVE.fullmatch(words[first - 1].folded) and _adjoins(text, words, first)
        ):
            first -= 1
        return first
    while first and _adjoins(text, words, first) and _is_adjective(words[first - 1], language):
        first -= 1
    return first


def _adjoins(text: str, words: tuple[Word, ...], place: int) -> bool:
    return not text[words[place - 1].end : words[place].start].strip()


def _is_adjective(word: Word, language: str) -> bool:
    if re.fullmatch("[IVXІХ]+", word.written):
        return True
    if language == "kk":
        return bool(re.search("(?:лық|лік|дық|дік|тық|тік|лек|аралық|ғы|гі|қы|кі|инар|лайн)$", word.folded))
    return is_russian_adjective(word.folded) or word.folded in ("онлайн", "мини")


def kazakh_title(named: str, noun: Noun) -> str:
    """«…» форумы: the noun with the possessive that the sounds of its last letters ask for."""
    base = noun.base
    is_front = base[-2:] in ("ль", "рь") or not re.search("[аоұыя][^аоұыяеіөүә]*$", base)
    if base[-1] in "аяеіиыую":
        ending = (
            "сы"
            if base[-1] in "аяы"
            else "і"
            if base[-1] == "у" and is_front
            else "сі"
            if base[-1] in "еі"
            else "ы"
        )
    else:
        ending = "і" if is_front else "ы"
    stem = base.removesuffix("ь") if base.endswith("ь") else base
    return f"{named} {re.sub('п$', 'б', stem)}{ending}"


def in_marks(text: str, quote: Quoted, language: str) -> str:
    """A title with the marks of its language: English ones are curly."""
    words = quote.words(text)
    if words.isupper() and len(words.split()) > 1:
        words = (
            " ".join(word.capitalize() for word in words.split()) if language == "en" else words.capitalize()
        )
    if language == "en":
        return f"“{words}”"
    return f"«{words}»"


def capitalised(title: str) -> str:
    """A title with a capital in front, also behind an opening mark."""
    for place, sign in enumerate(title):
        if sign.isalpha():
            return title if place else sign.upper() + title[1:]
    return title
