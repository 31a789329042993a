"""Decisions on a sheet: one at a time, as a script sends them, or all that stand in the whole form.

A decision is a word and what it is about, with colons between them:

    save:KEY                    what stands in the value's form
    accept:KEY                  a value is right that was not sure
    refuse:KEY, restore:KEY     leave a value out, take it back
    reading:KEY:N               take the Nth of the other readings
    words:KEY:START-END         take words of the text for a value, or add them to those it has
    add:PART.FIELD              one more of a list, empty
    point:PART.FIELD:START-END  words of the text for a field: of a list one more
    make:PART, skip:PART        make a page of a part, or none
    kind:PART:KIND              make another kind of page of it
    pictures:PART               to which page the pictures go
    keep:KEY, drop:KEY          put into the text what belongs to the page it was copied from, or leave it out
    drop:START-END              leave further words out of the text
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from cms.intake.report import Report, Span
from cms.intake.review.fields import CONTEST, FORUM, TITLE, Field, field_of
from cms.intake.review.forms import ValueForm, value_form
from cms.intake.review.pointing import Pointed, from_words
from cms.intake.review.sheet import STORY, add, is_taken, made_parts, part_of, value_of, values_in
from cms.intake.review.wording import Choices

# A list longer than this is nobody's programme.
VALUES_MOST = 300


class BadDecision(Exception):
    """A decision about something that is not there: somebody else changed it, or it was made up."""


@dataclass
class Outcome:
    """What a decision changed: fields to show anew, as (part, field); a key to go to; errors by input."""

    fields: set[tuple[str, str]] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    key: str = ""
    errors: dict[str, list[str]] = field(default_factory=dict)
    is_everything: bool = False


class Sheet:
    """A sheet that decisions are taken on, the report it is of, and the day on which that was handed in."""

    def __init__(self, sheet: dict, report: Report, told: date, choices: Choices):
        self.sheet = sheet
        self.report = report
        self.text = report.text
        self.told = told
        self.choices = choices

    def decide(self, decision: str, data: Mapping[str, Any]) -> Outcome:
        """Take one decision. Raises `BadDecision`; where a form has errors nothing is changed."""
        word, _, about = decision.partition(":")
        act = getattr(self, f"_{word}", None) if word in _WORDS else None
        if act is None:
            raise BadDecision(decision)
        return act(about, data)

    def save_all(self, data: QueryDict) -> dict[str, list[str]]:
        """Take over all values whose forms were sent; returns errors by input. Those with errors stay.

        `parts` says that the choice of pages was sent, too: `make` with their keys, kinds, pictures.
        """
        if "parts" in data:
            for part in self.sheet["parts"]:
                part["make"] = part["key"] in data.getlist("make")
                if (kind := data.get(f"kind-{part['key']}")) and kind != part["kind"]:
                    self._kind(f"{part['key']}:{kind}", data)
            if chosen := data.get("pictures_go_to"):
                self._pictures(chosen, data)
        errors: dict[str, list[str]] = {}
        for part in self.sheet["parts"]:
            for value in list(part["values"]):
                if not value["refused"] and any(name.startswith(f"{value['key']}-") for name in data):
                    errors |= self._save(value["key"], data).errors
        return errors

    def form(self, part: dict, value: dict, data: Mapping | None = None) -> ValueForm:
        """The form of a value."""
        one = self._field(part, value["field"])
        return value_form(one, self.choices, value["key"], value["value"], data)

    def errors(self) -> dict[str, list[str]]:
        """Errors of all values that would go to a page, by input: too long, or a title missing."""
        errors: dict[str, list[str]] = {}
        for part in made_parts(self.sheet):
            # A page cannot be made without one.
            values_in(part, TITLE)[0]["refused"] = False
            for value in part["values"]:
                one = field_of(part["kind"], value["field"])
                if one and (is_taken(value, one) or one == TITLE):
                    form = value_form(one, self.choices, value["key"], value["value"])
                    # As if it had been sent as it stands.
                    errors |= _errors(self.form(part, value, _as_sent(form)))
        return errors

    def _save(self, key: str, data: Mapping) -> Outcome:
        part, value = self._value(key)
        form = self.form(part, value, data)
        if errors := _errors(form):
            return Outcome(key=key, errors=errors)
        before, value["value"] = value["value"], form.json()
        if before != value["value"]:
            value["sure"] = True
            if value["field"] == "people":
                self._rename(part, before["name"], value["value"]["name"])
                return Outcome({(part["key"], "people"), (part["key"], "sessions")}, key=key)
        return Outcome(key=key)

    def _accept(self, key: str, data: Mapping) -> Outcome:
        part, value = self._value(key)
        value["sure"] = True
        return Outcome({(part["key"], value["field"])}, key=key)

    def _refuse(self, key: str, data: Mapping) -> Outcome:
        return self._set_refused(key, is_refused=True)

    def _restore(self, key: str, data: Mapping) -> Outcome:
        return self._set_refused(key, is_refused=False)

    def _set_refused(self, key: str, *, is_refused: bool) -> Outcome:
        part, value = self._value(key)
        if is_refused and value["found"] is None and self._field(part, value["field"]).is_list:
            # What she added herself is gone when she takes it out again.
            part["values"].remove(value)
        value["refused"] = is_refused
        return Outcome({(part["key"], value["field"])}, key=key)

    def _reading(self, about: str, data: Mapping) -> Outcome:
        key, _, number = about.rpartition(":")
        part, value = self._value(key)
        index = _number(number) - 1
        if not 0 <= index < len(value["others"]):
            raise BadDecision(about)
        value["value"], value["others"][index] = value["others"][index], value["value"]
        value["sure"] = True
        return Outcome({(part["key"], value["field"])}, key=key)

    def _words(self, about: str, data: Mapping) -> Outcome:
        key, _, place = about.rpartition(":")
        part, value = self._value(key)
        span = self._span(place)
        one = self._field(part, value["field"])
        value["value"] = from_words(one, Pointed(self.report, Span(*span), self.told), value["value"])
        value["spans"], value["sure"], value["refused"] = [span], True, False
        return Outcome({(part["key"], value["field"])}, key=key)

    def _point(self, about: str, data: Mapping) -> Outcome:
        where, _, place = about.rpartition(":")
        part, one = self._place(where)
        span = self._span(place)
        if not one.is_list:
            return self._words(f"{values_in(part, one)[0]['key']}:{place}", data)
        self._refuse_too_many(part)
        pointed = Pointed(self.report, Span(*span), self.told)
        added = add(part, one, from_words(one, pointed, None), [span])
        return Outcome({(part["key"], one.name)}, key=added["key"])

    def _add(self, where: str, data: Mapping) -> Outcome:
        part, one = self._place(where)
        if not one.is_list:
            raise BadDecision(where)
        self._refuse_too_many(part)
        return Outcome({(part["key"], one.name)}, key=add(part, one)["key"])

    def _make(self, key: str, data: Mapping) -> Outcome:
        self._part(key)["make"] = True
        return Outcome(parts={key})

    def _skip(self, key: str, data: Mapping) -> Outcome:
        self._part(key)["make"] = False
        return Outcome(parts={key})

    def _kind(self, about: str, data: Mapping) -> Outcome:
        key, _, kind = about.partition(":")
        part = self._part(key)
        if key == STORY or kind not in (FORUM, CONTEST):
            raise BadDecision(about)
        part["kind"] = kind
        return Outcome(is_everything=True)

    def _pictures(self, key: str, data: Mapping) -> Outcome:
        self.sheet["pictures_go_to"] = self._part(key)["key"]
        return Outcome()

    def _keep(self, key: str, data: Mapping) -> Outcome:
        self._furniture(key)["is_left_out"] = False
        return Outcome(is_everything=True)

    def _drop(self, about: str, data: Mapping) -> Outcome:
        if about.startswith("furniture."):
            self._furniture(about)["is_left_out"] = True
        else:
            number = len(self.sheet["furniture"])
            row = {"key": f"furniture.{number}", "span": self._span(about), "is_left_out": True}
            self.sheet["furniture"].append(row)
        return Outcome(is_everything=True)

    def _rename(self, part: dict, before: str, after: str) -> None:
        """Name a person whose name was changed in the sessions, too."""
        for value in part["values"]:
            if value["field"] == "sessions":
                names = value["value"]["speakers"]
                value["value"]["speakers"] = [after if name == before else name for name in names]

    def _refuse_too_many(self, part: dict) -> None:
        if len(part["values"]) >= VALUES_MOST:
            raise BadDecision(part["key"])

    def _value(self, key: str) -> tuple[dict, dict]:
        found = value_of(self.sheet, key)
        if found is None:
            raise BadDecision(key)
        return found

    def _part(self, key: str) -> dict:
        part = part_of(self.sheet, key)
        if part is None:
            raise BadDecision(key)
        return part

    def _place(self, where: str) -> tuple[dict, Field]:
        key, _, name = where.partition(".")
        part = self._part(key)
        return part, self._field(part, name)

    def _field(self, part: dict, name: str) -> Field:
        # A value of a field that only the other kind of event has waits there with its own form.
        kinds = (part["kind"], FORUM, CONTEST)
        one = next((one for kind in kinds if (one := field_of(kind, name))), None)
        if one is None:
            raise BadDecision(name)
        return one

    def _furniture(self, key: str) -> dict:
        row = next((row for row in self.sheet["furniture"] if row["key"] == key), None)
        if row is None:
            raise BadDecision(key)
        return row

    def _span(self, place: str) -> list[int]:
        start, _, end = place.partition("-")
        span = [_number(start), _number(end)]
        if not 0 <= span[0] < span[1] <= len(self.text):
            raise BadDecision(place)
        return span


_WORDS = frozenset(
    (
        *("save", "refuse", "restore", "reading", "words", "point", "add"),
        *("accept", "make", "skip", "kind", "pictures", "keep", "drop"),
    )
)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadDecision(text)
    return int(text)


def _errors(form: ValueForm) -> dict[str, list[str]]:
    return {form.add_prefix(name): [str(text) for text in texts] for name, texts in form.errors.items()}


def _as_sent(form: ValueForm) -> dict[str, str]:
    sent = {}
    for bound in form:
        shown = bound.field.widget.format_value(bound.value())
        shown = shown[0] if isinstance(shown, list) and shown else shown
        sent[bound.html_name] = "" if shown is None else shown
    return sent
