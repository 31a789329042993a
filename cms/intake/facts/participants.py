"""Who took part, in the report's own words: what follows their number, or the verb that they took part."""

import re
from collections.abc import Sequence

from cms.intake.facts.attendance import Counted
from cms.intake.facts.carriers import is_verb
from cms.intake.facts.found import Found
from cms.intake.facts.kazakh_cases import kazakh_case
from cms.intake.facts.kinds import noun_at
from cms.intake.facts.persons import APART, GENERAL, LABEL, PERSONS
from cms.intake.facts.phrases_behind import phrase_found, told_behind
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.word_sets import word_set
from cms.intake.reading import Reading, Sentence, Word
from cms.intake.report import Span

_LONGEST = 24
_ENGLISH_STOP = word_set(
    "came come gathered met filled took were was had have who with at on in to attended"
    " participated turned joined "
    "listened is are has together arrived spent worked discussed shared learned visited made"
    " attending taking wrote sat during "
    "that which where when while took held gave heard"
)
_ENGLISH_PASTS = word_set(
    "slept stood sang drew built began chose lay wore brought bought thought taught went got said told read"
    " spoke flew drove rode stayed lived"
)
_ALL_OF = re.compile(
    r",\s*(?:all of them|most of them|mostly|almost all|mainly|nearly all)\s+(?:were\s+|are\s+)?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r",\s*(?:почти все|в основном|преимущественно|большинство|mostly|nearly all)\s", re.IGNORECASE
)
# A unit typed without a blank: «64чел.».
_GLUED = re.compile(r"(?:чел\w*|адам\w*|people)\b", re.IGNORECASE)
# A pronoun ends as a participle does: «оған 18 мұғалім қатысты».
_SHORTEST_PARTICIPLE = 5
_WITH_EXPERIENCE = word_set("less more up at no over under")
_AND = word_set("and plus и плюс және мен пен бен")
_LISTED = re.compile(r"(?:,\s*[^\W\d_]+(?:\s[^\W\d_]+)?){1,4}\s+(?:and|и|және|мен|пен|бен)\s")
_FOR = re.compile(r"\b(?:for|для|среди|among(?: the)?)\s+", re.IGNORECASE)
_VERBS = {
    "en": re.compile(
        r"\b(?:attended by|brought together|brought|gathered|united|open to)\s+(?:the\s+)?", re.IGNORECASE
    ),
    "ru": re.compile(
        r"\b(?:приняли участие|участвовали|собрал[аио]?|собрались|съехались|пришли"
        r"|объединил[аио]?|участниками стали"
        r"|участник(?:ами|ом) [^.;:\n]{0,80}? стал[аио]?)\s+",
        re.IGNORECASE,
    ),
}
_KAZAKH_VERB = re.compile("қатыс(?:ты|қан)|арнал(?:ды|ған)|жинал(?:ды|ған)|келді|бас")
_AMONG_KK = re.compile("арасында$|арасындағы$")


def find_participants(
    reading: Reading,
    counted: Counted | None,
    sentences: Sequence[Sentence],
    mentions: Sequence[Span],
    quotes: QuotedStretches,
) -> Found[str] | None:
    """Who took part: by their number where it is told, else by a label, a verb, or "for …"."""
    label = _by_label(reading, sentences)
    found = _with_number(reading, counted) if counted is not None else None
    if found is None or GENERAL.fullmatch(found.value.casefold()):
        found = label or _beside(reading, mentions, quotes) or _by_verb(reading, sentences, counted)
    return found


def _from(sentence: Sentence, place: int) -> Sequence[Word]:
    """The next words from a place of a sentence on."""
    first = sentence.index_from(place)
    return sentence.words[first : first + _LONGEST]


def _with_number(reading: Reading, counted: Counted) -> Found[str] | None:
    text, sentence = reading.text, counted.sentence
    last = counted.beside
    if glued := _GLUED.match(text, last.end):
        return told_behind(text, glued.end(), sentence)
    words = _from(sentence, last.end)
    if not words:
        return _before_dash(reading, counted)
    if match := _ALL_OF.match(text, last.end, sentence.span.end):
        following = _from(sentence, match.end())
        return phrase_found(text, match.end(), _end(text, following, sentence)) if following else None
    first = next((place for place, word in enumerate(words) if not _is_filling(word)), 0)
    behind = re.sub(r"^-[^\W\d]+", "", text[last.end : words[first].start])
    if behind.strip(" \u00a0-") and not words[:first]:
        return _before_dash(reading, counted)
    end = _end(text, words[first:], sentence)
    general = words[first]
    if GENERAL.fullmatch(general.folded):
        return told_behind(text, general.end, sentence) or _before_dash(reading, counted)
    found = phrase_found(text, words[first].start, end)
    if found is None or not any(
        PERSONS[sentence.language].match(word) for word in re.findall(r"[\w-]+", found.value.casefold())
    ):
        return None
    if sentence.language == "kk":
        return _with_words_before(reading, counted, found)
    return found


def _is_filling(word: Word) -> bool:
    return word.folded in (
        "of",
        "the",
        "more",
        "than",
        "over",
        "around",
        "астам",
        "жуық",
        "шақты",
        "аса",
        "тарта",
        "дейін",
    )


def _before_dash(reading: Reading, counted: Counted) -> Found[str] | None:
    """«заместители директоров – 95 человек»: who they are stands before the dash."""
    text, sentence = reading.text, counted.sentence
    start = sentence.span.start
    before = text[start : counted.number.spans[0].start]
    label = LABEL.match(before)
    if not label or not re.search(r"[–—-]\s*$|,\s*$|:\s*$", before):
        return None
    found = phrase_found(text, start + label.end(), counted.number.spans[0].start)
    return found if found and re.search(r"[^\W\d]{4}", found.value) else None


def _end(text: str, words: Sequence[Word], sentence: Sentence) -> int:
    """Where a phrase of those who took part ends: at a verb, a stop, a comma behind the last of them."""
    persons = PERSONS[sentence.language]
    end = words[0].end
    for place, word in enumerate(words[:_LONGEST]):
        if place:
            gap = text[end : word.start]
            if re.search(r"[;:.!?()\n\t–—]|[^\w\s,«»“”\"'’№-]", gap) and not re.search(r"[«»№]", gap):
                return end
            if "," in gap and not _goes_on(text, end, words[place : place + 4], persons):
                return end
        if sentence.language == "en" and word.folded in _ENGLISH_STOP:
            following = words[place + 1].folded if place + 1 < len(words) else ""
            if word.folded != "with" or following not in _WITH_EXPERIENCE:
                return end
        is_past = word.folded.endswith("ed") or word.folded in _ENGLISH_PASTS
        if sentence.language == "en" and place and is_past and persons.match(words[place - 1].folded):
            return end
        if word.folded in _AND and place + 1 < len(words) and words[place + 1].folded.isdecimal():
            return end
        if sentence.language != "kk" and place and is_verb(word.folded, sentence.language):
            return end
        if sentence.language == "kk" and place and _is_whole(words[place - 1], word, persons):
            return end
        if (
            sentence.language == "kk"
            and place
            and (
                kazakh_case(word.folded) in ("locative", "dative", "accusative", "ablative", "instrumental")
                or is_verb(word.folded, "kk")
            )
        ):
            return end
        end = word.end
    return end


def _is_whole(last: Word, word: Word, persons: re.Pattern) -> bool:
    """Tell whether a Kazakh phrase has had its head: a word for people, and none joined to it."""
    is_head = bool(persons.match(last.folded)) and kazakh_case(last.folded) == ""
    return is_head and not (persons.match(word.folded) or word.folded in ("мен", "бен", "пен", "және"))


def _goes_on(text: str, end: int, following: Sequence[Word], persons: re.Pattern) -> bool:
    if _GOES_ON.match(text, end) or _LISTED.match(text, end):
        return True
    return bool(following) and any(persons.match(word.folded) for word in following[:2])


def _with_words_before(reading: Reading, counted: Counted, found: Found[str]) -> Found[str]:
    """«жаңадан тағайындалған 84 директор орынбасары»: a participle before the number says who they are."""
    sentence, number = counted.sentence, counted.number.spans[0]
    before = [word for word in sentence.words if word.end <= number.start]
    if (
        not before
        or len(before[-1].folded) < _SHORTEST_PARTICIPLE
        or not re.search(
            "(?:[лдт][ае]р(?:[ыі]н|[дт])[ыі]ң|[ғг]ан|[ғг]ен|қан|кен|тын|тін)$", before[-1].folded
        )
        or len(counted.number.spans) > 1
    ):
        return found
    first = len(before) - 1
    while first and not reading.text[before[first - 1].end : before[first].start].strip():
        if kazakh_case(before[first - 1].folded) == "dative":
            break
        first -= 1
    span = Span(before[first].start, number.start)
    value = f"{' '.join(span.of(reading.text).split())} {found.value}"
    return Found(value, (span, *found.spans))


def _by_label(reading: Reading, sentences: Sequence[Sentence]) -> Found[str] | None:
    for sentence in sentences:
        text = sentence.span.of(reading.text)
        if (label := LABEL.match(text)) and not re.match(r"\D{0,12}\d", text[label.end() :]):
            rest = re.split(r"[–—;(]|\s-\s|,?\s*\d", text[label.end() :])[0]
            start = sentence.span.start + label.end()
            return phrase_found(reading.text, start, start + len(rest))
    return None


def _beside(reading: Reading, mentions: Sequence[Span], quotes: QuotedStretches) -> Found[str] | None:
    """Those whom an event is for, or among whom a contest is held, where its name stands."""
    text = reading.text
    first = {reading.sentence_at(mention.start).number: mention for mention in reversed(mentions)}
    for mention in sorted(first.values()):
        sentence = reading.sentence_at(mention.start)
        if sentence.language == "kk":
            if found := _among(reading, sentence):
                return found
            continue
        for match in _FOR.finditer(text, sentence.span.start, sentence.span.end):
            if quotes.around(match.start()) or abs(match.start() - mention.start) > 250:
                continue
            words = _from(sentence, match.end())
            is_among = match[0].casefold().startswith(("среди", "among"))
            is_for = any(PERSONS[sentence.language].match(one.folded) for one in words[:4])
            is_beside = mention.start <= match.start() < mention.end + 30
            if words and (is_among or (is_for and is_beside)):
                return phrase_found(
                    text,
                    match.end(),
                    min(_end(text, words, sentence), _quote_after(quotes, match.end(), sentence)),
                )
    return None


def _quote_after(quotes: QuotedStretches, start: int, sentence: Sentence) -> int:
    inside = quotes.within(start, sentence.span.end)
    return inside[0].span.start if inside else sentence.span.end


def _among(reading: Reading, sentence: Sentence) -> Found[str] | None:
    words = sentence.words
    for place, word in enumerate(words):
        if _AMONG_KK.fullmatch(word.folded) and place:
            first = place - 1
            while (
                first
                and place - first < 7
                and not reading.text[words[first - 1].end : words[first].start].strip()
            ):
                if kazakh_case(words[first - 1].folded) in ("locative", "dative", "accusative"):
                    break
                first -= 1
            return phrase_found(reading.text, words[first].start, words[place - 1].end)
    return None


def _by_verb(reading: Reading, sentences: Sequence[Sentence], counted: Counted | None) -> Found[str] | None:
    """Those of whom a verb says that they took part, where it names people."""
    text = reading.text
    for sentence in sentences:
        if counted is not None and counted.sentence is not sentence:
            continue
        persons = PERSONS[sentence.language]
        if sentence.language == "kk":
            if found := _subject(reading, sentence, persons):
                return found
            continue
        for match in _VERBS[sentence.language].finditer(text, sentence.span.start, sentence.span.end):
            words = _from(sentence, match.end())
            head = next((word.folded for word in words[:3] if persons.match(word.folded)), "")
            if head and not GENERAL.fullmatch(head) and not words[0].folded.isdecimal():
                return phrase_found(text, match.end(), _end(text, words, sentence))
    return None


def _subject(reading: Reading, sentence: Sentence, persons: re.Pattern) -> Found[str] | None:
    words = sentence.words
    for place, word in enumerate(words):
        if not _KAZAKH_VERB.match(word.folded) or not place:
            continue
        before = words[place - 1].folded
        if not (persons.match(before) or APART.match(before)) or GENERAL.fullmatch(before):
            continue
        first = place - 1
        while first and place - first < 12:
            gap = reading.text[words[first - 1].end : words[first].start]
            if (
                gap.strip()
                or noun_at(words, first - 1)
                or kazakh_case(words[first - 1].folded)
                in (
                    "locative",
                    "dative",
                    "accusative",
                    "ablative",
                )
            ):
                break
            first -= 1
        return phrase_found(reading.text, words[first].start, words[place - 1].end)
    return None
