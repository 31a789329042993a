"""Names that are no people of the report: of schools, streets and prizes, and what they are called after."""

import re

from cms.intake.facts.tokens import Token

_BEFORE = frozenset(
    (
        *("имени", "им", "памяти", "улица", "улице", "улицы", "улицу", "ул", "проспект", "проспекте", "проспекта"),
        *("пр", "просп", "бульвар", "бульваре", "площадь", "площади", "мкр", "микрорайон", "парк", "парке"),
        *("фонд", "фонда", "фондом", "фонду", "премия", "премии", "премию", "стипендия", "стипендии", "музей", "музея"),
        *("музее", "театр", "театра", "театре", "стихи", "стихам", "роман", "романа", "роману", "поэзии", "поэзия", "творчеству", "творчества"),
    )
)
_BEFORE_ENGLISH = re.compile(
    r"(?:named|called) (?:after|for)|in (?:honou?r|memory) of|(?:prize|award|poems?|novels?|works?|tales?|books?) (?:of|by)$"
)
_AFTER_KAZAKH = re.compile(
    r"(?:атындағы|атындагы|атын\w*|ат|көшесі\w*|даңғыл\w*|шағынаудан\w*|алаңы\w*|ескерткіш\w*|шығарма\w*|өлең\w*"
    r"|роман\w*|жырау|батыр\w*|мырза хан)$"
)
_ORGANISATION_KAZAKH = re.compile(
    r"(?:университет|мектеб|мектеп|гимназия|лице|институт|академия|колледж|кітапхана|музей|театр|қор|сарай)\w*[ыі]\w*$"
)
_ORGANISATION_ENGLISH = frozenset(
    (
        *("school", "schools", "university", "institute", "academy", "college", "lyceum", "gymnasium", "library"),
        *("museum", "theatre", "theater", "palace", "street", "avenue", "square", "center", "centre", "foundation"),
        *("fund", "camp", "kindergarten", "prize", "award", "hall", "station", "airport", "park", "stadium"),
    )
)
_INITIALS_MOST = 6


def is_honoured(tokens: list[Token], start: int, end: int, language: str) -> bool:
    """Whether the name at `tokens[start:end]` is one that something else is called after."""
    before = start - 1
    if before >= 0 and tokens[before].written == "." and before:
        before -= 1
    if before >= 0 and tokens[before].folded in _BEFORE:
        return True
    if start and _BEFORE_ENGLISH.search(" ".join(token.folded for token in tokens[max(start - 3, 0) : start])):
        return True
    if end < len(tokens):
        following = tokens[end].folded
        if _AFTER_KAZAKH.match(following) and not (following == "ат" and language == "ru"):
            return True
        if language == "kk" and _ORGANISATION_KAZAKH.match(following):
            return True
    return _is_before_an_organisation(tokens, end)


def _is_before_an_organisation(tokens: list[Token], end: int) -> bool:
    """Whether capitals lead on to an organisation: L. N. Gumilyov Eurasian National University."""
    for number, token in enumerate(tokens[end : end + 6]):
        if token.folded in _ORGANISATION_ENGLISH:
            return True
        if not token.is_word or not token.is_capital or (number and not token.is_capital):
            return False
    return False
