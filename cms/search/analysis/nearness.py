"""How near two spellings are: for "did you mean" where nothing was found.

A letter typed instead of its Kazakh neighbour (қ for к) counts a fifth of a wrong one, for people without a
Kazakh keyboard type so. Candidates come from an index by the three-letter pieces they share with what was
typed (`trigrams`), and are put in order by `distance`.
"""

from cms.search.analysis.folding import folded_letters

NEAR_LETTER = 0.2


def trigrams(word: str) -> set[str]:
    """The three-letter pieces of a normalised word with Kazakh letters folded, its beginning and end marked.

    A word of n letters has n pieces; two words with one error between them share at least n - 3.
    """
    marked = f"  {folded_letters(word)} "
    return {marked[i : i + 3] for i in range(len(marked) - 2)}


def distance(typed: str, word: str, most: float = 2.0) -> float:
    """How many errors make one normalised word of another, at most `most` (else infinity).

    A letter left out, added, replaced or two neighbours exchanged is 1, a Kazakh letter for its Russian
    neighbour 0.2. Takes time by the product of both lengths: 0.1 ms for words of ten letters.
    """
    if abs(len(typed) - len(word)) > most:
        return float("inf")
    typed_folded, word_folded = folded_letters(typed), folded_letters(word)
    before_last: list[float] = []
    last = [float(column) for column in range(len(word) + 1)]
    for row, letter in enumerate(typed, 1):
        current = [float(row)]
        for column, other in enumerate(word, 1):
            same_key = typed_folded[row - 1] == word_folded[column - 1]
            replaced = 0.0 if letter == other else NEAR_LETTER if same_key else 1.0
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + replaced)
            exchanged = row > 1 and column > 1 and letter == word[column - 2] and typed[row - 2] == other
            current.append(min(cost, before_last[column - 2] + 1) if exchanged else cost)
        if min(current) > most:
            return float("inf")
        before_last, last = last, current
    return last[-1] if last[-1] <= most else float("inf")


def errors_allowed(word: str) -> float:
    """How many errors a word may have and still be meant: none in three letters, two in eight."""
    if len(word) < 4:
        return 2 * NEAR_LETTER
    return 1.0 if len(word) < 8 else 2.0
