"""Mentions of people: each name of a report with what its sentence tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cms.intake.facts.names import Name, find_names
from cms.intake.facts.organisations import Organisation, organisations_of
from cms.intake.facts.organisations.known import KnownPhrases
from cms.intake.facts.people.continued import continued, trainers
from cms.intake.facts.people.describing import describe
from cms.intake.facts.people.event_offices import is_beside, is_of_an_event
from cms.intake.facts.people.groups import Told, is_group
from cms.intake.facts.people.joined import join_lines
from cms.intake.facts.people.line import Description, Line
from cms.intake.facts.quote_marks import Quotes
from cms.intake.facts.tokens import tokens_of
from cms.intake.reading import Reading, Sentence

# What keeps its capital within a sentence, too: "Kazakh language teacher".
_PROPER = (
    "PhD",
    "Kazakh ",
    "Russian ",
    "English ",
    "German ",
    "French ",
    "Finnish ",
    "British ",
    "American ",
)


@dataclass(frozen=True)
class Mention:
    """A name with the sentence it stands in and what is told there."""

    name: Name
    sentence: Sentence
    line: Line
    number: int
    told: Told

    @property
    def position(self) -> str:
        """The offices told, in their order, each once."""
        found: list[str] = []
        told = [one for one in self.told.all if one.position and not is_of_an_event(one)]
        whole = [one for one in told if not is_beside(one)]
        for one in map(self._in_small, whole or told):
            if one.position not in found:
                found.append(one.position)
        return ", ".join(found)

    def _in_small(self, one: Description) -> Description:
        """An office that begins its sentence without the capital letter it has from that."""
        first, rest = one.position[:1], one.position[1:]
        before = self.line.tokens[: one.start]
        if any(token.is_word for token in before) or not rest[:1].islower() or not first.isupper():
            return one
        if one.position.startswith(_PROPER):
            return one
        return replace(one, position=first.lower() + rest)

    @property
    def organisation(self) -> Organisation | None:
        """The first organisation told."""
        return next((one.organisation for one in self.told.all if one.organisation), None)

    @property
    def bare(self) -> Organisation | None:
        """An organisation told by its kind alone."""
        return next((one.bare for one in self.told.all if one.bare), None)


def find_mentions(
    reading: Reading, phrases: KnownPhrases, sentences: Sequence[Sentence]
) -> tuple[list[Mention], list[Organisation]]:
    """All mentions in some sentences, and all organisations named there."""
    quotes = Quotes(reading.text)
    lines = [line_of(reading, sentence, quotes, phrases) for sentence in sentences]
    found: list[Mention] = []
    place = 0
    while place < len(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        gap = reading.text[sentences[place].span.end : sentences[place + 1].span.start] if following else ""
        joined = join_lines(lines[place], following, gap) if following else None
        if joined and (mentions := _mentions(joined, sentences[place])) and mentions[0].told.all:
            found += mentions
            place += 2
            continue
        if lines[place].names:
            mentions = _mentions(lines[place], sentences[place])
            if following and len(mentions) == 1 and "\n" not in gap:
                _go_on(mentions[0], following)
            if place and not lines[place - 1].names and _is_beside(reading.text, sentences, place):
                _introduce(lines[place - 1], lines[place], mentions)
            found += mentions
        place += 1
    return found, [one for line in lines for one in line.organisations]


def _is_beside(text: str, sentences: Sequence[Sentence], place: int) -> bool:
    """Whether a sentence stands in one paragraph with the one before."""
    return "\n" not in text[sentences[place - 1].span.end : sentences[place].span.start]


def _go_on(mention: Mention, following: Line) -> None:
    """Add to the only person of a sentence what the next one tells of him."""
    more = None if mention.position or mention.name.is_weak else continued(following)
    if more:
        if mention.organisation:
            more = replace(more, organisation=None, bare=None)
        mention.told.after = [*(mention.told.after or []), more]


def _introduce(before: Line, line: Line, mentions: list[Mention]) -> None:
    """Make trainers of those whom a sentence begins with behind «Занятия вели тренеры филиала»."""
    if not mentions or line.places[0][0] or any(one.told.all or one.name.is_weak for one in mentions):
        return
    shared = trainers(before)
    if shared:
        for mention in mentions:
            mention.told.shared = shared


def line_of(reading: Reading, sentence: Sentence, quotes: Quotes, phrases: KnownPhrases) -> Line:
    """A sentence with its names and organisations."""
    text = reading.text
    tokens = tokens_of(text, sentence.span.start, sentence.span.end)
    names = find_names(tokens, text, sentence.language, quotes)
    organisations = organisations_of(tokens, names, text, sentence.language, quotes, phrases)
    names = [
        name
        for name in names
        if not name.is_weak or not any(name.span.overlaps(one.span) for one in organisations)
    ]
    return Line(tokens, sentence.language, names, organisations, text, quotes.within(sentence.span))


def _mentions(line: Line, sentence: Sentence) -> list[Mention]:
    told = describe(line)
    doubtful = [
        name
        for number, name in enumerate(line.names)
        if name.is_weak and not _is_somebody(line, told, number)
    ]
    if doubtful:
        # What is no name divides nothing: the phrases of the others are read anew.
        names = [name for name in line.names if name not in doubtful]
        line = Line(line.tokens, line.language, names, line.organisations, line.text, line.quoted)
        told = describe(line)
    found = []
    for number, (name, one) in enumerate(zip(line.names, told, strict=True)):
        cases = _cases(one) if line.language == "ru" else frozenset()
        found.append(Mention(name.in_cases(cases) if cases else name, sentence, line, number, one))
    return found


def _cases(told: Told) -> frozenset[str]:
    """The cases of an office before a name, or of an apposition that is no nominative: «Айбеку, учителю»."""
    if told.before and told.before.cases:
        return frozenset() if told.is_labelled else told.before.cases
    behind = told.after[0].cases if told.after else frozenset()
    return behind if behind and not behind & {"nomn", "accs"} else frozenset()


def _is_somebody(line: Line, told: list[Told], number: int) -> bool:
    """Whether its neighbours tell that two unknown words, or a surname alone, are a name.

    An office or a form of address does; for two words that no dictionary has, a school behind them or a name
    they are joined to does, too.
    """
    own = told[number]
    if own.is_addressed or any(one.position for one in own.all):
        return True
    name = line.names[number]
    if len(name.parts) == 1 or name.language == "en":
        return False
    if any(one.organisation and one.organisation.kind == "school" for one in own.after or ()):
        return True
    beside = [other for other in (number - 1, number + 1) if 0 <= other < len(line.names)]
    return any(not line.names[other].is_weak and is_group(line, max(number, other)) for other in beside)
