"""Mentions of people: each name of a report with what its sentence tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cms.intake.facts.names import Name, find_names
from cms.intake.facts.organisations import Organisation, organisations_of
from cms.intake.facts.organisations.known import KnownPhrases
from cms.intake.facts.people.describing import Told, describe
from cms.intake.facts.people.line import Line
from cms.intake.facts.quote_marks import Quotes
from cms.intake.facts.tokens import tokens_of
from cms.intake.reading import Reading, Sentence


# What somebody was at the event itself tells his role.
_NO_OFFICES = re.compile(
    r"(?:vice-?|deputy |со)?(?:chair(?:man|woman|person)?|secretary|председатель|секретарь|төраға\w*|төрайым\w*|хатшы\w*)"
    r"|.*\b(?:jury|жюри|қазылар|алқасының|комиссии|собрания|заседания|совещания)\b.*"
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
        for one in self.told.all:
            if one.position and one.position not in found and not _NO_OFFICES.fullmatch(one.position.lower()):
                found.append(one.position)
        return ", ".join(found)

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
    found: list[Mention] = []
    organisations: list[Organisation] = []
    for sentence in sentences:
        line = line_of(reading, sentence, quotes, phrases)
        organisations += line.organisations
        if line.names:
            found += _mentions(line, sentence)
    return found, organisations


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
    found = []
    for number, told in enumerate(describe(line)):
        name = line.names[number]
        if name.is_weak and not (told.is_addressed or any(one.position for one in told.all)):
            continue
        if told.before and told.before.cases and not told.is_labelled and line.language == "ru":
            name = name.in_cases(told.before.cases)
        found.append(Mention(name, sentence, line, number, told))
    return found
