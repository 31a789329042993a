"""Names in oblique cases and what they are in the nominative: Динаре Оспановой, Динара Оспанова.

A Russian name's parts share gender and case; each part has its readings, and those that agree are taken.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from cms.intake.facts.names.lexicon import full_key, genders_of, is_compound, is_place, is_surname
from cms.search.analysis.russian.stemmer import dictionary
from cms.search.analysis.words import has_cyrillic, normalised

ANY = "any"
_OF_WOMEN = ("jamal", "gul", "kul", "sulu", "sara", "bala", "bike", "shash", "saule", "gulim")
_VOWELS = "аәеёиоөуұүыіэюя"
OBLIQUE = ("gent", "datv", "accs", "ablt", "loct")
_MASCULINE = {
    "": ("nomn",),
    "а": ("gent", "accs"),
    "у": ("datv",),
    "ом": ("ablt",),
    "ем": ("ablt",),
    "е": ("loct",),
}
_SOFT = {"я": ("gent", "accs"), "ю": ("datv",), "ем": ("ablt",), "ём": ("ablt",), "е": ("loct",)}
_FEMININE = {"ы": ("gent",), "и": ("gent", "datv", "loct"), "е": ("datv", "loct"), "у": ("accs",)} | {
    "ой": ("ablt",),
    "ою": ("ablt",),
    "ей": ("ablt",),
}
_FEMININE_SOFT = {
    "и": ("gent", "datv", "loct"),
    "е": ("datv", "loct"),
    "ю": ("accs",),
    "ей": ("ablt",),
    "ью": ("ablt",),
}
_OV = re.compile(r"(.+(?:[оеё]в|[иы]н))(а|у|ым|е|ой|ою|)", re.IGNORECASE)
_OV_CASES = {
    "": (("m", ("nomn",)),),
    "а": (("f", ("nomn",)), ("m", ("gent", "accs"))),
    "у": (("m", ("datv",)), ("f", ("accs",))),
    "ым": (("m", ("ablt",)),),
    "е": (("m", ("loct",)),),
    "ой": (("f", ("gent", "datv", "ablt", "loct")),),
    "ою": (("f", ("ablt",)),),
}
_SKY = re.compile(r"(.+[сцзж]к)(ий|ого|ому|им|ом|ая|ой|ую)", re.IGNORECASE)
_SKY_CASES = {
    "ий": ("m", ("nomn",)),
    "ого": ("m", ("gent", "accs")),
    "ому": ("m", ("datv",)),
    "им": ("m", ("ablt",)),
    "ом": ("m", ("loct",)),
    "ая": ("f", ("nomn",)),
    "ой": ("f", ("gent", "datv", "ablt", "loct")),
    "ую": ("f", ("accs",)),
}
_OGO = re.compile(r"(.{3,})(ого|ому)", re.IGNORECASE)
_OGO_CASES = {"ого": ("gent", "accs"), "ому": ("datv",)}
_ICH = re.compile(r"(.+ич)(а|у|ем|е|)", re.IGNORECASE)
_OVNA = re.compile(r"(.+(?:овн|евн|ичн|инишн))(а|ы|е|у|ой|ою)", re.IGNORECASE)
_STAYS = re.compile(r".+(?:ко|[уұ]лы|[кқ]ызы|швили|дзе|ых|их|[оиэыі])", re.IGNORECASE)
_DATIVE = frozenset(("ға", "ге"))
_BEHIND_VOICELESS = frozenset(("қа", "ке", "пен", "ты", "ті"))
_VOICELESS = "кқпстшфхцчщ"
_KAZAKH_CASE = re.compile(
    r"-?(?:[нтд][ыі]ң|[нтд][ыі]|[ғгқкн][ае]|[дтн][ае]н|[дт][ае]|[мбп]ен|[нд]ікі)(?:дей|дай)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a part of a name may be: its nominative, gender ("m", "f", "") and case ("any": it has none)."""

    nominative: str
    gender: str
    case: str


def russian_forms(parts: tuple[tuple[str, str], ...], cases: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """The parts of a name (word, sort: given, surname, patronymic) in the nominative, and its gender.

    `cases` are those that its neighbours allow; empty where they don't tell.
    """
    found = _agreeing(parts, cases)
    if found is None:
        # A man's name that is a woman's: «с Саламат Аскаровой».
        found = _agreeing(parts, cases, of_both=True)
    if found is None and len(parts) == 2 and {sort for _, sort in parts} == {"given", "surname"}:
        # Two given names: either may be the surname, «Ахан Айдане».
        (first, sort), (second, other) = parts
        found = _agreeing(((first, other), (second, sort)), cases)
    if cases == {"nomn"} and found and found[0] != tuple(word for word, _ in parts):
        # «Писательница Лира Омарова» is as she stands, whoever Лир may be.
        found = None
    whole = tuple(word for word, _ in parts)
    if cases and "nomn" not in cases and (found is None or found[0] == whole):
        found = _half_declined(parts, cases) or found
    return found or (whole, "")


def _half_declined(
    parts: tuple[tuple[str, str], ...], cases: frozenset[str]
) -> tuple[tuple[str, ...], str] | None:
    """A name of which the given name alone is declined: «учителю Сагинтай Айбеку»."""
    for place, (word, _) in enumerate(parts):
        for reading in _readings(word, "given"):
            if reading.case in cases and reading.nominative != word and genders_of(reading.nominative):
                words = [other for other, _ in parts]
                words[place] = reading.nominative
                return tuple(words), reading.gender
    return None


def _agreeing(
    parts: tuple[tuple[str, str], ...], cases: frozenset[str], *, of_both: bool = False
) -> tuple[tuple[str, ...], str] | None:
    """The readings of the parts that share gender and case, the likeliest; None where none do.

    `of_both`: given names that end with a consonant may be of women, too.
    """
    choices = [_readings(word, sort) for word, sort in parts]
    if of_both:
        choices = [
            (*found, Reading(word, "f", ANY))
            if sort == "given" and word[-1].lower() not in f"{_VOWELS}ьй"
            else found
            for found, (word, sort) in zip(choices, parts, strict=True)
        ]
    best: tuple[int, tuple[str, ...], str] | None = None
    for chosen in product(*choices):
        genders = {reading.gender for reading in chosen if reading.gender}
        found = {reading.case for reading in chosen if reading.case != ANY}
        if len(genders) > 1 or len(found) > 1:
            continue
        case = next(iter(found), ANY)
        fits = case == ANY or not cases or case in cases
        # A name known as it stands is in the nominative, unless its neighbours say otherwise.
        weight = 4 * fits + 2 * (case == "nomn" or case in cases) + (case == ANY)
        if best is None or weight > best[0]:
            best = weight, tuple(reading.nominative for reading in chosen), next(iter(genders), "")
    return best and (best[1], best[2])


@lru_cache(maxsize=20_000)
def _readings(word: str, sort: str) -> tuple[Reading, ...]:
    if not has_cyrillic(normalised(word)):
        return (Reading(re.sub(r"['’]s$", "", word), "", ANY),)
    found = {"given": _given, "patronymic": _patronymic, "surname": _surname}[sort](word)
    return tuple(found) or (Reading(word, "", ANY),)


def _given(word: str) -> list[Reading]:
    """A given name as it stands, and as a form of another: Динара is a woman, or of a man called Динар."""
    genders = genders_of(word)
    last = word[-1].lower()
    found = [Reading(word, gender, "nomn") for gender in genders]
    # Women's names that end with a consonant don't decline: Айгерим, Нургуль; nor men's such as Али.
    if "f" in genders and last not in "аяыі":
        found.append(Reading(word, "f", ANY))
    if "m" in genders and last in "еёиоуэюәі":
        found.append(Reading(word, "m", ANY))
    for base, gender, cases in _bases_of_given(word):
        if gender in genders_of(base) or (not genders and gender == "m" and is_compound(base)):
            found += [Reading(base, gender, case) for case in cases]
    if not found and is_compound(word):
        found.append(Reading(word, "f" if full_key(word).endswith(_OF_WOMEN) else "", ANY))
    return found or _given_of_the_dictionary(word) or _guessed(word)


def _guessed(word: str) -> list[Reading]:
    """What a given name that no list has may be, if a patronymic or surname tells: Тлектеса, of Тлектес."""
    last = word[-1].lower()
    if len(word) < 4 or not has_cyrillic(normalised(word)):
        return []
    if last in "еёиоуэюәі":
        return [Reading(word, "", ANY)]
    gender = "" if last in "ая" else "m"
    found = [Reading(word, gender, "nomn")]
    if last not in "аяы":
        found.append(Reading(word, "f", ANY))
    for base, of_gender, cases in _bases_of_given(word):
        if of_gender == "f" or base[-1].lower() not in "аяьй":
            found += [Reading(base, of_gender, case) for case in cases]
    return found


def _given_of_the_dictionary(word: str) -> list[Reading]:
    found = []
    for parse in dictionary().parse(word):
        if (
            "Name" in parse.tag
            and "sing" in parse.tag
            and parse.is_known
            and (new := parse.inflect({"nomn"}))
        ):
            gender = {"masc": "m", "femn": "f"}.get(str(parse.tag.gender), "")
            found.append(Reading(new.word.title(), gender, str(parse.tag.case)))
    return found


def _bases_of_given(word: str) -> list[tuple[str, str, tuple[str, ...]]]:
    # Юри is a form of Юрий alone, Асиа of Асия.
    found = [
        (base, "m", cases) for base, cases in _without(word, _MASCULINE) if base[-1].lower() not in _VOWELS
    ]
    for ending in ("й", "ь"):
        found += [(base + ending, "m", cases) for base, cases in _without(word, _SOFT)]
    for ending, table in (("а", _FEMININE), ("я", _FEMININE_SOFT), ("ь", _FEMININE_SOFT), ("", _MASCULINE)):
        bases = _without(word, table)
        found += [
            (base + ending, "f", cases)
            for base, cases in bases
            if ending != "а" or base[-1].lower() not in "иiі"
        ]
    # Мұса, Данила: men whose names decline as women's.
    found += [(f"{base}а", "m", cases) for base, cases in _without(word, _FEMININE)]
    found += [(f"{base}я", "m", cases) for base, cases in _without(word, _FEMININE_SOFT)]
    return found


def _without(word: str, table: dict[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (word[: -len(ending)], cases)
        for ending, cases in table.items()
        if ending and word.lower().endswith(ending) and len(word) - len(ending) > 1
    ]


def _patronymic(word: str) -> list[Reading]:
    if found := _ICH.fullmatch(word):
        return [Reading(found[1], "m", case) for case in _MASCULINE[found[2].lower()]]
    if found := _OVNA.fullmatch(word):
        ending = found[2].lower()
        last = "А" if word.isupper() else "а"
        cases = ("nomn",) if ending == "а" else _FEMININE[ending] if ending != "ой" else ("gent", "ablt")
        return [Reading(found[1] + last, "f", case) for case in cases]
    lower = word.lower()
    gender = "f" if lower.endswith(("қызы", "кызы", "kyzy", "qyzy")) else "m"
    return [Reading(word, gender, ANY)]


def _surname(word: str) -> list[Reading]:
    if found := _SKY.fullmatch(word):
        gender, cases = _SKY_CASES[found[2].lower()]
        ending = {"m": "ий", "f": "ая"}[gender]
        return [
            Reading(found[1] + (ending.upper() if word.isupper() else ending), gender, case) for case in cases
        ]
    if (found := _OGO.fullmatch(word)) and found[1][-1].lower() not in _VOWELS:
        return [Reading(f"{found[1]}ый", "m", case) for case in _OGO_CASES[found[2].lower()]]
    if (found := _OV.fullmatch(word)) and (len(found[1]) > 3):
        made = []
        for gender, cases in _OV_CASES[found[2].lower()]:
            last = "" if gender == "m" else ("А" if word.isupper() else "а")
            made += [Reading(found[1] + last, gender, case) for case in cases]
        return made
    if _STAYS.fullmatch(word) and not word.lower().endswith("ки"):
        return [Reading(word, "", ANY)]
    # A man's declines, a woman's does not: Мельник, Мельника; Ким, Кима.
    last = word[-1].lower()
    found = [] if last in "аяуюе" else [Reading(word, "f", ANY), Reading(word, "m", "nomn")]
    bases = _without(word, _MASCULINE)
    # Кравца is of Кравец, Коваля of Коваль, Огая of Огай.
    fleeting = [(f"{base[:-1]}ец", cases) for base, cases in bases if re.search("[^аеиоуыэюя]ц$", base)]
    soft = [
        (base + ("й" if base[-1].lower() in _VOWELS else "ь"), cases) for base, cases in _without(word, _SOFT)
    ]
    for base, cases in [*fleeting, *bases, *soft]:
        if len(base) > 1 and base[-1].lower() not in _VOWELS:
            found += [Reading(base, "m", case) for case in cases]
    for base, cases in _without(word, _FEMININE):
        # Шульга, of men and women.
        if len(base) > 2 and base[-1].lower() not in _VOWELS:
            found += [Reading(f"{base}а", "", case) for case in cases]
    if last in "ая":
        found.append(Reading(word, "", "nomn"))
    elif last in "уюе":
        found.append(Reading(word, "", ANY))
    return found


def _is_firm(base: str, ending: str) -> bool:
    """Whether an ending is a case and nothing else behind a name: Төлеуішке, Нұрпейіспен, but Дүйсемен."""
    return ending in _DATIVE or (ending in _BEHIND_VOICELESS and base[-1].lower() in _VOICELESS)


def kazakh_form(word: str, *, of_a_name: bool = False) -> str:
    """The last word of a Kazakh name without its case: Бердібекованың, Бердібекова; what is no case stays.

    Of what is surely a name (`of_a_name`) a genitive is cut off whatever is left: nobody's ends so.
    """
    if (
        is_place(word)
        or genders_of(word)
        or is_surname(word, firmly=True)
        or word.lower().endswith(("вна", "чна", "шна", "ович", "евич"))
    ):
        return word
    found = _KAZAKH_CASE.search(word)
    if not found or found.start() < 2:
        return word
    base = word[: found.start()]
    is_sure = found[0].startswith("-") or (
        of_a_name
        and (found[0].lower().endswith(("ың", "ің")) or (_is_firm(base, found[0].lower()) and len(base) > 3))
    )
    return base if is_sure or genders_of(base) or is_surname(base) or is_compound(base) else word
