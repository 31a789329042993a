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
from cms.intake.facts.sessions.activities import introduces, item_of, of_day, speakers_of_day
from cms.intake.facts.sessions.details import share
from cms.intake.facts.sessions.drafts import Draft
from cms.intake.facts.sessions.kinds import kind_words
from cms.intake.facts.sessions.prose import Prose
from cms.intake.facts.sessions.rows import ProgrammeRows, Row, kind_of, lines_of, title_of
from cms.intake.facts.sessions.titles import titled
from cms.intake.facts.told_days import ProgrammeDays
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

_HOST = re.compile(
    r"(?<!\w)(?:forums?|conferences?|seminars?|webinars?|symposi\w+|congress|(?:winter|summer|spring"
    r"|autumn) school|festival"
    r"|форум\w*|конференц\w+|семинар\w*|вебинар\w*|съезд\w*|сл[её]т\w*|фестивал\w+|(?:зимн|летн|весенн"
    r"|осенн)\w{2,3} школ\w+|декад\w+"
    r"|конференция\w*|(?:қысқы|жазғы|көктемгі|күзгі) мекте\w+|апталы\w+)(?!\w)",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?<!\w)(?:in the afternoon|after (?:lunch|that|the break)|in the evening|then|later|meanwhile"
    r"|in parallel|by noon|that (?:day|evening)"
    r"|после (?:обеда|этого|перерыва)|затем|далее|потом|вечером|параллельно|днём|в этот (?:же )?день"
    r"|түстен кейін|содан (?:кейін|соң)|одан кейін|кешке|кешкі|кейін|сол күні|осы күні|бұдан кейін)(?!\w)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?<!\w)(?:open(?:ed|s|ing)|began|beg[iu]n|declared|started|откры\w+|начал\w+|ашты|ашыл\w+|ашқан|басталды)(?!\w)",
    re.IGNORECASE,
)
# A row that names sessions which its next lines tell.
_PARALLEL = re.compile(
    r"^\W*(?:parallel|sections?$|sections\b|workshops\b|platforms\b|параллел\w+|секции|мастер-классы"
    r"|площадки|шеберлік сағаттары|секциялар)",
    re.IGNORECASE,
)
# A line below a row that says who leads it.
_LEADER = re.compile(
    r"\W*(?:moderators?|trainers?|speakers?|facilitators?|led by|presenters?|модератор\w*|тренер\w*"
    r"|спикер\w*|ведущ\w+"
    r"|докладчик\w*|фасилитатор\w*|жүргізуші\w*|баяндамашы\w*)\W",
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
    """The sessions of an event told in `sentences`, or in the whole report without them.

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
        # The last line of a list of what was done.
        self._listing: Sentence | None = None

    def drafts(self) -> list[Draft]:
        """All sessions in the order of the text, those of the event itself left out."""
        for line in self._lines:
            rows = self._rows.at(line)
            if rows:
                self._read_rows(line, rows)
            else:
                self._read_line(line)
        return _of_programme(self._text, self._prose.drafts)

    def _read_rows(self, line: list[Sentence], rows: list[Row]) -> None:
        for row in rows:
            cells = Span(row.span.start, row.span.end)
            for told in self._days.told(self._text, cells, self._day):
                if not told.span.overlaps(row.what) or told.span.start == row.span.start:
                    self._day = told.day or self._day
            parallel = self._parallel(row, line[0])
            if parallel:
                for draft in parallel:
                    self._prose.add(draft)
                continue
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

    def _parallel(self, row: Row, sentence: Sentence) -> list[Draft]:
        """The sessions of a row that names several: «мастер-классы «…» и «…»»."""
        words = kind_words(self._text, row.what, self._stretches)
        if not any(word.is_plural and not word.is_general for word in words):
            return []
        named = [
            (
                Draft(
                    one.word.kind,
                    title.words(self._text),
                    title.span,
                    sentence.block.span.start,
                    self._known_day(),
                ),
                title.span,
            )
            for one in titled(self._text, row.what, words, self._stretches, self._mentions, sentence.language)
            for title in one.titles
        ]
        if len(named) < 2:
            return []
        share(self._text, row.what, named, self._mentions)
        for draft, _ in named:
            if row.hours:
                draft.starts, draft.minutes = row.hours.starts, row.hours.minutes
                draft.spans.append(row.hours.span)
        return [draft for draft, _ in named]

    def _read_line(self, line: list[Sentence]) -> None:
        if self._is_item(line):
            span = Span(line[0].span.start, line[-1].span.end)
            self._turn(line[0], is_first=True)
            draft = item_of(
                self._text, span, line[0].block.span.start, self._known_day(), self._stretches, self._mentions
            )
            if draft and not any(draft.is_titled(other.title) for other in self._prose.drafts):
                self._prose.add(draft)
            return
        if self._last_row and self._read_parallel(line):
            return
        if self._last_row and self._is_below_row(line):
            names = self._mentions.names(line[0].span.start, line[-1].span.end)
            self._last_row.led_by(names)
            return
        for number, sentence in enumerate(line):
            self._turn(sentence, is_first=number == 0)
            drafts = self._prose.read(sentence, self._known_day())
            if not drafts:
                self._read_day(sentence)

    def _read_parallel(self, line: list[Sentence]) -> bool:
        """Read a line below a row that says that several sessions follow: they share its hours."""
        row, span = self._last_row, Span(line[0].span.start, line[-1].span.end)
        if row is None or not _PARALLEL.search(row.title) or not self._stretches.within(span.start, span.end):
            return False
        draft = item_of(self._text, span, line[0].block.span.start, row.day, self._stretches, self._mentions)
        if draft is None:
            return False
        draft.kind = row.kind if draft.kind == "other" else draft.kind
        draft.starts, draft.minutes = row.starts, row.minutes
        if row in self._prose.drafts:
            self._prose.drafts.remove(row)
        self._prose.add(draft)
        return True

    def _is_below_row(self, line: list[Sentence]) -> bool:
        """Tell whether a line right below a row says who leads it."""
        start, end = line[0].span.start, line[-1].span.end
        named = self._mentions.within(start, end)
        gap = self._text[max(start - 40, 0) : start].rsplit("\n", 1)[0]
        is_near = bool(gap.strip()) and not gap.endswith("\n")
        begins = bool(_LEADER.match(self._text, start) or (named and named[0].span.start - start < 25))
        return begins and is_near and not self._days.told(self._text, Span(start, end), self._day)

    def _read_day(self, sentence: Sentence) -> None:
        """What a sentence tells of a day without naming a session."""
        told = self._days.told(self._text, sentence.span, self._day)
        draft = None
        if told and told[0].day:
            draft = of_day(
                self._text, sentence, told[0].span, self._known_day(), self._stretches, self._mentions
            ) or speakers_of_day(self._text, sentence, self._known_day(), self._mentions)
        if draft:
            self._prose.add(draft)

    def _known_day(self) -> date | None:
        return self._days.only or (None if self._is_weak else self._day)

    def _is_item(self, line: list[Sentence]) -> bool:
        """Tell whether a line is of the list that a programme's headline introduced."""
        first, words = line[0], self._text[line[0].span.start : line[-1].span.end]
        if introduces(words):
            self._listing = first
            return False
        if self._listing is None:
            return False
        is_near = "\n\n" not in self._text[self._listing.span.end : first.span.start].replace(
            "\r", ""
        ).replace(" ", "")
        if first.block.kind == "item" or is_near or not words[0].isalnum():
            self._listing = line[-1]
            return True
        self._listing = None
        return False

    def _turn(self, sentence: Sentence, is_first: bool) -> None:
        """Turn to the day that a sentence speaks of."""
        if self._days.only or not self._days.days:
            return
        words = sentence.span.of(self._text)
        told = self._days.told(self._text, sentence.span, self._day)
        if told:
            self._day = told[-1].day
            is_heading = len(words) < NEAR
            self._is_weak = not is_heading and told[0].span.start - sentence.span.start > NEAR
        elif is_first and self._last_row:
            self._day, self._last_row = None, None
        elif self._day is None and _OPENS.search(words) and _HOST.search(words):
            self._day, self._is_weak = self._days.days[0], True
        elif self._is_weak and _ON.search(words):
            self._is_weak = False


def _of_programme(text: str, drafts: list[Draft]) -> list[Draft]:
    """The sessions without the event itself: a contest or workshop that no forum or seminar is host to."""
    hosts = [match.start() for match in _HOST.finditer(text)]
    first_host = hosts[0] if hosts else len(text)
    own = next(
        (draft for draft in drafts[:1] if draft.title and (draft.kind == "workshop" or draft.is_general)),
        None,
    )
    if hosts or any(
        draft.kind in ("plenary", "dialogue", "facilitation") or draft.starts for draft in drafts
    ):
        own = None
    found = []
    for draft in drafts:
        is_nameless = not draft.title or draft.anchor.start < first_host
        if draft is own or (draft.kind == "contest" and not draft.starts and is_nameless):
            continue
        found.append(draft)
    return found
