"""Make the subsets of the site's two typefaces that pages load: `make fonts` (a network is needed).

A page needs one file of each family. What is written in Kazakh and Russian has Latin letters, digits and
punctuation in the same file as Cyrillic; English has a file of its own, with the few Cyrillic letters in it
by which the other languages name themselves in every page's header. A third file, asked for only by pages
that show one of its letters, holds the rest. Weights are cut to those the style sheets use.

Neither licence (SIL OFL 1.1, beside the files) reserves a font name, so that subsets may keep theirs.
Prints the files with their sizes and which characters are in each; `fonts.css` says which ones they are
asked for.
"""

import io
import sys
import urllib.request
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parents[2] / "cms" / "static" / "cms" / "fonts"
# The family's file name, its source at one commit, and what of its axes is kept (pinned, or from and to).
SOURCES = {
    "golos-text": (
        "https://raw.githubusercontent.com/googlefonts/golos-text/cf2e27222937d97c2d858fff0499bcc667a64e9d"
        "/fonts/variable/GolosText%5Bwght%5D.ttf",
        {"wght": (400, 600)},
    ),
    "literata": (
        "https://raw.githubusercontent.com/googlefonts/literata/0c2761b727a1b3a7cffd313c37f0f5163dfc7a63"
        "/fonts/variable/Literata%5Bopsz,wght%5D.ttf",
        {"wght": 600, "opsz": 12},
    ),
}
ASCII = set(range(0x20, 0x7F))
PUNCTUATION = {ord(character) for character in "\xa0\xad§©«®°±·»×–—‘’‚“”„•…′€₸№™←→−\u2009\u2011\u202f"}
# With the accent that marks stress.
RUSSIAN = {*range(0x410, 0x450), ord("Ё"), ord("ё"), 0x301}
KAZAKH = {ord(character) for character in "ӘәҒғҚқҢңӨөҰұҮүҺһІі"}
# How the languages are named in the header.
NAMES = {ord(character) for character in "ҚазақшаРусский"}
SUBSETS = {
    "cyrillic": ASCII | PUNCTUATION | RUSSIAN | KAZAKH,
    "latin": ASCII | PUNCTUATION | NAMES,
}
# What layout may ask for: `font-variant-numeric`, kerning, accents, localised forms.
FEATURES = ["calt", "ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "rvrn", "tnum"]
# Nobody sets these pages from top to bottom.
VERTICAL = ("vhea", "vmtx", "VVAR")


def main() -> None:
    """Write the files; `python make.py FOLDER` takes the sources from a folder, named as the families are."""
    for family, (address, axes) in SOURCES.items():
        source = _source(family, address)
        known = set(TTFont(io.BytesIO(source)).getBestCmap())
        everyday = set.union(*SUBSETS.values())
        letters = {character for character in known if character < 0x530 or 0x1E00 <= character < 0x2100}
        for name, characters in {**SUBSETS, "rest": letters - SUBSETS["cyrillic"]}.items():
            _write(family, name, source, axes, characters & known)
        print(f"{family} lacks: {''.join(map(chr, sorted(everyday - known)))!r}")


def _source(family: str, address: str) -> bytes:
    if len(sys.argv) > 1:
        return (Path(sys.argv[1]) / f"{family}.ttf").read_bytes()
    with urllib.request.urlopen(address) as answer:  # noqa: S310  the addresses above
        return answer.read()


def _write(family: str, name: str, source: bytes, axes: dict, characters: set[int]) -> None:
    font = TTFont(io.BytesIO(source))
    for table in VERTICAL:
        if table in font:
            del font[table]
    instantiateVariableFont(font, axes, inplace=True)
    # Read anew: the subsetter wants tables as files have them.
    whole = io.BytesIO()
    font.save(whole)
    whole.seek(0)
    font = TTFont(whole)
    options = Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    path = FONTS / f"{family}-{name}.woff2"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size:,} bytes\n  {_ranges(characters)}")


def _ranges(characters: set[int]) -> str:
    """CSS's way to say which characters a file has."""
    ranges: list[list[int]] = []
    for character in sorted(characters):
        if ranges and character == ranges[-1][1] + 1:
            ranges[-1][1] = character
        else:
            ranges.append([character, character])
    return ", ".join(f"U+{a:04X}" if a == b else f"U+{a:04X}-{b:04X}" for a, b in ranges)


if __name__ == "__main__":
    main()
