"""Kinds of values on a sheet, as JSON: how a rule's finding is stored, what an empty one is, its words.

line, text: a string · date: ISO · time: "HH:MM" · number: an integer · format: a way to take part ·
topic: a topic's key · quote, session, criterion, person, award: objects with the fields that
`cms.intake.facts.found` gives them.

A person has also `profile` ("guest", "new", or the key of a known trainer) and the parts of a new trainer's
name.
"""

from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.intake.facts.found import Award, Criterion, Person, Quote, Session
from cms.intake.known import Known
from cms.languages.formatting import clock, duration, long_date

GUEST, NEW = "guest", "new"
EMPTY: dict[str, Any] = {
    "number": None,
    "session": {"kind": "other", "title": "", "day": "", "starts": "", "minutes": None, "speakers": []},
    "person": {
        "name": "",
        "position": "",
        "organisation": "",
        "role": "guest",
        "profile": GUEST,
        "family_name": "",
        "given_name": "",
        "patronymic": "",
    },
    "criterion": {"title": "", "points": None},
    "award": {"place": None, "nomination": "", "school": "", "person": "", "town": ""},
    "quote": {"text": "", "by": ""},
}


def empty(kind: str) -> Any:
    """The value of a kind that says nothing."""
    value = EMPTY.get(kind, "")
    return {**value} if isinstance(value, dict) else value


def stored_value(kind: str, value: Any, known: Known) -> Any:
    """What a rule found, as it stands on a sheet."""
    match value:
        case Person():
            return _person(value, known)
        case Session():
            stored = {"kind": value.kind, "title": value.title, "minutes": value.minutes}
            stored["day"] = value.day.isoformat() if value.day else ""
            stored["starts"] = _clock(value.starts)
            return {**stored, "speakers": list(value.speakers)}
        case Award():
            names = ("place", "nomination", "school", "person", "town")
            return {name: getattr(value, name) for name in names}
        case Criterion():
            return {"title": value.title, "points": value.points}
        case Quote():
            return {"text": value.text, "by": value.by}
        case date():
            return value.isoformat()
        case time():
            return _clock(value)
    return value


def in_words(kind: str, value: Any, labels: dict[str, str] | None = None) -> str:
    """A value as people read it, for a choice between several; `labels` are those of coded values."""
    labels = labels or {}
    match kind:
        case "date":
            return long_date(date.fromisoformat(value)) if value else ""
        case "number":
            return "" if value is None else str(value)
        case "person":
            return ", ".join(
                part for part in (value["name"], value["position"], value["organisation"]) if part
            )
        case "session":
            title = ": ".join(part for part in (labels.get(value["kind"], ""), value["title"]) if part)
            day = long_date(date.fromisoformat(value["day"])) if value["day"] else ""
            starts = clock(time.fromisoformat(value["starts"])) if value["starts"] else ""
            length = duration(value["minutes"])
            return ", ".join(part for part in (title, day, starts, length, *value["speakers"]) if part)
        case "award":
            place = _("place %(number)s") % {"number": value["place"]} if value["place"] else ""
            names = (place, value["nomination"], value["person"], value["school"], value["town"])
            return ", ".join(part for part in names if part)
        case "criterion":
            points = value["points"]
            most = ngettext("up to %(number)s point", "up to %(number)s points", points or 0)
            return ", ".join([value["title"], *([most % {"number": points}] if points else [])])
        case "quote":
            return value["text"]
    return labels.get(value, value)


def name_parts(name: str) -> dict[str, str]:
    """A guess which word of a name is which: initials stand for given name and patronymic.

    Two or three words are taken in the order of documents, family name first, unless the last one has the
    ending of a family name that the first lacks.
    """
    words = name.split()
    names = [word for word in words if not _is_initial(word)]
    initials = [word for piece in words if _is_initial(piece) for word in _initials(piece)]
    if len(names) == 1 and initials:
        return _parts(names[0], initials[0], " ".join(initials[1:]))
    if len(names) == 2 and not initials and _is_family(names[1]) and not _is_family(names[0]):
        return _parts(names[1], names[0])
    if len(names) > 1:
        return _parts(names[0], names[1], " ".join(names[2:]))
    return _parts(name)


def _person(person: Person, known: Known) -> dict:
    trainers = {thing.key for thing in known.trainers}
    stored = {"position": person.position, "organisation": person.organisation, "role": person.role}
    profile = person.known if person.known in trainers else GUEST
    return {"name": person.name, **stored, "profile": profile, **name_parts(person.name)}


def _clock(moment: time | None) -> str:
    return moment.strftime("%H:%M") if moment else ""


def _parts(family: str, given: str = "", patronymic: str = "") -> dict[str, str]:
    return {"family_name": family, "given_name": given, "patronymic": patronymic}


def _is_initial(word: str) -> bool:
    return word.endswith(".") and all(len(piece) <= 2 for piece in word.strip(".").split("."))


def _initials(piece: str) -> list[str]:
    return [f"{letter}." for letter in piece.strip(".").split(".") if letter]


def _is_family(word: str) -> bool:
    endings = ("ов", "ев", "ин", "ова", "ева", "ина", "ский", "ская", "ov", "ev", "in", "ova", "eva", "ina")
    more = ("қызы", "ұлы", "уғлы", "sky", "skaya", "ко", "ko")
    return word.casefold().endswith((*endings, *more))
