"""Who won an award, and from where: persons, schools by number, name or town, towns and districts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cms.intake.facts.apart import Apart
from cms.intake.facts.awards.towns import town_named
from cms.intake.facts.mentions import Mentions
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.word_sets import word_set
from cms.intake.report import Span


@dataclass(slots=True)
class Recipient:
    """A winner as told: any of these may be empty."""

    person: str = ""
    school: str = ""
    town: str = ""
    spans: list[Span] = field(default_factory=list)

    @property
    def is_somebody(self) -> bool:
        """Tell whether a person or a school is named."""
        return bool(self.person or self.school)


@dataclass(frozen=True, slots=True)
class _Part:
    span: Span
    sort: str
    value: str
    is_district: bool = False


_CAPITAL = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_SCHOOL = re.compile(
    r"(?<![\w])(?:(?:[^\W\d_]+-)?(?:Schools?|Lyceum|Gymnasium|College|Kindergarten|Boarding\sSchool)(?:-[^\W\d_]+)*"
    r"(?!\s(?:teacher|principal|director|librarian|psychologist)s?\b)|NIS"
    r"|(?:[^\W\d_]+-)?(?:школ(?:а|ы|е|у|ой)?|гимнази(?:я|и|ю|ей)|лице(?:й|я|ю|ем|е)|интернат(?:а|у|ом|е)?|колледж(?:а|у|ем|е)?)(?:-[^\W\d_]+)*"
    r"|ясли-сад\w?|СОШ|ОСШ|ООШ|НОШ|СШ|ОШ|НИШ|КГУ|НЗМ|БИЛ|детск(?:ий|ого|ому|им)\sсад\w{0,2}"
    r"|(?:[^\W\d_]+-)?(?:мектеп|мектебі|гимназия|лицей|колледж|интернат|балабақша)(?:-[^\W\d_]+)*(?:і|сы|сі|тің|ның|нің|інің|сының|ге|ке|не|ке|іне|сына|н|тен|нен|інен|ті|ні|сын|ін)?)(?!\w)",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(r"\s?[-–]?\s?(?:№|No\.?|N[oº°]\.?|#)\s?\d+(?:-[а-яa-z]\b)?", re.IGNORECASE)
_NAMED_AFTER = re.compile(
    rf"\s(?:имени|им\."
    rf"|named after)\s?(?:[{_CAPITAL}]\.\s?){{0,2}}[{_CAPITAL}][\w-]*"
    rf"(?:\s[{_CAPITAL}][\w-]*(?!\s(?:район|р-н|област)))?(?!\w)"
)
_DIRECTION = re.compile(
    r"\s(?:ФМН|ХБН|ФМБ|ХББ|PhMD|PhM|ChB|PMN|CBN|PM|CB)(?!\w)|\s[а-яё]+-?[а-яё]*(?:ого|его)\s(?:направления|профиля"
    r"|типа)|\sof (?:Physics and Mathematics|Chemistry and Biology)",
    re.IGNORECASE,
)
_TEAM_BEFORE = re.compile(r"(?<!\w)(?:команд[аыеу]|командой|team)\s$", re.IGNORECASE)
_TEAM_AFTER = re.compile(r"\s(?:командасы|team)(?!\w)", re.IGNORECASE)
_OFFICIAL = re.compile(r"\s(?:КММ|ММ|КМҚК|МКҚК|КГУ|ГУ|КГКП)(?!\w)")
# «школы № 5 и № 7», "Schools No. 5 and No. 7": the numbers of further schools.
_FURTHER = re.compile(
    r"(?:,\s|\s(?:и|and|және|мен|пен|бен)\s)(?P<number>(?:№|No\.?)\s?\d+)(?!\s?-?(?:школ|мектеп|лице|гимн|school))",
    re.IGNORECASE,
)
_VILLAGE_AFTER = re.compile(rf"\s(?:села|посёлка|поселка|аула|станции)\s[{_CAPITAL}][\w-]+")
_WORD_BEFORE = re.compile(r"([^\s,;:()–—|\t]+)[\s\u00a0]+$")
_ADJECTIVE = re.compile(r"(?:ая|ой|ую|яя|ей|ский|ского|ому|ый|ий|ого|ым|им)$", re.IGNORECASE)
_KAZAKH_ATTRIBUTE = word_set(
    "орта негізгі бастауыш жалпы білім беретін беру атындағы тірек мамандандырылған ауылдық жекеменшік"
    " инновациялық көпсалалы кәсіптік халықаралық"
)
_EN_ATTRIBUTE = frozenset(("secondary", "primary", "high", "boarding", "specialised", "rural", "village"))
_LOCATED = ("дағы", "дегі", "тағы", "тегі")
_KAZAKH_LOCATED = re.compile(rf"(?<!\w)(?P<name>[{_CAPITAL}][\w-]{{2,}}?)(?:{'|'.join(_LOCATED)})(?!\w)")
_PLACE_OF = r"(?:қала|аудан|ауыл|кент|облыс)"
_KAZAKH_TOWN = re.compile(
    rf"(?<!\w)(?P<name>[{_CAPITAL}][\w-]+(?:\s[{_CAPITAL}][\w-]+)?)\s(?P<sort>қала|аудан|ауыл"
    rf"|ауылдық округ|кент)(?:ы|сы|ының|сының|ындағы|сындағы|ынан|сынан|ына|сына|нан|дан|ынын)?(?!\w)"
)
_RUSSIAN_TOWN = re.compile(
    rf"(?<!\w)(?P<sort>г\.|гор\.|город(?:а|е|у|ом)?|с\.|сел(?:о|а|е|у)|пос\.|п\.|посёлок|поселок|посёлка|поселка|аул(?:а|е)?|ауыл)\s?(?P<name>[{_CAPITAL}][\w-]+(?:\s[{_CAPITAL}][а-яё]+)?)(?!\w)"
)
_DISTRICT = re.compile(
    rf"(?<!\w)(?P<name>[{_CAPITAL}][\w-]+(?:\s[{_CAPITAL}][\w-]+)?\s(?:район\w{{0,2}}|р-н\w{{0,2}}|[Dd]istrict))(?!\w)"
)
_OF_TOWN = re.compile(
    rf"\s(?:of|in|from|из|в)\s(?:the\s(?:city|town|village)\sof\s)?(?P<name>[{_CAPITAL}][\w-]+(?:\s[{_CAPITAL}][\w-]+)?)(?!\w)"
)
_ALONE = re.compile(rf"[{_CAPITAL}][\w-]+(?:\s[{_CAPITAL}][\w-]+)?")
_JOINT = re.compile(r"(?:;|(?:^|[\s,])(?:and|и|а также|және|мен|бен|пен|&)\s)", re.IGNORECASE)
_HANDED = re.compile(
    r"(?<!\w)(?:(?<!was )(?<!were )(?<!been )handed|presented by"
    r"|вручил\w*|вруч[её]н\w*(?=\s\w+[оеы]м\s)|тапсыр\w+|табыста\w+|поздравил\w*|құттықта\w+)(?!\w)",
    re.IGNORECASE,
)


def recipients(
    text: str, span: Span, mentions: Mentions, stretches: QuotedStretches, language: str
) -> list[Recipient]:
    """The winners named in a stretch, in order."""
    handed = _HANDED.search(text, span.start, span.end)
    if handed and handed.start() > span.start:
        span = Span(span.start, handed.start())
    parts = _parts(text, span, mentions, stretches, language)
    found: list[Recipient] = []
    end = span.start
    current = Recipient()
    for part in parts:
        is_joint = bool(_JOINT.search(text[end : part.span.start] + " "))
        has = getattr(current, part.sort)
        if part.sort == "town" and has and not is_joint:
            if part.is_district:
                end = part.span.end
                continue
            has = ""
        if (has or (is_joint and current.is_somebody)) and current.spans:
            found.append(current)
            current = Recipient()
        setattr(current, part.sort, part.value)
        current.spans.append(part.span)
        end = part.span.end
    found.append(current)
    somebody = [one for one in found if one.is_somebody]
    persons = [one for one in somebody if one.person]
    # «№ 1 гимназияның тілі мен әдебиеті мұғалімі Ақерке»: her school alone is no other winner.
    return [
        one
        for one in somebody
        if one.person or not any(one.school in other.school for other in persons if other is not one)
    ]


def _parts(
    text: str, span: Span, mentions: Mentions, stretches: QuotedStretches, language: str
) -> list[_Part]:
    parts = [_Part(one.span, "person", one.name) for one in mentions.within(span.start, span.end)]
    parts += _schools(text, span, parts, stretches, language)
    if not parts:
        parts += _teams(text, span, stretches)
    taken = Apart([part.span for part in parts])
    parts += [part for part in _towns(text, span, language) if taken.take(part.span)]
    parts += [part for part in _bare_towns(text, span, parts) if taken.take(part.span)]
    return sorted(parts, key=lambda part: part.span)


def _teams(text: str, span: Span, stretches: QuotedStretches) -> list[_Part]:
    """Teams that are named instead of a school: команда «Искра», «Ұшқын» командасы, the team “Spark”."""
    found = []
    for quote in stretches.within(span.start, span.end):
        before = _TEAM_BEFORE.search(text, max(span.start, quote.span.start - 20), quote.span.start)
        after = _TEAM_AFTER.match(text, quote.span.end, span.end)
        if before or after:
            whole = Span(
                before.start() if before else quote.span.start, after.end() if after else quote.span.end
            )
            words = quote.span.of(text)
            value = f"команда {words}" if before and before[0][0] in "кК" else whole.of(text)
            found.append(
                _Part(whole, "school", "team " + words if before and before[0][0] in "tT" else value)
            )
    return found


def _schools(
    text: str, span: Span, people: Sequence[_Part], stretches: QuotedStretches, language: str
) -> list[_Part]:
    found: list[_Part] = []
    for match in _SCHOOL.finditer(text, span.start, span.end):
        quote = stretches.around(match.start())
        if quote and quote.span.start >= span.start and quote.span.end <= span.end:
            official = _OFFICIAL.match(text, quote.span.end, span.end)
            if official and not (found and quote.span.start < found[-1].span.end):
                whole = Span(quote.span.start, official.end())
                found.append(_Part(whole, "school", " ".join(whole.of(text).split())))
            continue
        if quote or any(match.start() < part.span.end and part.span.start < match.end() for part in people):
            continue
        if found and match.start() < found[-1].span.end:
            continue
        barrier = max(
            [span.start, *(part.span.end for part in [*found, *people] if part.span.end <= match.start())]
        )
        whole = Span(
            _left(text, match.start(), barrier, language, stretches),
            _right(text, match.start(), match.end(), span.end, stretches),
        )
        words = whole.of(text)
        # A word for schools in general is no school.
        if not re.search(rf"\d|[«\"“]|[^\W\d_][\s-]\w|\s[{_CAPITAL}]", words) and not _followed_by_town(
            text, whole, span
        ):
            continue
        if re.fullmatch(r"(?:schools|школы|мектептер\w*)", words, re.IGNORECASE):
            continue
        found.append(_Part(whole, "school", _school_name(words, language)))
        further = _FURTHER.match(text, whole.end, span.end)
        while further:
            name = re.sub(r"(?:№|No\.?)\s?\d+", further["number"], found[-1].value)
            found.append(_Part(Span(further.start("number"), further.end()), "school", name))
            further = _FURTHER.match(text, further.end(), span.end)
    return found


def _followed_by_town(text: str, whole: Span, span: Span) -> bool:
    return bool(_RUSSIAN_TOWN.match(text, min(whole.end + 1, span.end), span.end))


def _left(text: str, start: int, barrier: int, language: str, stretches: QuotedStretches) -> int:
    """Where a school's name begins: its number, its name in quotation marks, adjectives before its noun."""
    while start > barrier:
        word = _WORD_BEFORE.search(text, max(barrier, start - 60), start)
        if not word:
            break
        quote = stretches.around(word.end(1) - 1)
        if quote and quote.span.start >= barrier:
            start = quote.span.start
            continue
        if not _belongs(text, word, start, barrier, language):
            break
        start = word.start(1)
    number = re.compile(r"(?:№|No\.?)\s?$").search(text, max(barrier, start - 6), start)
    return number.start() if number else start


def _belongs(text: str, word: re.Match, start: int, barrier: int, language: str) -> bool:
    """Tell whether the word before a school's noun is of its name."""
    written = word[1]
    lowered = written.casefold()
    if re.fullmatch(r"№?\d+|№|No\.?", written):
        return True
    if re.search(r"[әғқңөұүһі]", text[start : start + 40].casefold()) or language == "kk":
        if re.match(r"(?:қала|аудан|ауыл|кент|облыс|аймағы)", lowered) or lowered.endswith(("ынды", "інші")):
            return False
        if lowered.endswith(_LOCATED):
            return False
        is_place = bool(re.match(rf"\s?{_PLACE_OF}", text[word.end(1) : word.end(1) + 10]))
        return lowered in _KAZAKH_ATTRIBUTE or (
            written[0].isupper() and not is_place and not lowered.endswith(("орынды", "орын"))
        )
    if re.search(r"[a-z]", lowered):
        return lowered in _EN_ATTRIBUTE or (
            written[0].isupper() and lowered not in ("the", "principal", "to", "by", "at", "from", "of")
        )
    return bool(_ADJECTIVE.search(lowered)) and not lowered.startswith(("перв", "втор", "трет", "призов"))


def _right(text: str, start: int, end: int, limit: int, stretches: QuotedStretches) -> int:
    """Where a school's name ends: behind its number, its namesake, its name in quotation marks."""
    is_going = True
    while is_going:
        is_going = False
        has_number = bool(re.search(r"\d", text[max(start, end - 8) : end]))
        for pattern in (_NUMBER_AFTER, _NAMED_AFTER, _DIRECTION, *(() if has_number else (_VILLAGE_AFTER,))):
            match = pattern.match(text, end, limit)
            if match and match.end() > end:
                end, is_going = match.end(), True
        quotes = stretches.within(end, min(limit, end + 150))
        if quotes and quotes[0].span.start - end <= 1:
            end, is_going = quotes[0].span.end, True
    return end


def _school_name(words: str, language: str) -> str:
    words = " ".join(words.split())
    kazakh = re.fullmatch(r"(№\s?\d+)\s(мекте[бп]\w*)", words, re.IGNORECASE)
    if kazakh:
        return f"{kazakh[1]} мектеп"
    return nominative(words, language, singular=True)


def _towns(text: str, span: Span, language: str) -> list[_Part]:
    found = []
    for match in _KAZAKH_TOWN.finditer(text, span.start, span.end):
        sort = match["sort"]
        value = match["name"] if sort == "қала" else f"{match['name']} {_POSSESSIVE[sort]}"
        found.append(_Part(Span(match.start(), match.end()), "town", value, sort == "аудан"))
    # «Ақтаудағы № 5 гимназия»
    found += [
        _Part(Span(match.start(), match.end()), "town", match["name"])
        for match in _KAZAKH_LOCATED.finditer(text, span.start, span.end)
    ]
    for match in _DISTRICT.finditer(text, span.start, span.end):
        value = nominative(match["name"], language)
        found.append(_Part(Span(match.start(), match.end()), "town", value, is_district=True))
    for match in _RUSSIAN_TOWN.finditer(text, span.start, span.end):
        name = town_named(match["name"])
        found.append(
            _Part(
                Span(match.start(), match.end()),
                "town",
                name if match["sort"][0] in "гп" else _village(match["sort"], name),
            )
        )
    return found


_POSSESSIVE = {"аудан": "ауданы", "ауыл": "ауылы", "ауылдық округ": "ауылдық округі", "кент": "кенті"}


def _village(sort: str, name: str) -> str:
    return f"село {name}" if sort.startswith("с") else f"аул {name}"


def _bare_towns(text: str, span: Span, parts: Sequence[_Part]) -> list[_Part]:
    """Towns without a word for what they are: in brackets, between commas, or behind "of" or "in"."""
    found = []
    for part in parts:
        if part.sort == "town":
            continue
        match = _OF_TOWN.match(text, part.span.end, span.end)
        if match:
            found.append(
                _Part(Span(match.start("name"), match.end("name")), "town", town_named(match["name"]))
            )
    for match in re.compile(r"[^,;()–—|\t\n]+").finditer(text, span.start, span.end):
        words = match[0].strip(" .!")
        if (
            _ALONE.fullmatch(words)
            and match.start() > span.start
            and re.search(r"[,(]\s?$", text[max(span.start, match.start() - 3) : match.start()])
        ):
            start = match.start() + match[0].index(words)
            found.append(_Part(Span(start, start + len(words)), "town", town_named(words)))
    return found
