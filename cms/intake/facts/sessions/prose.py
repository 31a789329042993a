"""Sessions that a text tells of in sentences: their kinds, titles, lengths and leaders, from one to the next."""

import re
from datetime import date

from cms.intake.facts.clock import hours_told
from cms.intake.facts.lengths import lengths_told
from cms.intake.facts.mentions import Mentions
from cms.intake.facts.quotations import Quoted, QuotedStretches
from cms.intake.facts.sessions.drafts import LEADERLESS, Draft
from cms.intake.facts.sessions.kinds import KindWord, kind_words
from cms.intake.facts.sessions.titles import Titled, is_title, titled
from cms.intake.reading import Sentence
from cms.intake.report import Span

# Kinds that a text names without a title.
UNTITLED = frozenset(("plenary", "exhibition", "facilitation", "dialogue"))
# A length that stands in a sentence of its own is a session's from here on, in minutes.
SHORTEST_SESSION = 30
_LEADS = (
    r"\b(?:run|led|moderated|conducted|held|hosted|by|with|gave|spoke|facilitat\w+|presented|made|spent)\b"
    r"|вел[аи]?\b|в[её]л\b|ведут|ведет|ведёт|провел\w*|провёл|прошл\w+|модерир\w+|модератор\w*|досталась|выступ\w+|работал\w*"
    r"|жүргіз\w+|өткіз\w+|сөйле\w+|басқар\w+|модератор\w*|баяндама\w*|көрсет\w+"
)
_LED = re.compile(_LEADS, re.IGNORECASE)
# Whoever is named there leads nothing.
_NO_LEADER = re.compile(
    r"\b(?:said|says|told us|wrote|noted|thank\w*|won|jury|winner|award\w*|organi[sz]ed by)\b"
    r"|сказал\w*|отмети\w+|написал\w*|благодар\w+|спасибо|жюри|победител\w+|наград\w+|открыл\w*|открывал\w*|приветств\w+"
    r"|деді|дейді|айтты\b|алғыс\w*|қазылар|жеңімпаз\w*|марапат\w*|форумды аш\w+|құттықта\w+",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^\W*(?:it|this|these|they|оны|онда|бұл|его|ее|её|их|вел\w?|вёл|провел\w?|модератор\w*|жүргізуші\w*)\b",
    re.IGNORECASE,
)


class Prose:
    """Sessions gathered sentence by sentence, in order."""

    def __init__(self, text: str, stretches: QuotedStretches, mentions: Mentions):
        self._text = text
        self._stretches = stretches
        self._mentions = mentions
        self.drafts: list[Draft] = []
        self._pending: tuple[str, int] | None = None
        self._last: list[Draft] = []
        self._last_block = -1
        self._open = False

    def add(self, draft: Draft) -> None:
        """Take over a session that was read elsewhere."""
        self.drafts.append(draft)
        self._last, self._open, self._pending = [draft], False, None

    def read(self, sentence: Sentence, day: date | None) -> list[Draft]:
        """Read one sentence of the day that it speaks of; return the sessions it names."""
        block = sentence.block.span.start
        if self._pending and self._pending[1] != block:
            self._pending = None
        if block != self._last_block and not self._introduces():
            self._open = False
        quotes = self._stretches.within(sentence.span.start, sentence.span.end)
        closed = [one.span for one in quotes]
        words = kind_words(self._text, sentence.span, closed)
        named: list[tuple[Draft, Span]] = []
        for one in titled(self._text, sentence.span, words, quotes, self._mentions, sentence.language):
            named += self._of_kind(one, block, day)
        if not named:
            named = self._of_pending(sentence, quotes, block, day)
        drafts = list(dict.fromkeys(draft for draft, _ in named))
        self._measure(sentence, named)
        self._lead(sentence, named)
        if drafts:
            self._last, self._last_block = drafts, block
        return drafts

    def _of_kind(self, one: Titled, block: int, day: date | None) -> list[tuple[Draft, Span]]:
        word = one.word
        if not one.titles:
            return self._without_title(word, block, day)
        found = []
        for title in one.titles:
            draft = self._with_title(word, title, block, day)
            if draft:
                found.append(
                    (
                        draft,
                        Span(min(word.span.start, title.span.start), title.span.end)
                        if len(one.titles) == 1
                        else title.span,
                    )
                )
        return found

    def _with_title(self, word: KindWord, title: Quoted, block: int, day: date | None) -> Draft | None:
        words = title.words(self._text)
        known = next((draft for draft in self.drafts if draft.is_titled(words)), None)
        if known:
            return known
        kind = word.kind
        if word.is_general and self._pending and kind != "other":
            kind = self._pending[0]
        elif word.is_general and kind == "facilitation":
            kind = "other"
        anchor = Span(min(word.span.start, title.span.start), max(word.span.end, title.span.end))
        untitled = self._untitled(kind, block) if not word.is_plural else None
        if untitled:
            untitled.title = words
            untitled.spans.append(anchor)
            return untitled
        draft = Draft(kind, words, anchor, block, day, is_general=word.is_general)
        self.drafts.append(draft)
        return draft

    def _without_title(self, word: KindWord, block: int, day: date | None) -> list[tuple[Draft, Span]]:
        if word.is_general:
            is_session = word.kind == "facilitation" and self._last and not word.is_plural
            return [(self._last[-1], word.span)] if is_session and len(self._last) == 1 else []
        self._pending = (word.kind, block)
        known = [draft for draft in self.drafts if draft.kind == word.kind]
        if known:
            return [] if word.is_plural and len(known) > 1 else [(known[-1], word.span)]
        if word.kind not in UNTITLED or (word.is_plural and word.kind != "exhibition"):
            return []
        draft = Draft(word.kind, "", word.span, block, day)
        self.drafts.append(draft)
        return [(draft, word.span)]

    def _untitled(self, kind: str, block: int) -> Draft | None:
        """A session of this kind that was named just before, and has no title yet."""
        return next(
            (
                draft
                for draft in self._last
                if draft.kind == kind and not draft.title and self._last_block == block
            ),
            None,
        )

    def _of_pending(
        self, sentence: Sentence, quotes: tuple[Quoted, ...], block: int, day: date | None
    ) -> list[tuple[Draft, Span]]:
        """Titles alone, of the kind that was named before: "People picked a platform. “A” was run by …"."""
        if not self._pending:
            return []
        kind = self._pending[0]
        if kind == "contest":
            return []
        found = []
        for quote in quotes:
            rest = self._text[quote.span.end : sentence.span.end]
            begins = sentence.span.start <= quote.span.start
            if not (begins and is_title(self._text, quote) and _LED.search(rest)):
                continue
            words = quote.words(self._text)
            known = next((draft for draft in self.drafts if draft.is_titled(words)), None) or self._untitled(
                kind, block
            )
            if known and not known.title:
                known.title = words
                known.spans.append(quote.span)
            if known is None:
                known = Draft(kind, words, quote.span, block, day)
                self.drafts.append(known)
            found.append((known, quote.span))
        return found

    def _measure(self, sentence: Sentence, named: list[tuple[Draft, Span]]) -> None:
        """Give sessions the lengths and hours that their sentence tells."""
        lengths = lengths_told(self._text, sentence.span.start, sentence.span.end)
        hours = hours_told(self._text, sentence.span.start, sentence.span.end, is_strict=True)
        lengths = tuple(
            one
            for one in lengths
            if not any(
                one.span.overlaps(quote.span)
                for quote in self._stretches.within(sentence.span.start, sentence.span.end)
            )
        )
        if not named:
            same = len(self._last) == 1 and self._last_block == sentence.block.span.start
            if same and lengths and lengths[0].minutes >= SHORTEST_SESSION and self._last[0].minutes is None:
                self._last[0].minutes = lengths[0].minutes
                self._last[0].spans.append(lengths[0].span)
            return
        for length in lengths:
            draft = min(named, key=lambda one: _distance(one[1], length.span))[0]
            if draft.minutes is None and length.minutes >= SHORTEST_SESSION // 2:
                draft.minutes = length.minutes
                draft.spans.append(length.span)
        if (
            len({id(draft) for draft, _ in named}) == 1
            and len(hours) == 1
            and named[0][0].kind not in LEADERLESS
        ):
            draft = named[0][0]
            if draft.starts is None:
                draft.starts = hours[0].starts
                draft.minutes = draft.minutes or hours[0].minutes
                draft.spans.append(hours[0].span)

    def _lead(self, sentence: Sentence, named: list[tuple[Draft, Span]]) -> None:
        """Give sessions the people who lead them, in their sentence or in those that follow."""
        mentions = self._mentions.within(sentence.span.start, sentence.span.end)
        if not named:
            self._lead_on(sentence)
            return
        drafts = list(dict.fromkeys(draft for draft, _ in named))
        if len(drafts) == 1:
            if not (drafts[0].speakers and _NO_LEADER.search(sentence.span.of(self._text))):
                drafts[0].led_by([mention.name for mention in mentions])
        elif mentions:
            ordered = sorted(named, key=lambda one: one[1])
            is_before = mentions[0].span.start < ordered[0][1].start and not any(
                mention.span.start > ordered[-1][1].end for mention in mentions
            )
            for number, (draft, span) in enumerate(ordered):
                if is_before:
                    start = ordered[number - 1][1].end if number else sentence.span.start
                    end = span.start
                else:
                    start = span.end if number else sentence.span.start
                    end = ordered[number + 1][1].start if number + 1 < len(ordered) else sentence.span.end
                draft.led_by(self._mentions.names(start, end))
        self._open = not mentions or (drafts[-1].kind == "plenary" and len(drafts) == 1)
        self._last = drafts

    def _lead_on(self, sentence: Sentence) -> None:
        """People of a sentence without a session of its own: of the last one, where it waits for them."""
        if len(self._last) != 1:
            return
        words = sentence.span.of(self._text)
        draft = self._last[0]
        names = self._mentions.names(sentence.span.start, sentence.span.end)
        same = self._last_block == sentence.block.span.start
        if not names:
            return
        if _NO_LEADER.search(words) or not (
            self._open and (same or sentence.block.kind == "item" or self._introduces())
        ):
            self._open = False
            return
        if draft.speakers and not (draft.kind == "plenary" or _BACK.search(words)):
            self._open = False
            return
        draft.led_by(names)
        self._open = draft.kind == "plenary" or not same

    def _introduces(self) -> bool:
        """Tell whether the last session's line ends in a colon: a list of who spoke follows."""
        if not self._last:
            return False
        line = self._text[self._last[-1].anchor.end : self._last[-1].anchor.end + 300].split("\n", 1)[0]
        return line.rstrip().endswith(":")


def _distance(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
