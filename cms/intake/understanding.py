"""All facts of a report, event by event."""

from dataclasses import replace
from datetime import date

from cms.intake.facts.dates import find_dates
from cms.intake.facts.event_days import days_of_event
from cms.intake.facts.events import DaysOf, find_events
from cms.intake.facts.attendance import find_attendance
from cms.intake.facts.participants import find_participants
from cms.intake.facts.branches import find_branch
from cms.intake.facts.formats import find_format
from cms.intake.facts.venues import find_venue
from cms.intake.facts.found import Event, Found, Understood
from cms.intake.facts.page import find_page
from cms.intake.facts.quotations import QuotedStretches
from cms.intake.known import Known
from cms.intake.reading import Reading
from cms.intake.report import Report


def understand(report: Report, told: date, known: Known) -> Understood:
    """What rules understand of a report that was handed in on the day `told`. It never fails."""
    reading = Reading(report)
    page = find_page(reading, told)
    sentences = [one for one in reading.sentences if not page.holds(one.span)]
    quotes = QuotedStretches(reading.text)
    by_sentence: dict[int, list] = {}
    for found in find_dates(reading, told, sentences):
        by_sentence.setdefault(reading.sentence_at(found.spans[0].start).number, []).append(found)
    events = find_events(reading, sentences, quotes, DaysOf(by_sentence))
    branch = find_branch(reading, known, sentences)
    found_events = []
    for event in events:
        dates = [one for sentence in event.sentences for one in by_sentence.get(sentence.number, ())]
        starts, ends = days_of_event(reading, dates, [one.span for one in event.mentions], told)
        places = [one.span for one in event.mentions]
        form = find_format(reading, event.sentences)
        is_online = form is not None and form.value == "online"
        counted = find_attendance(reading, event.sentences, quotes, places)
        found_events.append(
            Event(
                kind=Found(event.kind, (event.best.span,)),
                title=Found(event.best.title, (event.best.span,), is_sure=event.is_sure),
                starts=starts,
                ends=ends,
                branch=branch,
                venue=find_venue(reading, event.sentences, places, is_online=is_online),
                format=form,
                participants_number=replace(counted.number, is_sure=counted.is_sure) if counted else None,
                participants=find_participants(reading, counted, event.sentences, places, quotes),
                within=event.within,
            )
        )
    return Understood(
        reading.language,
        events=tuple(found_events),
        published=page.published,
        views=page.views,
        furniture=page.furniture,
    )
