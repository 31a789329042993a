"""What a sentence adds to the sessions that it names: lengths, hours, and who leads which."""

from collections.abc import Iterator

from cms.intake.facts.clock import hours_told
from cms.intake.facts.lengths import Length, lengths_told
from cms.intake.facts.mentions import Mention, Mentions
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.sessions.drafts import LEADERLESS, Draft
from cms.intake.reading import Sentence
from cms.intake.report import Span

# The shortest session, in minutes; what is shorter is a break or a turn.
SHORTEST = 15
# How far behind an hour its session stands at most, in letters.
NEAR_HOUR = 90

Named = list[tuple[Draft, Span]]


def lengths_of(text: str, sentence: Sentence, stretches: QuotedStretches) -> tuple[Length, ...]:
    """The lengths of time that a sentence tells, those in titles left out."""
    start, end = sentence.span.start, sentence.span.end
    titles = stretches.within(start, end)
    return tuple(
        one
        for one in lengths_told(text, start, end)
        if not any(one.span.overlaps(title.span) for title in titles)
    )


def measure(text: str, sentence: Sentence, named: Named, lengths: tuple[Length, ...]) -> None:
    """Give each session the length and the hour that stand nearest to it in its sentence."""
    for length in lengths:
        draft = min(named, key=lambda one: _distance(one[1], length.span))[0]
        if draft.minutes is None and length.minutes >= SHORTEST:
            draft.minutes = length.minutes
            draft.spans.append(length.span)
    hours = hours_told(text, sentence.span.start, sentence.span.end, is_strict=True)
    if not hours:
        return
    is_alone = len(hours) == 1 and len({id(draft) for draft, _ in named}) == 1
    timed = [(draft, span) for draft, span in named if draft.kind not in LEADERLESS and draft.starts is None]
    for draft, span in timed:
        before = [
            one for one in hours if one.span.end <= span.start and span.start - one.span.end < NEAR_HOUR
        ]
        told = hours[0] if is_alone else None
        if (
            told is None
            and len(hours) > 1
            and before
            and not _has_other(named, draft, before[-1].span.end, span.start)
        ):
            told = before[-1]
        if told:
            draft.starts = told.starts
            draft.minutes = draft.minutes or told.minutes
            draft.spans.append(told.span)


def share(text: str, span: Span, named: Named, mentions: Mentions) -> None:
    """Give each of several sessions its leaders: those behind it, or before it where it is so built."""
    told = mentions.within(span.start, span.end)
    ordered = sorted(named, key=lambda one: one[1])
    for part, sessions in _parts(text, span, ordered):
        here = [one for one in told if part.start <= one.span.start < part.end]
        if here:
            _share_part(part, sessions, here, mentions)


def _parts(text: str, span: Span, ordered: Named) -> Iterator[tuple[Span, Named]]:
    """A sentence by its semicolons, each part with its sessions; all of it where one would have none."""
    places = [span.start, *_semicolons(text, span), span.end]
    parts = [Span(places[i], places[i + 1]) for i in range(len(places) - 1)]
    shared = [(part, [one for one in ordered if part.start <= one[1].start < part.end]) for part in parts]
    if all(sessions for _, sessions in shared):
        yield from shared
    else:
        yield span, ordered


def _semicolons(text: str, span: Span) -> Iterator[int]:
    place = text.find(";", span.start, span.end)
    while place >= 0:
        yield place + 1
        place = text.find(";", place + 1, span.end)


def _share_part(part: Span, ordered: Named, told: list[Mention], mentions: Mentions) -> None:
    first, last = ordered[0][1], ordered[-1][1]
    is_before = told[0].span.start < first.start and not any(one.span.start > last.end for one in told)
    for number, (draft, span) in enumerate(ordered):
        if is_before:
            start, end = (ordered[number - 1][1].end if number else part.start), span.start
        else:
            start = span.end if number else part.start
            end = ordered[number + 1][1].start if number + 1 < len(ordered) else part.end
        draft.led_by(mentions.names(start, end))


def _has_other(named: Named, draft: Draft, start: int, end: int) -> bool:
    return any(start <= span.start < end for other, span in named if other is not draft)


def _distance(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
