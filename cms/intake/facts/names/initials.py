"""Initials among the tokens of a sentence, in any spacing: "D.K.", «С. Ж.», "Zh. T."."""

from cms.intake.facts.names.lexicon import is_surname
from cms.intake.facts.tokens import Token

_DIGRAPHS = frozenset(("Zh", "Sh", "Ch", "Kh", "Gh", "Yu", "Ya", "Ye", "Yo", "Ts", "Dzh", "Дж", "Iu", "Ju"))


def initials_at(tokens: list[Token], place: int) -> tuple[list[str], int]:
    """The initials that begin at a place and where they end."""
    letters: list[str] = []
    while place < len(tokens) and len(letters) < 3:
        token = tokens[place]
        is_initial = token.is_word and (
            (len(token.written) == 1 and token.written.isupper()) or token.written in _DIGRAPHS
        )
        has_stop = (
            place + 1 < len(tokens)
            and tokens[place + 1].written == "."
            and tokens[place + 1].start == token.end
        )
        if not is_initial or not (has_stop or letters):
            break
        if not has_stop and (len(token.written) > 1 or tokens[place - 1].end != token.start):
            break
        letters.append(token.written)
        place += 2 if has_stop else 1
    return letters, place


def bare_initials(tokens: list[Token], place: int) -> tuple[list[str], int]:
    """Two letters without stops behind what can only be a surname: Сарсенбаев А К."""
    following = tokens[place + 1 : place + 3]
    if len(following) < 2 or not is_surname(tokens[place].written, firmly=True):
        return [], place
    if all(len(token.written) == 1 and token.written.isalpha() and token.is_capital for token in following):
        return [token.written for token in following], place + 3
    return [], place
