"""Kazakh suffixes by their kinds: after which letters each form stands, and what a kind may follow.

Forms are written as they stand behind back vowels; the front forms are derived. Grammar: number, possession,
case and person for what is a noun; voice, negation, mood, tense, person for verbs; participles and the verbal
noun are verbs that go on as nouns do. Derivation (-шы, -лық, -сыз, -лы, -ша, -ыншы) makes other words and is
not taken off.
"""

from dataclasses import dataclass

from cms.search.analysis.folding import folded_letters
from cms.search.analysis.kazakh.letters import (
    ANY,
    CLOSED,
    GLIDES,
    HISSING,
    NASAL,
    OPEN,
    VOICED,
    VOICELESS,
    in_front,
)

# What the first suffix follows.
NOUN, VERB = "noun", "verb"
_LIQUID = frozenset("лрй") | GLIDES
_SOFT_OPEN = OPEN | frozenset("и")


@dataclass(frozen=True, slots=True)
class Suffix:
    """A form of a suffix: its kind, and the letters it may follow."""

    form: str
    kind: str
    after: frozenset[str]


# Kind: forms with the letters that they follow.
_FORMS: dict[str, list[tuple[str, frozenset[str]]]] = {
    "plural": [
        ("лар", OPEN | frozenset("рй") | GLIDES),
        ("дар", NASAL | HISSING | {"л"}),
        ("тар", VOICELESS),
    ],
    "my": [("м", _SOFT_OPEN), ("ым", CLOSED)],
    "your": [("ң", _SOFT_OPEN), ("ың", CLOSED)],
    "our": [("мыз", _SOFT_OPEN), ("ымыз", CLOSED), ("ңыз", _SOFT_OPEN), ("ыңыз", CLOSED)],
    "their": [("сы", _SOFT_OPEN), ("ы", CLOSED)],
    "case": [
        ("ның", _SOFT_OPEN | NASAL),
        ("дың", _LIQUID | HISSING),
        ("тың", VOICELESS),
        ("ға", OPEN | VOICED),
        ("қа", VOICELESS),
        ("ны", _SOFT_OPEN),
        ("ды", VOICED),
        ("ты", VOICELESS),
        ("дан", OPEN | _LIQUID | HISSING),
        ("нан", NASAL),
        ("тан", VOICELESS),
        ("мен", _SOFT_OPEN | NASAL | _LIQUID),
        ("бен", HISSING),
        ("пен", VOICELESS),
    ],
    "place": [("да", OPEN | VOICED), ("та", VOICELESS)],
    # Cases after -сы and -ы, and after -ым and -ың, have forms of their own.
    "their case": [(form, frozenset("ыі")) for form in ("ның", "на", "н", "нан", "мен")],
    "their place": [("нда", frozenset("ыі"))],
    "my case": [("а", frozenset("мң"))],
    "of a place": [("ғы", frozenset("ае"))],
    "owned": [("нікі", OPEN | NASAL), ("дікі", _LIQUID | HISSING), ("тікі", VOICELESS)],
    "being": [
        *((form, OPEN | _LIQUID | NASAL) for form in ("мын", "мыз")),
        *((form, HISSING | NASAL) for form in ("бын", "быз")),
        *((form, VOICELESS) for form in ("пын", "пыз")),
        ("сың", ANY),
    ],
    "like": [("дай", OPEN | VOICED), ("тай", VOICELESS)],
    "more": [("рақ", OPEN), ("ырақ", CLOSED)],
    "passive": [("ыл", CLOSED - {"л"}), ("л", OPEN), ("ын", frozenset("л")), ("н", frozenset("ае"))],
    "not": [("ма", OPEN | _LIQUID), ("ба", NASAL | HISSING), ("па", VOICELESS)],
    "past": [("ды", OPEN | VOICED), ("ты", VOICELESS)],
    "if": [("са", ANY)],
    "done": [("ған", OPEN | VOICED), ("қан", VOICELESS)],
    "doing": [("атын", CLOSED), ("йтын", OPEN)],
    "does": [("а", CLOSED), ("й", OPEN)],
    "will": [("ар", CLOSED), ("р", OPEN)],
    "will not": [("с", frozenset("ае"))],
    "having done": [("ып", CLOSED), ("п", OPEN)],
    "until": [("ғалы", OPEN | VOICED), ("қалы", VOICELESS), ("ғанша", OPEN | VOICED), ("қанша", VOICELESS)],
    "verbal noun": [("у", ANY - {"ю"})],
    "intending": [("мақ", OPEN | _LIQUID), ("бақ", NASAL | HISSING), ("пақ", VOICELESS)],
    "about to": [("мақшы", OPEN | _LIQUID), ("бақшы", NASAL | HISSING), ("пақшы", VOICELESS)],
    "wish": [("ғы", OPEN | VOICED), ("қы", VOICELESS)],
    "because": [("дық", frozenset("н")), ("дығ", frozenset("н"))],
    "let": [
        *((form, ANY) for form in ("сын", "ғай", "шы")),
        *((form, CLOSED) for form in ("ыңыз", "ыңдар", "ыңыздар", "айын", "айық")),
        *((form, OPEN) for form in ("ңыз", "ңдар", "ңыздар", "йын", "йық")),
    ],
    "who did": [(form, frozenset("ыіае")) for form in ("м", "ң", "қ", "ңыз", "ңдар", "ңыздар")],
    "who does": [
        *((form, ANY) for form in ("мын", "мыз", "сың", "сыз", "сыңдар", "сыздар")),
        ("быз", frozenset("н")),
        ("пын", VOICELESS),
        ("пыз", VOICELESS),
        ("ты", frozenset("п")),
    ],
    "he does": [("ды", frozenset("аейи"))],
}
# Forms whose vowel never changes, whatever stands before.
UNCHANGED = {"мен", "бен", "пен", "нікі", "дікі", "тікі", "у"}

_NAMED = {NOUN, "of a place", "owned", "done", "doing", "will", "will not", "verbal noun", "because", "more"}
_VERBAL = {VERB, "passive", "not"}
_COUNTED = _NAMED | {"plural"}
_POSSESSED = {"my", "your", "our"}
# Kind: what it follows directly.
FOLLOWS: dict[str, set[str]] = {
    "plural": _NAMED,
    # «Жазбасы» is "his note" and not "what he won't write".
    **dict.fromkeys(("my", "your", "our", "their"), (_COUNTED | {"wish"}) - {"will", "will not"}),
    **dict.fromkeys(("case", "place"), _COUNTED | _POSSESSED),
    "their case": {"their"},
    "their place": {"their"},
    "my case": {"my", "your"},
    "of a place": {"place", "their place"},
    "owned": _COUNTED | _POSSESSED | {"their"},
    "being": {NOUN, "plural", "place", "their place"},
    "like": _COUNTED | _POSSESSED | {"their"},
    "more": {NOUN},
    "passive": {VERB},
    "not": {VERB, "passive"},
    **dict.fromkeys(
        (
            "past",
            "if",
            "done",
            "doing",
            "does",
            "having done",
            "until",
            "verbal noun",
            "intending",
            "let",
            "about to",
        ),
        _VERBAL,
    ),
    "will": {VERB, "passive"},
    "will not": {"not"},
    "wish": _VERBAL,
    "because": {"done", "doing"},
    "who did": {"past", "if"},
    "who does": {"does", "done", "doing", "having done", "will", "will not", "intending", "about to"},
    "he does": {"does"},
}
KINDS = frozenset(FOLLOWS)
# What a word may end with. -ғы waits for the person who wishes; «барма» and «бармақ» are nouns more often
# than "don't go" and "to intend to go".
LAST = KINDS - {"wish", "not", "intending", "passive"}


def _table() -> dict[str, list[Suffix]]:
    table: dict[str, list[Suffix]] = {}
    for kind, forms in _FORMS.items():
        for back, after in forms:
            for form in {back} if back in UNCHANGED else {back, in_front(back)}:
                table.setdefault(form, []).append(Suffix(form, kind, after))
    return table


def _folded(table: dict[str, list[Suffix]]) -> dict[str, list[Suffix]]:
    folded: dict[str, list[Suffix]] = {}
    for suffix in (suffix for suffixes in table.values() for suffix in suffixes):
        form = folded_letters(suffix.form)
        after = suffix.after | frozenset(map(folded_letters, suffix.after))
        folded.setdefault(form, []).append(Suffix(form, suffix.kind, after))
    return folded


TABLE = _table()
# The same as typed without Kazakh letters.
FOLDED_TABLE = _folded(TABLE)
LONGEST = max(map(len, TABLE))
