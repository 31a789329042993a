"""Offices in Kazakh: the office stands last, its organisation before it: «№ 11 мектептің биология мұғалімі»."""

from cms.intake.facts.nominative.kazakh import dictionary_form, without_case
from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.people.offices import KAZAKH_MODIFIERS, is_kazakh_plural, kazakh_office
from cms.search.analysis.kazakh.stemmer import analysed

_ADJECTIVES = frozenset(
    "аға бас жетекші жас қауымдастырылған әлеуметтік құрметті кіші бірінші вице атқарушы арнайы тәжірибелі халықаралық "
    "республикалық кәсіби".split()
)
_MOST = 8
_JOINS = frozenset(("мен", "бен", "пен", "және"))
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің")


def kazakh_before(line: Line, start: int, end: int) -> Description | None:
    """An office whose last word stands right before a token, with all that belongs to it."""
    last = end - 1
    if line.folded(last) == ")" and line.folded(last - 1) == "phd" and line.folded(last - 2) == "(":
        last -= 3
    if last < start or not line.tokens[last].is_word or not kazakh_office(line.folded(last)):
        return None
    begin = last
    organisation = bare = None
    while begin > start and last - begin < _MOST:
        if begin in line.ends and line.ends[begin][0] >= start:
            further, found = line.ends[begin]
            if found.is_bare:
                bare = found
            else:
                organisation = found
            return _description(line, further, begin, last, end, organisation, bare)
        if not _belongs(line, begin - 1, begin):
            break
        begin -= 1
    return _description(line, begin, begin, last, end, None, None)


def kazakh_after(line: Line, start: int, end: int) -> Description | None:
    """What begins at a token and ends with an office, or an organisation alone."""
    for last in range(min(end, start + 30) - 1, start - 1, -1):
        if not line.tokens[last].is_word or not kazakh_office(line.folded(last)):
            continue
        found = kazakh_before(line, start, last + 1)
        if found and found.start <= _without_place(line, start, end):
            return Description(
                start, last + 1, found.position, found.organisation, found.bare, found.is_plural
            )
    place = _without_place(line, start, end)
    for begin in {start, place}:
        if begin in line.starts and not line.starts[begin][1].is_bare and line.starts[begin][0] <= end:
            further, organisation = line.starts[begin]
            return Description(start, further, organisation=organisation)
    return None


def _without_place(line: Line, start: int, end: int) -> int:
    """Where a chunk goes on behind «Тайынша ауданы», «Кентау қаласы»."""
    place = start
    while place < end and place - start < 3:
        if line.folded(place).startswith(("аудан", "қала", "облыс", "ауыл")):
            return place + 1
        place += 1
    return start


def _belongs(line: Line, place: int, begin: int) -> bool:
    """Whether a word goes with the office behind it."""
    token = line.tokens[place]
    word = token.folded
    if not token.is_word:
        return False
    if kazakh_office(word):
        # A list of two: «директор мен мұғалім»; with an owner «директордың орынбасары».
        return True
    if word in _JOINS:
        return place > 0 and line.folded(place - 1) in KAZAKH_MODIFIERS and line.folded(begin) in KAZAKH_MODIFIERS
    stem = analysed(word).stem
    return word in KAZAKH_MODIFIERS or (stem in KAZAKH_MODIFIERS and not token.is_capital)


def _description(line: Line, start: int, begin: int, last: int, end: int, organisation, bare) -> Description:
    head = line.tokens[last].written
    # A noun before the office makes it its own: биология мұғалімі; an adjective does not: аға менеджер.
    of_a_noun = begin < last and line.folded(last - 1) not in _ADJECTIVES
    office = without_case(head, singular=True) if of_a_noun else dictionary_form(head)
    if kazakh_office(head.lower()) and not kazakh_office(office.lower()):
        office = head
    words = [_owner(line.tokens[place].written, organisation or bare, place == begin) for place in range(begin, last)]
    if end - 1 > last:
        office += " (PhD)"
    position = " ".join([*words, office])
    return Description(start, end, position, organisation, bare, is_kazakh_plural(line.folded(last)))


def _owner(word: str, organisation, is_first: bool) -> str:
    """A word before the office; «ректорының» of a university is «ректордың» without it."""
    if not (organisation and is_first and kazakh_office(word.lower())):
        return word
    for ending in ("сының", "сінің", "ының", "інің"):
        if word.endswith(ending):
            base = word[: -len(ending)]
            front = ending[-2] == "і"
            last = base[-1].lower()
            consonant = "т" if last in "кқпстфхшщчц" else "н" if last in "мнңаеыіоөұүәи" else "д"
            return f"{base}{consonant}{'ің' if front else 'ың'}"
    return word
