"""The results of a contest: places, nominations and prizes with their winners, wherever they are told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cms.intake.facts.awards.markers import (
    NOT_GIVEN,
    Marker,
    has_medal,
    is_list_of_nominations,
    joined,
    listed_marker,
    markers,
)
from cms.intake.facts.awards.recipients import Recipient, recipients
from cms.intake.facts.awards.tables import awards_of_table
from cms.intake.facts.found import Award, Found, Person
from cms.intake.facts.mentions import Mentions
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Span

MOST_AWARDS = 100
_TAKES = re.compile(
    r"(?<!\w)(?:took|takes|won|earned|received|got|was (?:awarded|given)|заня\w+|получи\w+|завоева\w+"
    r"|взя\w+|удосто\w+|присужден\w*|вручен\w*)"
    r"(?:\s(?:the|a|диплом\w*|почётн\w+|звания?))*[\s,:«\"“]*$",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"^\W*(?:winners|results|prize-?winners|победители|призёры|призеры|призовые места|итоги|результаты"
    r"|места распределились\w*|жеңімпаздар\w*|жүлдегерлер\w*|нәтижесі|нәтижелері|қорытынды\w*)"
    r"[^.!?]{0,60}:?$",
    re.IGNORECASE,
)

_SCHOOL = re.compile(r"school|lyceum|gymnasium|школ|лице|гимнази|СОШ|СШ|НИШ|мекте[пб]|НЗМ", re.IGNORECASE)
_PRIZES = re.compile(r"(?:prizes|призы|дипломы|сыйлықтар|жүлделер)\w{0,3}$", re.IGNORECASE)
_OF_PLACES = re.compile(r"мест|орын|place", re.IGNORECASE)


def find_awards(
    reading: Reading, people: Sequence[Found[Person]], sentences: Sequence[Sentence] | None = None
) -> tuple[Found[Award], ...]:
    """The awards told in `sentences` (the whole report without them); persons are named as in `people`."""
    chosen = list(reading.sentences if sentences is None else sentences)
    return tuple(_Results(reading, people, chosen).all()[:MOST_AWARDS])


class _Results:
    """One walk through the sentences, with what a heading gave to the lines below it."""

    def __init__(self, reading: Reading, people: Sequence[Found[Person]], sentences: list[Sentence]):
        self._text = reading.text
        self._mentions = Mentions(reading, people)
        self._people = people
        self._stretches = QuotedStretches(reading.text)
        self._sentences = sentences
        self._heading: Marker | None = None
        self._waiting: tuple[Marker, int] | None = None
        # What the lines below a headline are: a ranking, nominations, or nothing of the kind.
        self._list = ""
        self._rank: tuple[Marker, int] | None = None

    def all(self) -> list[Found[Award]]:
        """The awards in the order of the text, each once."""
        awards: list[Found[Award]] = []
        tables = awards_of_table(self._text, self._sentences, self._mentions, self._stretches)
        winners: list[Found[Award]] = []
        for number, sentence in enumerate(self._sentences):
            if sentence.number in tables:
                awards += [self._below_heading(award) for award in tables[sentence.number]]
                self._waiting = None
                continue
            for marker, award in self._of(sentence, number):
                (winners if marker.is_winner else awards).append(award)
        if winners and not any(award.value.place == 1 for award in awards):
            is_ranked = any(award.value.place for award in awards)
            awards += [Found(one.value, one.spans, is_sure=is_ranked) for one in winners]
        return [self._filled(award) for award in _once(awards)]

    def _filled(self, award: Found[Award]) -> Found[Award]:
        """An award to a person alone, with the school and town that a list or table has beside the name."""
        value = award.value
        if not value.person or value.school or value.town:
            return award
        of_person = [one.value for one in self._people if one.value.name == value.person]
        if of_person and of_person[0].role == "winner" and _SCHOOL.search(of_person[0].organisation):
            return Found(replace(value, school=of_person[0].organisation), award.spans, award.is_sure)
        for sentence in self._sentences:
            span = sentence.span
            if not any(one.name == value.person for one in self._mentions.within(span.start, span.end)):
                continue
            for one in recipients(self._text, span, self._mentions, self._stretches, sentence.language):
                if one.person == value.person and one.school:
                    filled = replace(value, school=one.school, town=one.town)
                    return Found(filled, (*award.spans, *one.spans), is_sure=award.is_sure)
        return award

    def _of(self, sentence: Sentence, number: int) -> Iterator[tuple[Marker, Found[Award]]]:
        text, span = self._text, sentence.span
        units = joined(text, markers(text, span, self._stretches, sentence.language))
        if not units:
            yield from self._listed(sentence) or self._below(sentence)
            return
        if is_list_of_nominations(span.of(text)) or has_medal(span.of(text)):
            self._list = "nominations"
        self._waiting = None
        units, nomination = self._within_nomination(units, sentence)
        if not units:
            return
        told = self._assigned(units, sentence)
        is_told = False
        for unit, winners in told:
            for winner in winners:
                is_told = True
                yield unit, self._award(unit, winner, nomination)
        if not is_told and not any(unit.is_winner for unit in units):
            self._wait(units, sentence, number)
        elif self._heading and not units[0].place:
            self._heading = None

    def _below_heading(self, award: Found[Award]) -> Found[Award]:
        """A row's award with the nomination that a heading above its table gave."""
        value = award.value
        if self._heading is None or value.nomination or not value.place:
            return award
        return Found(replace(value, nomination=self._heading.nomination), award.spans, award.is_sure)

    def _listed(self, sentence: Sentence) -> list[tuple[Marker, Found[Award]]]:
        """The award of a line below a headline such as «Победители:»."""
        text, span = self._text, sentence.span
        words = span.of(text)
        if is_list_of_nominations(words):
            self._list = "nominations"
        elif _HEADLINE.match(words):
            self._list = "places" if _OF_PLACES.search(words) else "winners"
        elif self._list or (
            self._waiting and self._stretches.within(span.start, span.start + 1 + len(words))
        ):
            marker = listed_marker(text, span, self._stretches, is_ranking=self._list != "nominations")
            if marker and not re.search(r"\w{2}", text[marker.span.end : span.end]):
                # A number alone, cut off from its line as a sentence.
                self._rank = (marker, sentence.block.span.start)
                return []
            if marker is None and self._rank and self._rank[1] == sentence.block.span.start:
                marker = self._rank[0]
                span = Span(marker.span.end, span.end)
            rest = Span(max(marker.span.end, span.start) if marker else span.start, span.end)
            found = recipients(text, rest, self._mentions, self._stretches, sentence.language)
            if marker and found:
                is_sure = self._list != "winners"
                nomination = self._heading.nomination if self._heading and marker.place else ""
                return [(marker, self._award(marker, one, nomination, is_sure=is_sure)) for one in found[:1]]
            self._list = ""
        return []

    def _within_nomination(self, units: list[Marker], sentence: Sentence) -> tuple[list[Marker], str]:
        """Places of a sentence that begins with their nomination, or below a heading that has one."""
        first = units[0]
        if first.nomination and not first.place and len(units) > 1 and all(unit.place for unit in units[1:]):
            between = Span(first.span.end, units[1].span.start)
            if not recipients(self._text, between, self._mentions, self._stretches, sentence.language):
                return units[1:], first.nomination
        if self._heading and first.place and not first.nomination:
            return units, self._heading.nomination
        return units, ""

    def _assigned(self, units: list[Marker], sentence: Sentence) -> list[tuple[Marker, list[Recipient]]]:
        """Each award's winners: those behind it, or those before it where the sentence is built so."""
        text, span = self._text, sentence.span
        edges = [span.start, *(edge for unit in units for edge in (unit.span.start, unit.span.end)), span.end]
        gaps = [
            recipients(text, Span(edges[i], edges[i + 1]), self._mentions, self._stretches, sentence.language)
            for i in range(0, len(edges), 2)
        ]
        after = [(unit, gaps[i + 1]) for i, unit in enumerate(units)]
        before = [(unit, gaps[i]) for i, unit in enumerate(units)]
        if len(units) == 1:
            return [(units[0], self._around(units[0], gaps[0], gaps[1], sentence))]
        if len(gaps[-1]) >= len(units) and not any(gaps[1:-1]):
            return [(unit, [gaps[-1][i]]) for i, unit in enumerate(units)]
        filled = (sum(bool(one) for _, one in after), sum(bool(one) for _, one in before))
        # Where nobody is named before the first award, winners stand behind.
        is_before = filled[1] > filled[0] or (filled[1] == filled[0] and not gaps[-1])
        return before if gaps[0] and is_before else after

    def _around(
        self, unit: Marker, before: list[Recipient], after: list[Recipient], sentence: Sentence
    ) -> list[Recipient]:
        if not before or not after:
            return before or after
        lead = self._text[sentence.span.start : unit.span.start]
        if len(before) == len(after) == 1 and not (before[0].school and after[0].school):
            one, other = before[0], after[0]
            if not (one.person and other.person):
                return [
                    Recipient(
                        one.person or other.person,
                        one.school or other.school,
                        one.town or other.town,
                        [*one.spans, *other.spans],
                    )
                ]
        if len(after) == 1 and not after[0].person and not any(one.school for one in before):
            # Two persons of one school, which stands behind their place.
            rest = after[0]
            return [Recipient(one.person, rest.school, one.town or rest.town, one.spans) for one in before]
        return before if _TAKES.search(lead) else after

    def _award(
        self, unit: Marker, winner: Recipient, nomination: str = "", *, is_sure: bool = True
    ) -> Found[Award]:
        value = Award(unit.place, unit.nomination or nomination, winner.school, winner.person, winner.town)
        return Found(value, (unit.span, *winner.spans), is_sure)

    def _wait(self, units: list[Marker], sentence: Sentence, number: int) -> None:
        """Keep an award without a winner: a heading, or a sentence whose next one tells."""
        unit = units[0]
        if NOT_GIVEN.search(sentence.span.of(self._text)):
            return
        rest = (
            self._text[sentence.span.start : unit.span.start] + self._text[unit.span.end : sentence.span.end]
        )
        is_heading = len(units) == 1 and len(re.findall(r"\w+", rest)) < 3
        if is_heading and _PRIZES.search(unit.nomination):
            self._list = "nominations"
            return
        if is_heading and unit.nomination and not unit.place:
            self._heading = unit
        if len(units) == 1 and not (len(rest) > 120):
            self._waiting = (unit, number)

    def _below(self, sentence: Sentence) -> Iterator[tuple[Marker, Found[Award]]]:
        """Winners in a line below an award."""
        if not self._waiting:
            return
        unit, _ = self._waiting
        found = recipients(self._text, sentence.span, self._mentions, self._stretches, sentence.language)
        is_line = (
            self._text[sentence.span.start - 1 : sentence.span.start] in ("\n", "")
            or sentence.block.kind == "item"
        )
        if not found:
            self._waiting = None
            return
        if is_line:
            for winner in found:
                yield unit, self._award(unit, winner)
        else:
            yield unit, self._award(unit, found[0])
            self._waiting = None


def _once(awards: list[Found[Award]]) -> list[Found[Award]]:
    """The awards, each told once: of two that differ in how much they tell, the fuller one."""
    found: list[Found[Award]] = []
    for award in awards:
        value = award.value
        same = next((one for one in found if _is_same(one.value, value)), None)
        if same is None:
            found.append(award)
        elif _weight(value) > _weight(same.value):
            found[found.index(same)] = award
    return sorted(found, key=lambda one: one.spans[0])


def _is_same(one: Award, other: Award) -> bool:
    if (one.place, one.nomination.casefold()) != (other.place, other.nomination.casefold()):
        return False
    if one.person and other.person:
        return one.person == other.person
    return bool(one.school and other.school) and one.school.casefold() == other.school.casefold()


def _weight(award: Award) -> int:
    return sum(map(bool, (award.person, award.school, award.town)))
