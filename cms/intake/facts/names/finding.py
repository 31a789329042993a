"""Where names stand in a sentence.

Initials beside a word make a name, whatever their order and spaces. Words in capitals beside each other do
so where one of them is a given name or patronymic, known or made as such, or ends as surnames do. Two unknown
words are a name only if their neighbours say so (`is_weak`). No names: whom a school, street or prize is
called after ("имени", «атындағы», "named after"), and all within quotation marks.
"""

import re
from itertools import zip_longest

from cms.intake.facts.names.forms import kazakh_form, russian_forms
from cms.intake.facts.names.honours import honoured_words, is_honoured
from cms.intake.facts.names.initials import bare_initials, initials_at
from cms.intake.facts.names.lexicon import (
    genders_of,
    is_common,
    is_compound,
    is_name_of_the_dictionary,
    is_patronymic,
    is_stranger,
    is_surname,
    is_thing,
)
from cms.intake.facts.names.name import Name
from cms.intake.facts.quote_marks import Quotes
from cms.intake.facts.tokens import Token
from cms.intake.facts.word_lists import word_list
from cms.intake.report import Span
from cms.search.analysis.words import has_cyrillic, normalised

REGIONS = frozenset(("абай", "жетісу", "жетысу", "ұлытау", "улытау", "абая"))
_FROM = frozenset(("из", "from"))
# «Тимур и Айша Омаровы»: a family.
_FAMILY = re.compile(r"(?:[оеё]в|[иы]н)ы$")
_NO_GIVEN = re.compile(r"(?:ing|ed|ly|ion|ment|ness)$")
_ADDRESS = word_list(__file__, "address")
_BEFORE_PLACES = word_list(__file__, "before places") - {"с", "а"}
_BLANKS = frozenset((" ", "\u00a0", "\u202f", "  ", "   "))
_PREPOSITIONS = {
    **dict.fromkeys(("у", "от", "для", "из", "без", "после", "кроме", "против", "до"), frozenset(("gent",))),
    **dict.fromkeys(("к", "ко", "благодаря"), frozenset(("datv",))),
    **dict.fromkeys(("с", "со", "над", "перед", "между"), frozenset(("ablt", "gent"))),
    **dict.fromkeys(("о", "об", "при"), frozenset(("loct",))),
}


_WITHIN = ("ында", "інде", "ынан", "інен", "ғанда", "генде")
# Parts, the token behind them, and whether only neighbours can tell that it is a name.
_Match = tuple[tuple[tuple[str, str], ...], int, bool]


def find_names(tokens: list[Token], text: str, language: str, quotes: Quotes) -> list[Name]:
    """The names among the tokens of a sentence in order, without those in quotation marks."""
    found = []
    place = 0
    while place < len(tokens):
        if place and tokens[place].is_capital and _names_a_place(tokens, place):
            place += 1
            continue
        if place and tokens[place - 1].folded in _FROM and _is_before_a_name(tokens, place, text):
            place += 1
            continue
        if language == "ru" and (honoured := honoured_words(tokens, place, _run(tokens, place, text))):
            place += honoured
            continue
        match = (
            _initials_first(tokens, place)
            or _surname_first(tokens, place)
            or _in_full(tokens, place, text, language)
            or _alone(tokens, place)
        )
        if not match:
            place += 1
            continue
        parts, end, is_weak = match
        span = Span(tokens[place].start, tokens[end - 1].end)
        is_family = parts[-1][1] == "surname" and _FAMILY.search(parts[-1][0]) and language == "ru"
        if not quotes.overlaps(span) and not is_family and not is_honoured(tokens, place, end, language):
            cases = (
                _PREPOSITIONS.get(tokens[place - 1].folded, frozenset())
                if place and language == "ru"
                else frozenset()
            )
            found.append(Name(span, parts, _language(parts, language), cases, is_weak))
        place = end
    return found


def _names_a_place(tokens: list[Token], place: int) -> bool:
    """Whether a word is called a town by the one before it: «города Конаева», «г. Сатпаев»."""
    before = place - 2 if tokens[place - 1].written == "." else place - 1
    if tokens[place - 1].folded.startswith("област") and tokens[place].folded in REGIONS:
        # «Директор филиала по области Абай Самат Ержанов».
        return True
    if initials_at(tokens, place + 1)[0]:
        # «Отдел образования города Ахметова А. С.»
        return False
    return before >= 0 and tokens[before].folded in _BEFORE_PLACES and len(tokens[place].written) > 1


def _is_before_a_name(tokens: list[Token], place: int, text: str) -> bool:
    """Whether a town no list has stands before a name in full: «педагог из Тобольска Айша Омар»."""
    run = _run(tokens, place, text)
    return (
        len(run) > 2
        and bool(genders_of(run[1].written))
        and not genders_of(run[0].written)
        and not is_patronymic(run[2].written)
    )


def _alone(tokens: list[Token], place: int) -> _Match | None:
    """A surname alone, which may be somebody's: "Director Akhmetov", "Mr. Tasbolat"."""
    token = tokens[place]
    if not token.is_capital or len(token.written) < 3 or not token.is_word or is_stranger(token.written):
        return None
    before = place - 2 if place > 1 and tokens[place - 1].written == "." else place - 1
    is_addressed = before >= 0 and tokens[before].folded in _ADDRESS
    if place + 1 < len(tokens) and re.match("университет|мектеб|мектеп|институт", tokens[place + 1].folded):
        # «Торайгыров университета».
        return None
    # At the beginning of a sentence only with an apposition: "Akhmetova, the principal".
    begins = place == 0 and len(tokens) > 1 and tokens[1].written == ","
    follows = (begins or (place > 0 and tokens[place - 1].is_word)) and not token.folded.endswith(
        ("ий", "ая")
    )
    if is_addressed or (follows and is_surname(token.written, firmly=True) and not is_common(token.written)):
        return ((token.written, "surname"),), place + 1, True
    return None


def _initials_first(tokens: list[Token], place: int) -> _Match | None:
    letters, end = initials_at(tokens, place)
    if not letters or end >= len(tokens) or not _may_be_surname(tokens, end, len(letters)):
        return None
    if tokens[end].start - tokens[end - 1].end > 2:
        return None
    parts = (*((letter, "initial") for letter in letters), (tokens[end].written, "surname"))
    return parts, end + 1, False


def _surname_first(tokens: list[Token], place: int) -> _Match | None:
    token = tokens[place]
    if not token.is_capital or len(token.written) < 2:
        return None
    letters, end = initials_at(tokens, place + 1)
    if not letters:
        letters, end = bare_initials(tokens, place)
    if not letters or tokens[place + 1].start - token.end > 2:
        return None
    follows = (
        end < len(tokens)
        and _may_be_surname(tokens, end, len(letters))
        and tokens[end].start - tokens[end - 1].end < 3
    )
    if (
        follows
        and genders_of(token.written)
        and not is_surname(token.written, firmly=True)
        and len(letters) == 1
    ):
        # Sarah K. Jones.
        parts = ((token.written, "given"), (letters[0], "initial"), (tokens[end].written, "surname"))
        return parts, end + 1, False
    if not _may_be_surname(tokens, place, len(letters)):
        return None
    if follows and place == 0 and is_thing(token.written):
        return None
    is_doubtful = is_common(token.written) or not is_surname(token.written)
    if follows and is_doubtful and is_surname(tokens[end].written) and not initials_at(tokens, end + 1)[0]:
        return None
    parts = ((token.written, "surname"), *((letter, "initial") for letter in letters))
    return parts, end, False


def _may_be_surname(tokens: list[Token], place: int, initials: int) -> bool:
    token = tokens[place]
    if not token.is_capital or len(token.written) < 2 or is_stranger(token.written):
        return False
    if initials > 1 or is_surname(token.written) or genders_of(token.written) or is_compound(token.written):
        return True
    # «В. Ткач»: somebody's trade may be a surname.
    return not (
        is_thing(token.written) if has_cyrillic(normalised(token.written)) else is_common(token.written)
    )


def _in_full(tokens: list[Token], place: int, text: str, language: str) -> _Match | None:
    """A name of two or three words that begins at a place."""
    words = _run(tokens, place, text)
    if len(words) < 2:
        return None
    sorts = _three(words, language) or _two(words, tokens, place, language)
    is_weak = "weak" in sorts
    parts = tuple((word.written, sort) for word, sort in zip(words, sorts, strict=False) if sort != "weak")
    if is_weak:
        parts = parts[: len(sorts) - 1]
    return (parts, place + len(parts), is_weak) if parts else None


def _run(tokens: list[Token], place: int, text: str) -> list[Token]:
    """Up to four words in capitals, each a blank behind the other, none of which is a stranger."""
    run: list[Token] = []
    window = tokens[place : place + 5]
    for token, following in zip_longest(window[:4], window[1:5]):
        if (
            not token.is_capital
            or len(token.written) < 2
            or (run and text[run[-1].end : token.start] not in _BLANKS)
        ):
            break
        is_short = (
            bool(run) and is_surname(token.written) and len(token.written) < 5 and _is_given(run[0].written)
        )
        if is_short and not is_surname(run[-1].written, firmly=True):
            # Olga Ten, Наталья Ан.
            run.append(token)
            break
        if _is_abbreviation(token, run, following):
            break
        if is_stranger(token.written) and not _is_given(token.written):
            break
        run.append(token)
        if token.written.endswith(("'s", "’s")):
            break
    if len(run) > 1 and run[0].is_in_capitals and run[1].is_in_capitals:
        # In a heading in capitals any two words look like a name.
        known = [_is_given(word.written) or is_surname(word.written, firmly=True) for word in run[:2]]
        return run if all(known) else []
    return run


def _is_abbreviation(token: Token, run: list[Token], following: Token | None) -> bool:
    """Whether a few letters in capitals stand beside a word that is in small ones: Караойская СШ."""
    if token.written[:2].isupper() and "-" in token.written and not token.written.isupper():
        # «ПШО-ның».
        return True
    if not (token.written.isupper() and 1 < len(token.written) < 6):
        return False
    return not run[-1].written.isupper() if run else following is not None and not following.written.isupper()


def _three(words: list[Token], language: str) -> tuple[str, ...]:
    if len(words) < 3:
        return ()
    first, second, third = (word.written for word in words[:3])
    if is_patronymic(third) and not is_patronymic(second) and not is_patronymic(first):
        if _is_given(first) and not _is_given(second):
            # Given, surname, patronymic: Аскар Тулегенов Бейсенович.
            return ("given", "surname", "patronymic")
        if len(words) > 3 and not is_surname(first, firmly=True) and not is_patronymic(words[3].written):
            # «Урок Игоря Валерьевича Пака».
            return ()
        # «Спасибо Гульмире Жаксылыковне»: no surname is in another case than what follows it.
        return () if is_thing(first) and not genders_of(second) else ("surname", "given", "patronymic")
    if is_patronymic(second) and not is_surname_of_a_son(first):
        return ("given", "patronymic", "surname")
    if (
        len(words) == 3
        and language == "en"
        and _is_given(first)
        and is_surname(third)
        and not is_surname(second)
    ):
        return ("given", "patronymic", "surname")
    return ()


def is_surname_of_a_son(word: str) -> bool:
    """Whether a word is itself made of a father's name, as no given name is."""
    return is_patronymic(word) or is_surname(word, firmly=True)


def _two(words: list[Token], tokens: list[Token], place: int, language: str) -> tuple[str, ...]:
    first, second = words[0].written, words[1].written
    if is_patronymic(second):
        known = _is_given(first) or not (is_common(first) or is_surname_of_a_son(first))
        return ("given", "patronymic") if known else ()
    if language == "kk" and first.lower().endswith(_WITHIN):
        # «Соңында Айнұр Бекенова сөйледі».
        return ()
    first_given, second_given = _is_given(first), _is_given(second)
    if second_given and not first_given and len(words) > 2 and not is_surname(first, firmly=True):
        # "Parliament Askhat Aimagambetov".
        return ()
    first_ends, second_ends = is_surname(first), is_surname(second)
    if first_given and (not second_given or second_ends or not first_ends):
        if first_ends and second_given and not is_surname(second, firmly=True):
            return ("surname", "given")
        return ("given", "surname")
    begins = place == 0 or tokens[place - 1].written in {".", "!", "?"}
    if second_given and (first_ends or not begins or not is_thing(first)):
        return ("surname", "given")
    is_known = is_common(first) or (begins and language == "en" and _NO_GIVEN.search(first) is not None)
    if is_surname(second, firmly=True) and not is_known:
        return ("given", "surname")
    if is_surname(first, firmly=True) and not is_common(first) and not is_common(second):
        return ("surname", "given")
    if is_compound(first) and not is_known:
        return ("given", "surname")
    if is_compound(second) and not is_known:
        return ("surname", "given")
    if is_common(first) or is_common(second):
        return ()
    return ("surname", "given", "weak") if first_ends and not second_ends else ("given", "surname", "weak")


def _is_given(word: str) -> bool:
    """Whether a word is a given name in any case of its language."""
    if genders_of(word) or is_name_of_the_dictionary(word):
        return True
    if not has_cyrillic(normalised(word)):
        return bool(word.endswith(("'s", "’s")) and genders_of(word[:-2]))
    if is_surname(word, firmly=True):
        return False
    return kazakh_form(word) != word or _is_declined(word)


def _is_declined(word: str) -> bool:
    forms, gender = russian_forms(((word, "given"),), frozenset())
    return bool(gender) and forms[0] != word and bool(genders_of(forms[0]))


def _language(parts: tuple[tuple[str, str], ...], language: str) -> str:
    word = max((word for word, sort in parts if sort != "initial"), key=len)
    if not has_cyrillic(normalised(word)):
        return "en"
    return "ru" if language == "en" else language
