"""Ways to take suffixes off a Kazakh word that the grammar allows."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from cms.search.analysis.kazakh.letters import GLIDES, OPEN, VOWELS, agree, last_sound, sounds_borrowed
from cms.search.analysis.kazakh.suffixes import FOLLOWS, KINDS, LAST, LONGEST, NOUN, UNCHANGED, VERB, Suffix

# Kinds that may be taken off a word that the lexicon has not: they seldom look like the end of a base.
SAFE = frozenset(
    {
        *("plural", "my", "your", "our", "their"),
        *("case", "place", "my case", "their case", "their place", "of a place"),
        *("done", "doing", "not", "past", "if", "who did"),
        *("does", "who does", "he does", "having done", "verbal noun"),
    }
)
# Verbs are made of nouns by these: мақта, сөйле, есепте.
MADE_OF_NOUNS = ("ла", "ле", "да", "де", "та", "те")
# Nouns that end so are loans.
_VERB_ENDS = ("дыр", "дір", "тыр", "тір", *(f"{ending}н" for ending in MADE_OF_NOUNS))


@dataclass(frozen=True, slots=True)
class Cut:
    """A word without some of its suffixes; `kinds` are those of `suffixes`, first to last."""

    rest: str
    suffixes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """The kind of the suffix right behind the root."""
        return self.kinds[0]

    @property
    def is_of_a_verb(self) -> bool:
        """Whether an unknown root is a verb's; what looks like an accusative may be a past: ынталан-ды."""
        is_long = len(self.rest) > len("стен")
        looks_like_a_past = is_long and self.suffixes in {("ды",), ("ді",)} and self.rest.endswith(_VERB_ENDS)
        return VERB in FOLLOWS[self.first] or looks_like_a_past


@dataclass(frozen=True)
class Cutter:
    """Takes suffixes off by a table of them; `vowels_agree`: those of the suffix with those of the stem."""

    table: dict[str, list[Suffix]]
    vowels_agree: bool = True

    def cuts(self, word: str) -> Iterator[Cut]:
        """Every way, each with what it leaves: two letters at least."""
        return self._cuts(Cut(word), LAST, KINDS, 2)

    def safe_cuts(self, word: str) -> Iterator[Cut]:
        """The ways to shorten a word whose root nobody knows: three letters are left at least."""
        return filter(_is_safe, self._cuts(Cut(word), SAFE & LAST, SAFE, 3))

    def is_suffix(self, text: str, before: str) -> bool:
        """Whether a text is a row of a noun's suffixes, as may stand behind `before`."""
        whole = (cut for cut in self._cuts(Cut(before + text), LAST, KINDS, 1) if cut.rest == before)
        return any(NOUN in FOLLOWS[cut.first] and cut.first != "being" for cut in whole)

    def _cuts(self, cut: Cut, kinds: Set[str], allowed: Set[str], least: int) -> Iterator[Cut]:
        word = cut.rest
        for length in range(1, min(LONGEST, len(word) - least) + 1):
            form, rest = word[-length:], word[:-length]
            for suffix in self.table.get(form, ()):
                if suffix.kind not in kinds or last_sound(rest) not in suffix.after:
                    continue
                if self.vowels_agree and form not in UNCHANGED and not agree(rest, form):
                    continue
                shorter = Cut(rest, (form, *cut.suffixes), (suffix.kind, *cut.kinds))
                yield shorter
                yield from self._cuts(shorter, FOLLOWS[suffix.kind] & allowed, allowed, least)


def _is_safe(cut: Cut) -> bool:
    """Whether a root that nobody knows may stand before such suffixes."""
    root, first = cut.rest, cut.first
    if not {NOUN, VERB} & FOLLOWS[first] or not any(letter in VOWELS for letter in root):
        return False
    if {"my", "your"} & set(cut.kinds) and "plural" not in cut.kinds:
        # Many Kazakh nouns end with -ым and -ің: басылым, жайылым.
        return sounds_borrowed(root)
    if first == "their":
        # Agents in -шы, not somebody's -ш; «-сы» may belong to a root in -с.
        if cut.suffixes[0] not in {"сы", "сі"}:
            return root[-1] != "ш"
        return root[-1] not in GLIDES | set("ыі") or root.endswith(("шы", "ші", "нды", "нді"))
    if first == "past":
        # An accusative behind a consonant, and -дық makes nouns.
        return root[-1] in OPEN or cut.suffixes[1:] in {("м",), ("ңыз",), ("ңіз",)}
    if first == "doing":
        # Рұқсат-ын, формат-ын.
        return cut.suffixes[0] not in {"атын", "етін"} or root.endswith(_VERB_ENDS)
    if first == "if":
        return len(root) > 3 and (root[-1] in "нлрт" or root.endswith(MADE_OF_NOUNS))
    if first == "does":
        return _may_do(root, cut)
    if first == "having done":
        return len(root) > 3 and (root[-1] not in OPEN or root.endswith(MADE_OF_NOUNS))
    return True


def _may_do(root: str, cut: Cut) -> bool:
    """Whether the present of an unknown verb may end so, which nouns in -ай and -ам do not."""
    if cut.kinds == ("does", "he does"):
        return root.endswith(MADE_OF_NOUNS) if root[-1] in OPEN else root[-1] not in "лдт"
    if cut.kinds != ("does", "who does"):
        return False
    persons = {"сың", "сің", "мыз", "міз", "мын", "мін"} if root[-1] in OPEN else {"сың", "сің"}
    return cut.suffixes[1] in persons
