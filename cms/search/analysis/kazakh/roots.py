"""Which known words a root may be of, and how likely each is."""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.search.analysis.kazakh.cuts import MADE_OF_NOUNS, Cut
from cms.search.analysis.kazakh.letters import VOWELS, last_vowel, voiceless, with_lost_vowel
from cms.search.analysis.kazakh.lexicon import Lexicon
from cms.search.analysis.kazakh.suffixes import FOLLOWS, NOUN, VERB

# Kinds that are believed where nothing else explains a word: imperatives, converbs, "I am a ..." and, since
# «күштің» is "of strength" rather than "your strong one", what is thine.
_RARE_AT_THE_END = {"does", "let", "being", "your"}
# Suffixes of names, which nobody owns.
_OF_A_NAME = {"plural", "case", "place", "owned", "like"}


@dataclass(frozen=True, slots=True, order=True)
class Likelihood:
    """How likely an analysis is: by usual suffixes, by the letters of the root, and among those as long."""

    usual: bool = False
    length: int = 0
    preference: int = 0


def spellings(word: str) -> Iterator[str]:
    """A word as written, and with letters that stand for two sounds of a verb taken apart: қояды, қойады."""
    yield word
    apart = word.replace("я", "йа").replace("ю", "йу")
    if apart != word:
        yield apart
    if "и" in apart[1:]:
        head, _, tail = apart.rpartition("и")
        yield f"{head}{'ій' if last_vowel(head) in 'әеөүі' else 'ый'}{tail}"


def known_roots(cut: Cut, lexicon: Lexicon) -> Iterator[tuple[str, Likelihood]]:
    """The stems of the words in the lexicon of which a cut may be."""
    first, last = cut.first, cut.kinds[-1]
    # «Істер» is "matters", and only for want of them "will do".
    usual = last not in _RARE_AT_THE_END and "will" not in cut.kinds
    # «Оқыңыз» is what every page asks for.
    usual = usual or (last == "let" and cut.suffixes[-1].endswith(("ңыз", "ңіз")))
    if NOUN in FOLLOWS[first]:
        before_vowel = cut.suffixes[0][0] in VOWELS
        stems = [lexicon.nouns.get(root) for root in _roots_of_nouns(cut)]
        stems.append(lexicon.names.get(cut.rest) if first in _OF_A_NAME else None)
        stems.append(lexicon.dropping.get(cut.rest) if before_vowel else None)
        yield from ((stem, Likelihood(usual, len(cut.rest), 1)) for stem in stems if stem)
    # «Лицензиялар» is "licences".
    if VERB in FOLLOWS[first] and not (first == "will" and cut.rest.endswith(MADE_OF_NOUNS)):
        length, preference = _weight_of_a_verb(cut)
        for root in _roots_of_verbs(cut):
            if root in lexicon.verbs:
                yield lexicon.verbs[root], Likelihood(usual, length, preference)


def _weight_of_a_verb(cut: Cut) -> tuple[int, int]:
    length = len(cut.rest)
    if cut.kinds == ("past",):
        # «Жазды» is "wrote" far more often than it is the accusative of "summer".
        return length, 2
    if cut.kinds == ("does", "he does"):
        # «Қалады» is "stays" more often than it is "wished" of a longer verb.
        return length + 1, 3
    if cut.first == "doing" and length > 2:
        # «Болатын» is "being", and hardly ever "his steel".
        return length + 3, 0
    return length, 0


def _roots_of_nouns(cut: Cut) -> Iterator[str]:
    """What is left, and what it may be where it stands alone."""
    root = cut.rest
    yield root
    if root.endswith(("кті", "сті")):
        # Проектілер for проект.
        yield root[:-1]
    if cut.suffixes[0][0] in VOWELS:
        yield f"{root}ь"
        yield voiceless(root)
    elif cut.suffixes[0][0] == "т" and root[-1] in "ск":
        # Тестер for тесттер.
        yield f"{root}т"


def _roots_of_verbs(cut: Cut) -> Iterator[str]:
    """What is left, and what it may be of: тауып from тап, оқу from оқы, қорқу from қорық, кию from ки."""
    root, suffix = cut.rest, cut.suffixes[0]
    yield root
    if suffix[0] in VOWELS:
        yield voiceless(root)
        yield from (full for full in with_lost_vowel(root) if full[-1] in "қк")
    if suffix in {"ып", "іп", "ип"} and root[-1] == "у":
        yield f"{root[:-1]}п"
    if root.endswith("ий"):
        yield root[:-1]
    if suffix == "у":
        yield f"{root}ы"
        yield f"{root}і"
        # As typed without Kazakh letters.
        yield f"{root}и"
