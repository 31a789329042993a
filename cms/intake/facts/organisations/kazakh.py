"""Organisations in Kazakh: the head stands last, and all that tells which stands before it."""

import re
from functools import lru_cache

from cms.intake.facts.names.lexicon import is_place, is_stranger
from cms.intake.facts.organisations.found import Kind, Stretch
from cms.intake.facts.organisations.russian import _ABBREVIATION, _NO_ABBREVIATIONS
from cms.intake.facts.quote_marks import Quotes
from cms.intake.facts.tokens import Token
from cms.intake.facts.word_lists import word_list
from cms.search.analysis.kazakh.stemmer import analysed

_SCHOOLS = frozenset(
    ["мектеп", "гимназия", "лицей", "интернат", "балабақша", "бөбекжай", "колледж", "прогимназия", "ом"]
)
_HEADS = _SCHOOLS | word_list(__file__, "kazakh heads")
_MODIFIERS = word_list(__file__, "kazakh modifiers")
_ADJECTIVE = re.compile(r".{2,}(?:лық|лік|дық|дік|тық|тік|алық|елік|ндағы|ндегі|дағы|дегі|тағы|тегі)$")
_PLACES = re.compile(r"(?:қала|аудан|облыс|ауыл|кент|республика|округ|шағынаудан|өңір|әкімдіг|әкімдік)\w*$")
_OFFICES = re.compile(
    r"(?:тренер|мұғалім|директор|басшы|әдіскер|маман(?!данд)|қызметкер|орынбасар|меңгеруші|профессор|доцент)\w*$"
)
_PLACE_NOUN = re.compile(r"(?:қала|аудан|облыс|ауыл|кент|республика|округ)(?!\w*[лтд][ыі][қк])\w*$")
_OF_A_REGION = re.compile(r"білім|мәдениет|облыс|аудан|қала|өңір|әкімд|полиция")
_OF_PEOPLE = frozenset(["қауымдастық", "одақ", "клуб", "бірлестік", "кеңес", "қоғам"])
_TITLES = frozenset(["би", "батыр", "хан", "ата", "ана", "жырау", "ақын"])
_CASES = (
    "ға",
    "ге",
    "қа",
    "ке",
    "ды",
    "ді",
    "ты",
    "ті",
    "ны",
    "ні",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
)
_OWNED = frozenset(("сы", "сі", "ы", "і"))
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_PLURAL = re.compile(r".+(?:тар|тер|дар|дер|лар|лер)(?:[ыі]\w*|ға|ге|да|де|дан|ден|мен|дың|дің|ды|ді)?$")
_MOST = 16
_MOST_OF_A_UNIT = 4
_NO_NOUNS = frozenset(
    (
        "бұл",
        "осы",
        "сол",
        "біз",
        "бір",
        "әр",
        "барлық",
        "сондай-ақ",
        "кейін",
        "соң",
        "бүгін",
        "филиал",
        "қысқы",
        "жазғы",
        "күзгі",
        "көктемгі",
        "кешкі",
    )
)


def kazakh_stretches(tokens: list[Token], quotes: Quotes, barred: set[int]) -> list[Stretch]:
    """The organisations of a sentence; `barred` are tokens that belong to names of people."""
    found: list[Stretch] = []
    for place, token in enumerate(tokens):
        if place in barred or quotes.at(token.start) or not (_is_head(token) or _is_house(tokens, place)):
            continue
        if _is_of_an_office(tokens, place) or _PLURAL.match(token.folded):
            continue
        if place + 1 < len(tokens) and tokens[place + 1].folded.startswith("дейінгі"):
            # «Мектепке дейінгі білім».
            continue
        floor = found[-1].end if found else 0
        start = _start(tokens, place, quotes, barred, 0)
        if _is_part(tokens, start, place) or (found and _is_unit(tokens, found[-1].end, start, place)):
            continue
        if found and start <= found[-1].start:
            # The branch of a center: the longer one holds both.
            found.pop()
        elif start < floor:
            start = floor
        is_bare = start == place and not _ABBREVIATION.fullmatch(token.written.partition("-")[0])
        found.append(Stretch(start, place + 1, place, _kind(token), is_bare))
    return found


def _is_of_an_office(tokens: list[Token], place: int) -> bool:
    """Whether a head without an owner belongs to an office: «басқармасының бөлім басшысы»."""
    if place + 1 >= len(tokens) or not _OFFICES.match(tokens[place + 1].folded) or not place:
        return False
    return _base(tokens[place].folded) == tokens[place].folded and tokens[place - 1].folded.endswith(
        _GENITIVE
    )


def _is_part(tokens: list[Token], start: int, head: int) -> bool:
    """Whether a department is a part of something: «әдістемелік бөлімі», not «білім бөлімі»."""
    if _base(tokens[head].folded) == "кабинет":
        return not any("әдістеме" in token.folded for token in tokens[start:head])
    if tokens[head].folded.startswith("бірлестіг") and start < head:
        # Teachers of one subject.
        return tokens[head - 1].folded.startswith(("пән", "әдістеме", "мұғалім"))
    if _base(tokens[head].folded) not in {"бөлім", "сектор", "қызмет"} or start == head:
        return False
    return not any(_OF_A_REGION.match(token.folded) for token in tokens[start:head])


def _is_unit(tokens: list[Token], owner: int, start: int, head: int) -> bool:
    """Whether a department is one of the ministry or center whose name ends at a token before it."""
    if _base(tokens[head].folded) not in {"департамент", "басқарма", "қызмет", "зертхана"}:
        return False
    if not (0 <= start - owner < _MOST_OF_A_UNIT and tokens[owner - 1].folded.endswith(_GENITIVE)):
        return False
    return all(one.is_word and not one.is_capital for one in tokens[owner:head]) and not any(
        _OF_A_REGION.match(token.folded) for token in tokens[owner:head]
    )


def _kind(token: Token) -> Kind:
    base = _base(token.folded.rpartition("-")[2])
    if base == "филиал":
        return "branch"
    return "school" if base in _SCHOOLS or token.written.startswith(("НЗМ", "ОМ")) else "other"


def _is_house(tokens: list[Token], place: int) -> bool:
    """Whether a house is one of culture: «Мәдениет үйі», «Достық үйінде»."""
    if not place or not tokens[place].folded.startswith("үйі"):
        return False
    return tokens[place - 1].folded.startswith(("мәдениет", "достық", "шығармашылы", "оқушылар", "ғалымдар"))


def _is_head(token: Token) -> bool:
    if not token.is_word:
        return False
    abbreviation = token.written.partition("-")[0]
    if _ABBREVIATION.fullmatch(abbreviation):
        return not _NO_ABBREVIATIONS.fullmatch(abbreviation)
    return _base(token.folded.rpartition("-")[2]) in _HEADS or _base(token.folded) in _HEADS


@lru_cache(maxsize=20_000)
def _base(word: str) -> str:
    return analysed(word).stem


def _start(tokens: list[Token], head: int, quotes: Quotes, barred: set[int], floor: int) -> int:
    """Where the words that tell which organisation it is begin."""
    start = head
    while start > floor and head - start < _MOST:
        further = _step(tokens, start, head, quotes, barred)
        if further is None or further < floor:
            break
        start = further
    while start < head and tokens[start].folded in {"және", "мен", "бен", "пен", "үшін", ","}:
        start += 1
    return start


def _step(tokens: list[Token], start: int, head: int, quotes: Quotes, barred: set[int]) -> int | None:
    """One phrase further to the left; None where none belongs to the organisation."""
    before = tokens[start - 1]
    if start - 1 in barred or before.folded == "құрметті":
        return None
    span = quotes.at(before.start)
    if span:
        if span.end - span.start > 120:
            return None
        place = start - 1
        while place > 0 and tokens[place - 1].start >= span.start:
            place -= 1
        return place
    if before.is_number:
        return start - 2 if start > 1 and tokens[start - 2].written in {"№", "N"} else None
    if not before.is_word:
        return None
    folded = before.folded
    if folded.startswith(("атындағы", "атындагы")) or folded == "ат":
        return _honoured(tokens, start - 1)
    if _OFFICES.match(folded):
        # «Химия мұғалімдері қауымдастығы».
        of_people = _PLURAL.match(folded) and _base(tokens[head].folded) in _OF_PEOPLE
        return start - 1 if of_people and start == head else None
    if start < head and _OFFICES.match(tokens[start].folded):
        stem = analysed(folded)
        if folded in {"тілі", "әдебиеті"} and start > 1 and tokens[start - 2].is_word:
            # «Қазақ тілі мұғалімдері қауымдастығы».
            return start - 2
        return start - 1 if stem.is_known and not stem.suffixes else None
    if folded in {"және", "мен", "бен", "пен"}:
        return _joined(tokens, start)
    return _word_step(tokens, start, head)


def _word_step(tokens: list[Token], start: int, head: int) -> int | None:
    """A word further to the left; None where it does not tell which organisation it is."""
    before = tokens[start - 1]
    folded = before.folded
    if "-" in folded and _is_subject(folded):
        return start - 1
    of_a_place = _PLACES.match(folded) or _PLACES.match(_base(folded))
    if of_a_place:
        # «Жамбыл облысы», «Талғар қаласындағы», «қаласынан» is no part.
        return start - 1 if not folded.endswith(("нан", "нен", "ына", "іне", "нда", "нде")) else None
    if folded == "бойынша" and start > 1 and _PLACE_NOUN.match(tokens[start - 2].folded):
        # «Қарағанды қаласы бойынша филиалы».
        return start - 1
    if _is_head(before):
        if folded.startswith(("бөлімі", "басқармасы")) and tokens[head].folded.startswith("кабинетінің"):
            # «Қалалық білім бөлімі әдістемелік кабинетінің меңгерушісі».
            return start - 1
        return (
            start - 1
            if folded.endswith(("ның", "нің", "дың", "дің", "тың", "тің", "дағы", "дегі"))
            or folded in _MODIFIERS
            else None
        )
    if _ADJECTIVE.match(folded) or folded in _MODIFIERS or _base(folded) in _MODIFIERS:
        return start - 1
    if before.is_capital and _PLACE_NOUN.match(tokens[start].folded) and not folded.endswith(_CASES):
        return start - 1
    if _ABBREVIATION.fullmatch(before.written):
        # «Өрлеу» БАҰО АҚ филиалы.
        return start - 1
    if folded in _TITLES and start > 1 and tokens[start - 2].is_capital:
        return start - 2
    if before.is_capital and not folded.endswith(_CASES) and not _is_verb(folded):
        is_first = start == 1 and not is_place(before.written)
        if is_first and is_stranger(before.written):
            # «Назарбаев университетінің».
            return 0 if start == head and folded.endswith(("ев", "ов")) and head + 1 < len(tokens) else None
        return start - 1 if not is_first or not analysed(folded).is_known or start == head else None
    if before.is_capital and analysed(folded).stem == folded:
        return start - 1
    if start == head and not before.is_capital and folded not in _NO_NOUNS:
        # «Сервис колледжі», «тілдер орталығы».
        own, stem = analysed(tokens[head].folded).suffixes[:1], analysed(folded)
        if own and own[0] in _OWNED and stem.is_known and not stem.suffixes and len(folded) > 3:
            return start - 1
    return None


def _is_subject(folded: str) -> bool:
    return folded.endswith(("математика", "биология", "физика", "география", "химия"))


def _is_verb(folded: str) -> bool:
    stem = analysed(folded)
    return stem.is_known and stem.stem.endswith("у") and stem.stem != folded and len(stem.stem) > 2


def _joined(tokens: list[Token], start: int) -> int | None:
    """«ғылым және жоғары білім министрлігі»: both sides modify the head."""
    if start < 2 or start >= len(tokens):
        return None
    left, right = tokens[start - 2], tokens[start]
    modifies = left.folded in _MODIFIERS or (
        _ADJECTIVE.match(left.folded) and not left.folded.endswith(("дағы", "дегі"))
    )
    return start - 2 if modifies and right.is_word and not right.is_capital else None


def _honoured(tokens: list[Token], place: int) -> int | None:
    """The start of whom an organisation is called after: «Қ. А. Ясауи атындағы»."""
    start = place
    words = 0
    while start > 0 and words < 4:
        before = tokens[start - 1]
        if start == 1 and before.folded.endswith(_CASES) and analysed(before.folded).is_known and words:
            # «Жүлдені Сәтбаев атындағы лицей алды».
            break
        if before.is_word and (
            before.is_capital or before.folded in {"жырау", "батыр", "хан", "би", "ана", "ата", "ақын"}
        ):
            if len(before.written) > 2:
                words += 1
            start -= 1
        elif before.written == "." and start > 1 and len(tokens[start - 2].written) < 3:
            start -= 2
        else:
            break
    return start if start < place else None
