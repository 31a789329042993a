"""All facts of a report, event by event."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from cms.intake.facts.aims import find_aims
from cms.intake.facts.attendance import find_attendance
from cms.intake.facts.awards import find_awards
from cms.intake.facts.branches import find_branch
from cms.intake.facts.criteria import find_criteria
from cms.intake.facts.dates import Days, find_dates
from cms.intake.facts.days_of import DaysOf
from cms.intake.facts.days_of_parts import day_of_part
from cms.intake.facts.event_days import days_of_event
from cms.intake.facts.events import Told, find_events
from cms.intake.facts.formats import find_format
from cms.intake.facts.found import Event, Found, Person, Session, Understood
from cms.intake.facts.openings import find_opening
from cms.intake.facts.organisers import find_organisers
from cms.intake.facts.page import Page, find_page
from cms.intake.facts.participants import find_participants
from cms.intake.facts.people import find_people
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.facts.rounds import find_rounds
from cms.intake.facts.sessions import find_sessions
from cms.intake.facts.speech import find_quotes
from cms.intake.facts.story import find_lead, find_title
from cms.intake.facts.topics import find_topics
from cms.intake.facts.venues import find_venue
from cms.intake.known import Known
from cms.intake.reading import Reading, Sentence
from cms.intake.report import Report

logger = logging.getLogger(__name__)
Value = TypeVar("Value")


def understand(report: Report, told: date, known: Known) -> Understood:
    """What rules understand of a report that was handed in on the day `told`. It never fails.

    A rule that fails finds nothing, is written to the log, and takes no other rule with it.
    """
    reading = Reading(report)
    return safely(lambda: _Understanding(reading, told, known).whole(), Understood(reading.language))


def safely(rule: Callable[[], Value], nothing: Value) -> Value:
    """What a rule finds, or `nothing` where it fails."""
    try:
        return rule()
    except Exception:
        logger.exception("A rule that reads reports failed.")
        return nothing


class _Understanding:
    """One report, with what several rules need of it."""

    def __init__(self, reading: Reading, told: date, known: Known):
        self._reading = reading
        self._told = told
        self._known = known
        self._quotes = QuotedStretches(reading.text)

    @cached_property
    def _page(self) -> Page:
        return safely(lambda: find_page(self._reading, self._told), Page(None, None, ()))

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return [one for one in self._reading.sentences if not self._page.holds(one.span)]

    @cached_property
    def _dates(self) -> dict[int, list[Found[Days]]]:
        """The dates by the number of their sentence."""
        by_sentence: dict[int, list[Found[Days]]] = {}
        for found in safely(lambda: find_dates(self._reading, self._told, self._sentences), ()):
            by_sentence.setdefault(self._reading.sentence_at(found.spans[0].start).number, []).append(found)
        return by_sentence

    def whole(self) -> Understood:
        """The report's events and what it tells beside them."""
        reading, sentences = self._reading, self._sentences
        days = DaysOf({number: tuple(found) for number, found in self._dates.items()}, sentences)
        told = safely(lambda: find_events(reading, sentences, self._quotes, days), [])
        branch = safely(lambda: find_branch(reading, self._known, sentences), None)
        events = [self._event(one, branch) for one in told]
        events = [
            self._part(event, events[event.within], one) if event.within is not None else event
            for event, one in zip(events, told, strict=True)
        ]
        events = [self._with_contests(number, one, events, told) for number, one in enumerate(events)]
        title = safely(lambda: find_title(reading, sentences), None)
        people = {person.value.name: person for event in events for person in event.people}
        if not events:
            found = safely(lambda: find_people(reading, self._known, sentences), ())
            people = {person.value.name: person for person in found}
        titles = {one.name.casefold().strip(" .!?…") for event in told for one in event.mentions}
        titles |= {one.value.title.casefold().strip(" .!?…") for event in events for one in event.sessions}
        return Understood(
            reading.language,
            title=title,
            lead=safely(lambda: find_lead(reading, sentences, title), None),
            events=tuple(events),
            published=self._page.published,
            views=self._page.views,
            quotes=safely(
                lambda: find_quotes(reading, list(people.values()), sentences, self._quotes, titles), ()
            ),
            topics=safely(lambda: find_topics(reading, self._known.topics), ()),
            furniture=self._page.furniture,
        )

    def _event(self, event: Told, branch: Found[str] | None) -> Event:
        reading, quotes, sentences = self._reading, self._quotes, event.sentences
        places = [one.span for one in event.mentions]
        dates = [one for sentence in sentences for one in self._dates.get(sentence.number, ())]
        told = () if event.kind == "contest" else sentences
        starts, ends = safely(lambda: days_of_event(reading, dates, places, self._told, told), (None, None))
        form = safely(lambda: find_format(reading, sentences), None)
        is_online = form is not None and form.value == "online"
        counted = safely(lambda: find_attendance(reading, sentences, quotes, places), None)
        people = safely(lambda: find_people(reading, self._known, sentences, self._sentences), ())
        is_contest = event.kind == "contest"
        return Event(
            kind=Found(event.kind, (event.best.span,), is_sure=event.is_sure),
            title=Found(event.best.title, (event.best.span,), is_sure=event.is_sure),
            starts=starts,
            ends=ends,
            opens=safely(lambda: find_opening(reading, sentences), None),
            branch=branch,
            venue=safely(lambda: find_venue(reading, sentences, places, is_online=is_online), None),
            format=form,
            participants_number=replace(counted.number, is_sure=counted.is_sure) if counted else None,
            participants=safely(lambda: find_participants(reading, counted, sentences, places, quotes), None),
            aims=safely(lambda: find_aims(reading, sentences), ()),
            organisers=safely(
                lambda: find_organisers(reading, self._known, sentences, places, [event.best.noun.base]), ()
            ),
            sessions=self._sessions(event, starts, ends, people),
            people=people,
            rounds=safely(lambda: find_rounds(reading, sentences), ()) if is_contest else (),
            criteria=safely(lambda: find_criteria(reading, sentences), ()) if is_contest else (),
            awards=safely(lambda: find_awards(reading, people, sentences), ()) if is_contest else (),
            within=event.within,
        )

    def _sessions(
        self,
        event: Told,
        starts: Found[date] | None,
        ends: Found[date] | None,
        people: tuple[Found[Person], ...],
    ) -> tuple[Found[Session], ...]:
        """The event's sessions; of a contest those that a programme gives an hour."""
        days = [one.value for one in (starts, ends) if one is not None and one.is_sure]
        found = safely(lambda: find_sessions(self._reading, days, people, event.sentences), ())
        if event.kind == "contest":
            return tuple(one for one in found if one.value.starts is not None)
        return found

    def _part(self, event: Event, holder: Event, words: Told) -> Event:
        """A contest within a forum: on the forum's day where it tells none; not at its place."""
        changes: dict[str, Any] = {"opens": None, "venue": None, "sessions": ()}
        rows = [*holder.sessions, *event.sessions]
        row = next((one for one in rows if one.value.title == words.best.name), None)
        if row is not None and row.value.kind == "contest" and row.value.starts is not None:
            # A programme's row of its own tells when it began.
            changes["opens"] = Found(row.value.starts, row.spans, is_sure=row.is_sure)
        day = safely(lambda: day_of_part(self._reading.text, words, holder), None)
        if event.starts is None and day is not None:
            changes |= {"starts": day, "ends": day}
        elif event.starts is None and holder.starts is not None and holder.ends is not None:
            is_sure = holder.starts.value == holder.ends.value and holder.starts.is_sure
            changes["starts"] = replace(holder.starts, is_sure=is_sure)
            changes["ends"] = replace(holder.ends, is_sure=is_sure)
        return replace(event, **changes)

    def _with_contests(self, number: int, event: Event, events: list[Event], told: list[Told]) -> Event:
        """A forum with its contests among its sessions."""
        sessions = list(event.sessions)
        for other, words in zip(events, told, strict=True):
            if other.within != number or other.title is None:
                continue
            name = words.best.name
            if any(one.value.kind == "contest" and one.value.title == name for one in sessions):
                continue
            same = [one for one in sessions if one.value.title == name]
            sessions = [one for one in sessions if one not in same]
            day = other.starts.value if other.starts and other.starts.is_sure else None
            sessions.append(
                Found(Session("contest", name, day), other.title.spans, is_sure=other.title.is_sure)
            )
        return replace(
            event, sessions=tuple(sorted(sessions, key=lambda one: one.spans[0] if one.spans else None))
        )
