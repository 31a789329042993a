"""Names that are no people of the report: of schools, streets and prizes, of poets and teachers of old."""

import re
from functools import cache

from cms.intake.facts.names.forms import russian_forms
from cms.intake.facts.names.lexicon import full_key, genders_of, is_surname
from cms.intake.facts.tokens import Token
from cms.intake.facts.word_lists import word_list
from cms.search.analysis.names import name_key

# «Улица Сакена Сейфуллина», «роман Мухтара Ауэзова»: what is of somebody, who stands in the genitive.
_OF_SOMEBODY = word_list(__file__, "of somebody")
_BEFORE_ENGLISH = re.compile(
    r"(?:named|called) (?:after|for)|(?:in honou?r|memory) of"
    r"|(?:prize|award|poems?|novels?|works?|tales?|books?|stor(?:y|ies)|plays?|songs?|taxonomy|street)"
    r" (?:of|by)$"
)
_SCHOOL_BEFORE = re.compile(
    r"(?:школ|гимнази|лице|университет|институт|академи|колледж|библиотек|центр|дворц|дом)"
)
_AFTER_KAZAKH = re.compile(
    r"(?:атындағы|атындагы|атын\w*|ат|көшесі\w*|даңғыл\w*|шағынаудан\w*|ескерткіш\w*|еске|рухына|құрметіне|жырау|батыр)$"
)
_WORK_KAZAKH = re.compile(
    r"(?:шығарма(?:лар|сы)|өлең(?:дер)?і|роман(?:дар)?ы|әңгіме(?:лер|сі)|пьеса(?:лар|сы)|кіта(?:бы|птары)"
    r"|дастан(?:дар)?ы|поэма(?:лар|сы)|хикаят(?:тар)?ы|ән(?:дер)?і|күй(?:лер)?і|суреті|портреті)\w*$"
)
_ORGANISATION_KAZAKH = re.compile(
    r"(?:университеті|мектебі|гимназиясы|лицейі|институты|академиясы|колледжі|кітапханасы|музейі|театры|қоры|сарайы)"
    r"(?:ның|нің|нда|нде|на|не|ндағы|ндегі|нан|нен|мен)?$"
)
_ORGANISATION_ENGLISH = word_list(__file__, "organisations after a name")
_MOST_WORDS = 6
_LEAST_OF_TWO = 3
_TITLES = frozenset(("хаджи", "акана", "шейха", "героя", "святого"))


def is_honoured(tokens: list[Token], start: int, end: int, language: str) -> bool:
    """Whether the name at `tokens[start:end]` is one that something is called after, or a classic's."""
    return (
        _is_after_an_honour(tokens, start)
        or (end < len(tokens) and _is_before_a_namesake(tokens, end, language))
        or _is_before_an_organisation(tokens, end)
        or _is_a_classic(tokens[start:end])
    )


def honoured_words(tokens: list[Token], start: int, run: list[Token]) -> int:
    """How many words of a run are of whom a school is called after, where somebody's name follows them.

    «Директор школы имени Абая Виктор Шульга», «имени Мухтара Ауэзова Анна Ким»; 0 where none follows.
    """
    if len(run) < _LEAST_OF_TWO or not _is_after_an_honour(tokens, start):
        return 0
    for place in range(2 if run[0].folded in _TITLES else 1, len(run) - 1):
        word, following = run[place].written, run[place + 1].written
        if (genders_of(word) or _is_oblique(word)) and not genders_of(following):
            return place
        if is_surname(word, firmly=True) and word[-1] in "вн" and genders_of(following):
            return place
    return 0


def _is_oblique(word: str) -> bool:
    """Whether a word is a given name in a case that nothing is called after in: Ивану, Анной."""
    if not word.endswith(("у", "ю", "е", "ом", "ем", "ой", "ей")):
        return False
    forms, gender = russian_forms(((word, "given"),), frozenset())
    return bool(gender) and bool(genders_of(forms[0]))


def _is_after_an_honour(tokens: list[Token], start: int) -> bool:
    before = start - 1
    if before < 0:
        return False
    has_stop = tokens[before].written == "." and before > 0
    word = tokens[before - has_stop].folded
    if word == "союза" and tokens[before - 1].folded == "советского":
        # «Имени Героя Советского Союза Алии Молдагуловой».
        return True
    if word == "имени" and tokens[before - 1].folded == "по":
        # «Учитель по имени Жулдыз».
        return False
    if (
        word in {"имени", "памяти"}
        or (word == "честь" and tokens[before - 1].folded == "в")
        or (has_stop and word in {"им", "ул", "просп", "пр", "мкр"})
    ):
        return True
    if word == "им":
        # «Рассказал им»: a pronoun, but behind a school.
        return before > 0 and bool(_SCHOOL_BEFORE.match(tokens[before - 1].folded))
    if word in {"школа", "гимназия", "лицей"} and not genders_of(tokens[start].written):
        # «Школа Машхура Копеева».
        return len(tokens[start].written) > 1
    if word in _OF_SOMEBODY and not genders_of(tokens[start].written):
        return True
    if (
        re.match(r"(?:университет|академи|институт)", word)
        and not has_stop
        and not genders_of(tokens[start].written)
    ):
        # «Профессор университета Ахмеда Ясави», but «Тартуского университета Юкка Саарела».
        has_adjective = tokens[before - has_stop - 1].folded.endswith(("ского", "ском", "ской", "ный", "ого"))
        return len(tokens[start].written) > 1 and not has_adjective
    phrase = " ".join(token.folded for token in tokens[max(start - 3, 0) : start])
    return bool(_BEFORE_ENGLISH.search(phrase))


def _is_before_a_namesake(tokens: list[Token], end: int, language: str) -> bool:
    following = tokens[end].folded
    if _AFTER_KAZAKH.match(following):
        return following != "ат" or language == "kk"
    if language != "kk":
        return False
    if following in {"«", "“", '"'}:
        # «Мұхтар Әуезовтің «Абай жолы» романы».
        behind = next(
            (place for place in range(end, min(end + 14, len(tokens))) if tokens[place].written in "»”"), None
        )
        return (
            behind is not None
            and behind + 1 < len(tokens)
            and bool(_WORK_KAZAKH.match(tokens[behind + 1].folded))
        )
    return bool(_ORGANISATION_KAZAKH.match(following) or _WORK_KAZAKH.match(following))


def _is_before_an_organisation(tokens: list[Token], end: int) -> bool:
    """Whether capitals lead on to an organisation: L. N. Gumilyov Eurasian National University."""
    for token in tokens[end : end + _MOST_WORDS]:
        if token.folded in _ORGANISATION_ENGLISH:
            return True
        if not token.is_word or not token.is_capital:
            return False
    return False


@cache
def _classics() -> frozenset[tuple[str, str]]:
    words = sorted(word_list(__file__, "classics"))
    return frozenset(tuple(name_key(part) for part in word.split("_")) for word in words)


@cache
def _classics_in_full() -> frozenset[tuple[str, str]]:
    """Those whose surname many have: by initials they may be anybody."""
    words = sorted(word_list(__file__, "classics in full"))
    return frozenset(tuple(name_key(part) for part in word.split("_")) for word in words)


def _is_a_classic(name: list[Token]) -> bool:
    """Whether a name is that of a poet, a teacher of old or a head of state, whom reports only quote."""
    words = [token for token in name if token.is_word]
    keys = {key for token in words for key in _keys(token.written)}
    initials = {full_key(token.written) for token in words if len(token.written) < 3}
    if any(surname in keys and given in keys for given, surname in _classics_in_full()):
        return True
    return any(
        surname in keys and (given in keys or any(given.startswith(letter) for letter in initials))
        for given, surname in _classics()
    )


def _keys(word: str) -> set[str]:
    """The keys of a word and of what it may be a form of."""
    bases = {word, *(word[:-length] for length in (1, 2, 3) if len(word) - length > 2)}
    return {name_key(base) for base in bases}
