"""Word forms: whether a word of a text is a form of a given word, by its stem and its language's endings.

No morphological analysis: a word is cut where its ending may begin, and what follows in the text must be an
ending of the language's regular declension, Kazakh endings in their order (plural, possessive, case). Good
enough to find a term of the glossary or a name; nothing is ever corrected by it. Not found: derived words
(тренерский), vowels that come and go (отец, отца), English plurals that are not regular (criteria).
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

# Words this short have no stem to go by: ends would make other words of them.
SHORT = 3
STEM = 4
# What may stand between the words of one term: spaces, hyphens, quotation marks.
_BETWEEN = re.compile(r"[\s«»“”„\"'’—–-]*")
_WORD = re.compile(r"[^\W_]+")
_LINE_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")
_MARKUP = re.compile(r"<[^>]*>|&(?:#\w+|\w+);")

_RUSSIAN_HARD = "а|ы|и|у|е|о|ой|ою|ом|ам|ами|ах|ов|ев"
_RUSSIAN_SOFT = "ь|я|и|ю|е|ей|ью|ем|ям|ями|ях|ев|й"
_RUSSIAN_ADJECTIVE = (
    "ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ыми|ими|ую|юю|ою|ею|ия|ию|ием|иям|иями|иях|иев"
)
_RUSSIAN_ANY = f"{_RUSSIAN_HARD}|{_RUSSIAN_SOFT}|{_RUSSIAN_ADJECTIVE}"
_RUSSIAN_CUT = re.compile(rf"(?:{_RUSSIAN_ADJECTIVE}|ой|[аяоеыиуюьй])$")

_KAZAKH_PLURAL = "[лдт][ае]р"
_KAZAKH_POSSESSIVE = "[ыі]?(?:м|ң|м[ыі]з|ң[ыі]з)|с?[ыі]"
_KAZAKH_CASE = "[ндт][ыі]ң|[ғгқк][ае]|н?[ае]|[ндт][ыі]|н|н?[дт][ае](?:ғы|гі)?|н?[дтн][ае]н|[мбп]ен"
_KAZAKH_ENDINGS = f"(?:{_KAZAKH_PLURAL})?(?:{_KAZAKH_POSSESSIVE})?(?:{_KAZAKH_CASE})?"
_KAZAKH_CUT = re.compile(rf"(?:{_KAZAKH_PLURAL})?с?[ыі]$|{_KAZAKH_PLURAL}$")
# A last consonant is voiced before a vowel: мектеп, мектебі; парақ, парағы.
_KAZAKH_VOICED = {"п": "[пб]", "б": "[пб]", "қ": "[қғ]", "ғ": "[қғ]", "к": "[кг]", "г": "[кг]"}


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands, as written, and as it is compared."""

    start: int
    end: int
    written: str
    folded: str


def folded(word: str) -> str:
    """A word as it is compared: small letters, ё as е."""
    return word.casefold().replace("ё", "е")


def words_of(text: str) -> list[Word]:
    """The words of a plain text or of inline HTML, without tags and entities; places are those in `text`."""
    bare = _MARKUP.sub(lambda markup: " " * len(markup[0]), text)
    return [Word(m.start(), m.end(), m[0], folded(m[0])) for m in _WORD.finditer(bare)]


def plain(text: str) -> str:
    """Inline HTML as plain text; a line break is a space."""
    return html.unescape(_TAG.sub("", _LINE_BREAK.sub(" ", text)))


def is_abbreviation(word: str) -> bool:
    """True for a word in capitals, such as НИШ: in small letters it would be another word."""
    return len(word) > 1 and word.isupper()


@lru_cache(maxsize=20_000)
def forms_of(word: str, language: str) -> re.Pattern:
    """A pattern that matches the folded forms of a word; short ones and other languages' exactly."""
    word = folded(word)
    if len(word) <= SHORT or word.isdecimal():
        return re.compile(f"{re.escape(word)}s?" if language == "en" else re.escape(word))
    return re.compile(_LANGUAGES.get(language, re.escape)(word))


@lru_cache(maxsize=20_000)
def forms_of_name(name: str, language: str) -> re.Pattern:
    """A pattern that matches the folded forms of a name, which is declined however short it is."""
    name = folded(name)
    endings = {"ru": f"(?:{_RUSSIAN_ANY})?", "kk": _KAZAKH_ENDINGS}
    if len(name) <= SHORT and language in endings:
        return re.compile(re.escape(name) + endings[language])
    return forms_of(name, language)


def _english(word: str) -> str:
    if word.endswith("y"):
        return f"{re.escape(word[:-1])}(?:y|ys|ies)"
    stem = word[:-1] if word.endswith("s") and len(word) > STEM else word
    return f"{re.escape(stem)}(?:s|es)?"


def _russian(word: str) -> str:
    patterns = [f"{re.escape(word)}(?:{_RUSSIAN_ANY})?"]
    cut = _RUSSIAN_CUT.search(word)
    if cut is None:
        return patterns[0]
    if cut.start() >= STEM:
        patterns.append(f"{re.escape(word[: cut.start()])}(?:{_RUSSIAN_ANY})?")
    if len(cut[0]) > 1 and len(word) > STEM:
        # What looks like an adjective's ending may be a noun's behind a vowel: критери-й, заседани-е.
        patterns.append(f"{re.escape(word[:-1])}(?:{_RUSSIAN_SOFT})?")
    elif len(word) == STEM:
        endings = _RUSSIAN_SOFT if word[-1] in "ьяюией" else f"{_RUSSIAN_HARD}|"
        patterns.append(f"{re.escape(word[:-1])}(?:{endings})")
    return "|".join(patterns)


def _kazakh(word: str) -> str:
    stems = {word}
    cut = _KAZAKH_CUT.search(word)
    if cut and cut.start() >= STEM:
        stems |= {word[: cut.start()]}
    if word[-1] in "ыі" and len(word) > STEM:
        stems |= {word[:-1]}
    ends = (re.escape(stem[:-1]) + _KAZAKH_VOICED.get(stem[-1], re.escape(stem[-1])) for stem in stems)
    return "|".join(f"{stem}{_KAZAKH_ENDINGS}" for stem in sorted(ends))


_LANGUAGES: dict[str, Callable[[str], str]] = {"en": _english, "ru": _russian, "kk": _kazakh}


@dataclass(frozen=True)
class Phrase:
    """One or more words to be found in texts in any of their forms."""

    written: tuple[str, ...]
    patterns: tuple[re.Pattern, ...]
    is_name: bool = False

    @classmethod
    def of(cls, text: str, language: str, *, is_name: bool = False) -> "Phrase":
        """The words of a term or a name in a language."""
        written = tuple(word.written for word in words_of(text))
        forms = forms_of_name if is_name else forms_of
        return cls(written, tuple(forms(word, language) for word in written), is_name)

    @property
    def key(self) -> str:
        """The first letters that all forms of the first word share (see `key_of`); "" without words."""
        return key_of(folded(self.written[0])) if self.written else ""

    def at(self, words: list[Word], place: int, text: str) -> int:
        """The number of words that are this phrase in a text from `place` on: all of the phrase's, or 0."""
        count = len(self.patterns)
        candidates = words[place : place + count]
        if not count or len(candidates) < count:
            return 0
        if not all(map(self._is_form, self.written, self.patterns, candidates)):
            return 0
        gaps = pairwise(candidates)
        return count if all(_BETWEEN.fullmatch(_bare(text[a.end : b.start])) for a, b in gaps) else 0

    def is_in(self, words: list[Word], text: str) -> bool:
        """True where the phrase is anywhere in a text."""
        return any(self.at(words, place, text) for place in range(len(words)))

    def _is_form(self, written: str, pattern: re.Pattern, word: Word) -> bool:
        if self.is_name and word.written[0].islower():
            return False
        if not self.is_name and is_abbreviation(written):
            return word.written == written
        return pattern.fullmatch(word.folded) is not None


def key_of(folded_word: str) -> str:
    """The first letters of a word, which all of its forms share."""
    return folded_word[: SHORT - 1]


def _bare(gap: str) -> str:
    return _MARKUP.sub(" ", gap)
