"""Words that a search finds: recall and precision of the stemmers on the gold lists, beside simpler ways.

No site and no database are needed: `python -m tests.bench.words` prints the table alone.
"""

import sys
from time import perf_counter

import snowballstemmer

from cms.search.analysis.terms import STEMMERS
from cms.search.analysis.words import normalised
from tests.cms.search.gold_lists import LANGUAGES, PARTS, Finds, pairs, score, whole

OURS = "ours"
RECALL_LEAST = {"kk": 0.97, "ru": 0.97, "en": 0.97}
PRECISION_LEAST = {"kk": 0.99, "ru": 0.99, "en": 0.99}
WORDS_A_SECOND_LEAST = 1_000
# Snowball has no Kazakh; PostgreSQL and others would take the Russian one.
_SNOWBALL = {"kk": "russian", "ru": "russian", "en": "english"}


def ways(language: str) -> dict[str, Finds]:
    """Ways to find words of a language, by name."""
    snowball = snowballstemmer.stemmer(_SNOWBALL[language]).stemWord
    ours = STEMMERS[language]
    return {
        "no stemming": lambda query, word: normalised(query) == normalised(word),
        "prefix": lambda query, word: normalised(word).startswith(
            normalised(query)[: max(3, len(query) - 2)]
        ),
        "Snowball": lambda query, word: snowball(normalised(query)) == snowball(normalised(word)),
        OURS: lambda query, word: ours(normalised(query)) == ours(normalised(word)),
    }


def words_a_second(language: str) -> float:
    """How many words of the gold lists are stemmed in a second when none was met before."""
    stem = STEMMERS[language].__wrapped__  # type: ignore[attr-defined]  an lru_cache, whose memory is not asked
    words = [normalised(word) for pair in whole(language) for word in (pair.form, pair.base)]
    stem(words[0])
    started = perf_counter()
    for word in words:
        stem(word)
    return len(words) / (perf_counter() - started)


def measure() -> list[str]:
    """Print the table; the aims that were missed, which are set for all parts together."""
    print(f"{'words found':<14} {'':<12} " + " ".join(f"{part + ' R / P':>15}" for part in (*PARTS, "all")))
    misses = []
    for language in LANGUAGES:
        lists = {**{part: pairs(language, part) for part in PARTS}, "all": whole(language)}
        for name, finds in ways(language).items():
            scores = {part: score(finds, of) for part, of in lists.items()}
            cells = " ".join(f"{f'{s.recall:.3f} / {s.precision:.3f}':>15}" for s in scores.values())
            print(f"{language:<14} {name:<12} {cells}")
            if name == OURS and scores["all"].recall < RECALL_LEAST[language]:
                misses.append(f"recall of words in {language}: at least {RECALL_LEAST[language]}")
            if name == OURS and scores["all"].precision < PRECISION_LEAST[language]:
                misses.append(f"precision of words in {language}: at least {PRECISION_LEAST[language]}")
        speed = words_a_second(language)
        print(f"{language:<14} {speed:,.0f} new words a second")
        if speed < WORDS_A_SECOND_LEAST:
            misses.append(f"words in {language}: at least {WORDS_A_SECOND_LEAST:,} a second")
    print()
    return misses


if __name__ == "__main__":
    missed_aims = measure()
    print("\n".join(f"Missed: {miss}" for miss in missed_aims) or "All aims reached.")
    sys.exit(1 if missed_aims else 0)
