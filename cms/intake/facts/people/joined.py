"""A name and an office on two lines, as signatures have them, read as one line."""

from cms.intake.facts.people.line import Line
from cms.intake.facts.tokens import Token

_MOST_OF_AN_OFFICE = 25
_MOST_BESIDE = 3


def join_lines(first: Line, second: Line, gap: str) -> Line | None:
    """Two lines as one where one of them is a name alone and the other has none; None for others.

    `gap` is what stands between them in the text: an empty line divides them.
    """
    if (
        gap.count("\n") != 1
        or gap.strip()
        or (first.language != second.language and "en" in (first.language, second.language))
    ):
        return None
    if _is_alone(first) and not second.names and len(second.tokens) < _MOST_OF_AN_OFFICE:
        end = first.tokens[-1].end
        comma = [] if first.tokens[-1].written == "," else [Token(end, end + 1, ",")]
        return _joined(first, second, comma, second.language)
    if not first.names and len(first.tokens) < _MOST_OF_AN_OFFICE and _is_alone(second):
        if first.tokens[-1].written in {":", ".", ";", "!", "?"}:
            return None
        return _joined(first, second, [], first.language)
    return None


def _is_alone(line: Line) -> bool:
    """Whether a line is one name and at most a sign or a number beside it."""
    if len(line.names) != 1 or line.names[0].is_weak:
        return False
    start, end = line.places[0]
    beside = [
        token for place, token in enumerate(line.tokens) if not start <= place < end and token.written != "_"
    ]
    return len(beside) <= _MOST_BESIDE and not any(token.is_word for token in beside)


def _joined(first: Line, second: Line, between: list[Token], language: str) -> Line:
    return Line(
        [*first.tokens, *between, *second.tokens],
        language,
        [*first.names, *second.names],
        [*first.organisations, *second.organisations],
        first.text,
        [*first.quoted, *second.quoted],
    )
