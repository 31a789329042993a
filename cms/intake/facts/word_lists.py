"""Lists of words that rules know, kept as text beside them."""

from functools import cache
from pathlib import Path


@cache
def _sections(path: Path) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            name = line.lstrip("# ")
        else:
            found[name] = found.get(name, frozenset()) | frozenset(line.split())
    return found


def word_list(module: str, name: str) -> frozenset[str]:
    """The words under the heading `# name` of `words.txt` in the folder of a module (`__file__`)."""
    return _sections(Path(module).with_name("words.txt"))[name]
