"""The forms files are uploaded with."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.localization.files.archive import ARCHIVE_LIMIT
from cms.localization.files.content import FILE_LIMIT


class UploadForm(forms.Form):
    """One file of one translation."""

    size_limit = FILE_LIMIT

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A PO or XLIFF 2.0 file that was downloaded here, with translations filled in. At most 5 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".po,.xlf,.xliff"}),
    )

    replace = forms.BooleanField(
        label=gettext_lazy("Also replace texts that were written on the site since the file was made"),
        help_text=gettext_lazy("Without this they stay, and the report shows both."),
        required=False,
    )

    def clean_file(self):
        """Refuse what is too large before any of it is read."""
        file = self.cleaned_data["file"]
        if file.size > self.size_limit:
            raise forms.ValidationError(
                _("This file is too large: %(size)s, of at most %(most)s.")
                % {"size": filesizeformat(file.size), "most": filesizeformat(self.size_limit)}
            )
        return file


class ArchiveUploadForm(UploadForm):
    """Files of many translations in one archive, or one of any."""

    size_limit = ARCHIVE_LIMIT

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A ZIP archive of PO or XLIFF 2.0 files that were downloaded here, or one such file. At most "
            "50 MB and 500 files, 5 MB each. File names don't matter."
        ),
        widget=forms.FileInput(attrs={"accept": ".zip,.po,.xlf,.xliff"}),
    )
