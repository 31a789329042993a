"""Forms by which a value on a sheet is changed: one a kind, read by scripts and by the whole form alike."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from cms.intake.review.fields import TITLE, Field
from cms.intake.review.kinds import GUEST, NEW
from cms.intake.review.wording import ROLES, SESSION_KINDS, Choices
from cms.pages.models.attendance import AttendanceMode

MINUTES_MOST = 24 * 60


class ValueForm(forms.Form):
    """Base of the forms of values: `initial_of` and `json` turn a sheet's value into fields and back."""

    def __init__(self, field: Field, choices: Choices, data: Mapping | None, value: Any, key: str):
        super().__init__(data, prefix=key, initial=None if value is None else self.initial_of(value))
        self.choices = choices
        self.set_up(field)
        for name, bound in self.fields.items():
            bound.required = field == TITLE
            if not bound.widget.attrs.get("aria-label") and len(self.fields) == 1:
                bound.label = field.one
            bound.widget.attrs.setdefault("data-intake-part", name)

    def set_up(self, field: Field) -> None:
        """Give the form what depends on the field: lengths, choices."""

    def initial_of(self, value: Any) -> dict:
        """The values of the form's fields."""
        return {"value": value}

    def json(self) -> Any:
        """What stands on the sheet; asked of a valid form alone."""
        return self.cleaned_data["value"]


class LineForm(ValueForm):
    """A line of text, shown in full however long it is. Line breaks become spaces."""

    value = forms.CharField(widget=forms.Textarea(attrs={"rows": 1}))

    def set_up(self, field: Field) -> None:
        """Limit its length, without cutting what is longer."""
        limit(self.fields["value"], field.most)

    def json(self) -> str:
        """In one line."""
        return " ".join(self.cleaned_data["value"].split())


class TextForm(LineForm):
    """Some sentences."""

    value = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}))


class DateForm(ValueForm):
    """A day, as people of the language write it."""

    value = forms.DateField(widget=AdminDateInput)

    def initial_of(self, value: str) -> dict:
        """The day of an ISO date."""
        return {"value": _day(value)}

    def json(self) -> str:
        """The ISO date; "" for none."""
        return self.cleaned_data["value"].isoformat() if self.cleaned_data["value"] else ""


class TimeForm(ValueForm):
    """An hour."""

    value = forms.TimeField(widget=AdminTimeInput)

    def initial_of(self, value: str) -> dict:
        """The time of a stored one."""
        return {"value": _time(value)}

    def json(self) -> str:
        """As "HH:MM"."""
        return _clock(self.cleaned_data["value"])


class NumberForm(ValueForm):
    """A number, 0 or more; digits may be grouped with spaces."""

    value = forms.IntegerField(min_value=0, max_value=1_000_000_000)

    def set_up(self, field: Field) -> None:
        """Show as many digits as there are, without arrows."""
        self.fields["value"].widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 10})


class FormatForm(ValueForm):
    """A way to take part."""

    value = forms.ChoiceField(choices=[("", _("Not told")), *AttendanceMode.choices])


class TopicForm(ValueForm):
    """A topic of the site."""

    value = forms.ChoiceField()

    def set_up(self, field: Field) -> None:
        """Offer the topics of the language."""
        self.fields["value"].choices = [("", "—"), *self.choices.topics]


class QuoteForm(ValueForm):
    """Words that somebody said, and who."""

    text = forms.CharField(label=_("Words"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}))
    by = forms.CharField(label=_("Who said it"), max_length=120)

    def initial_of(self, value: dict) -> dict:
        """As they are."""
        return value

    def json(self) -> dict:
        """As they are."""
        return dict(self.cleaned_data)


class SessionForm(ValueForm):
    """A session of the programme; speakers are named as among the people, one a line."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[])
    title = forms.CharField(label=_("Title"))
    day = forms.DateField(label=_("Day; empty: the first"), widget=AdminDateInput)
    starts = forms.TimeField(label=_("Starts at"), widget=AdminTimeInput)
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=1, max_value=MINUTES_MOST)
    speakers = forms.CharField(
        label=_("Speakers, one a line"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )

    def set_up(self, field: Field) -> None:
        """Offer the kinds of sessions."""
        self.fields["kind"].choices = list(SESSION_KINDS.items())
        limit(self.fields["title"], field.most)

    def initial_of(self, value: dict) -> dict:
        """Day and hour as such, names as lines."""
        more = {"day": _day(value["day"]), "starts": _time(value["starts"])}
        return {**value, **more, "speakers": "\n".join(value["speakers"])}

    def json(self) -> dict:
        """Day and hour as text, names as a list."""
        data = dict(self.cleaned_data)
        names = [" ".join(line.split()) for line in data["speakers"].splitlines()]
        data["day"] = data["day"].isoformat() if data["day"] else ""
        data["starts"] = _clock(data["starts"])
        return {**data, "kind": data["kind"] or "other", "speakers": [name for name in names if name]}


class PersonForm(ValueForm):
    """Somebody: a guest of the page, a trainer whom the site knows, or a new one with the parts of a name."""

    name = forms.CharField(label=_("First and last name"), max_length=120)
    position = forms.CharField(label=_("Position"), max_length=160)
    organisation = forms.CharField(label=_("Organisation"), max_length=160)
    role = forms.ChoiceField(label=_("Part in it"), choices=[])
    profile = forms.ChoiceField(label=_("On the site"), choices=[])
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    given_name = forms.CharField(label=_("Given name"), max_length=80)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=80)

    def set_up(self, field: Field) -> None:
        """Offer the trainers and the roles."""
        own = [(GUEST, _("Guest, without a page")), (NEW, _("New trainer, with a draft of a profile"))]
        self.fields["profile"].choices = [*own, *self.choices.trainers]
        self.fields["role"].choices = list(ROLES.items())

    def initial_of(self, value: dict) -> dict:
        """As they are."""
        return value

    def clean(self):
        """Ask for both names of a new trainer."""
        data = super().clean()
        if data.get("profile") == NEW:
            for name in ("family_name", "given_name"):
                if not data.get(name):
                    self.add_error(name, _("A profile needs this. An initial will do, such as “D.”."))
        return data

    def json(self) -> dict:
        """As they are."""
        data = dict(self.cleaned_data)
        return {**data, "role": data["role"] or "guest", "profile": data["profile"] or GUEST}


class CriterionForm(ValueForm):
    """What the jury looked at, for how many points at most."""

    title = forms.CharField(label=_("Criterion"), widget=forms.Textarea(attrs={"rows": 1}))
    points = forms.IntegerField(label=_("Points at most"), min_value=1, max_value=1000)

    def set_up(self, field: Field) -> None:
        """Limit the title's length."""
        limit(self.fields["title"], field.most)

    def initial_of(self, value: dict) -> dict:
        """As they are."""
        return value

    def json(self) -> dict:
        """As they are."""
        return dict(self.cleaned_data)


class AwardForm(ValueForm):
    """An award: a place or a nomination, and who got it."""

    place = forms.TypedChoiceField(
        label=_("Place"), choices=[("", "—"), (1, "1"), (2, "2"), (3, "3")], coerce=int, empty_value=None
    )
    nomination = forms.CharField(label=_("Nomination"), max_length=160)
    school = forms.CharField(label=_("School"), max_length=200)
    person = forms.CharField(label=_("Who got it"), max_length=160)
    town = forms.CharField(label=_("Town or district"), max_length=120)

    def initial_of(self, value: dict) -> dict:
        """As they are."""
        return value

    def json(self) -> dict:
        """As they are."""
        return dict(self.cleaned_data)


FORMS: dict[str, type[ValueForm]] = {
    "line": LineForm,
    "text": TextForm,
    "date": DateForm,
    "time": TimeForm,
    "number": NumberForm,
    "format": FormatForm,
    "topic": TopicForm,
    "quote": QuoteForm,
    "session": SessionForm,
    "person": PersonForm,
    "criterion": CriterionForm,
    "award": AwardForm,
}


def value_form(field: Field, choices: Choices, key: str, value: Any, data: Mapping | None = None):
    """The form of a value: bound where `data` is given, else with the value in it."""
    return FORMS[field.kind](field, choices, data, value, key)


def limit(field: forms.CharField, most: int) -> None:
    """Refuse what is longer, and say by how much; nothing is cut while it is typed or pasted."""

    def check(text: str) -> None:
        over = len(text) - most
        if over > 0:
            message = ngettext(
                "Shorten it by %(over)d character: at most %(most)d are shown.",
                "Shorten it by %(over)d characters: at most %(most)d are shown.",
                over,
            )
            raise forms.ValidationError(message % {"over": over, "most": most})

    if most:
        field.validators.append(check)


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _time(value: str) -> time | None:
    return time.fromisoformat(value) if value else None


def _clock(moment: time | None) -> str:
    return moment.strftime("%H:%M") if moment else ""
