"""Words for a contest's rounds, and their numbers, in three languages."""

import re

ROUND = (
    r"rounds?(?![\s-]tables?)|stages?|tours?|этап\w{0,3}|тур(?:а|ы|ов|ах|ам|е|ом)?|испытани\w{1,3}"
    r"|кезең\w{0,6}"
    r"|сайыс(?:ы|тан|тар)?|тур(?:ы|дан|лар\w*)|сын(?:нан|да|ды|ақ\w*)"
)
# These are rounds only where a number of them is told: "of three parts".
PART = (
    r"parts|tasks|sections|trials|challenges|tests|events|част(?:ей|и|ях)|задани[йя]\w?|блок(?:ов|а)"
    r"|бөлім(?:нен|дерден|і)?|тапсырма(?:дан|лар\w*)?"
)
COUNTS = {
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "both": 2},
    **{"два": 2, "двух": 2, "две": 2, "оба": 2, "три": 3, "трех": 3, "трёх": 3, "четыре": 4, "четырех": 4},
    **{"четырёх": 4, "пять": 5, "пяти": 5, "шесть": 6, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6},
    **{"2": 2, "3": 3, "4": 4, "5": 5, "6": 6},
}
COUNT = "|".join(COUNTS)
NUMBERS = (
    r"first|1st|перв\w{2,3}|1-?(?:й|м|го)?|[iі]|бірінші|1-?ші|алғашқы",
    r"second|2nd|втор\w{2,3}|2-?(?:й|м|го)?|[iі]{2}|екінші|2-?ші",
    r"third|3rd|трет\w{2,4}|3-?(?:й|м|го)?|[iі]{3}|үшінші|3-?ші",
    r"fourth|4th|четв[её]рт\w{2,3}|4-?(?:й|м|го)?|[iі]v|төртінші|4-?ші",
)
NUMBERED = "|".join(f"(?P<n{number}>{names})" for number, names in enumerate(NUMBERS, 1))
LAST = r"(?P<last>final|last|финальн\w{2,3}|последн\w{2,3}|заключительн\w{2,3}|соңғы|қорытынды)"
_FIGURES = {"one": 1, "two": 2, "three": 3, "four": 4, "один": 1, "два": 2, "три": 3}


def order(head: re.Match, wanted: int) -> int:
    """The number that a match of `NUMBERED`, `LAST` or a figure tells; the wanted one for "the last"."""
    parts = head.groupdict()
    figure = (parts.get("figure") or "").casefold().replace("і", "i")
    if figure:
        return int(figure) if figure.isdigit() else _FIGURES.get(figure) or len(figure)
    if parts.get("named"):
        return wanted
    if parts.get("last"):
        return wanted if wanted > 1 else 0
    return next((number for number in range(1, 5) if parts.get(f"n{number}")), 0)
