"""Organisations in Russian: a noun such as «школа», its adjectives before it, what depends on it behind."""

import re
from functools import lru_cache

from cms.intake.facts.names.finding import REGIONS
from cms.intake.facts.nominative.russian import readings
from cms.intake.facts.organisations.found import Kind, Stretch
from cms.intake.facts.organisations.russian_departments import (
    OF_A_REGION,
    is_department,
    is_unit,
)
from cms.intake.facts.organisations.russian_words import has_case, is_adjective, is_plural, is_somebody
from cms.intake.facts.quote_marks import Quotes
from cms.intake.facts.tokens import Token
from cms.intake.facts.word_lists import word_list

_SCHOOLS = frozenset(
    [
        "школа",
        "гимназия",
        "лицей",
        "сош",
        "осш",
        "оош",
        "сш",
        "шг",
        "шл",
        "интернат",
        "сад",
        "ясли",
        "прогимназия",
        "колледж",
    ]
)
_HEADS = _SCHOOLS | word_list(__file__, "russian heads")
# Abbreviations that name no organisation, and those of regions.
_NO_ABBREVIATIONS = re.compile(
    r"РК|РФ|СМИ|ИКТ|США|КТП|ЕНТ|ПК|ИИ|УМК|ФИО|IT|ИТ|PR|ТВ|СНГ|МЭ|НП|ВС|УВР|УР|ВР|УМР|НМР|МР|НР|АХЧ|АХР|УПР|ВПР|ОБЖ|НВП|НВТП|СОР|СОЧ|PISA|ФГОС|ГОСО|ИЗО|МО|ШМО|НҚ|ҚР|АҚШ|ОБ|ҰБТ|ЖИ|[ЗВЮС]КО|[БШО]ҚО|ІТ|[IІ]+|[IІ]V|V[IІ]*|[A-Z]+"
)
_REGIONS = re.compile(r"[ЗВЮС]КО|РК")
_ABBREVIATION = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,8}|[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{1,3}[А-ЯЁӘҒҚҢӨҰҮҺІ]{1,6}")
_PLACES = re.compile(r"(?:город|сел|посел|поселк|посёлк|район|аул|област|республик|станци|округ)[а-я]*$")
_SHORT_PLACES = frozenset(("г", "с", "п", "пос", "ст", "обл", "а"))
# What a branch is not «по»: «директор филиала по учебной работе».
_OF_AN_OFFICE = re.compile(
    r"работ|част[иь]|вопрос|воспитани|наук|профил|обучени|развити|инноваци|качеств|связ"
)
_MOST = 24


def russian_stretches(tokens: list[Token], quotes: Quotes, barred: set[int]) -> list[Stretch]:
    """The organisations of a sentence; `barred` are tokens that belong to names of people."""
    found = []
    place = 0
    while place < len(tokens):
        if place in barred or quotes.at(tokens[place].start) or not _is_head(tokens[place]):
            place += 1
            continue
        start = max(_start(tokens, place, barred), found[-1].end if found else 0)
        end = _end(tokens, place, quotes, barred)
        if _is_part(tokens, start, place, end):
            place += 1
            continue
        kind = _kind(tokens[place])
        is_bare = end == place + 1 and start == place and "-" not in tokens[place].written
        if not (is_bare and _ABBREVIATION.fullmatch(tokens[place].written)):
            found.append(Stretch(start, end, place, kind, is_bare))
        else:
            found.append(Stretch(start, end, place, kind))
        place = end
    return found


def _is_part(tokens: list[Token], start: int, head: int, end: int) -> bool:
    """Whether a department is a part of something: «отдел методической работы», not «отдел образования»."""
    if tokens[head].folded.startswith("кабинет"):
        # A room, unless it is one for methods of teaching.
        return not any("метод" in token.folded for token in tokens[start:head])
    if tokens[head].folded.startswith("объединени"):
        # «Методическое объединение учителей физики».
        return any(token.folded.startswith("методическ") for token in tokens[start:head])
    if is_unit(tokens, head, end):
        # «Отдел дошкольного образования управления образования».
        return True
    if not is_department(tokens[head]):
        return False
    if end == head + 1:
        # «Учебный отдел», not «районный отдел».
        return start < head and not any(OF_A_REGION.match(token.folded) for token in tokens[start:head])
    return not any(OF_A_REGION.match(token.folded) for token in tokens[start:end])


def _kind(token: Token) -> Kind:
    bases = _bases(token.folded)
    if "филиал" in bases:
        return "branch"
    return "school" if bases & _SCHOOLS or token.written in {"НИШ", "СОШ", "НЗМ"} else "other"


def _is_head(token: Token) -> bool:
    if not token.is_word:
        return False
    if _ABBREVIATION.fullmatch(token.written):
        return not _NO_ABBREVIATIONS.fullmatch(token.written)
    return bool(_bases(token.folded) & _HEADS) and not is_plural(token.folded)


@lru_cache(maxsize=20_000)
def _bases(word: str) -> frozenset[str]:
    """The base forms of a noun's parts: школы-лицея has школа and лицей."""
    found = set()
    for part in word.split("-"):
        for reading in readings(part):
            if (reading.tag.POS == "NOUN" and reading.score > 0.01) or part in _HEADS:
                found.add(reading.normal_form if reading.tag.POS == "NOUN" else part)
    return frozenset(found)


def _start(tokens: list[Token], head: int, barred: set[int]) -> int:
    """Where the adjectives before a head begin; numbers («№ 5 школа») go with them."""
    start = head
    while start > 0 and start - 1 not in barred and head - start < 5:
        before = tokens[start - 1]
        if before.is_word and (is_adjective(before.folded) or _calls(before, tokens[start])):
            start -= 1
        elif before.is_number and start > 1 and tokens[start - 2].written in {"№", "N"}:
            start -= 2
        else:
            break
    return start


def _calls(before: Token, following: Token) -> bool:
    """Whether a name in the nominative calls a university: «Торайгыров университета»."""
    if before.written == "Назарбаев":
        return True
    return (
        following.folded.startswith("университет")
        and before.is_capital
        and re.fullmatch(r"[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н|им|ай|ви)", before.written) is not None
    )


def _end(tokens: list[Token], head: int, quotes: Quotes, barred: set[int]) -> int:
    """Where the words that depend on a head end."""
    end = head + 1
    is_school = _kind(tokens[head]) == "school"
    while end < len(tokens) and end not in barred and end - head < _MOST:
        if end > head + 1 and is_unit(tokens, head, end):
            break
        further = _quoted(tokens, end, quotes) or _numbered(tokens, end) or _named(tokens, end, barred)
        further = further or _placed(tokens, end, barred) or _owned(tokens, end, barred, is_school=is_school)
        if not further:
            break
        end = further
    return end


def _quoted(tokens: list[Token], place: int, quotes: Quotes) -> int:
    if tokens[place].written == "«" and not quotes.at(tokens[place].start):
        # «НЦПК «Өрлеу»: one mark closes both.
        inner = next(
            (one for one in range(place + 1, min(place + 6, len(tokens))) if tokens[one].written == "«"), 0
        )
        return _quoted(tokens, inner, quotes) if inner and quotes.at(tokens[inner].start) else 0
    span = quotes.from_(tokens[place].start)
    if not span or span.end - span.start > 120:
        return 0
    while place < len(tokens) and tokens[place].start < span.end:
        place += 1
    return place


def _numbered(tokens: list[Token], place: int) -> int:
    if tokens[place].written in {"№", "N", "#"} and place + 1 < len(tokens) and tokens[place + 1].is_number:
        return place + 2
    return 0


def _named(tokens: list[Token], place: int, barred: set[int]) -> int:
    """«имени Е. А. Букетова», «им. Абая», «имени аль-Фараби»."""
    if tokens[place].folded not in {"имени", "им"}:
        return 0
    place += 1
    if place < len(tokens) and tokens[place].written == ".":
        place += 1
    start = place
    words = 0
    while place < len(tokens) and words < 3 and place not in barred:
        token = tokens[place]
        is_initial = (
            token.is_capital
            and len(token.written) < 3
            and place + 1 < len(tokens)
            and tokens[place + 1].written == "."
        )
        if is_initial and words == 0:
            place += 2
        elif token.is_word and (token.is_capital or token.folded.startswith("аль-") or words == 0):
            if words and token.is_capital and _is_head(token):
                break
            place += 1
            words += 1
        else:
            break
    return place if place > start else 0


def _placed(tokens: list[Token], place: int, barred: set[int]) -> int:
    """«г. Риддера», «города Караганды», «в г. Атырау», «в Конаеве»."""
    if tokens[place].folded == "в":
        place += 1
    if place >= len(tokens):
        return 0
    token = tokens[place]
    if token.folded in _SHORT_PLACES and place + 1 < len(tokens) and tokens[place + 1].written == ".":
        place += 2
    elif _PLACES.match(token.folded):
        place += 1
    elif not (place and tokens[place - 1].folded == "в"):
        return 0
    if place < len(tokens) and place not in barred and tokens[place].is_capital and tokens[place].is_word:
        return place + 1
    return 0


def _owned(tokens: list[Token], place: int, barred: set[int], *, is_school: bool) -> int:
    """A genitive, with its adjectives: «образования Жамбылской области», «по делам молодёжи»."""
    token = tokens[place]
    cases = ("gent",)
    if token.folded == "и" and place > 1:
        place += 1
        if not has_case(tokens[place - 2].folded, "gent") or place >= len(tokens) or tokens[place].is_capital:
            return 0
    elif token.folded == "по":
        if is_school or _is_of_an_office(tokens, place + 1):
            return 0
        place += 1
        cases = ("datv",)
    elif token.folded == "в" and place + 1 < len(tokens) and tokens[place + 1].folded == "сфере":
        # «Департамент по контролю в сфере образования».
        place += 2
    start = place
    while place < len(tokens) and place not in barred and place - start < 4:
        token = tokens[place]
        if not token.is_word:
            return 0
        if _ABBREVIATION.fullmatch(token.written):
            return place + 1
        if not has_case(token.folded, *cases) or is_somebody(token.folded):
            return 0
        if is_adjective(token.folded) and place + 1 < len(tokens) and tokens[place + 1].is_word:
            if any(reading.tag.POS == "NOUN" and reading.score > 0.3 for reading in readings(token.folded)):
                return place + 1
            place += 1
            continue
        # «Филиал по области Абай»: the region stands in the nominative.
        has_region = token.folded.startswith("област") and place + 1 < len(tokens) and place + 1 not in barred
        return place + 1 + (has_region and tokens[place + 1].folded in REGIONS)
    return 0


def _is_of_an_office(tokens: list[Token], place: int) -> bool:
    """Whether «по учебной работе» behind a place of work tells of somebody's office there."""
    head = next(
        (one for one in range(place, min(place + 4, len(tokens))) if not is_adjective(tokens[one].folded)), 0
    )
    if not head or not _OF_AN_OFFICE.match(tokens[head].folded):
        return False
    return any(
        tokens[one].folded.startswith(
            ("филиал", "школ", "гимнази", "лице", "центр", "университет", "колледж")
        )
        for one in (place - 2, place - 3)
        if one >= 0
    )
