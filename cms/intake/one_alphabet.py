"""Words typed in two alphabets, made words of one: `бiлiм` with the i of an English keyboard is `білім`.

Each letter becomes one letter, so that places stay what they are; the report itself stays as it was typed.
"""

import re
from dataclasses import replace

from cms.intake.report import Report
from cms.languages.romanisation import KAZAKH_LETTERS

# Latin letters, and two of Azerbaijan, that look like Cyrillic ones; y is taken for the Russian letter, as in
# the search of the site.
_LATIN = "aeopcyxihkmtəɵABEKMHOPCTYXIƏƟ"
_LOOKALIKES = str.maketrans(_LATIN, "аеорсухіһкмтәөАВЕКМНОРСТУХІӘӨ")
_CYRILLIC = f"а-яёА-ЯЁ{KAZAKH_LETTERS}{KAZAKH_LETTERS.upper()}"
_LETTER = f"{_CYRILLIC}{_LATIN}"
# A word of both; one whose Latin letters all look like Cyrillic ones, and not `Zoomда`, `ICTдан`.
_MIXED = re.compile(
    rf"(?<![^\W_])(?![A-Z]{{2,}}[{_CYRILLIC}])(?=[{_LETTER}]*[{_CYRILLIC}])(?=[{_CYRILLIC}]*[{_LATIN}])"
    rf"[{_LETTER}]+(?![^\W_])"
)
# `c`, `o`, `a` as words between Russian ones.
_ALONE = re.compile(rf"(?<=[{_CYRILLIC}] )[aoci](?= [«\"]?[{_CYRILLIC}])")


def in_one_alphabet(report: Report) -> Report:
    """The report with each mixed word in Cyrillic letters; itself where there is none."""
    text = _MIXED.sub(_cyrillic, report.text)
    if text != report.text:
        # Who mixes alphabets in words does so in words of one letter.
        text = _ALONE.sub(_cyrillic, text)
    return report if text == report.text else replace(report, text=text)


def _cyrillic(found: re.Match) -> str:
    return found[0].translate(_LOOKALIKES)
