"""How many events a report tells of, what each is called, and which sentences tell of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from cms.intake.facts.days_of import DaysOf
from cms.intake.facts.found import EventKind
from cms.intake.facts.kinds import Noun, nouns_of
from cms.intake.facts.named_events import Mention, find_mentions
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.untitled_events import find_unnamed, find_untitled
from cms.intake.facts.word_sets import word_set
from cms.intake.reading import Reading, Sentence

_NEXT_DAY = timedelta(days=1)
# A noun that stands once may be any event's.
_TWICE = 2
# More events than this are no report but a list.
_MOST = 8
_CONTEST = re.compile(
    r"\b(?:jury|jurors|criteria|criterion|nominat\w+|nominee\w*|winners?|prize\w*|award\w*"
    r"|(?:first|second|third) place"
    r"|grand prix|contestants?|rounds?|points"
    r"|жюри|критери\w+|номинаци\w+|номинант\w*|победител\w+|победил\w*|призер\w*|призёр\w*|(?:перв|втор|трет)\w+"
    r" мест\w+|(?:i{1,3}|[123]) (?:место|place|орын)"
    r"|место у|гран-при|конкурсант\w*|этап\w*|балл\w*|диплом\w*"
    r"|қазылар|өлшемшарт\w*|аталым\w*|жеңімпаз\w*|жүлде\w*|орын(?:ды)?(?=\W)|кезең\w*|ұпай\w*|бағаланды)\b",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"\b(?:plenary|dialogue platform|facilitation|exhibition|workshops?|пленарн\w+|диалогов\w+ площадк\w+"
    r"|фасилитаци\w+|выставк\w+|мастер-класс\w*|пленарлық|диалог алаң\w+|фасилитация\w*"
    r"|көрме\w*|шеберлік сағат\w*)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:(?:both|all three|оба|обе|обоих|обеих|все три)(?: of)?(?: the| these)?(?: \w+)?"
    r" (?:events?|seminars?|forums?|contests?|courses?|trainings?|meetings?|sessions?|were|took"
    r"|заняти\w+|семинар\w*|мероприяти\w+|форум\w*|конкурс\w*|тренинг\w*|встреч\w*|курс\w*|событи\w+)"
    r"|екі іс-шара\w*|екеуі\w*|екі семинар\w*|екі байқау\w*|екі форум\w*)\b",
    re.IGNORECASE,
)
_NEW_DAY = re.compile(
    r"\b(?:(?:second|third|last|final) day|day (?:two|three|2|3)|(?:второй|третий|последний"
    r"|заключительный) день"
    r"|во второй день|день (?:второй|третий)|(?:екінші|үшінші|соңғы) күн\w*)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Told:
    """An event as a report tells it: its mentions, and the sentences that tell of it."""

    kind: EventKind
    mentions: list[Mention]
    sentences: list[Sentence] = field(default_factory=list)
    within: int | None = None

    @property
    def best(self) -> Mention:
        """The mention whose title is taken: one of a whole sentence, else that of a heading."""
        inside = [one for one in self.mentions if not one.is_heading] or self.mentions
        first = inside[0]
        fuller = [
            one
            for one in self.mentions
            if one.name == first.name and len(one.title.split()) > len(first.title.split()) and first.name
        ]
        has_bare_noun = len(first.title.split()) - len(first.name.split()) <= 1
        return fuller[0] if fuller and has_bare_noun else first

    @property
    def is_sure(self) -> bool:
        """Unsure is an event without a title, or one that was only named in passing."""
        return bool(self.best.name) and not (self.best.is_passing or self.best.is_owned)


def find_events(
    reading: Reading, sentences: list[Sentence], quotes: QuotedStretches, days: DaysOf
) -> list[Told]:
    """The events a report tells of, in order, with their sentences; none where it names no event.

    `sentences` are those of the report without the page's furniture.
    """
    mentions = find_mentions(reading, sentences, quotes)
    events = _grouped([one for one in mentions if not (one.is_passing or one.is_owned)])
    untitled = find_untitled(reading, sentences, quotes)
    if any(not _is_minor_noun(one.noun) for one in untitled) and all(
        one.mentions[0].noun.is_part for one in events
    ):
        # Workshops with titles are sessions of an event that has none.
        events = []
    events = _with_untitled(_main(events, days), untitled, days) or _main(_alone(untitled), days)
    if len(events) == 1 and not events[0].best.name:
        # «Вручил награды победителям конкурса «Наставник года»»: the event has a title after all.
        owned = _grouped([one for one in mentions if one.is_owned and not one.is_passing])
        events = [one for one in owned if one.kind == events[0].kind][:1] or events
    events = (events or _grouped(mentions) or _grouped(find_unnamed(sentences, quotes)))[:_MOST]
    _assign(events, sentences, quotes, days)
    kept = _without_sessions(events, days)
    if len(kept) < len(events):
        events = [replace(event, sentences=[]) for event in kept]
        _assign(events, sentences, quotes, days)
    _nest(events, days)
    return events


def _alone(untitled: list[Mention]) -> list[Told]:
    """The event of a report that gives no title to any: the first; a contest where it is told twice."""
    events = _grouped(untitled)
    told_often = [event for event in events[1:] if len(event.mentions) >= _TWICE and event.kind != "other"]
    return [*events[:1], *(event for event in told_often if event.kind != events[0].kind)]


def _with_untitled(events: list[Told], untitled: list[Mention], days: DaysOf) -> list[Told]:
    """Events with a forum or contest without a title that is told of beside them: twice, or on own days."""
    if not events:
        return []
    told = {event.kind for event in events}
    for kind in ("forum", "contest"):
        others = [one for one in untitled if one.noun.kind == kind]
        is_told = len(others) >= _TWICE or any(_is_apart(one, events, days) for one in others)
        if kind not in told and is_told and not _is_told_by(events, others):
            event = Told(others[0].noun.kind, others)
            place = sum(one.mentions[0].span.start < others[0].span.start for one in events)
            events = [*events[:place], event, *events[place:]]
    return events


def _is_apart(mention: Mention, events: list[Told], days: DaysOf) -> bool:
    """Tell whether an event that is named once was held, on days of its own and with more said of it."""
    own = [day for found in days.of(mention.sentence) for day in found.value.each]
    held = [day for event in events for day in _days(event, days)]
    words = " ".join(word.folded for word in mention.sentence.words)
    return _lies_outside(own, held) and bool(_CONTEST.search(words)) and not mention.is_passing


def _is_told_by(events: list[Told], others: list[Mention]) -> bool:
    """Tell whether an event's own title has the noun in it: «семинар «Как готовить конкурс»»."""
    return any(other.noun.base in event.best.title.casefold() for event in events for other in others)


def _grouped(mentions: Sequence[Mention]) -> list[Told]:
    events: list[Told] = []
    for mention in mentions:
        if len(events) > _MOST * 5:
            break
        same = next((event for event in events if _is_same(event.mentions[0], mention)), None)
        if same is None:
            events.append(Told(mention.noun.kind, [mention]))
        else:
            same.mentions.append(mention)
    return events


def _is_same(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions are of one event: by the words of their titles."""
    if not (one.name and other.name):
        return one.noun.kind == other.noun.kind
    first, second = _beginnings(one.name), _beginnings(other.name)
    shared = len(first & second) / max(min(len(first), len(second)), 1)
    same_kind = one.noun.kind == other.noun.kind
    return shared >= (0.5 if same_kind else 0.99)


def _beginnings(name: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", name.casefold()) if len(word) > 2 or word.isdecimal()}


def _main(events: list[Told], days: DaysOf) -> list[Told]:
    """Events without those that are sessions where another is told: workshops, round tables, meetings.

    One of them with days of its own, outside those of the others, is an event.
    """
    strong = [event for event in events if not _is_minor(event)]
    if not strong:
        weak = [event for event in events if not event.mentions[0].noun.is_part]
        return weak or events[:1]
    held = [day for event in strong for day in _days(event, days)]
    held += [day + step for day in held for step in (-_NEXT_DAY, _NEXT_DAY)]
    return [event for event in events if event in strong or _lies_outside(_days_beside(event, days), held)]


def _days_beside(event: Told, days: DaysOf) -> list:
    """The days told where an event is named; of a meeting or training also elsewhere in its paragraph."""
    named = _days(event, days)
    if named or event.mentions[0].noun.is_part:
        return named
    mention = event.mentions[0].sentence
    return [day for found in days.in_block(mention) for day in found.value.each]


def _is_minor(event: Told) -> bool:
    return _is_minor_noun(event.mentions[0].noun)


def _is_minor_noun(noun: Noun) -> bool:
    return noun.is_part or noun.is_weak


def _without_sessions(events: list[Told], days: DaysOf) -> list[Told]:
    """Events without the seminars and trainings of a forum, conference or school."""
    if not events:
        return events
    holder = next((one for one in events if one.kind == "forum"), events[0])
    is_holder = holder.kind == "forum" or holder.mentions[0].noun.base in _HOLDERS
    if not is_holder:
        return events
    held = _days(holder, days)
    return [
        event
        for event in events
        if event is holder or event.kind != "other" or _lies_outside(_days(event, days), held)
    ]


_HOLDERS = word_set(
    "conference конференция school школа мектеп festival фестиваль congress съезд camp лагерь"
)


def _days(event: Told, days: DaysOf) -> list:
    """The days told where an event is named; where none is, those of the sentences that tell of it first."""
    named = [
        day for mention in event.mentions for found in days.of(mention.sentence) for day in found.value.each
    ]
    if named:
        return named
    for sentence in event.sentences[:6]:
        if found := days.of(sentence):
            return list(found[0].value.each)
    return []


def _lies_outside(own: list, held: list) -> bool:
    return bool(own) and bool(held) and (max(own) < min(held) or min(own) > max(held))


def _nest(events: list[Told], days: DaysOf) -> None:
    """Note which contests were part of a forum or another event told of before them."""
    for number, event in enumerate(events):
        if event.kind != "contest":
            continue
        for holder_number, holder in enumerate(events):
            if holder.kind == "contest" or number == holder_number:
                continue
            if not _lies_outside(_days(event, days), _days(holder, days)):
                event.within = holder_number
                break


def _assign(events: list[Told], sentences: list[Sentence], quotes: QuotedStretches, days: DaysOf) -> None:
    """Give every sentence to the event it tells of; one that names two is told of both."""
    if len(events) == 1:
        events[0].sentences = list(sentences)
        return
    if not events:
        return
    named: dict[int, list[Told]] = {}
    for event in events:
        for mention in event.mentions:
            named.setdefault(mention.sentence.number, []).append(event)
    current = next((one for one in events if one.kind == "forum"), events[0])
    is_before_all = True
    for sentence in sentences:
        here = named.get(sentence.number, [])
        if here:
            current, is_before_all = here[0], False
            for event in here:
                event.sentences.append(sentence)
            continue
        chosen = _by_words(events, sentence, current, quotes, days)
        if chosen is None:
            continue
        if is_before_all and chosen is current and not any(one.kind == "forum" for one in events):
            continue
        current = chosen
        current.sentences.append(sentence)


def _by_words(
    events: list[Told], sentence: Sentence, current: Told, quotes: QuotedStretches, days: DaysOf
) -> Told | None:
    """The event that a sentence tells of which names none by its title; None where it tells of several."""
    text_words = " ".join(word.folded for word in sentence.words)
    if _SEVERAL.search(text_words):
        return None
    contest = _only(events, "contest", current)
    holder = next((one for one in events if one.kind != "contest"), None)
    kinds = {noun.kind for noun in nouns_of(sentence, quotes) if not (noun.is_weak or noun.is_part)}
    if contest is not None and "contest" in kinds:
        return contest
    if contest is not None and _CONTEST.search(text_words):
        return contest
    bases = [noun.base for noun in nouns_of(sentence, quotes)]
    if current.mentions[0].noun.base in bases:
        return current
    by_base = [one for one in events if one.mentions[0].noun.base in bases]
    if len(by_base) == 1:
        return by_base[0]
    is_holders = bool(_SESSION.search(text_words)) or bool(_NEW_DAY.search(text_words))
    if (
        current is contest
        and holder is not None
        and (is_holders or _is_on_other_day(current, sentence, days))
    ):
        return holder
    return current


def _only(events: list[Told], kind: EventKind, current: Told) -> Told | None:
    """The event of a kind: the current one, or the only one."""
    found = [one for one in events if one.kind == kind]
    if current in found:
        return current
    return found[0] if len(found) == 1 else None


def _is_on_other_day(event: Told, sentence: Sentence, days: DaysOf) -> bool:
    own = set(_days(replace(event, mentions=event.mentions[:_MOST]), days))
    told = [day for found in days.of(sentence) for day in found.value.each]
    return bool(own) and bool(told) and not own & set(told)
