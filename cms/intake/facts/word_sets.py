"""Sets of words written as one line of text."""


def word_set(words: str) -> frozenset[str]:
    """The words of a line, divided by blanks."""
    return frozenset(words.split())


def word_list(words: str) -> tuple[str, ...]:
    """The words of a line in their order."""
    return tuple(words.split())
