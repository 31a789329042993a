"""What a report told of a programme, rounds and criteria, as data of their streams."""

from datetime import date

from cms.pages.models.reported import new_id
from cms.pages.reported import ReportedPage, ReportedSession


def reported_programme(told: ReportedPage) -> list[dict]:
    """The programme by days, in order; a session whose day is not told stands on the first one."""
    days: dict[date | None, list[dict]] = {}
    for session in told.sessions:
        days.setdefault(session.day or told.starts, []).append(_session(session))
    in_order = sorted(days, key=lambda day: day or date.min)
    return [
        {
            "type": "day",
            "id": new_id(),
            "value": {"date": day and day.isoformat(), "title": "", "sessions": days[day]},
        }
        for day in in_order
    ]


def reported_rounds(told: ReportedPage) -> list[dict]:
    """The rounds by their titles."""
    return [
        {"type": "round", "id": new_id(), "value": {"title": title, "description": ""}}
        for title in told.rounds
    ]


def reported_criteria(told: ReportedPage) -> list[dict]:
    """What the jury looked at."""
    return [
        {
            "type": "criterion",
            "id": new_id(),
            "value": {"title": title, "description": "", "points": points},
        }
        for title, points in told.criteria
    ]


def _session(session: ReportedSession) -> dict:
    value = {
        "title": session.title,
        "kind": session.kind,
        "starts": session.starts and session.starts.isoformat(),
        "minutes": session.minutes,
        "place": "",
        "section": "",
        "summary": "",
        "speakers": [person.as_block(new_id()) for person in session.speakers],
    }
    return {"type": "item", "id": new_id(), "value": value}
