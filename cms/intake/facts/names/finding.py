"""Where names stand in a sentence.

Initials beside a word make a name, whatever their order and spaces. Words in capitals beside each other do so
where one of them is a given name or patronymic known or made as such, or ends as surnames do. Two unknown words
are a name only if their neighbours say so (`is_weak`). No names: what a school, street or prize is called after
("имени", «атындағы», "named after"), and all within quotation marks.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from cms.intake.facts.names.forms import kazakh_form, russian_forms
from cms.intake.facts.names.honours import is_honoured
from cms.intake.facts.names.lexicon import (
    genders_of,
    is_common,
    is_compound,
    is_patronymic,
    is_stranger,
    is_surname,
)
from cms.intake.facts.quote_marks import Quotes
from cms.intake.facts.tokens import Token
from cms.intake.report import Span
from cms.search.analysis.words import has_cyrillic, normalised

_DIGRAPHS = frozenset(("Zh", "Sh", "Ch", "Kh", "Gh", "Yu", "Ya", "Ye", "Yo", "Ts", "Dzh", "Дж", "Iu", "Ju"))
_BLANKS = frozenset((" ", "\u00a0", "\u202f", "  "))
_PREPOSITIONS = {
    **dict.fromkeys(("у", "от", "для", "из", "без", "после", "кроме", "против", "до"), frozenset(("gent",))),
    **dict.fromkeys(("к", "ко", "благодаря"), frozenset(("datv",))),
    **dict.fromkeys(("с", "со", "над", "перед", "между"), frozenset(("ablt", "gent"))),
    **dict.fromkeys(("о", "об", "при"), frozenset(("loct",))),
}


@dataclass(frozen=True)
class Name:
    """A name as it stands at `span`, its parts (word, sort) in their order.

    Sorts: given, surname, patronymic, initial. `language` is that of the sentence; `cases` those that its
    neighbours allow, empty where nothing tells. `is_weak`: only its neighbours can tell that it is a name.
    """

    span: Span
    parts: tuple[tuple[str, str], ...]
    language: str
    cases: frozenset[str] = frozenset()
    is_weak: bool = False

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], str]:
        parts = tuple((word, sort) for word, sort in self.parts if sort != "initial")
        words = tuple(word for word, _ in parts)
        if self.language == "kk":
            return (*words[:-1], kazakh_form(words[-1])), ""
        if self.language == "ru":
            return russian_forms(parts, self.cases)
        return tuple(word.removesuffix("'s").removesuffix("’s") for word in words), ""

    @cached_property
    def gender(self) -> str:
        """"m", "f", or "" where the name doesn't tell."""
        return self._words[1]

    def part(self, sort: str) -> str:
        """The word of that sort in the nominative; "" for none."""
        sorts = [other for _, other in self.parts if other != "initial"]
        return _in_small_letters(self._words[0][sorts.index(sort)]) if sort in sorts else ""

    @property
    def initials(self) -> tuple[str, ...]:
        """The initials, the given name's first."""
        return tuple(word for word, sort in self.parts if sort == "initial")

    @property
    def text(self) -> str:
        """The name in the nominative: "Surname I. I.", or all its parts in their order."""
        if self.initials and not self.part("given"):
            return " ".join([self.part("surname"), *(f"{letter}." for letter in self.initials)])
        words = iter(self._words[0])
        return " ".join(
            f"{word}." if sort == "initial" else _in_small_letters(next(words)) for word, sort in self.parts
        )

    def in_cases(self, cases: frozenset[str]) -> "Name":
        """The same name where its neighbours stand in `cases`."""
        return replace(self, cases=cases)


def find_names(tokens: list[Token], text: str, language: str, quotes: Quotes) -> list[Name]:
    """The names among the tokens of a sentence in order, without those in quotation marks."""
    found = []
    place = 0
    while place < len(tokens):
        match = _initials_first(tokens, place) or _surname_first(tokens, place) or _in_full(tokens, place, text, language)
        if not match:
            place += 1
            continue
        parts, end, is_weak = match
        span = Span(tokens[place].start, tokens[end - 1].end)
        if not quotes.overlaps(span) and not is_honoured(tokens, place, end, language):
            cases = _PREPOSITIONS.get(tokens[place - 1].folded, frozenset()) if place and language == "ru" else frozenset()
            found.append(Name(span, parts, _language(parts, language), cases, is_weak))
        place = end
    return found


_Match = tuple[tuple[tuple[str, str], ...], int, bool]


def _initials_at(tokens: list[Token], place: int) -> tuple[list[str], int]:
    """The initials that begin at a place and where they end."""
    letters: list[str] = []
    while place < len(tokens) and len(letters) < 3:
        token = tokens[place]
        is_initial = token.is_word and (
            (len(token.written) == 1 and token.written.isupper()) or token.written in _DIGRAPHS
        )
        has_stop = place + 1 < len(tokens) and tokens[place + 1].written == "." and tokens[place + 1].start == token.end
        if not is_initial or not (has_stop or letters):
            break
        if not has_stop and (len(token.written) > 1 or tokens[place - 1].end != token.start):
            break
        letters.append(token.written)
        place += 2 if has_stop else 1
    return letters, place


def _initials_first(tokens: list[Token], place: int) -> _Match | None:
    letters, end = _initials_at(tokens, place)
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
    letters, end = _initials_at(tokens, place + 1)
    if not letters or tokens[place + 1].start - token.end > 2:
        return None
    follows = end < len(tokens) and _may_be_surname(tokens, end, len(letters)) and tokens[end].start - tokens[end - 1].end < 3
    if follows and genders_of(token.written) and not is_surname(token.written, firmly=True) and len(letters) == 1:
        # Sarah K. Jones.
        parts = ((token.written, "given"), (letters[0], "initial"), (tokens[end].written, "surname"))
        return parts, end + 1, False
    if not _may_be_surname(tokens, place, len(letters)):
        return None
    is_doubtful = is_common(token.written) or not is_surname(token.written)
    if follows and is_doubtful and is_surname(tokens[end].written) and not _initials_at(tokens, end + 1)[0]:
        return None
    parts = ((token.written, "surname"), *((letter, "initial") for letter in letters))
    return parts, end, False


def _may_be_surname(tokens: list[Token], place: int, initials: int) -> bool:
    token = tokens[place]
    if not token.is_capital or len(token.written) < 2 or is_stranger(token.written):
        return False
    if initials > 1 or is_surname(token.written) or genders_of(token.written) or is_compound(token.written):
        return True
    return not is_common(token.written)


def _in_full(tokens: list[Token], place: int, text: str, language: str) -> _Match | None:
    """A name of two or three words that begins at a place."""
    words = _run(tokens, place, text)
    if len(words) < 2:
        return None
    for sorts in (_three(words, language), _two(words, tokens, place, language)):
        if sorts:
            is_weak = sorts[-1] == "weak"
            sorts = sorts[:-1] if is_weak else sorts
            parts = tuple((word.written, sort) for word, sort in zip(words, sorts, strict=False))
            return parts, place + len(sorts), is_weak
    return None


def _run(tokens: list[Token], place: int, text: str) -> list[Token]:
    """Up to four words in capitals, each a blank behind the other, none of which is a stranger."""
    run: list[Token] = []
    for token in tokens[place : place + 4]:
        if not token.is_capital or len(token.written) < 2 or (run and text[run[-1].end : token.start] not in _BLANKS):
            break
        if (is_stranger(token.written) or _is_abbreviation(token, run)) and not _is_given(token.written):
            break
        run.append(token)
        if token.written.endswith(("'s", "’s")):
            break
    if len(run) > 1 and run[0].is_in_capitals and run[1].is_in_capitals:
        # In a heading in capitals any two words look like a name.
        known = [_is_given(word.written) or is_surname(word.written, firmly=True) for word in run[:2]]
        return run if all(known) else []
    return run


def _is_abbreviation(token: Token, run: list[Token]) -> bool:
    """Whether a few letters in capitals stand beside a word that is in small ones: Караойская СШ."""
    return token.written.isupper() and len(token.written) < 6 and bool(run) and not run[-1].written.isupper()


def _three(words: list[Token], language: str) -> tuple[str, ...]:
    if len(words) < 3:
        return ()
    first, second, third = (word.written for word in words[:3])
    if is_patronymic(third) and not is_patronymic(second) and not is_patronymic(first):
        if _is_given(first) and not _is_given(second):
            # Given, surname, patronymic: Аскар Тулегенов Бейсенович.
            return ("given", "surname", "patronymic")
        return ("surname", "given", "patronymic")
    if is_patronymic(second) and not is_surname_of_a_son(first):
        return ("given", "patronymic", "surname")
    if len(words) == 3 and language == "en" and _is_given(first) and is_surname(third) and not is_surname(second):
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
    first_given, second_given = _is_given(first), _is_given(second)
    first_ends, second_ends = is_surname(first), is_surname(second)
    if first_given and (not second_given or second_ends or not first_ends):
        if first_ends and second_given and not is_surname(second, firmly=True):
            return ("surname", "given")
        return ("given", "surname")
    if second_given and not (is_common(first) and not first_ends):
        return ("surname", "given")
    begins = place == 0 or tokens[place - 1].written in {".", "!", "?", ":"}
    is_known = is_common(first) or (begins and language == "en")
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
    if genders_of(word):
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


def _in_small_letters(word: str) -> str:
    """A word in capitals as names are written: НУРМАНОВА, Нурманова."""
    return "-".join(part.capitalize() if len(part) > 1 and part.isupper() else part for part in word.split("-"))
