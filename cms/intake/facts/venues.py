"""Where an event was: a building or a hall in prose, a form's line, a line of the heading; a service online."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.carriers import is_verb
from cms.intake.facts.found import Found
from cms.intake.facts.kazakh_cases import kazakh_case
from cms.intake.facts.months import month_of
from cms.intake.facts.nominative import nominative
from cms.intake.reading import Reading, Sentence, Word
from cms.intake.report import Span

_LABEL = re.compile(
    r"^\W*(?:venue|place|where|location|address|hosted by|hall|место|место (?:проведения|встречи)|где|адрес|площадка"
    r"|өткен орны|өтетін орны|өткізілген орны|өткізу орны|орны|өтетін жері|өткен жері|мекенжайы|мекен-жайы)\s*[:–—=-]\s*(?=\S)"
    r"|^\W*📍\s*",
    re.IGNORECASE,
)
# Buildings and rooms, by the beginnings of the words for them.
_ENGLISH = re.compile(
    r"(?:school|lyceum|gymnasium|school-gymnasium|school-lyceum|university|institute|college|palace|cent(?:er|re)|"
    r"house|hall|library|camp|museum|theatre|theater|hotel|nis|canteen|room|academy|kindergarten|auditorium|gym|"
    r"club|campus|building|sanatorium|foyer|technopark|hub|office|space|studio|philharmonic|cinema)"
)
_RUSSIAN = re.compile(
    r"(?:школ(?:а|ы|е|у|ой)$|школа-|школе-|школы-|лице[йяюе]|гимнази|университет|институт|колледж|двор(?:ец|ц)|центр|дом(?:а|е|у|ом)?$|зал(?:а|е|у|ом)?$|"
    r"библиоте|лагер|музе|театр|отел|гостиниц|ниш$|столов|аудитори|академи|детск|сад(?:а|у)?$|клуб|санатори|"
    r"пансионат|кинотеатр|технопарк|сош$|кампус|корпус|филармони|спортзал|актов|конференц-зал|коворкинг|назарбаев)"
)
_KAZAKH = re.compile(
    r"(?:мекте[пб]|лице[йі]|гимназия|университет|институт|колледж|сарай|орталы[қғ]|үй|зал|кітапхана|лагер|музей|театр|"
    r"қонақ|нзм|асхана|аудитория|академия|балабақша|клуб|шипажай|кинотеатр|технопарк|ғимарат|кампус|дворец|бөлме)"
)
_ENGLISH_PREPOSITION = re.compile(
    r"\b(?:in|at|inside|on the (?:basis|premises|base) of|hosted by|on the stage of|within the walls of|filled|packed)\s+"
)
_RUSSIAN_PREPOSITION = re.compile(
    r"(?<!\w)(?:[Нн]а базе|на площадке|в стенах|в помещении|в здании|[Нн]а сцен[еу]|(?:площадк|мест|хозя)\w+(?:\s\w+){0,4}\sстал[аио]?|[Вв]о?|[Нн]а базе|в зале)\s+"
)
_HELD = re.compile(
    r"\b(?:held|took place|opened|began|gathered|ran|met|hosted|lived|filled|brought|came|organi[sz]ed|conducted|happened|was|were"
    r"|прош[её]л|прошл[аио]|проход\w+|проводи\w+|состоял\w+|провел\w*|провёл|собрал\w*|открыл\w*|встретил\w*|рассадил\w*|вышли|принял\w*|завершил\w*|определил\w*"
    r"|өтті|өткен|өткіз\w+|ұйымдастыр\w+|жиналды|басталды|анықталды|болды|жұмыс істеді|кір\w+|қабылдады|ашылды)\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:Zoom|Microsoft Teams|MS Teams|Teams|Google Meet|Cisco Webex|Webex|Skype|YouTube|Discord|BigBlueButton|"
    r"Яндекс[. ]Телемост|Telegram|Jitsi|Google Classroom|Instagram)\b"
)
_ENGLISH_END = frozenset(
    "with for from because by to where when which that who and this last on under during after before in at "
    "was were is our your its their as".split()
)
_RUSSIAN_END = frozenset("в во на с со для по из от к и а но где который которая которые при за под о об".split())
_WORKS = re.compile(
    r"(?:teach(?:es|ing)?|taught|works|working|studie\w*|trainer|lecturer|professor|principal|psychiatrist|psychologist|работа\w+|преподава\w+|"
    r"учи\w+|обуча\w+)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_JOINED = re.compile(r",?\s*(?:(?:[Bb]uilding|[Rr]oom|[Cc]onference|[Aa]ssembly|[Hh]all|[Aa]uditorium|[Bb]lock|[Ff]loor)"
    r"|актов\w+|ауд|аудитори\w+|каб\w*|корпус\w*|блок|этаж|зал\w*|конференц-зал\w*|кабинет\w*)(?!\w)")
_MIDDLE = re.compile(r"\s*(?:№\s*|No\.?\s*|им\.\s*|г\.\s*|[«“\"]|[»”\"]\s*)*|\.\s*")
_LONGEST = 14


def find_venue(
    reading: Reading, sentences: Sequence[Sentence], mentions: Sequence[Span], *, is_online: bool
) -> Found[str] | None:
    """The place of an event. `mentions` are where the event is named; `is_online` prefers a service."""
    for sentence in sentences:
        label = _LABEL.match(sentence.span.of(reading.text))
        if label:
            return _value(reading, sentence, sentence.span.start + label.end())
    if is_online and (service := _service(reading, sentences)):
        return service
    numbers = {reading.sentence_at(span.start).number for span in mentions}
    candidates = [
        (_weight(reading, sentence, sentence.number in numbers, span), found)
        for sentence in sentences
        for span, found in _places(reading, sentence)
    ]
    likely = [(weight, found) for weight, found in candidates if weight > 0]
    if likely:
        best = max(likely, key=lambda pair: pair[0])
        return best[1] if best[0] >= 2 else Found(best[1].value, best[1].spans, is_sure=False)
    return _of_heading(reading, sentences) or (_service(reading, sentences) if is_online else None)


def _value(reading: Reading, sentence: Sentence, start: int) -> Found[str] | None:
    """What stands behind a label, up to the end of the line or a semicolon."""
    text = reading.text[start : reading.sentence_end(sentence)].split("\t")[0].split(";")[0]
    value = text.strip(" \u00a0.|")
    if not value:
        return None
    begin = start + text.index(value[0])
    return Found(" ".join(value.split()), (Span(begin, begin + len(value)),))


def _service(reading: Reading, sentences: Sequence[Sentence]) -> Found[str] | None:
    for sentence in sentences:
        if match := _SERVICE.search(reading.text, sentence.span.start, sentence.span.end):
            return Found(match[0], (Span(match.start(), match.end()),))
    return None


def _weight(reading: Reading, sentence: Sentence, is_named: bool, place: Span) -> float:
    text = sentence.span.of(reading.text)
    before = reading.text[sentence.span.start : place.start]
    words = place.of(reading.text)
    is_held = bool(_HELD.search(text))
    weight = 2.0 * is_named + 1.5 * is_held + (0.5 if sentence.number < 8 else 0)
    if _WORKS.search(before):
        weight -= 3
    is_special = bool(re.search(r"[№«“\"\d]|No\.|имени|им\.|атындағы|атынд", words)) or any(
        word[:1].isupper() for word in (words.split() if before.strip() else words.split()[1:])
    )
    return weight if is_special else weight - 1.5


def _places(reading: Reading, sentence: Sentence) -> Iterator[tuple[Span, Found[str]]]:
    """The buildings that a sentence names as a place, each with the words that say so."""
    if sentence.language == "kk":
        spans = _kazakh_places(reading.text, sentence)
    else:
        spans = _places_after(reading.text, sentence)
    for span in spans:
        value = " ".join(span.of(reading.text).split())
        if sentence.language != "en":
            value = nominative(value, sentence.language, singular=True)
        yield span, Found(value, (span,))


def _places_after(text: str, sentence: Sentence) -> Iterator[Span]:
    """English and Russian places: a preposition, and the building behind it."""
    is_english = sentence.language == "en"
    preposition = _ENGLISH_PREPOSITION if is_english else _RUSSIAN_PREPOSITION
    nouns = _ENGLISH if is_english else _RUSSIAN
    ends = _ENGLISH_END if is_english else _RUSSIAN_END
    words = sentence.words
    place = 0
    for match in preposition.finditer(text, sentence.span.start, sentence.span.end):
        while place < len(words) and words[place].start < match.end():
            place += 1
        first = place
        while first < len(words) and words[first].folded in ("the", "a", "an", "нашем", "нашей", "our"):
            first += 1
        last = _last_of_place(text, words, first, ends, sentence.language)
        if last < first:
            continue
        named = words[first : last + 1]
        heads = [number for number, word in enumerate(named) if nouns.match(word.folded)]
        if not heads or (not is_english and heads[0] > 4):
            continue
        end = _closed(text, named[-1].end, sentence.span.end)
        yield Span(_opened(text, match.end(), named[0].start), end)


def _last_of_place(text: str, words: Sequence[Word], first: int, ends: frozenset, language: str) -> int:
    last = first - 1
    for place in range(first, min(first + _LONGEST, len(words))):
        word = words[place]
        if place > first:
            gap = text[words[place - 1].end : word.start]
            is_initial = gap.startswith(".") and len(words[place - 1].written) <= 2
            if not (_MIDDLE.fullmatch(gap) and (not gap.startswith(".") or is_initial)):
                if not _JOINED.match(text, words[place - 1].end):
                    return last
        if word.folded in ends or (is_verb(word.folded, language) and word.written[0].islower()):
            return last
        if language == "ru" and (month_of(word.written) or _is_behind_number(words, place)):
            return last
        last = place
    return last


def _is_behind_number(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word follows the number of a school and says no more of it: «в школе № 5 филиал провёл»."""
    return words[place - 1].folded.isdecimal() and not re.match(
        "г$|город|с$|сел|поселк|им$|имени|район|област|р-н|аул|ст$", words[place].folded
    )


def _closed(text: str, end: int, most: int) -> int:
    """The end of a phrase with the quotation mark that closes its name."""
    match = re.compile(r"[!?.…]*[»”\"]").match(text, end, most)
    return match.end() if match else end


def _opened(text: str, most: int, start: int) -> int:
    """The beginning of a phrase with the sign in front of its first word: № 5, «Керуен»."""
    match = re.search(r"(?:№\s*|[«“\"])+$", text[most:start])
    return most + match.start() if match else start


_KAZAKH_STOP = re.compile(
    "жылғы$|күн|сағат|форум|семинар|байқау|конференция|вебинар|отырыс|барлық|қатысушы|мұғалім|іс-шара|бүгін|кеше"
)
_BASE = re.compile("базасында|алаңында|қабырғасында|ғимаратында|сахнасында")
_OBLIQUE = ("dative", "accusative", "locative", "ablative")


def _kazakh_places(text: str, sentence: Sentence) -> Iterator[Span]:
    """Kazakh places: a building in the locative, or in the dative with "gathered", and what stands before."""
    words = sentence.words
    for place, word in enumerate(words):
        is_base = bool(_BASE.fullmatch(word.folded)) and place > 0
        last = place - 1 if is_base else place
        if not _KAZAKH.match(words[last].folded.rpartition("-")[2]):
            continue
        if not (is_base or kazakh_case(word.folded) == "locative" or _is_entered(words, place)):
            continue
        first = last
        while first and last - first < 9:
            gap = text[words[first - 1].end : words[first].start]
            before = words[first - 1].folded
            if re.search(r"[,;:–—()!?\n\t]|\.\s", gap) and not (gap.startswith(".") and len(before) <= 2):
                break
            is_oblique = kazakh_case(before) in _OBLIQUE or bool(_KAZAKH_STOP.match(before))
            if is_oblique and "»" not in gap:
                break
            first -= 1
        town = words[min(first + 1, last)]
        if town.folded == "қаласындағы" and "№" in text[town.end : town.end + 4]:
            first += 2
        start = _opened(text, max(words[first].start - 4, sentence.span.start), words[first].start)
        yield Span(start, words[last].end)


def _is_entered(words: Sequence[Word], place: int) -> bool:
    following = words[place + 1 : place + 12]
    return kazakh_case(words[place].folded) == "dative" and any(
        re.match("жинал|кір|қабылда|шақыр", word.folded) for word in following
    )


def _of_heading(reading: Reading, sentences: Sequence[Sentence]) -> Found[str] | None:
    """The building in one of the first lines, that of the date or the next: "9 October, Shakarim University"."""
    is_dated = False
    for sentence in sentences[:6]:
        text = sentence.span.of(reading.text)
        was_dated, is_dated = is_dated, any(month_of(word.written) for word in sentence.words)
        is_dated |= bool(re.search(r"\d\.\d\d\.\d\d", text))
        hosted = _HOSTED.match(text)
        if hosted or text[-1:] in ".!?;" or ":" in text or len(text) > 160 or not (is_dated or was_dated):
            if hosted and any(_HOST.search(one.span.of(reading.text)) for one in sentences[:12]):
                start = sentence.span.start + hosted.start(1)
                return Found(hosted[1].strip(), (Span(start, start + len(hosted[1].rstrip())),))
            continue
        place = sentence.span.start
        for part in text.split(","):
            words = [word.casefold() for word in re.findall(r"[\w-]+", part)]
            nouns = (_ENGLISH, _RUSSIAN, _KAZAKH)
            is_named = any(pattern.match(word) for pattern in nouns for word in words)
            if is_named and not _NO_PLACE.search(part) and len(words) < 10:
                start = place + len(part) - len(part.lstrip())
                value = reading.text[start : sentence.span.end].strip(" .()")
                return Found(" ".join(value.split()), (Span(start, start + len(value)),))
            place += len(part) + 1
    return None


_NO_PLACE = re.compile(
    r"forum|contest|seminar|conference|branch|форум|конкурс|семинар|конференц|байқау|филиал|педагогическ|педагогикалық"
    r"|орын\b|место\b|place\b",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    r"(?:To the (?:staff|team|teachers|principal|administration) of|Коллективу|Администрации|Директору)\s+(?:the\s+)?([^,\n]+)"
)
_HOST = re.compile(
    r"hosting|your (?:assembly |school )?(?:hall|school|building)|за (?:при[её]м|гостеприимство)|в вашей школе|вашем зале"
    r"|қонақжай|сіздің мектеп",
    re.IGNORECASE,
)
