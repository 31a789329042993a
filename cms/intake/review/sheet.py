"""The sheet of a report: what may become pages, value by value, with all that an editor decides of it.

A sheet is JSON, so that it is stored after each decision:

    {"parts": [part …], "pictures_go_to": key of a part, "furniture": [{"key", "span", "is_left_out"} …]}
    part: {"key", "kind", "make", "within", "values": [value …]}
    value: {"key", "field", "value", "found", "spans", "sure", "others", "refused"}

`value` is what stands now, in the form of its field's kind (`cms.intake.review.kinds`); `found` what the
rules found, None for what an editor added; `sure` says that it goes to the page without having been looked
at, or that it was; `spans` the places in the text it came from, as pairs. A single
field that nothing was found for has a value that is empty. `within` is the key of the part a contest was a
part of. A value's key begins with its part's: "e0.venue.0". `furniture` is what belongs to the page that the
text was copied from, and goes nowhere. Topics stand in the first part, and go to all pages.
"""

from collections.abc import Iterable
from itertools import count

from cms.intake.facts.found import Event, Found, Understood
from cms.intake.known import Known
from cms.intake.review.fields import CONTEST, FIELDS, FORUM, NEWS, TITLE, Field, field_of
from cms.intake.review.kinds import empty, stored_value

STORY = "news"


def sheet_of(understood: Understood, known: Known) -> dict:
    """The sheet that is proposed."""
    events = [_event(number, event, understood, known) for number, event in enumerate(understood.events)]
    story = _part(STORY, NEWS)
    _fill(story, known, title=understood.title, lead=understood.lead)
    _fill(story, known, published=understood.published, views=understood.views)
    _fill(events[0] if events else story, known, topics=understood.topics)
    if not _has(story, "title") and understood.events:
        _fill(story, known, title=understood.events[0].title)
    parts = [*events, story]
    return {
        "parts": parts,
        "pictures_go_to": parts[0]["key"],
        "furniture": [
            {"key": f"furniture.{number}", "span": [span.start, span.end], "is_left_out": True}
            for number, span in enumerate(understood.furniture)
        ],
    }


def part_of(sheet: dict, key: str) -> dict | None:
    """A part by its key."""
    return next((part for part in sheet["parts"] if part["key"] == key), None)


def value_of(sheet: dict, key: str) -> tuple[dict, dict] | None:
    """A value by its key, after the part it is in; None where there is none."""
    for part in sheet["parts"]:
        for value in part["values"]:
            if value["key"] == key:
                return part, value
    return None


def values_in(part: dict, field: Field) -> list[dict]:
    """The values of a field, in order; of a single field one, which may be empty."""
    found = [value for value in part["values"] if value["field"] == field.name]
    if not found and not field.is_list:
        return [add(part, field)]
    return found


def is_taken(value: dict, field: Field) -> bool:
    """Tell whether a value goes to its page: neither refused nor empty, and sure or found right by her.

    A page needs a title, so that one is taken which nobody looked at.
    """
    is_told = value["value"] not in (None, "", empty(field.kind))
    return is_told and not value["refused"] and (value["sure"] or field == TITLE)


def kept(part: dict, name: str) -> list:
    """What goes to a field of the page."""
    field = field_of(part["kind"], name)
    if field is None:
        return []
    return [value["value"] for value in values_in(part, field) if is_taken(value, field)]


def kept_one(part: dict, name: str, default=None):
    """What goes to a single field of the page."""
    return next(iter(kept(part, name)), default)


def told_spans(part: dict) -> list[list[int]]:
    """The places whose words stand in fields of the page. A topic does not tell what made one think of it."""
    names = {field.name: field for field in FIELDS[part["kind"]] if field.kind != "topic"}
    return [
        span
        for value in part["values"]
        if value["field"] in names and is_taken(value, names[value["field"]])
        for span in value["spans"]
    ]


def add(part: dict, field: Field, value=None, spans: Iterable = ()) -> dict:
    """Add a value to a part; returns it."""
    taken = {one["key"] for one in part["values"]}
    keys = (f"{part['key']}.{field.name}.{number}" for number in count())
    added = {
        "key": next(key for key in keys if key not in taken),
        "field": field.name,
        "value": empty(field.kind) if value is None else value,
        "found": None,
        "spans": [list(span) for span in spans],
        "sure": True,
        "others": [],
        "refused": False,
    }
    part["values"].append(added)
    return added


def left_out(sheet: dict) -> list[list[int]]:
    """The places of what goes nowhere."""
    return [one["span"] for one in sheet["furniture"] if one["is_left_out"]]


def made_parts(sheet: dict) -> list[dict]:
    """The parts that become pages."""
    return [part for part in sheet["parts"] if part["make"]]


def _part(key: str, kind: str, within: str | None = None) -> dict:
    return {"key": key, "kind": kind, "make": True, "within": within, "values": []}


def _event(number: int, event: Event, understood: Understood, known: Known) -> dict:
    kind = CONTEST if event.kind.value == "contest" else FORUM
    within = None if event.within is None else f"e{event.within}"
    part = _part(f"e{number}", kind, within)
    is_first = number == 0
    # What is neither is made a forum's page only if she says so.
    part["make"] = event.kind.value != "other" or (is_first and event.kind.is_sure)
    _fill(
        part,
        known,
        title=event.title or (understood.title if is_first else None),
        lead=understood.lead if is_first else None,
        quotes=understood.quotes if is_first else (),
        **{
            name: getattr(event, name)
            for name in ("starts", "ends", "opens", "venue", "format", "participants_number", "participants")
        },
        **{
            name: getattr(event, name)
            for name in ("aims", "organisers", "sessions", "people", "rounds", "criteria", "awards")
        },
    )
    return part


def _lacks_day(part: dict, field: Field, value) -> bool:
    """Tell whether a session does not say on which of several days it was; days are filled in before it."""
    if field.kind != "session" or value["day"]:
        return False
    return len({kept_one(part, name) for name in ("starts", "ends")} - {None}) > 1


def _has(part: dict, name: str) -> bool:
    return any(value["field"] == name and value["value"] for value in part["values"])


def _fill(part: dict, known: Known, **found: Found | tuple[Found, ...] | None) -> None:
    """Put what was found into the fields of the part's kind; fields that another kind has wait there."""
    fields = {field.name: field for kind in FIELDS for field in FIELDS[kind]}
    for name, several in found.items():
        field = fields[name]
        for one in several if isinstance(several, tuple) else [several]:
            if one is None:
                continue
            value = stored_value(field.kind, one.value, known)
            row = add(part, field, value, [(span.start, span.end) for span in one.spans])
            row["found"], row["sure"] = value, one.is_sure and not _lacks_day(part, field, value)
            row["others"] = [stored_value(field.kind, other, known) for other in one.others]
