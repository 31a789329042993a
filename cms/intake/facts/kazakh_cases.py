"""The case of a Kazakh word, by its last suffix."""

from functools import lru_cache
from typing import Literal

from cms.search.analysis.kazakh.stemmer import analysed

Case = Literal["", "genitive", "dative", "accusative", "locative", "ablative", "instrumental", "attributive"]

_CASES: dict[Case, str] = {
    "genitive": "ның нің дың дің тың тің",
    "dative": "ға ге қа ке на не а е",
    "accusative": "ны ні ды ді ты ті н",
    "locative": "да де та те нда нде",
    "ablative": "дан ден тан тен нан нен",
    "instrumental": "мен бен пен",
    "attributive": "ғы гі қы кі дағы дегі тағы тегі ндағы ндегі",
}
_BY_SUFFIX: dict[str, Case] = {suffix: case for case, all_of in _CASES.items() for suffix in all_of.split()}
_PRONOUNS: dict[str, Case] = {"оны": "accusative", "онда": "locative", "оған": "dative", "оның": "genitive"}


@lru_cache(maxsize=20_000)
def kazakh_case(word: str) -> Case:
    """The case of a folded word; "" for the nominative and for what is no noun."""
    if word in _PRONOUNS:
        return _PRONOUNS[word]
    suffixes = analysed(word).suffixes
    return _BY_SUFFIX.get(suffixes[-1].strip("-"), "") if suffixes else ""
