"""What names are made of: given names by gender, ends of surnames and patronymics, and words that are none.

Given names are compared by their sound (`name_key`), so that a list in one spelling serves all scripts.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from cms.intake.facts.nominative.kazakh import without_case
from cms.intake.facts.word_lists import word_list
from cms.search.analysis.kazakh.stemmer import analysed
from cms.search.analysis.names import name_key
from cms.search.analysis.russian.stemmer import dictionary
from cms.search.analysis.words import has_cyrillic, has_kazakh, normalised

_FOLDER = Path(__file__).parent
_LONGEST = 40

PATRONYMIC = re.compile(
    r".{2,}(?:(?:ович|евич|ильич|мич|тич)(?:а|у|ем|е)?|(?:овн|евн|ичн|инишн)(?:а|ы|е|у|ой|ою)|[ую]лы|ұлы|[кқ]ызы"
    r"|(?:ovich|evich|yevich|ovna|evna|yevna|ichna)|(?:uly|uli|kyzy|qyzy|kizi))"
    r"(?:н[ыі]ң|на|ны|нан|мен)?|(?:ильич|лукич)(?:а|у|ем|ом|е)?"
)
# The ends of surnames, in any case of Russian.
_ENDS_CYRILLIC = (
    r"(?:(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой|ою|ы|ых|ыми)?|(?:с|ц)к(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими)"
    r"|енко|[иую]к|[ч]у?к(?:а|у|ом|е)?|ян(?:а|у|ом|е)?|швили|дзе|[уұ]лы|[кқ]ызы|ых|айло|ейко"
    r"|баев|тегі|зода|заде)"
)
_ENDS_LATIN = (
    r"(?:(?:[oeay]v|[iy]ev|[iy]n|off)a?|sk(?:y|iy|iy|i|aya|aia)|enko|chuk|yuk|iuk|yan|ian|shvili|dze|uly|uli"
    r"|[kq]yzy|bekov|bek|bay|bai|baev|tay|tai|khan|son|sen|berg|mann?|stein|ez)"
)
SURNAME = re.compile(rf".{{2,}}(?:{_ENDS_CYRILLIC}|{_ENDS_LATIN})")
# The firm ones: hardly a word that is no surname ends so.
FIRM_SURNAME = re.compile(
    r".{2,}(?:[оеё]в(?:а|у|ым|ой|ою)|(?:[гкджзлмнрбпстх]|а)[оеё]в|ск(?:ий|ая)|енко|[уұ]лы|[кқ]ызы|[oey]va?|in[ao]?va|enko|uly|[kq]yzy|sky|skaya)"
)
# Surnames of one syllable, by their full keys.
_KOREAN = word_list(__file__, "korean")
# Kazakh given names are made of such pieces, by `full_key`.
_FIRST = (
    "ab|ai|ak|al|altin|aman|amir|ar|asil|at|azamat|bagda|baki?t|baht|bai|batir|baur|beibit|bek|bibi|bolat|daulet|dau|din"
    "|dos|duisen|erk?|erke|esen|esim|ertai|gul|jan|jar|jas|jibek|jol|juma|kali|kai?r|kaldi|kambar|kanat|kabdi|kaz|kenje"
    "|koish|kul|kuan|kud?ai|kun|kurman|kadir|mara?t|medet|merei|meir|mirza|muhamed|mukan|mura?t|naurizi?|nazar|nur|orin"
    "|oraz|osp|omir|otar|rai|raush|rizi?|ris|sabir?|sagin|sai|saken|samat|sapar|sarsen|saule|serik|seit|sultan|shol|shin"
    "|tas|temir|tileu|tleu|toksan|toktar|tolegen|tore|tulegen|turar|turgan|tursin|ulan|uli|ult|umit|zhan|zei?n|zei|zul"
)
_SECOND = (
    "ali|bai|bala|bat|batir|bek|berdi|berdii?|berik|bike|bol|bolat|bolsin|dar|daulet|dos|gali|gazi|geldi|gul|gulim|han"
    "|jan|jamal|jigit|jol|kan|kanat|kali|keldi|kerei|kul|lan|mira|mirza|muhamed|mukan|murat|nar|nazar|niiaz|nur|olla|ova"
    "|sai|sain|sar|sara|sari|saule|serik|sha|shash|shat|sholpan|sulu|sultan|tai|tas|temir|tore|ulan|ulla|zada|zat|zhan|zira"
)
_COMPOUND = re.compile(rf"(?:{_FIRST})(?:{_SECOND})")


@lru_cache(maxsize=50_000)
def full_key(word: str) -> str:
    """The key of a name with its last vowel, by which Ерлан and Ерлана differ."""
    return name_key(f"{word}0")[:-1]


@cache
def _given() -> dict[str, dict[str, str]]:
    """Given names by their full keys: "m", "f", or "mf"; for each script those that are written in it.

    Names of Kazakhstan, listed in Cyrillic, are written in both; Mary in Latin letters would be Марии.
    """
    found: dict[str, dict[str, str]] = {"Cyrillic": {}, "Latin": {}}
    for gender, name in (("m", "male"), ("f", "female")):
        for word in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").split():
            key = full_key(word)
            for script in ("Cyrillic", "Latin") if has_cyrillic(word.casefold()) else ("Latin",):
                known = found[script]
                if gender not in known.get(key, ""):
                    known[key] = known.get(key, "") + gender
    return found


@cache
def _strangers() -> frozenset[str]:
    lines = (_FOLDER / "strangers.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(normalised(word) for line in lines if not line.startswith("#") for word in line.split())


@cache
def _places() -> frozenset[str]:
    """Places by their full keys, in any spelling: Көкшетау, Kokshetau."""
    lines = (_FOLDER / "places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(full_key(word) for line in lines for word in line.split())


def is_place(word: str) -> bool:
    """Whether a word is a town, district, region or country that stands in the nominative."""
    return len(word) < _LONGEST and full_key(word.removesuffix("'s")) in _places()


def genders_of(word: str) -> str:
    """The genders of a given name that stands in the nominative; "" for what is none."""
    if len(word) > _LONGEST:
        return ""
    known = _given()["Cyrillic" if has_cyrillic(normalised(word)) else "Latin"]
    found = known.get(full_key(word), "")
    return found if found or "-" not in word else known.get(full_key(word.partition("-")[0]), "")


@lru_cache(maxsize=50_000)
def is_compound(word: str) -> bool:
    """Whether a word no list has is made as Kazakh given names are: Нұрбақыт, Aigulim."""
    return 4 < len(word) < _LONGEST and _COMPOUND.fullmatch(full_key(word)) is not None


@lru_cache(maxsize=50_000)
def is_stranger(word: str) -> bool:
    """Whether a word in capital letters is no name: a place, a month, an office, a sentence's first."""
    surface = normalised(word)
    first, _, rest = word.partition("-")
    if rest[:1].islower() and is_stranger(first):
        # «Педагог-шебер».
        return True
    if surface in _strangers() or len(surface) > _LONGEST or is_place(surface):
        return True
    if not has_cyrillic(surface):
        return surface.removesuffix("'s") in _strangers()
    return any(form in _strangers() or is_place(form) for form in _bases(surface))


def _bases(surface: str) -> set[str]:
    bases = {analysed(surface).stem, without_case(surface)}
    if not has_kazakh(surface):
        readings = dictionary().parse(surface)
        bases |= {
            reading.normal_form.replace("ё", "е")
            for reading in readings
            if not {"Surn", "Name", "Patr"} & reading.tag.grammemes
            and (reading.is_known or reading is readings[0])
        }
    return bases


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether a Cyrillic word stands in a dictionary and is no name by it."""
    surface = normalised(word)
    if not has_cyrillic(surface):
        return False
    if not has_kazakh(surface) and dictionary().word_is_known(surface):
        readings = dictionary().parse(surface)
        return not any({"Surn", "Name", "Patr"} & reading.tag.grammemes for reading in readings)
    return analysed(surface).is_known and not genders_of(word)


@lru_cache(maxsize=50_000)
def is_name_of_the_dictionary(word: str) -> bool:
    """Whether the Russian dictionary has a word, in any case, as a given name: Ашот, Вальтером."""
    surface = normalised(word)
    if not has_cyrillic(surface) or has_kazakh(surface) or not dictionary().word_is_known(surface):
        return False
    return any("Name" in reading.tag and "sing" in reading.tag for reading in dictionary().parse(surface))


@lru_cache(maxsize=50_000)
def is_thing(word: str) -> bool:
    """Whether a word of a dictionary is nobody's name: «Урок», «Спасибо»; Мельник and Толстой may be."""
    surface = normalised(word)
    if not is_common(word):
        return False
    if has_kazakh(surface) or not dictionary().word_is_known(surface):
        return True
    return not any(
        "anim" in reading.tag or reading.tag.POS == "ADJF" for reading in dictionary().parse(surface)
    )


def is_patronymic(word: str) -> bool:
    """Whether a word ends as patronymics do: Серикович, Мұратқызы, Muratuly."""
    return len(word) < _LONGEST and PATRONYMIC.fullmatch(normalised(word)) is not None


def is_surname(word: str, *, firmly: bool = False) -> bool:
    """Whether a word ends as surnames do; `firmly`: as hardly anything else does."""
    pattern = FIRM_SURNAME if firmly else SURNAME
    if not firmly and full_key(word) in _KOREAN:
        return True
    return (
        len(word) < _LONGEST
        and pattern.fullmatch(normalised(word.removesuffix("'s").removesuffix("’s"))) is not None
    )
