"""The form of a release: which pages in which languages, and when."""

from collections.abc import Iterable

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from cms.localization.release.candidates import Candidate

NOW, LATER = "now", "later"


class SiteDateTimeField(forms.DateTimeField):
    """A moment as the site's clocks show it, wherever whoever types it is."""

    def to_python(self, value):
        """Read it in the site's time zone."""
        with timezone.override(timezone.get_default_timezone()):
            return super().to_python(value)


class ReleaseForm(forms.Form):
    """A choice out of a plan. Only what its user can release may be chosen."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)
    items = forms.MultipleChoiceField(
        label=gettext_lazy("Pages"),
        error_messages={
            "required": gettext_lazy("Choose at least one page."),
            "invalid_choice": gettext_lazy(
                "One of the pages can't be released any more. Look at the list again."
            ),
        },
    )
    when = forms.ChoiceField(
        label=gettext_lazy("When"),
        choices=[(NOW, gettext_lazy("Now")), (LATER, gettext_lazy("At a time"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    publish_at = SiteDateTimeField(
        label=gettext_lazy("Date and time"),
        required=False,
        # The browser's own shows dates in the browser's language, not in the admin's.
        widget=AdminDateTimeInput,
    )

    def __init__(self, *args, plan: Iterable[Candidate], **kwargs):
        """`plan` says what may be chosen; what is complete is chosen to begin with."""
        super().__init__(*args, **kwargs)
        self.plan = list(plan)
        self.fields["items"].choices = [
            (candidate.key, candidate.key) for candidate in self.plan if candidate.can_be_released
        ]
        self.fields["items"].initial = [candidate.key for candidate in self.plan if candidate.is_complete]
        self.fields["publish_at"].help_text = _("In the site's time zone, %(zone)s.") % {
            "zone": timezone.get_default_timezone_name()
        }

    def clean(self):
        """A release for later needs a time, and one that is still to come."""
        cleaned = super().clean()
        if cleaned.get("when") != LATER:
            cleaned["publish_at"] = None
            self.errors.pop("publish_at", None)
        elif not cleaned.get("publish_at"):
            if "publish_at" not in self.errors:
                self.add_error("publish_at", _("Say when."))
        elif cleaned["publish_at"] <= timezone.now():
            self.add_error("publish_at", _("This moment has passed. Give a later one."))
        return cleaned

    def chosen(self) -> list[tuple]:
        """The chosen originals and languages, in the plan's order."""
        keys = set(self.cleaned_data["items"])
        return [(candidate.original, candidate.locale) for candidate in self.plan if candidate.key in keys]

    @property
    def has_choice(self) -> bool:
        """Tell whether there is anything to release."""
        return bool(self.fields["items"].choices)

    def rows(self) -> list[tuple[Candidate, bool]]:
        """The plan as it is shown: each candidate, and whether it is chosen."""
        chosen = set(self["items"].value() or ())
        return [(candidate, candidate.key in chosen) for candidate in self.plan]
