"""The form of a new link to a draft."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cms.editorial.previews.links import DAYS_DEFAULT, DAYS_MOST
from cms.editorial.previews.models import ShownDraft

NEWEST, THIS = "newest", "this"


class LinkForm(forms.Form):
    """For whom, for how long, and which version."""

    shown_to = forms.CharField(
        label=_("For whom"),
        max_length=ShownDraft._meta.get_field("shown_to").max_length,
        required=False,
        help_text=_("For your own list: a name, or what it is for. Readers of the draft do not see it."),
    )
    days = forms.IntegerField(
        label=_("For how many days"),
        min_value=1,
        max_value=DAYS_MOST,
        initial=DAYS_DEFAULT,
        help_text=format_lazy(_("From 1 to {most}."), most=DAYS_MOST),
    )
    version = forms.ChoiceField(
        label=_("What it shows"),
        choices=[
            (NEWEST, _("The newest version, also what you change later")),
            (THIS, _("The version of now, whatever you change later")),
        ],
        initial=NEWEST,
        widget=forms.RadioSelect,
    )
