"""Where an event was: a building or hall in prose, a form's line, a heading; a service online."""

import re
from collections.abc import Iterator, Sequence

from cms.intake.facts.buildings import ENGLISH, KAZAKH, RUSSIAN
from cms.intake.facts.carriers import is_adverb, is_verb
from cms.intake.facts.found import Found
from cms.intake.facts.kinds import noun_at
from cms.intake.facts.months import month_of
from cms.intake.facts.nominative import nominative
from cms.intake.facts.organisations import find_organisations
from cms.intake.facts.venue_headings import venue_of_heading
from cms.intake.facts.venues_kazakh import kazakh_places, opened
from cms.intake.facts.word_sets import word_set
from cms.intake.known import Known
from cms.intake.reading import Reading, Sentence, Word
from cms.intake.report import Span

_LABEL = re.compile(
    r"^\W*(?:venue|place|where|location|address|hosted by|hall|место|место (?:проведения"
    r"|встречи)|где|адрес|площадка"
    r"|(?:форум|семинар|байқау|конференция) базасы|өткен орны|өтетін орны"
    r"|өткізілген орны|өткізу орны|орны|өтетін жері|өткен жері"
    r"|мекенжайы|мекен-жайы)\s*[:–—=-]\s*(?=\S)"
    r"|^\W*📍\s*",
    re.IGNORECASE,
)
# A form typed without line breaks has its labels behind full stops.
_LABEL_INSIDE = re.compile(
    r"[.;]\s*(?:Venue|Place|Место(?: проведения)?|Адрес|Өтк(?:ен|ізілген) (?:орны|жері)|Өтетін орны)"
    r"\s*[:–—-]\s*(?=\S)"
)
_NEXT_LABEL = re.compile(r",\s*(?:format|time|формат|время|форма|уақыты|түрі)\b.*", re.IGNORECASE)
_ENGLISH_PREPOSITION = re.compile(
    r"\b(?:in the (?:building|premises) of|in|at|inside|on the (?:basis|premises|base) of|hosted by"
    r"|on the stage of|within the walls of|filled|packed"
    r"|(?:brought|gathered|drew|attracted|invited|came|welcomed)\b"
    r"[^.;:,]{0,80}?\sto(?=\sthe\s))\s+"
)
_RUSSIAN_PREPOSITION = re.compile(
    r"(?<!\w)(?:[Нн]а базе|на площадке|в стенах|в помещении|в здании|[Нн]а сцен[еу]"
    r"|(?:площадк|мест|хозя)\w+(?:\s\w+){0,4}\sстал[аио]?|[Вв]о?|[Нн]а базе|в зале)\s+"
)
_HELD = re.compile(
    r"\b(?:held|took place|opened|began|gathered|ran|met|hosted|lived|filled|brought|came"
    r"|organi[sz]ed|conducted|happened|was|were"
    r"|прош[еёо]л|прошл[аио]|проход\w+|проводи\w+|состоял\w+|провел\w*|провёл|собрал\w*"
    r"|открыл\w*|стартовал\w*|встретил\w*|рассадил\w*|вышли|принял\w*|завершил\w*|определил\w*"
    r"|өтті|өткен|өткіз\w+|ұйымдастыр\w+|жиналды|басталды|анықталды|болды|жұмыс істеді|кір\w+"
    r"|қабылдады|ашылды|отыр\w+|бас қос\w+|кездес\w+)\b",
    re.IGNORECASE,
)
# "The final, which was held today at the library".
_HELD_AT = re.compile(
    r"\b(?:held|took place|met|gathered)(?:\s\w+){0,2}?\s(?:at|in)\s(?:the\s)?$", re.IGNORECASE
)
_HOSTS = re.compile(
    r"\b(?:hosted|welcomed|was the venue|venue (?:was|became)|received|opened (?:its|their) doors"
    r"|doors of|(?:мест|площадк|хозя)\w+[^.;]{0,70}(?:стал|послужил|выступил)\w*"
    r"|(?:стал|послужил|выступил)\w*\s(?:\w+\s)?(?:мест|площадк|хозя)\w+"
    r"|приня(?:л|ла|ло|ли) (?!участ)|принимал\w* (?!участ)|приютил\w*|распахнул\w*"
    r"|встречал\w*|встретил\w*|қабылдады|қарсы алды|есігін (?:айқара )?ашты"
    r"|есігін\s[^;\n]{5,90}?\sашты"
    r"|(?:gave|lent|offered)\s(?:us\s)?(?:its|their)\s(?:\w+\s)?(?:halls?|rooms?|building|classrooms"
    r"|premises)"
    r"|предоставил\w*\s(?:нам\s)?(?:сво\w+\s)?(?:\w+\s)?(?:зал|помещени|площад|аудитори|здани)\w*)\b",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"\b(?:участник|гост|participants|guests|us\b|нас\b|бізді\b|бізге\b|қатысушы|қонақ)", re.IGNORECASE
)
_SERVICE = re.compile(
    r"\b(?:(?i:zoom)|Microsoft Teams|MS Teams|Teams|Google Meet|Cisco Webex|Webex|Skype"
    r"|YouTube|Discord|BigBlueButton|"
    r"Яндекс[. ]Телемост|Telegram|Jitsi|Google Classroom|Instagram)\b"
)
_ENGLISH_END = word_set(
    "with for from because by to where when which that who and this last on under during after"
    " before in at "
    "was were is our your its their as"
)
_RUSSIAN_END = word_set("в во на с со для по из от к и а но где который которая которые при за под о об")
_WORKS = re.compile(
    r"(?:teach(?:es|ing)?|taught|works|working|studie\w*|trainer|lecturer|professor|principal"
    r"|psychiatrist|psychologist|работа\w+|преподава\w+|"
    r"учи\w+|обуча\w+)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r",?\s*(?:(?:[Bb]uilding|[Rr]oom|[Cc]onference|[Aa]ssembly|[Hh]all|[Aa]uditorium|[Bb]lock|[Ff]loor)"
    r"|актов\w+|ауд|аудитори\w+|каб\w*|корпус\w*|блок|этаж|зал\w*|конференц-зал\w*|кабинет\w*)(?!\w)"
)
_TOWN_BEHIND = re.compile(r"(?<=№ )(\d+)\s(?:города|г\.)\s[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+$")
_BESIDE_VERB = 4
_MIDDLE = re.compile(r"\s*(?:№\s*|No\.?\s*|им\.\s*|г\.\s*|[«“\"]|[»”\"]\s*)*|\.\s*")
_LONGEST = 14
# A value cut off behind a stop that parts nothing: «Место: г. …».
_SHORTEST_VALUE = 8


def find_venue(
    reading: Reading, sentences: Sequence[Sentence], mentions: Sequence[Span], *, is_online: bool
) -> Found[str] | None:
    """The place of an event. `mentions` are where the event is named; `is_online` prefers a service."""
    for sentence in sentences:
        words = sentence.span.of(reading.text)
        label = _LABEL.match(words) or _LABEL_INSIDE.search(words)
        if label:
            return _value(reading, sentence, sentence.span.start + label.end())
    if is_online and (service := _service(reading, sentences)):
        return service
    numbers = {reading.sentence_at(span.start).number for span in mentions}
    candidates = [
        (_weight(reading, sentence, sentence.number in numbers, span), found)
        for sentence in sentences
        for span, found in _places(reading, sentence, mentions)
    ]
    candidates += [(3.0, found) for sentence in sentences for found in _hosts(reading, sentence)]
    likely = [(weight, found) for weight, found in candidates if weight > 0]
    if likely:
        best = max(likely, key=lambda pair: pair[0])
        return best[1] if best[0] >= 2 else Found(best[1].value, best[1].spans, is_sure=False)
    return venue_of_heading(reading, sentences) or (_service(reading, sentences) if is_online else None)


def _value(reading: Reading, sentence: Sentence, start: int) -> Found[str] | None:
    """What stands behind a label, up to the end of the line or a semicolon."""
    is_whole = reading.text[sentence.span.end - 1] in ".!?" and sentence.span.end - start > _SHORTEST_VALUE
    end = sentence.span.end if is_whole else reading.sentence_end(sentence)
    text = reading.text[start:end].split("\t")[0].split(";")[0]
    value = _NEXT_LABEL.sub("", text).strip(" \u00a0.|")
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
    weight += 1.5 * bool(_HELD_AT.search(before))
    return weight if is_special else weight - 1.5


def _hosts(reading: Reading, sentence: Sentence) -> Iterator[Found[str]]:
    """The organisation that received those who came: "School No. 5 hosted", «участников принял Дворец …»."""
    words = sentence.span.of(reading.text)
    is_of_event = "venue" in words or any(
        noun_at(sentence.words, place) for place in range(len(sentence.words))
    )
    host = _HOSTS.search(words)
    if not host or not (is_of_event or _GUESTS.search(words)):
        return
    verb = sentence.span.start + host.start()
    found = find_organisations(reading, Known(), [sentence])
    # "With the help of the Center …, and the Palace gave us its halls".
    beside = [one for one in found if 0 <= verb - one.span.end < _BESIDE_VERB]
    for one in [*beside, *found]:
        nouns = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}[sentence.language]
        if any(nouns.match(word) for word in re.findall(r"[\w-]+", one.name.casefold())) and not one.is_bare:
            name, span = one.name, one.span
            if month_of(name.split()[0]):
                first = name.split()[0]
                name, span = name.removeprefix(first).strip(), Span(span.start + len(first) + 1, span.end)
            # The town is the branch's: "Abai University in Semey hosted the forum".
            town = re.search(r"\sin\s[A-Z][\w-]+$", name)
            if town and name.endswith(town[0]):
                name = name.removesuffix(town[0])
                span = Span(span.start, span.end - len(town[0]))
            name = _TOWN_BEHIND.sub(r"\1", name)
            yield Found(name, (span,))
            return


def _places(
    reading: Reading, sentence: Sentence, mentions: Sequence[Span]
) -> Iterator[tuple[Span, Found[str]]]:
    """The buildings that a sentence names as a place, each with the words that say so."""
    named = [one.end for one in mentions if sentence.span.start <= one.start < sentence.span.end]
    if sentence.language == "kk":
        spans = kazakh_places(reading.text, sentence)
    else:
        spans = _places_after(reading.text, sentence)
    for span in spans:
        start = max((end for end in named if span.start < end < span.end), default=span.start)
        start += len(reading.text[start : span.end]) - len(reading.text[start : span.end].lstrip())
        place = Span(start, span.end)
        value = " ".join(place.of(reading.text).split())
        # A school with a number needs no town before it.
        value = re.sub(r"^[а-яё]+ск(?:ой|ом)\s+(?=\S*(?:школ|лице|гимнази)\S*\s+№|[А-ЯЁ])", "", value)
        if sentence.language != "en":
            value = nominative(value, sentence.language, singular=True)
        yield place, Found(value, (place,))


def _places_after(text: str, sentence: Sentence) -> Iterator[Span]:
    """English and Russian places: a preposition, and the building behind it."""
    is_english = sentence.language == "en"
    preposition = _ENGLISH_PREPOSITION if is_english else _RUSSIAN_PREPOSITION
    nouns = ENGLISH if is_english else RUSSIAN
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
        heads = [
            number
            for number, word in enumerate(named)
            if nouns.match(word.folded) or nouns.match(word.folded.rpartition("-")[2])
        ]
        if not heads or (not is_english and heads[0] > 4):
            continue
        end = _closed(text, named[-1].end, sentence.span.end)
        yield Span(opened(text, match.end(), named[0].start), end)


def _last_of_place(text: str, words: Sequence[Word], first: int, ends: frozenset, language: str) -> int:
    last = first - 1
    for place in range(first, min(first + _LONGEST, len(words))):
        word = words[place]
        if place > first:
            gap = text[words[place - 1].end : word.start]
            is_initial = gap.startswith(".") and len(words[place - 1].written) <= 2
            is_whole = bool(_MIDDLE.fullmatch(gap)) and (not gap.startswith(".") or is_initial)
            if not is_whole and not _JOINED.match(text, words[place - 1].end):
                return last
        is_after = word.folded == "after" and words[place - 1].folded == "named"
        # "the Institute for Professional Development"
        following = words[place + 1].written if place + 1 < len(words) else ""
        is_after |= word.folded == "for" and place > first and following[:1].isupper()
        is_after &= language == "en" and not month_of(following)
        if word.written[0].islower() and (
            (word.folded in ends and not is_after)
            or is_verb(word.folded, language)
            or (language == "ru" and is_adverb(word.folded))
            or (language == "ru" and _HELD.fullmatch(word.folded))
        ):
            return last
        is_numbered = "№" in text[word.start - 3 : word.start] or words[place - 1].folded == "no"
        if (
            word.folded.isdecimal()
            and not is_numbered
            and any(month_of(one.written) for one in words[place : place + 4])
        ):
            # «Во Дворце «Жастар» 2 и 3 октября».
            return last
        if language == "ru" and (
            month_of(word.written)
            or (word.folded == "филиал" and place > first)
            or _is_behind_number(words, place)
        ):
            return last
        last = place
    return last


def _is_behind_number(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word follows a school's number and says no more of it: «в школе № 5 филиал провёл»."""
    return words[place - 1].folded.isdecimal() and not re.match(
        "г$|город|с$|сел|поселк|им$|имени|район|област|р-н|аул|ст$", words[place].folded
    )


def _closed(text: str, end: int, most: int) -> int:
    """The end of a phrase with the quotation mark that closes its name."""
    match = re.compile(r"[!?.…]*[»”\"]").match(text, end, most)
    return match.end() if match else end
