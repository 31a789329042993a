"""Who organised an event: subjects and agents of "organised", "held", "together with", lines of a form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cms.intake.facts import organiser_words as telling
from cms.intake.facts.carriers import is_verb
from cms.intake.facts.found import Found
from cms.intake.facts.kazakh_cases import kazakh_case
from cms.intake.facts.kinds import noun_at
from cms.intake.facts.nominative import nominative
from cms.intake.facts.organisations import Organisation, find_organisations
from cms.intake.known import Known
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

# How far behind a verb its last subject may stand.
_FAR = 120
# Endings change the last letter of a noun: школа, школу.
_VOWELS = "аяеьй"


def find_organisers(
    reading: Reading,
    known: Known,
    sentences: Sequence[Sentence],
    mentions: Sequence[Span],
    nouns: Sequence[str] = (),
) -> tuple[Found[str], ...]:
    """The organisations that organised an event of these sentences; `mentions` are where it is named.

    `nouns` are what it is called: school, семинар; by them a sentence is of the event that names it no more.
    """
    by_number: dict[int, list[Span]] = {}
    for mention in mentions:
        by_number.setdefault(reading.sentence_at(mention.start).number, []).append(mention)
    called = re.compile(
        "|".join(rf"\b{re.escape(noun[:5].rstrip(_VOWELS))}" for noun in nouns) or "(?!)", re.IGNORECASE
    )
    found: dict[str, Found[str]] = {}
    for sentence in sentences:
        is_named = sentence.number in by_number or bool(called.search(sentence.span.of(reading.text)))
        for value, span in _of_sentence(reading, known, sentence, is_named):
            if any(span.overlaps(mention) for mention in by_number.get(sentence.number, ())):
                continue
            if value.casefold() in nouns:
                # «Школу придумал филиал»: the school is the event.
                continue
            found.setdefault(" ".join(value.casefold().split()), Found(value, (span,)))
    return _without_bare(list(found.values()))


def _without_bare(found: list[Found[str]]) -> tuple[Found[str], ...]:
    """Organisers without "branch" where a fuller name of the branch is among them."""
    is_branch = re.compile("branch|филиал", re.IGNORECASE)
    fuller = [one for one in found if is_branch.search(one.value) and " " in one.value]
    return tuple(
        one for one in found if not (fuller and is_branch.search(one.value) and " " not in one.value)
    )


def _of_sentence(
    reading: Reading, known: Known, sentence: Sentence, is_named: bool
) -> Iterator[tuple[str, Span]]:
    text = reading.text
    words = sentence.span.of(text)
    label = telling.LABEL.match(words)
    if label:
        yield from _of_label(reading, known, sentence, sentence.span.start + label.end())
        return
    did = list(telling.DID[sentence.language].finditer(words))
    if not did and not (is_named and telling.WITH[sentence.language].search(words)):
        return
    has_event = (
        is_named
        or bool(telling.IT.match(words))
        or bool(telling.EVENT.search(words))
        or bool(telling.DID_IT.search(words))
        or bool(telling.OF_ORGANISERS.match(words))
        or _is_answer(reading, sentence)
        or any(noun_at(sentence.words, place) for place in range(len(sentence.words)))
    )
    if (
        not has_event
        or telling.LONG_SINCE.search(words)
        or (telling.THANKS.search(words) and sentence.language != "kk")
    ):
        return
    verbs = [Span(sentence.span.start + verb.start(), sentence.span.start + verb.end()) for verb in did]
    organisations = list(_together(text, find_organisations(reading, known, [sentence])))
    for one in organisations:
        others = [other.span for other in organisations if other is not one]
        if any(_is_agent(text, sentence, one, verb, others) for verb in verbs or [None]):
            name, span = _named(text, sentence, one)
            yield from _apart(name, span)
            other = _coordinated(text, sentence, span)
            if other is not None and not any(one.span.overlaps(other) for one in organisations):
                yield nominative(other.of(text), sentence.language, singular=True), other


def _is_answer(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether one of the two sentences before asks who held an event."""
    before = reading.sentences[max(sentence.number - 2, 0) : sentence.number]
    return any(telling.ASKED_WHO.search(one.span.of(reading.text)) for one in before)


def _between(text: str, start: int, end: int, others: Sequence[Span]) -> str:
    """What stands between two places, without the names of other organisations."""
    for one in reversed(others):
        if start <= one.start and one.end <= end:
            text = text[: one.start] + text[one.end :]
            end -= one.end - one.start
    return text[start:end]


def _apart(name: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Two organisations that were taken for one: «управление образования и фонда «Мектеп»»."""
    match = telling.TWO.match(name)
    if match is None:
        yield name, span
        return
    yield match[1], span
    yield nominative(match[2], "ru", singular=True), span


def _coordinated(text: str, sentence: Sentence, span: Span) -> Span | None:
    """A member behind "and" that no rule knows as an organisation, and whose head says that it is one."""
    match = telling.AND_MEMBER.match(text, span.end, sentence.span.end)
    if match is None:
        return None
    first = sentence.index_from(match.end())
    last = first - 1
    for place in range(first, min(first + 8, len(sentence.words))):
        word = sentence.words[place]
        gap = text[sentence.words[place - 1].end : word.start] if place > first else ""
        if gap.strip() or is_verb(word.folded, sentence.language) or word.folded in telling.ENDS_MEMBER:
            break
        last = place
    if last < first or not any(telling.HEADS.match(word.folded) for word in sentence.words[first : last + 1]):
        return None
    return Span(sentence.words[first].start, sentence.words[last].end)


def _named(text: str, sentence: Sentence, one: Organisation) -> tuple[str, Span]:
    """An organisation with the words around it that belong to its name: "regional Teacher Support Center"."""
    span, name = one.span, one.name
    written = " ".join(span.of(text).split())
    name = written if name.casefold() == written.casefold() else name
    if one.is_bare or one.known:
        return name, span
    if sentence.language == "en":
        before = text[max(sentence.span.start, span.start - 60) : span.start]
        if match := re.search(
            r"(?:\b(?:the|our|a|an|by|and|with|of)|,)\s+((?:[A-Z][\w-]+\s+|(?:regional|city"
            r"|district|national|charitable|public|local|republican|state)\s+){1,4})$",
            before,
        ):
            span = Span(span.start - len(match[1]), span.end)
            name = f"{match[1]}{name}"
        if match := re.match(r"\s+of the (?:capital|region|city|district|republic)\b", text[span.end :][:40]):
            span, name = Span(span.start, span.end + match.end()), name + match[0]
    elif sentence.language == "ru" and (match := telling.OF_REGION.match(text, span.end, sentence.span.end)):
        span, name = Span(span.start, match.end()), name + match[0]
    return " ".join(name.split()), span


def _together(text: str, organisations: Sequence[Organisation]) -> Iterator[Organisation]:
    """Organisations, abbreviations that stand side by side taken for one: ФМБ НЗМ."""
    last: Organisation | None = None
    for one in organisations:
        if one.name.upper() in telling.FORMS_OF_LAW:
            continue
        is_abbreviated = (
            last is not None and last.name.isupper() and (one.name.isupper() or one.kind == "branch")
        )
        if last and text[last.span.end : one.span.start] == " " and is_abbreviated:
            span = Span(last.span.start, one.span.end)
            last = replace(last, span=span, name=f"{last.name} {one.name}")
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _of_label(reading: Reading, known: Known, sentence: Sentence, start: int) -> Iterator[tuple[str, Span]]:
    """The organisations of a form's line; where a rule knows none of an item, the item itself."""
    text = reading.text
    found = _together(text, find_organisations(reading, known, [sentence]))
    organisations = [one for one in found if one.span.start >= start - 1]
    line = telling.NEXT_LABEL.split(text[start : sentence.span.end])[0]
    for match in re.finditer(r"[^;\n\t]+", line):
        item = Span(start + match.start(), start + match.end())
        inside = [one for one in organisations if item.start <= one.span.start < item.end]
        words = item.of(text).strip(" .,")
        if len(inside) > 1 or (inside and inside[0].span.end - inside[0].span.start > 0.6 * len(words)):
            for one in inside:
                yield from _apart(*_named(text, sentence, one))
        elif words:
            begin = item.start + item.of(text).index(words[0])
            yield words, Span(begin, begin + len(words))


def _is_agent(
    text: str, sentence: Sentence, one: Organisation, verb: Span | None, others: Sequence[Span]
) -> bool:
    """Tell whether an organisation did it: by its place to the verb, and by whose name stands beside it."""
    before = text[max(sentence.span.start, one.span.start - telling.BETWEEN) : one.span.start]
    after = text[one.span.end : min(sentence.span.end, one.span.end + telling.BETWEEN)]
    if (
        telling.PERSON_BEFORE.search(before)
        or telling.PERSON_AFTER.match(after)
        or telling.PLACE_BEFORE.search(before)
    ):
        return False
    joined = telling.WITH[sentence.language]
    if sentence.language == "kk":
        return _is_kazakh_agent(text, sentence, one, verb, others)
    start = text[sentence.span.start : one.span.start]
    if match := list(joined.finditer(start)):
        between = start[match[-1].end() :]
        if not re.search(r"[.;!?]|\b(?:was|were|held|прош|состоял|провел|организ)", between):
            return True
    if verb is None:
        return False
    if sentence.language == "en" and re.match(
        r"organi[sz]ers?$|partners|initiative|auspices|joint", verb.of(text)
    ):
        between = (
            text[verb.end : one.span.start] if one.span.start >= verb.end else text[one.span.end : verb.start]
        )
        is_linked = re.match(r"\s*(?:[:–—-]|of|(?:[\w\s“”\"]{0,60}\s)?(?:were|was|are|is))\s", between + " ")
        return bool(is_linked or re.search(r"\b(?:were|was|are|is)\b", between)) and len(between) < 160
    if sentence.language == "en":
        is_passive = bool(
            re.search(
                r"\b(?:was|were|been|be|is|are)\s+(?:\w+ly\s+)?$", text[max(0, verb.start - 16) : verb.start]
            )
        ) or bool(re.match(r"\s+(?:jointly\s+)?by\b", text[verb.end : verb.end + 14]))
        if not is_passive:
            return one.span.end <= verb.start and _is_subject(text[one.span.end : verb.start])
        if one.span.end <= verb.start and re.search(r"\bby\s+(?:the\s+|our\s+)?$", before):
            return not re.search(r"[.;!?]", text[one.span.end : verb.start])
        between = text[verb.end : one.span.start] if one.span.start >= verb.end else ""
        return bool(re.match(r"[^.;]{0,60}\bby\b", between)) and not re.search(
            r"[;]|\b(?:was|were|which|who|where|trainers?|teachers?)\b", between.rpartition(" by ")[2]
        )
    return _is_russian_agent(text, one, verb, others)


def _is_subject(between: str) -> bool:
    """Tell whether nothing parts a subject from its verb but others of its kind and what they did it with."""
    return not re.search(r"[.;!?]|\b(?:which|who|that|where)\b", between) and len(between) < 250


def _is_russian_agent(text: str, one: Organisation, verb: Span, others: Sequence[Span]) -> bool:
    said = verb.of(text).casefold()
    if re.match("организатор|соорганизатор|инициатор|учредител", said):
        if telling.NEXT_LABEL.search(text, verb.end, one.span.start):
            return False
        return abs(one.span.start - verb.end) < 200 or one.span.end <= verb.start
    is_participle = bool(
        re.match(
            r"(?:со)?организованн|проведенн|проведён|организуется|организуются|проводил(?:ся|ась|ось|ись)|организован[аоы]?$|проведен[аоы]?$|подготовлен",
            said,
        )
    )
    if one.span.end <= verb.start:
        between = _between(text, one.span.end, verb.start, others)
        is_agent = not is_participle or bool(
            telling.INSTRUMENTAL.search(text[one.span.start : one.span.end].split(maxsplit=1)[0])
        )
        is_parted = telling.PARTS.search(between) or re.search(r"\bкотор", between)
        return is_agent and not is_parted and len(between) < 250
    between = _between(text, verb.end, one.span.start, others)
    if re.search(r"[.;!?–—]|\b(?:для|на базе|в|во|по|о|об|на)\s", between):
        return False
    if is_participle:
        return True
    is_nominative = one.name.casefold() == " ".join(one.span.of(text).split()).casefold()
    return is_nominative and len(between) < _FAR


def _is_kazakh_agent(
    text: str, sentence: Sentence, one: Organisation, verb: Span | None, others: Sequence[Span]
) -> bool:
    joined = telling.WITH["kk"].search(text, one.span.end, sentence.span.end)
    end = joined.start() if joined else None
    if verb is not None:
        if one.span.end <= verb.start:
            end = max(end or 0, verb.start)
        elif re.match(r"ұйымдастырған|өткізген|ұйымдастырушы", verb.of(text).casefold()):
            between = text[verb.end : one.span.start]
            return len(between) < 160 and not re.search(r"[.;!?]", between)
    if end is None:
        return False
    case = kazakh_case(re.split(r"\s", one.span.of(text))[-1].casefold())
    is_doing = bool(telling.DOING_KK.match(_between(text, one.span.end, sentence.span.end, others)))
    if case in ("genitive", "instrumental") and not is_doing:
        return False
    if case in ("dative", "locative", "ablative", "accusative"):
        return False
    return not telling.PARTS.search(text, one.span.end, end)
