"""Rows of a programme: lines that begin with an hour, rows of a table, items of what was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cms.intake.facts.clock import Hours, hours_told
from cms.intake.facts.found import SessionKind
from cms.intake.facts.lists import bare
from cms.intake.facts.mentions import Mentions
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.sessions.kinds import kind_words
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

HEADLINES = {
    "what": r"мероприяти|что|событи|содержани|тема|наименовани|вид работ|event|session|what|activity"
    r"|topic|item|title"
    r"|іс-шара|мазмұн|атауы|тақырып|не болады|жұмыс түрі|бағдарлама|программа|programme|этап работы",
    "who": r"ответствен|кто|спикер|ведущ|модератор|докладчик|тренер|speaker|who|moderator|led by|trainer"
    r"|presenter|facilitator"
    r"|жауапты|кім|баяндамашы|жүргізуші|спикер",
    "when": r"время|час|time|hour|when|уақыт|сағат",
    "day": r"дата|день|date|day|күн",
}
_NO_PROGRAMME = re.compile(
    r"^(?:место|орын|place|балл|points|score|ұпай|школа|school|мектеп|номинац|аталым|№ п)", re.IGNORECASE
)
_LED = (
    r"(?:moderators?|moderated|led|run|conducted|speakers?|trainers?|by|with|presented|facilitators?|hosted|held"
    r"|модератор\w*|ведущ\w+|вед[её]т|вел[аи]?|в[её]л|провод\w+|пров[её]л\w*|провел[аи]?|спикер\w*|тренер\w*|с|со"
    r"|жүргізген|өткізген|өткізді|басқарған|басқарды|көрсеткен|көрсетті|жүргізуші\w*|баяндамашы\w*|спикер\w*|жүргізді|жүргізеді)"
)
_TITLE_ENDS = re.compile(
    rf"\s[–—-]\s|\.\s+(?=[^\W\d_])|;|\s\(|,\s(?:а\s)?(?:\w+\s){{0,2}}{_LED}(?!\w)|:\s(?={_LED}(?!\w))|\s{_LED}\s*$",
    re.IGNORECASE,
)
_LED_AT_END = re.compile(
    rf"[\s,(–—:-]+(?:{_LED}|our|наш\w*|trainer|тренер\w*|учител\w+|директор\w*)?[\s,(–—:-]*$", re.IGNORECASE
)
_HAPPENS = re.compile(
    r"opened|began|started|was|were|откры|нача[лт]|прош[её]?л|состоял|басталды|ашыл|өтті|өткізді|болды|жүргізді",
    re.IGNORECASE,
)
# The end of a contest, its winners and its prizes are no contest.
_OF_CONTEST = re.compile(r"(?:\bof(?:\sthe)?|winners|победител\w+|итог\w+|участник\w+)\s(?:\w+\s)?$")
_OUT_OF_CONTEST = re.compile(
    r"\s(?:жеңімпаз|жүлдегер|қорытынды|нәтиже|қатысушы|марапат|results|winners|awards|prize|ceremony)"
)
_GENITIVES = ("са", "сов", "ның", "ына", "ың")
_ROW_WITHIN = re.compile(
    r"[ \t]*\n\s*(?=[0-2]?\d[:.][0-5]\d(?!\d|[.:/]\d))"
    r"|(?<=[^\s,;:(–—-])[ \t]+(?=[0-2]?\d[:.][0-5]\d\s?[-–—]\s?[0-2]?\d[:.][0-5]\d\s+[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ«\"“])"
)
_LEAD = re.compile(r"[^\w]*(?:(?:с|from|at|в|сағат)\s)?", re.IGNORECASE)
_DASH = re.compile(r"\s?[–—:-]\s")
_BAR = re.compile(r"\t+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its stretch, the hours it has, the stretch that says what, and the cell with a day, if any."""

    span: Span
    what: Span
    hours: Hours | None = None


def lines_of(reading: Reading, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences by the lines they stand in."""
    lines: list[list[Sentence]] = []
    for whole in sentences:
        for number, sentence in enumerate(_by_rows(reading.text, whole)):
            same = lines and number == 0 and lines[-1][-1].block is sentence.block
            if same and "\n" not in reading.text[lines[-1][-1].span.end : sentence.span.start]:
                lines[-1].append(sentence)
            else:
                lines.append([sentence])
    return lines


def _by_rows(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """A sentence cut where a row begins that a line without a stop ran into."""
    start = sentence.span.start
    for row in _ROW_WITHIN.finditer(text, sentence.span.start, sentence.span.end):
        yield replace(sentence, span=Span(start, row.start()))
        start = row.end()
    yield replace(sentence, span=Span(start, sentence.span.end)) if start > sentence.span.start else sentence


class ProgrammeRows:
    """Which lines of a report are rows of its programme."""

    def __init__(self, reading: Reading, lines: list[list[Sentence]], stretches: QuotedStretches):
        self._text = reading.text
        self._stretches = stretches
        self._rows: dict[int, list[Row]] = {}
        headline: list[str] | None = None
        single: list[tuple[int, list[Row]]] = []
        for line in lines:
            span = Span(line[0].span.start, line[-1].span.end)
            cells = self._cells(span)
            if len(cells) > 1:
                headline = self._headline(cells) or headline
                row = self._row_of_table(span, cells, headline)
                if row:
                    self._rows[span.start] = [row]
                continue
            headline = None
            rows = self._rows_of_line(span)
            if rows:
                single.append((span.start, rows))
        if sum(len(rows) for _, rows in single) > 1 or any(self._is_alone(rows[0]) for _, rows in single):
            self._rows.update(single)

    def at(self, line: list[Sentence]) -> list[Row]:
        """The rows of a line; none where it is no part of a programme."""
        return self._rows.get(line[0].span.start, [])

    def __len__(self) -> int:
        return len(self._rows)

    def _is_alone(self, row: Row) -> bool:
        """Tell whether one line is a programme's row, and no sentence that begins with an hour."""
        return self._is_named(row) and not _HAPPENS.search(row.what.of(self._text))

    def _is_named(self, row: Row) -> bool:
        return any(not word.is_general for word in kind_words(self._text, row.what, self._stretches))

    def _cells(self, span: Span) -> list[Span]:
        cells = []
        start = span.start
        for mark in _BAR.finditer(self._text, span.start, span.end):
            cells.append(Span(start, mark.start()))
            start = mark.end()
        cells.append(Span(start, span.end))
        if cells and cells[0].start == cells[0].end:
            cells = cells[1:]
        return cells

    def _headline(self, cells: list[Span]) -> list[str] | None:
        """What each column holds where the cells are a table's headline; None where they are not."""
        names = [cell.of(self._text).strip().casefold() for cell in cells]
        if any(len(name) > 40 or re.search(r"\d{1,2}[:.]\d\d", name) for name in names):
            return None
        if any(_NO_PROGRAMME.match(name) for name in names):
            return ["none"]
        columns = []
        for name in names:
            kinds = [kind for kind in ("when", "day", "who", "what") if re.match(HEADLINES[kind], name)]
            columns.append(kinds[0] if kinds else "")
        return columns if len([one for one in columns if one]) > 1 else None

    def _row_of_table(self, span: Span, cells: list[Span], headline: list[str] | None) -> Row | None:
        if headline == ["none"]:
            return None
        hours = None
        rest = []
        for cell in cells:
            told = hours_told(self._text, cell.start, cell.end)
            if (
                told
                and not hours
                and len(cell.of(self._text).strip()) - (told[0].span.end - told[0].span.start) < 14
            ):
                hours = told[0]
            elif cell.of(self._text).strip():
                rest.append(cell)
        columns = headline or []
        named = [
            cell
            for cell, column in zip(cells, columns, strict=False)
            if column == "what" and cell.of(self._text).strip()
        ]
        if self._headline(cells) or not rest or not (hours or (named and {"when", "day"} & set(columns))):
            return None
        if named:
            return Row(span, bare(self._text, named[0]), hours)
        called = [cell for cell in rest if self._is_named(Row(span, cell))]
        texts = [cell for cell in rest if not re.fullmatch(r"[\d.,:/\s–-]*", cell.of(self._text))]
        return Row(span, bare(self._text, (called or texts or rest)[0]), hours)

    def _rows_of_line(self, span: Span) -> list[Row]:
        """Rows of a line that begins with an hour, or names several after a colon."""
        start = bare(self._text, span).start
        lead = re.compile(r"[^\w]*(?:с|from|at|в|сағат)?\s?", re.IGNORECASE).match(
            self._text, span.start, span.end
        )
        begins = {start, lead.end() if lead else start}
        told = hours_told(self._text, span.start, span.end)
        if not told or not any(abs(told[0].span.start - place) < 2 for place in begins):
            return []
        if not any(sign.isdigit() for sign in told[0].span.of(self._text)):
            return []
        heads = [told[0]]
        for one in told[1:]:
            between = self._text[heads[-1].span.end : one.span.start].rstrip()
            if between.endswith((";", ".")) or (between.endswith(",") and heads[-1].minutes and one.minutes):
                heads.append(one)
        ends = [one.span.start for one in heads[1:]] + [span.end]
        rows = []
        for hours, end in zip(heads, ends, strict=True):
            what = bare(self._text, Span(hours.span.end, end))
            if what.start < what.end:
                rows.append(Row(Span(hours.span.start, end), what, hours))
        return rows


def title_of(text: str, what: Span, stretches: QuotedStretches, mentions: Mentions) -> tuple[str, Span]:
    """The title of a row and where it stands: what is in quotation marks, else the words before who leads."""
    quotes = [one for one in stretches.within(what.start, what.end) if not _is_of_place(text, one.span)]
    named = mentions.within(what.start, what.end)
    head_end = named[0].span.start if named else what.end
    if quotes and (not named or quotes[0].span.start < head_end):
        return quotes[0].words(text), quotes[0].inner
    head = Span(what.start, head_end)
    stop = _TITLE_ENDS.search(text, head.start + 1, head.end)
    end = stop.start() if stop else head.end
    words = text[head.start : end]
    if named and not stop:
        words = _LED_AT_END.sub("", words)
    if not words.strip(" ,–—-") and len(quotes) > 0:
        return quotes[0].words(text), quotes[0].inner
    place = bare(text, Span(head.start, head.start + len(words)))
    return " ".join(place.of(text).split()), place


def kind_of(text: str, what: Span, title: Span, stretches: QuotedStretches) -> tuple[SessionKind, bool]:
    """The kind of a row by the words around its title, and whether one of them says it without doubt."""
    head = Span(what.start, max(title.end, min(what.end, title.end + 60)))
    stop = re.compile(r"[–—;(\t|]|\.\s").search(text, title.end, head.end)
    head = Span(head.start, stop.start() if stop else head.end)
    for word in kind_words(text, head, stretches):
        if word.is_general:
            continue
        called = word.span.of(text).casefold()
        before = text[max(head.start, word.span.start - 20) : word.span.start].casefold()
        after = text[word.span.end : word.span.end + 20].casefold()
        if word.kind == "contest" and (
            _OF_CONTEST.search(before) or _OUT_OF_CONTEST.match(after) or called.endswith(_GENITIVES)
        ):
            continue
        return word.kind, True
    return "other", False


def _is_of_place(text: str, span: Span) -> bool:
    """Tell whether a name in quotation marks is a school's or a house's."""
    before = text[max(0, span.start - 30) : span.start].casefold()
    after = text[span.end : span.end + 20].casefold()
    return bool(
        re.search(
            r"(?:школ\w*|лице\w*|гимнази\w*|дворец|центр\w*|дом\w?|фонд\w*|нии|зал\w?|school|lyceum|club|университет\w*)[\s-]+$",
            before,
        )
        or re.match(
            r"\s(?:мектеп|мектебі|лицей|гимназия|орталығ|сарайы|қоры|университет|залы|school|lyceum|gymnasium)",
            after,
        )
    )
