"""All facts of a report, event by event."""

from datetime import date

from cms.intake.facts.dates import find_dates
from cms.intake.facts.events import DaysOf, find_events
from cms.intake.facts.found import Event, Found, Understood
from cms.intake.facts.page import find_page
from cms.intake.facts.quoted import QuotedStretches
from cms.intake.known import Known
from cms.intake.reading import Reading
from cms.intake.report import Report


def understand(report: Report, told: date, known: Known) -> Understood:
    """What rules understand of a report that was handed in on the day `told`. It never fails."""
    reading = Reading(report)
    page = find_page(reading, told)
    sentences = [one for one in reading.sentences if not page.holds(one.span)]
    quotes = QuotedStretches(reading.text)
    by_sentence: dict = {}
    for found in find_dates(reading, told, sentences):
        by_sentence.setdefault(reading.sentence_at(found.spans[0].start).number, []).append(found)
    events = find_events(reading, sentences, quotes, DaysOf(by_sentence))
    return Understood(
        reading.language,
        events=tuple(
            Event(
                kind=Found(event.kind, (event.best.span,)),
                title=Found(event.best.title, (event.best.span,), is_sure=event.is_sure),
                within=event.within,
            )
            for event in events
        ),
        published=page.published,
        views=page.views,
        furniture=page.furniture,
    )
