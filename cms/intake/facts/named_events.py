"""Where a report names an event: its noun with the title beside it, or the noun and what stands with it."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from cms.intake.facts.carriers import is_carrier, is_school, is_verb
from cms.intake.facts.event_phrases import capitalised, first_of_phrase, in_marks, kazakh_title
from cms.intake.facts.kazakh_cases import kazakh_case
from cms.intake.facts.kinds import Noun, noun_at, series_before
from cms.intake.facts.nominative import nominative
from cms.intake.facts.quotations import Quoted, QuotedStretches
from cms.intake.reading import Reading, Sentence, Word
from cms.intake.report import Span

# How many words may stand between the noun of an event and its title.
_BEFORE, _AFTER = 12, 7
_CALLED = re.compile(
    r"(?:,?\s*(?:called|titled|entitled|named|under the (?:title|name)|on the (?:topic|theme"
    r"|subject)(?: of)?|"
    r"под названием|под девизом|на тему|по теме|с названием|посвящ[её]нн\w+ теме|-)\s*:?)?\s*[,:–—-]?\s*$",
    re.IGNORECASE,
)
# A verb that gives a name stands between an event and its title; what is between is no part of the title.
_NAMES = re.compile(
    r"(?:call|nam|entitl|titl|нос[ия]|назы|назв|получ|озаглавл|звуч|тем|девиз|аталды|атауы"
    r"|аты$|тақырыбы|was$|is$|под$|под |имен|стал)"
)
_PART = re.compile(
    r"(?:round|stage|nomination)s?$|consist|тур(?:а|ов|е|ы)?$|этап|состоя|номинаци|кезең|аталым"
)
_PRONOUN = re.compile(
    r"^\W*(?:назы\w+|назвали|it|this|он|она|оно|они|его|ее|её|их|ол|оны|оның|название|тема"
    r"|title|name|атауы|тақырыбы)(?!\w)",
    re.IGNORECASE,
)
# What a pronoun's person gave, which has a name of its own: "whose talk was called".
_GIVEN = re.compile(
    r"\b(?:whose|talks?|lectures?|speech|report|session|workshop|book|project|film|доклад\w*|лекци\w+|выступ\w+"
    r"|сообщени\w+|книг\w+|проект\w*|фильм\w*|чь[яейё]\w*|которо\w+|баяндама\w*|дәріс\w*|кітаб\w*|жоба\w*)",
    re.IGNORECASE,
)
_SO_CALLED = re.compile(
    r"\s*[,–—-]?\s*(?:так (?:назы\w+|назва\w+|звуч\w+)|(?:was|is) the (?:title|name|theme"
    r"|motto) of|таково название|деп аталатын|деп аталған)\s+",
    re.IGNORECASE,
)
_UNDER_NAME = re.compile(
    r"(?:called|titled|entitled|named|under the (?:title|name|motto)|on the (?:topic|theme"
    r"|subject)(?: of)?|под (?:общим )?названием|под девизом|на тему"
    r"|по теме|с названием|теме)\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"\b(?:called|named|titled|entitled|title|name|theme|topic|назы\w+|назва\w+|тема|темой"
    r"|под названием|название\w*|деп ата\w+|атауы|тақырыбы)\b",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"(?:last year'?s?|next|previous|following|upcoming|прошлогодн\w+|следующ\w+|предыдущ\w+"
    r"|будущ\w+|очередн\w+"
    r"|прошл\w+ год\w*|былтырғы|келесі|алдағы|алдыңғы|өткен жылғы|биылғы емес)\W+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:winner|laureate|finalist|participant|author|победител\w+|лауреат\w*|при[зс][её]р\w*"
    r"|финалист\w*|участни[кц]\w*"
    r"|обладател\w+|номинант\w*)\s+(?:of\s+)?(?:the\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_OWNED_KK = re.compile(r"\s*(?:жеңімпаз|жүлдегер|лауреат|финалист)(?!дар|тар|дер|тер)")


@dataclass(frozen=True, slots=True)
class Mention:
    """An event named: `title` as a page has it (in the nominative), `name` as it stands in quotation marks.

    `is_passing`: another one, of last year or to come; `is_owned`: told only of somebody who won it.
    `is_heading`: in a line that is no sentence.
    """

    noun: Noun
    title: str
    name: str
    span: Span
    sentence: Sentence
    is_passing: bool = False
    is_owned: bool = False
    is_heading: bool = False


def find_mentions(reading: Reading, sentences: list[Sentence], quotes: QuotedStretches) -> list[Mention]:
    """The events that sentences name with a title, in order."""
    found = []
    for sentence in sentences:
        for quote in quotes.within(sentence.span.start, reading.sentence_end(sentence)):
            if quote.span.start >= sentence.span.end:
                continue
            mention = _named(reading, sentence, quote)
            if mention is not None:
                found.append(mention)
    return found


def _named(reading: Reading, sentence: Sentence, quote: Quoted) -> Mention | None:
    ways = [_noun_before, _noun_after]
    if sentence.language == "kk":
        ways.reverse()
    for way in ways:
        mention = way(reading, sentence, quote)
        if mention is not None:
            return mention
    return _sentence_before(reading, sentence, quote) or _called_so(reading, sentence, quote)


def _noun_before(reading: Reading, sentence: Sentence, quote: Quoted) -> Mention | None:
    """Regional forum of principals “…”, «конкурс учителей «…»»."""
    words = sentence.words
    last = sentence.index_from(quote.span.start) - 1
    text, after = reading.text, quote.span.start
    has_comma = False
    is_named = bool(_UNDER_NAME.search(text[max(sentence.span.start, after - 40) : after]))
    for place in range(last, max(last - _BEFORE, -1), -1):
        gap = text[words[place].end : after]
        if re.search(r"[.;!?()\[\]«»“”\"|\t\n]", gap):
            return None
        has_comma |= "," in gap and place != last
        word = words[place].folded
        is_named |= bool(_NAMES.match(word)) and is_verb(word, sentence.language)
        noun = noun_at(words, place)
        if noun is not None and (not noun.is_plural or series_before(words, place) is not None):
            if has_comma and not is_named:
                return None
            if sentence.language == "kk" and not _is_kazakh_before(text, words, place, last, quote, gap):
                return None
            return _before(reading, sentence, quote, noun, place)
        if not is_named and (is_verb(word, sentence.language) or _bars(sentence, words, place, last)):
            return None
        after = words[place].start
    return None


def _bars(sentence: Sentence, words: tuple[Word, ...], place: int, last: int) -> bool:
    """Tell whether a word between a noun and a title makes the title that of something else."""
    word = words[place].folded
    if is_school(word):
        return place == last
    if is_carrier(word, sentence.language) or _PART.match(word):
        return True
    if word not in ("в", "во", "at", "in"):
        return False
    behind = words[place + 1 : last + 1]
    return not all(
        one.written[0].isupper() or re.match("город|област|city|region", one.folded) for one in behind
    )


def _is_kazakh_before(
    text: str, words: tuple[Word, ...], place: int, last: int, quote: Quoted, gap: str
) -> bool:
    """Tell whether a Kazakh noun before a title is its own: «Форум: «…»», «Форум «…» деп аталды»."""
    following = text[quote.span.end : quote.span.end + 12].strip()
    if any(not _NAMES.match(word.folded) for word in words[place + 1 : last + 1]):
        return False
    if place != last or following.startswith(("деп ат", "деп ай", "тақырыб", "атты", "деген")):
        return True
    if not following[:1].isalnum() or re.search("[:–—]", gap):
        return True
    inside = bisect_left(words, quote.span.end, key=lambda word: word.start)
    after = words[inside : inside + 2]
    names_other = any(is_carrier(word.folded, word.language) or is_school(word.folded) for word in after)
    return kazakh_case(words[place].folded) == "" and not names_other


def _before(reading: Reading, sentence: Sentence, quote: Quoted, noun: Noun, place: int) -> Mention:
    words, text = sentence.words, reading.text
    first = first_of_phrase(text, words, place, noun.language)
    series = series_before(words, place) if noun.is_plural else None
    if series is not None:
        first = series
    between = text[words[place].end : quote.span.start]
    has_comma = "," in between
    has_verb = any(_NAMES.match(word.folded) for word in words[place + 1 :] if word.end <= quote.span.start)
    between = "" if has_comma or has_verb else _CALLED.sub("", between)
    head = text[words[first].start : words[place].end]
    if head.isupper():
        head, between = head.lower(), between.lower()
    head = re.sub(
        r"^очередн\w+\s|^(?:втор|трет)\w+\s(?=семинар|вебинар|встреч|тренинг)", "", head, flags=re.IGNORECASE
    )
    phrase = nominative(head, noun.language) if noun.language != "en" else head
    named = in_marks(text, quote, noun.language)
    title = f"{phrase}{between.rstrip()} {named}"
    if noun.language == "kk" and (has_verb or text[quote.span.end :][:12].strip().startswith("деп ат")):
        title = kazakh_title(named, noun)
    return _mention(reading, sentence, noun, title, quote, Span(words[first].start, quote.span.end))


def _noun_after(reading: Reading, sentence: Sentence, quote: Quoted) -> Mention | None:
    """«…» атты облыстық форум, the “…” forum."""
    words, text = sentence.words, reading.text
    first = sentence.index_from(quote.span.end)
    if match := _SO_CALLED.match(text, quote.span.end):
        return _so_called(reading, sentence, quote, match.end())
    most = _AFTER if sentence.language == "kk" else 2
    before = quote.span.end
    for place in range(first, min(first + most, len(words))):
        if text[before : words[place].start].strip(" \u00a0-"):
            return None
        noun = noun_at(words, place)
        if noun is not None and (not noun.is_plural or noun.language == "kk"):
            if noun.language != "kk" and place != first:
                return None
            return _after(reading, sentence, quote, noun, words[place])
        word = words[place].folded
        if is_carrier(word, sentence.language) or is_school(word) or is_verb(word, sentence.language):
            return None
        before = words[place].end
    return None


def _after(reading: Reading, sentence: Sentence, quote: Quoted, noun: Noun, word: Word) -> Mention:
    text = reading.text
    named = in_marks(text, quote, noun.language)
    between = text[quote.span.end : word.start]
    if noun.language == "en":
        title = f"{noun.base.capitalize()} {named}"
    else:
        written = word.written
        if written.isupper() and len(written) > len(noun.base):
            written, between = written.lower(), between.lower()
        title = f"{named}{between}{nominative(written, noun.language)}"
    prefix = text[sentence.span.start : quote.span.start]
    is_heading = _is_heading(reading, sentence)
    start = quote.span.start
    if (
        is_heading
        and re.fullmatch(r"[\w\s.-]*(?:ның|нің|дың|дің|тың|тің)\s+", prefix)
        and not re.search(r"[дт][ае]\s", prefix)
    ):
        title, start = prefix + title, sentence.span.start
    return _mention(reading, sentence, noun, title, quote, Span(start, word.end))


def _so_called(reading: Reading, sentence: Sentence, quote: Quoted, start: int) -> Mention | None:
    """«…» – так назывался областной форум."""
    words = sentence.words
    first = sentence.index_from(start)
    for place in range(first, min(first + 5, len(words))):
        noun = noun_at(words, place)
        if noun is not None and not noun.is_plural:
            begin = max(first_of_phrase(reading.text, words, place, noun.language), first)
            phrase = reading.text[words[begin].start : words[place].end]
            phrase = phrase if noun.language == "en" else nominative(phrase, noun.language)
            title = f"{phrase} {in_marks(reading.text, quote, noun.language)}"
            if noun.language == "kk":
                title = kazakh_title(in_marks(reading.text, quote, "kk"), noun)
            return _mention(reading, sentence, noun, title, quote, Span(quote.span.start, words[place].end))
    return None


def _sentence_before(reading: Reading, sentence: Sentence, quote: Quoted) -> Mention | None:
    """Seminar one. “…” took place: the noun stands in a short sentence of its own."""
    if quote.span.start != sentence.span.start or not sentence.number:
        return None
    before = reading.sentences[sentence.number - 1]
    if before.block is not sentence.block or len(before.words) > 4:
        return None
    if any(is_verb(word.folded, before.language) for word in before.words):
        return None
    nouns = [noun_at(before.words, place) for place in range(len(before.words))]
    noun = next((one for one in nouns if one is not None), None)
    if noun is None:
        return None
    return _mention(reading, sentence, noun, _plain_title(reading, quote, noun), quote, quote.span)


def _called_so(reading: Reading, sentence: Sentence, quote: Quoted) -> Mention | None:
    """A forum was held. It was called “…”: a pronoun stands for the noun of the sentence before."""
    before = reading.text[sentence.span.start : quote.span.start]
    if not (
        _PRONOUN.match(before)
        and not _GIVEN.search(before)
        and (_NAMING.search(before) or _NAMING.match(reading.text[quote.span.end :][:30].strip()))
    ):
        return None
    for other in reversed(reading.sentences[max(sentence.number - 3, 0) : sentence.number]):
        for place in reversed(range(len(other.words))):
            noun = noun_at(other.words, place)
            if noun is not None and not noun.is_plural:
                named = in_marks(reading.text, quote, noun.language)
                first = first_of_phrase(reading.text, other.words, place, noun.language)
                phrase = reading.text[other.words[first].start : other.words[place].end]
                if noun.language == "kk":
                    title = kazakh_title(named, noun)
                else:
                    phrase = phrase if noun.language == "en" else nominative(phrase, noun.language)
                    title = f"{phrase} {named}"
                return _mention(reading, sentence, noun, title, quote, quote.span)
    return None


def _plain_title(reading: Reading, quote: Quoted, noun: Noun) -> str:
    named = in_marks(reading.text, quote, noun.language)
    return kazakh_title(named, noun) if noun.language == "kk" else f"{noun.base.capitalize()} {named}"


def _mention(
    reading: Reading, sentence: Sentence, noun: Noun, title: str, quote: Quoted, span: Span
) -> Mention:
    before = reading.text[max(sentence.span.start, span.start - 70) : span.start]
    after = reading.text[span.end : span.end + 30]
    is_owned = bool(_OWNED.search(before)) or bool(noun.language == "kk" and _OWNED_KK.match(after))
    return Mention(
        noun,
        capitalised(" ".join(title.split())),
        quote.words(reading.text),
        span,
        sentence,
        is_passing=bool(_PASSING.search(before)) or bool(_PASSING.match(title)),
        is_owned=is_owned,
        is_heading=_is_heading(reading, sentence),
    )


def _is_heading(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is a line that ends without a stop."""
    return reading.text[sentence.span.end - 1] not in ".!?…»”:;," or sentence.block.kind == "heading"
