"""Kazakh as typed on a Russian keyboard: `казак` for `қазақ`, `билим` for `білім`."""

_RUSSIAN_FOR = str.maketrans("әғқңөұүһі", "агкноуухи")


def folded_letters(word: str) -> str:
    """A normalised word with every Kazakh letter as the Russian one people type for it."""
    return word.translate(_RUSSIAN_FOR)
