"""The typefaces: what is written in each language needs one file of each family."""

import re
import string
from pathlib import Path

import pytest

from cms.delivery.style_sheet import FOLDER

FACE = re.compile(r'font-family: "([^"]+)";.*?src: url\("([^"]+)"\).*?unicode-range: ([^;]+);', re.DOTALL)
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
EVERYDAY = string.ascii_letters + string.digits + " .,:;!?()–—«»“”„’…№₸%+@/-\xa0"


def faces(family: str) -> dict[str, set[int]]:
    """The characters each file of a family is asked for."""
    found = {}
    for name, source, ranges in FACE.findall((FOLDER / "fonts.css").read_text()):
        if name == family:
            bounds = [bound.strip().removeprefix("U+").split("-") for bound in ranges.split(",")]
            found[source] = {n for b in bounds for n in range(int(b[0], 16), int(b[-1], 16) + 1)}
    return found


FAMILIES = ["Golos Text", "Literata", "Golos Text English", "Literata English"]


@pytest.mark.parametrize("family", FAMILIES[:2])
def test_kazakh_and_russian_need_one_file(family):
    source, characters = next(iter(faces(family).items()))
    assert source.endswith("-cyrillic.woff2")
    assert {ord(letter) for letter in KAZAKH + KAZAKH.upper() + EVERYDAY} <= characters


@pytest.mark.parametrize("family", FAMILIES[2:])
def test_english_needs_one_file_even_for_the_names_of_the_other_languages(family):
    source, characters = next(iter(faces(family).items()))
    assert source.endswith("-latin.woff2")
    assert {ord(letter) for letter in EVERYDAY + "ҚазақшаРусский"} <= characters


@pytest.mark.parametrize("family", FAMILIES)
def test_every_letter_has_one_file_and_not_two_of_which_both_would_be_fetched(family):
    several = list(faces(family).values())
    whole = set.union(*several)
    assert len(whole) == sum(map(len, several))
    assert {ord(letter) for letter in "éüñçğşıѓє" + KAZAKH + EVERYDAY} <= whole


def test_each_file_is_there_with_its_licence():
    for family in ("golos-text", "literata"):
        fonts = Path(FOLDER).parent / "fonts"
        assert "SIL Open Font License" in (fonts / f"{family}-OFL.txt").read_text()
        assert sorted(path.name for path in fonts.glob(f"{family}-*.woff2")) == [
            f"{family}-{name}.woff2" for name in ("cyrillic", "latin", "rest")
        ]
