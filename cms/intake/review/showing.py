"""The sheet as templates show it: parts, their fields, each value with its form and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import cached_property

from cms.intake.review.deciding import Sheet
from cms.intake.review.fields import CONTEST, FIELDS, FORUM, KIND_LABELS, NEWS, TITLE, TOPICS, Field
from cms.intake.review.forms import ValueForm
from cms.intake.review.kinds import empty, in_words
from cms.intake.review.sheet import values_in

# Kinds of one input; of all others a line is shown, and the inputs when it is opened.
OF_ONE_INPUT = frozenset(("line", "text", "date", "time", "number", "format", "topic"))
QUOTED_MOST = 160


@dataclass
class ShownValue:
    """A value with its form, its words in one line and the stretches of text it came from (`quoted`)."""

    sheet: Sheet
    part: dict
    field: Field
    row: dict
    data: Mapping[str, Any] | None = None
    is_open: bool = False

    @property
    def key(self) -> str:
        """Its key."""
        return self.row["key"]

    @property
    def is_empty(self) -> bool:
        """True where nothing was found and nothing written."""
        return self.row["value"] in (None, "", empty(self.field.kind))

    @property
    def is_simple(self) -> bool:
        """True where it has one input."""
        return self.field.kind in OF_ONE_INPUT

    @property
    def may_be_left_out(self) -> bool:
        """False for a title, which every page has, and where there is nothing to leave out."""
        return self.field != TITLE and (self.field.is_list or not self.is_empty)

    @property
    def needs_look(self) -> bool:
        """True where the rule was not sure, or where there is another reading."""
        return not self.row["refused"] and not self.is_empty and not self.row["sure"]

    @cached_property
    def form(self) -> ValueForm:
        """The form; with errors where it was sent with some."""
        return self.sheet.form(self.part, self.row, self.data)

    @property
    def words(self) -> str:
        """The value in one line."""
        return self._in_words(self.row["value"])

    @property
    def readings(self) -> list[tuple[int, str]]:
        """All readings, the one that stands first, with their numbers; [] where there is no other."""
        others = [self._in_words(other) for other in self.row["others"]]
        return list(enumerate([self.words, *others])) if others else []

    @property
    def quoted(self) -> list[str]:
        """The stretches of text it came from, long ones shortened."""
        stretches = (self.sheet.text[start:end] for start, end in self.row["spans"])
        lines = (" ".join(stretch.split()) for stretch in stretches)
        return [line if len(line) <= QUOTED_MOST else f"{line[: QUOTED_MOST - 1]}…" for line in lines]

    @property
    def is_word_for_word(self) -> bool:
        """True where the value is what the report says, so that quoting it would say it twice."""
        return len(self.quoted) == 1 and _bare(self.quoted[0]) == _bare(self.words)

    @property
    def spans(self) -> str:
        """The places as "12-40 56-70", for the script."""
        return " ".join(f"{start}-{end}" for start, end in self.row["spans"])

    def _in_words(self, value: Any) -> str:
        choices = self.sheet.choices
        labels = dict(choices.topics) if self.field.kind == "topic" else choices.labels
        return in_words(self.field.kind, value, labels)


def _bare(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())


@dataclass
class ShownField:
    """A field of a part with its values."""

    part: dict
    field: Field
    values: list[ShownValue]

    @property
    def place(self) -> str:
        """Part and field, as decisions name them."""
        return f"{self.part['key']}.{self.field.name}"


@dataclass
class ShownPart:
    """A part: what kind of page it is, what it can be instead, its fields."""

    part: dict
    label: str
    fields: list[ShownField]
    kinds: list[tuple[str, str]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Its key."""
        return self.part["key"]

    @property
    def to_look_at(self) -> int:
        """How many values are not sure."""
        return sum(value.needs_look for shown in self.fields for value in shown.values)

    @property
    def title(self) -> str:
        """The title as it stands."""
        return self.fields[0].values[0].words


class Shown:
    """A sheet as it is shown; `data` and `errors` are those of a form that was sent with errors."""

    def __init__(self, sheet: Sheet, data: Mapping | None = None, open_key: str = ""):
        self.sheet = sheet
        self.data = data
        self.open_key = open_key

    def parts(self) -> list[ShownPart]:
        """All parts with all their fields."""
        return [self._part(part) for part in self.sheet.sheet["parts"]]

    def one_field(self, part: dict, name: str) -> ShownField:
        """One field of a part, to be shown anew."""
        return self._field(part, next(one for one in FIELDS[part["kind"]] if one.name == name))

    def _part(self, part: dict) -> ShownPart:
        # Topics are those of all pages.
        is_first = part is self.sheet.sheet["parts"][0]
        fields = [self._field(part, one) for one in FIELDS[part["kind"]] if is_first or one != TOPICS]
        kinds = [] if part["kind"] == NEWS else [(kind, KIND_LABELS[kind]) for kind in (FORUM, CONTEST)]
        return ShownPart(part, KIND_LABELS[part["kind"]], fields, kinds)

    def _field(self, part: dict, one: Field) -> ShownField:
        values = [
            ShownValue(self.sheet, part, one, row, self._data_of(row), row["key"] == self.open_key)
            for row in values_in(part, one)
        ]
        return ShownField(part, one, values)

    def _data_of(self, row: dict) -> Mapping | None:
        """What was sent for a value, where anything was."""
        if self.data is None or not any(name.startswith(f"{row['key']}-") for name in self.data):
            return None
        return self.data
