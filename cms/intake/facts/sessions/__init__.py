"""The programme of an event: sessions by kind, title, day, hours, length and speakers.

A programme is a table, lines that begin with an hour, a list of what was done, or is told in sentences; a
report may have all of these. What is told twice is one session.
"""

import re
from collections.abc import Sequence
from datetime import date

from cms.intake.facts.found import Found, Person, Session
from cms.intake.facts.lengths import lengths_told
from cms.intake.facts.mentions import Mentions
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.sessions.drafts import Draft
from cms.intake.facts.sessions.prose import Prose
from cms.intake.facts.sessions.rows import ProgrammeRows, Row, kind_of, lines_of, title_of
from cms.intake.facts.told_days import ProgrammeDays
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_HOST = re.compile(
    r"(?<!\w)(?:forums?|conferences?|seminars?|webinars?|symposi\w+|congress|(?:winter|summer|spring|autumn) school|festival"
    r"|форум\w*|конференц\w+|семинар\w*|вебинар\w*|съезд\w*|сл[её]т\w*|фестивал\w+|(?:зимн|летн|весенн|осенн)\w{2,3} школ\w+|декад\w+"
    r"|конференция\w*|(?:қысқы|жазғы|көктемгі|күзгі) мекте\w+|апталы\w+)(?!\w)",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?<!\w)(?:in the afternoon|after (?:lunch|that|the break)|in the evening|then|later|meanwhile|in parallel|by noon|that (?:day|evening)"
    r"|после (?:обеда|этого|перерыва)|затем|далее|потом|вечером|параллельно|днём|в этот (?:же )?день"
    r"|түстен кейін|содан (?:кейін|соң)|одан кейін|кешке|кешкі|кейін|сол күні|осы күні|бұдан кейін)(?!\w)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?<!\w)(?:open(?:ed|s|ing)|began|beg[iu]n|declared|started|откры\w+|начал\w+|ашты|ашыл\w+|ашқан|басталды)(?!\w)",
    re.IGNORECASE,
)
# A day told this far into a sentence is what the sentence is about; further on it may be told by the way.
NEAR = 60


def find_sessions(
    reading: Reading,
    days: Sequence[date],
    people: Sequence[Found[Person]],
    sentences: Sequence[Sentence] | None = None,
) -> tuple[Found[Session], ...]:
    """The sessions told in `sentences` (the whole report without them) of an event with these days and people.

    `days` are all days of the event, or its first and last, or none where they are unknown: then sessions
    have none. Speakers are named as in `people`.
    """
    return tuple(draft.found() for draft in _Programme(reading, days, people, sentences).drafts())


class _Programme:
    """One walk through the lines of a report, with the day they speak of."""

    def __init__(self, reading, days, people, sentences):
        self._text = reading.text
        self._mentions = Mentions(reading, people)
        self._stretches = QuotedStretches(reading.text)
        self._days = ProgrammeDays(days)
        self._lines = lines_of(reading, reading.sentences if sentences is None else sentences)
        self._rows = ProgrammeRows(reading, self._lines, self._stretches)
        self._prose = Prose(reading.text, self._stretches, self._mentions)
        self._day: date | None = self._days.only
        self._is_weak = False
        self._last_row: Draft | None = None

    def drafts(self) -> list[Draft]:
        """All sessions in the order of the text, those of the event itself left out."""
        for line in self._lines:
            rows = self._rows.at(line)
            if rows:
                self._read_rows(line, rows)
            else:
                self._read_line(line)
        return _of_programme(self._text, self._prose.drafts, bool(len(self._rows)))

    def _read_rows(self, line: list[Sentence], rows: list[Row]) -> None:
        for row in rows:
            cells = Span(row.span.start, row.span.end)
            for told in self._days.told(self._text, cells, self._day):
                if not told.span.overlaps(row.what) or told.span.start == row.span.start:
                    self._day = told.day or self._day
            title, place = title_of(self._text, row.what, self._stretches, self._mentions)
            kind, _ = kind_of(self._text, row.what, place, self._stretches)
            if not title:
                continue
            draft = Draft(kind, title, place, line[0].block.span.start, self._days.only or self._day)
            if row.hours:
                draft.starts, draft.minutes = row.hours.starts, row.hours.minutes
                draft.spans.append(row.hours.span)
            if draft.minutes is None:
                lengths = lengths_told(self._text, row.span.start, row.span.end)
                draft.minutes = lengths[0].minutes if lengths else None
            draft.led_by(self._mentions.names(row.span.start, row.span.end))
            self._prose.add(draft)
            self._last_row = draft

    def _read_line(self, line: list[Sentence]) -> None:
        for number, sentence in enumerate(line):
            self._turn(sentence, is_first=number == 0)
            self._prose.read(sentence, self._days.only or (None if self._is_weak else self._day))

    def _turn(self, sentence: Sentence, is_first: bool) -> None:
        """Turn to the day that a sentence speaks of."""
        if self._days.only or not self._days.days:
            return
        words = sentence.span.of(self._text)
        told = self._days.told(self._text, sentence.span, self._day)
        if told:
            self._day = told[-1].day
            is_heading = len(words) < NEAR
            self._is_weak = not is_heading and told[-1].span.start - sentence.span.start > NEAR
        elif is_first and self._last_row:
            self._day, self._last_row = None, None
        elif self._day is None and _OPENS.search(words) and _HOST.search(words):
            self._day, self._is_weak = self._days.days[0], True
        elif self._is_weak and _ON.search(words):
            self._is_weak = False


def _of_programme(text: str, drafts: list[Draft], has_rows: bool) -> list[Draft]:
    """The sessions without the event itself: a contest or workshop that no forum or seminar is host to."""
    hosts = [match.start() for match in _HOST.finditer(text)]
    first_host = hosts[0] if hosts else len(text)
    found = []
    own: Draft | None = None
    for draft in drafts:
        is_event = not hosts and own is None and draft.title and not draft.starts
        if draft.kind == "contest" and not draft.starts:
            if not draft.title or draft.anchor.start < first_host:
                continue
        elif is_event and (draft.kind == "workshop" or draft.is_general):
            own = draft
            continue
        found.append(draft)
    return found
