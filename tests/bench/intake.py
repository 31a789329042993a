"""How well rules read reports: precision and recall by field and language, with the misses by name."""

from tests.cms.intake.scoring import Score, score, table

# Of the reports that nobody looked into while the rules were written.
AIMS = ("dates", "numbers", "people with positions")
PRECISION, RECALL = 0.95, 0.85


def measure() -> list[str]:
    """Print a table for each half of the gold reports, and what was missed; the aims that were missed."""
    missed = []
    for half in ("tune", "held"):
        scores = score(half)
        print(f"Reports, {half}:\n{table(scores)}")
        for label, by_language in scores.items():
            for one in by_language.values():
                print("".join(f"missed {label}: {told}\n" for told in one.missed), end="")
                print("".join(f"wrong  {label}: {told}\n" for told in one.wrong), end="")
        print()
    for label in AIMS:
        for language, one in {**scores[label], "all": sum(scores[label].values(), Score())}.items():
            if (one.precision or 0) < PRECISION or (one.recall or 0) < RECALL:
                told = f"{one.precision or 0:.2f}/{one.recall or 0:.2f}"
                missed.append(f"{label} in held reports ({language}): {told}, at least {PRECISION}/{RECALL}")
    return missed
