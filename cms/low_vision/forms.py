"""The form in which a reader chooses."""

from dataclasses import asdict

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.low_vision.choices import COLOURS, FACES, PICTURES, SIZES, SPACING, Choices


class ChoicesForm(forms.Form):
    """A choice of each kind, one of those that are offered."""

    size = forms.ChoiceField(label=_("Size of letters"), choices=SIZES)
    spacing = forms.ChoiceField(label=_("Space between letters and lines"), choices=SPACING)
    colours = forms.ChoiceField(label=_("Colours"), choices=COLOURS)
    pictures = forms.ChoiceField(label=_("Pictures"), choices=PICTURES)
    face = forms.ChoiceField(label=_("Typeface"), choices=FACES)

    @classmethod
    def of(cls, choices: Choices) -> "ChoicesForm":
        """The form as choices that were made fill it in."""
        return cls(initial=asdict(choices))

    def made(self) -> Choices:
        """The choices of a valid form."""
        return Choices(**self.cleaned_data)
