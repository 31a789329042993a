"""What tells that a number of people is not of those who took part in an event."""

import re

_APART_BEFORE = re.compile(
    r"(?:of (?:them|whom|these)|among (?:them|whom)|including|with them|plus|along with"
    r"|из них|из которых|в том числе|с ними|среди них"
    r"|включая|плюс|а также|оның ішінде|олардың|соның ішінде|қосымша)\W*(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"(?:last year|a year ago|previous(?:ly)?|in (?:19|20)\d\d|в прошлом|прошлогодн\w+"
    r"|годом ранее|год назад|былтыр|өткен жылы|бұрын)[^.;]{0,40}$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"(?:plan(?:ned)?|expected|invited|up to|applied|applications? (?:from|of)|план\w*"
    r"|ожида\w+|ждал\w*|рассчитыва\w+|пригла[шс]\w+|подал\w*|поступил\w*|заяв\w+"
    r"|жоспар\w*|күт\w+|шақыр\w+|өтінім\w*)\s*(?:[^\s,]+\s+){0,3}$",
    re.IGNORECASE,
)
_APPLIED_AFTER = re.compile(
    r"\W*(?:\w+\W+){0,2}(?:подавш\w+|who (?:had )?applied|applied|заявивш\w+|пожелавш\w+|өтінім берген)",
    re.IGNORECASE,
)
# "60 were invited and 48 came".
_PLANNED_AFTER = re.compile(
    r"\W*(?:[^\s,;]+\s){0,3}?(?:(?:had been|were|was|are)\s(?:\w+\s)?(?:invited|expected|planned)|(?:had )?signed up"
    r"|(?:был\w\s|были\s)?(?:пригла[шс]\w+|ожидал\w+|заявил\w+|записал\w+|планировал\w+)"
    r"|(?:шақырыл|күтіл|жоспарлан|жазыл)\w+)",
    re.IGNORECASE,
)
# "Four people each", «по четыре человека»: of one team.
_EACH_BEFORE = re.compile(r"\bпо\s*$", re.IGNORECASE)
_EACH_AFTER = re.compile(
    r"\W*(?:\w+\W+){0,2}(?:each|per (?:team|school|group)|в каждой|от каждой|из каждой"
    r"|әр (?:мектеп|команда))\b",
    re.IGNORECASE,
)
_WINNERS = re.compile(r"(?:победител\w+|приз[её]р\w*|winners?|жеңімпаз\w*)[^,;.]{0,20}$", re.IGNORECASE)
_BEST = re.compile(r"\W*(?:лучш|best|strongest|outstanding|үздік|отличивш)", re.IGNORECASE)
_BEST_BEFORE = re.compile(r"(?:лучши\w*|best|үздік)\s*$", re.IGNORECASE)
# "The school has 85 pupils".
_PUPILS = re.compile(r"(?:pupil|student|child|ученик|учащ|школьник|дет[ие]|оқушы|бала)")
_OF_A_SCHOOL = re.compile(
    r"(?:school|lyceum|gymnasium)\b[^.;]{0,30}\b(?:has|have|had|with)\b[^.;]{0,12}$"
    r"|(?:школ|гимнази|лице)\w*[^.;]{0,30}(?:обуча|учат|учит|всего|лишь|только|есть)\w*[^.;]{0,12}$",
    re.IGNORECASE,
)
_WATCHED = re.compile(
    r"[^.;]*(?:наблюда|болел|watch|cheer|тамашала|жанкүйер|зрител|viewer|spectator|көрермен)", re.IGNORECASE
)


def doubts(before: str, clause: str, after: str, who: str) -> float:
    """How much speaks against a number of `who`: what stands before it, in its clause, and after it."""
    return (
        3 * bool(_APPLIED_AFTER.match(after))
        + 4 * bool(_APART_BEFORE.search(clause))
        + 5 * bool(_EARLIER.search(clause))
        + 3 * bool(_PLANNED.search(clause))
        + 3 * bool(_PLANNED_AFTER.match(after))
        + 5 * bool(_EACH_BEFORE.search(before) or _EACH_AFTER.match(after))
        + 3 * bool(_WINNERS.search(clause) or _BEST.match(after) or _BEST_BEFORE.search(before))
        + 3 * bool(_PUPILS.match(who) and _OF_A_SCHOOL.search(clause))
        + 3 * bool(_WATCHED.search(clause[-40:]) or _WATCHED.match(after[:40]))
    )
