"""Words that tell what somebody did: patterns over small letters with ё as е, in `evidence.txt`."""

import re
from functools import cache
from pathlib import Path


@cache
def _patterns() -> dict[str, re.Pattern]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in Path(__file__).with_name("evidence.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name = line[2:]
        else:
            found.setdefault(name, []).append(line)
    return {name: re.compile("|".join(lines)) for name, lines in found.items()}


def evidence(name: str) -> re.Pattern:
    """The pattern under the heading `# name`: any of its lines."""
    return _patterns()[name]
