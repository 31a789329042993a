"""The form by which an archive is handed in."""

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.editorial.branches.people.forms import BranchChoice
from cms.intake.archives.contents import DATA_LIMIT, PACKED_LIMIT
from cms.intake.archives.models import Archive

ENDINGS = (".zip", ".csv", ".tsv", ".json", ".xml", ".html", ".htm")


class ArchiveForm(forms.ModelForm):
    """An archive for a branch that the person looks after."""

    workplace = BranchChoice(label=gettext_lazy("Branch"))
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the stories"),
        required=False,
        help_text=gettext_lazy("Without a choice: as the archive says, else as each text is written."),
    )
    file = forms.FileField(
        label=gettext_lazy("Archive"),
        help_text=gettext_lazy(
            "A ZIP file with a table (CSV), a JSON file, WordPress’ export (XML) or web pages (HTML), and "
            "the pictures beside it; at most 500 MB. Or one such file without pictures, at most 50 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    publishes = forms.BooleanField(
        label=gettext_lazy("Publish the stories"),
        required=False,
        help_text=gettext_lazy("Else they are drafts. Stories without a date are drafts in any case."),
    )

    class Meta:
        model = Archive
        fields = ("workplace", "file", "language", "publishes")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workplace"].offer(user)
        self.fields["language"].choices = [("", _("each story’s own")), *settings.LANGUAGES]

    def clean_file(self):
        """Refuse what is too large, or of no known kind, before any of it is read."""
        file = self.cleaned_data["file"]
        name = file.name.lower()
        if not name.endswith(ENDINGS):
            raise forms.ValidationError(
                _("Expected a file whose name ends with one of: %(endings)s.")
                % {"endings": ", ".join(ENDINGS)}
            )
        most = PACKED_LIMIT if name.endswith(".zip") else DATA_LIMIT
        if file.size > most:
            raise forms.ValidationError(
                _("This file is too large: %(size)s, of at most %(most)s.")
                % {"size": filesizeformat(file.size), "most": filesizeformat(most)}
            )
        return file
