"""What tells that a number of people is not of those who took part in an event."""

import re

from cms.intake.facts.persons import PARTICIPANT

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
    r"(?:(?:prepared|meant|designed|intended|planned) for|готовил\w+ на|рассчитан\w* на|plan(?:ned)?"
    r"|expected|invited|up to|applied|applications? (?:from|of)|план\w*"
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
    r"\W*(?:[^\s,;]+\s){0,3}?(?:(?:had been|were|was|are)\s(?:\w+\s)?(?:invited|expected|planned)"
    r"|(?:had )?signed up"
    r"|(?:был\w\s|были\s)?(?:пригла[шс]\w+|ожидал\w+|заявил\w+|записал\w+|планировал\w+)"
    r"|арнал\w+ е[дк]\w+|(?:шақыр|күт|жоспарла|жазыл)\w+)",
    re.IGNORECASE,
)
# "Of 80 entries the jury chose 20 finalists".
_CHOSEN = re.compile(r"отобра|выбра|допу|chose|selected|shortlist|іріктел|таңда", re.IGNORECASE)
# "120 had registered, 97 came".
_REGISTERED = re.compile(
    r"\W*(?:[^\s,;]+\s){0,4}?(?:registered|signed up|зарегистрировал\w+"
    r"|тіркел\w+)[^.;]{0,25}?[,–—]\s[^.;]{0,25}?\d",
    re.IGNORECASE,
)
_REGISTERED_BEFORE = re.compile(r"(?:зарегистрировал\w+|registered)\s(?:\S+\s)?$", re.IGNORECASE)
_THEN_CAME = re.compile(
    r"[^.;\d]*?[,–—]\s(?:(?:а|но|but|and|yet)\s)?(?:пришл|приехал|явил)\w+\s\d", re.IGNORECASE
)
_OVER_YEARS = re.compile(
    r"\b(?:since (?:19|20)\d\d|over the (?:past |last )?(?:\w+ )?years|с (?:19|20)\d\d года|за (?:все |эти "
    r"|\w+ )?(?:годы|лет)"
    r"|(?:19|20)\d\d жылдан|жыл ішінде)\b",
    re.IGNORECASE,
)
# Those of a delegation, a day or a session, and those who came later, are some of all.
_SOME = re.compile(
    r"\b(?:delegations?|делегаци\w+|ең көп|another|ещё|тағы|дополнительно)\b[^.;:]{0,40}$", re.IGNORECASE
)
_OF_A_DAY = re.compile(
    r"\b(?:(?:first|second|third|last) day|(?:перв|втор|трет|последн)\w+ день|(?:бірінші|алғашқы|екінші"
    r"|үшінші|соңғы) күн\w*)\b"
    r"[^.;]{0,30}$",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"\b(workshop|master class|session|section|round table|мастер-класс|секци|круглый стол|шеберлік сағат"
    r"|секция)\w*"
    r"[^.;]{0,50}$",
    re.IGNORECASE,
)
# All teachers of a region, or whom somebody taught in his life.
_AT_WORK = re.compile(
    r"\W*(?:[^\W\d_]+\s){1,3}?(?:work(?=,|\s(?:in|at|here|there)\b)|teach\b|are employed|работают|трудятся"
    r"|еңбек етеді|жұмыс істейді"
    r"|\w+ істеген\b|will be (?:trained|taught)|пройдут обучение|оқытылады)",
    re.IGNORECASE,
)
_IN_LIFE = re.compile(r"\b(?:he|she|who) has (?:\w+ )?(?:worked|trained|taught)\b[^.;]{0,25}$", re.IGNORECASE)
_PART_OF_KK = re.compile(r"[^.,;\d]{0,30}[нтд][іы]ң\s\d+-", re.IGNORECASE)
# "The school has 640 pupils and 58 teachers".
_BESIDE_PUPILS = re.compile(
    r"(?:has|have|with|учатся|обуча\w+|школе|мектепте)\s[^.;]{0,15}\d\s(?:pupils|students|уч\w+|школьник\w+"
    r"|оқушы\w*)"
    r"[^.;]{0,20}$",
    re.IGNORECASE,
)
# "Four people each", «по четыре человека»: of one team.
_EACH_BEFORE = re.compile(
    r"(?:\bпо|\b(?:в|на) кажд\w+ \w+(?: было)?|\b(?:in|at) each \w+|\beach (?:\w+ )?had"
    r"|\bәр \w+[дт][ае](?: \w+)?)(?: about)?\s*$",
    re.IGNORECASE,
)
# "9 out of 10 participants" are a share.
_SHARE = re.compile(r"(?:\d|\w)\s(?:из|out of)\s$")
_ROUND = (5, 10, 20, 100)
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


def doubts(number: int, before: str, clause: str, after: str, who: str, events: str) -> float:
    """How much speaks against a number of `who`: what stands before it, in its clause, and after it.

    `events` are the events' names: a workshop may be the event itself.
    """
    return (
        3 * bool(_APPLIED_AFTER.match(after))
        + 4 * bool(_APART_BEFORE.search(clause))
        + 5 * bool(_EARLIER.search(clause))
        + 3 * bool(_PLANNED.search(clause) and not _CHOSEN.search(clause[-40:] + after[:30]))
        + 3
        * bool(_REGISTERED.match(after) or (_REGISTERED_BEFORE.search(before) and _THEN_CAME.match(after)))
        + 5 * bool(number in _ROUND and _SHARE.search(before))
        + 3 * bool(_SOME.search(clause))
        + 1.5 * bool(_OF_A_DAY.search(clause))
        + 2 * any(one[1].casefold() not in events for one in _SESSION.finditer(clause))
        + 3 * bool(_AT_WORK.match(after) or _IN_LIFE.search(before))
        + 2 * bool(_PART_OF_KK.match(after) and not PARTICIPANT.match(who))
        + 5 * bool(_OVER_YEARS.search(before))
        + 3 * bool(_BESIDE_PUPILS.search(clause))
        + 3 * bool(_PLANNED_AFTER.match(after))
        + 5 * bool(_EACH_BEFORE.search(before) or _EACH_AFTER.match(after))
        + 3 * bool(_WINNERS.search(clause) or _BEST.match(after) or _BEST_BEFORE.search(before))
        + 3 * bool(_PUPILS.match(who) and _OF_A_SCHOOL.search(clause))
        + 3 * bool(_WATCHED.search(clause[-40:]) or _WATCHED.match(after[:40]))
    )
