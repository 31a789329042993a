"""A report is handed in: pasted, as a file, with photographs beside it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.editorial.desk.own_branches import OwnBranch, writing_language
from cms.intake.gathering import known_in
from cms.intake.learning import use_learned
from cms.intake.models import IntakeReport
from cms.intake.report import Report
from cms.intake.review.access import writing_branches
from cms.intake.review.pictures import as_file, take_picture
from cms.intake.review.sheet import kept_one, sheet_of
from cms.intake.sources.opening import read_file, read_paste
from cms.intake.sources.refusals import UnreadableReport
from cms.intake.storing import stored
from cms.intake.understanding import understand

# Characters and bytes; a long report is some 20,000 characters.
TEXT_MOST = 200_000
HTML_MOST = 2_000_000
FILE_MOST = 20 * 1024 * 1024
FILE_KINDS = (".docx", ".odt", ".pdf", ".txt", ".html", ".htm")
PICTURES_MOST = 60
NAME_LENGTH = 160


class PicturesInput(forms.ClearableFileInput):
    """An input of several files."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several files."""

    widget = PicturesInput(attrs={"accept": "image/*"})

    def clean(self, data, initial=None):
        """Each of them as a file; [] for none."""
        files = data if isinstance(data, list) else [data]
        return [super(PicturesField, self).clean(file, initial) for file in files if file]


class ReportForm(forms.Form):
    """The report itself, its photographs, its branch. Of a pasted text its HTML comes along (`html`)."""

    branch = forms.ChoiceField(label=gettext_lazy("Branch"))
    text = forms.CharField(
        label=gettext_lazy("Text of the report"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "data-intake-text": ""}),
        help_text=gettext_lazy(
            "Copy it from Word, a web page or a messenger, and paste it here. "
            "In Kazakh, Russian or English: the language is found by itself."
        ),
    )
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(FILE_KINDS)}),
        help_text=gettext_lazy("A document of Word (.docx) or LibreOffice (.odt), .pdf, .txt or .html."),
    )
    pictures = PicturesField(
        label=gettext_lazy("Photographs"),
        required=False,
        help_text=gettext_lazy("Up to 60. They go into the gallery in this order."),
    )

    def __init__(self, *args, branches: list[OwnBranch], **kwargs):
        super().__init__(*args, **kwargs)
        self.branches = {str(branch.workplace.pk): branch for branch in branches}
        self.fields["branch"].choices = [(key, branch.title) for key, branch in self.branches.items()]
        if len(branches) == 1:
            self.fields["branch"].widget = forms.HiddenInput()

    def clean_text(self) -> str:
        """Refuse what is no report by its length."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > TEXT_MOST:
            message = _("This text has %(length)d characters; at most %(most)d are read at once.")
            raise forms.ValidationError(message % {"length": len(text), "most": TEXT_MOST})
        return text

    def clean_file(self):
        """Refuse files that are too large or of another kind."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if not file.name.lower().endswith(FILE_KINDS):
            raise forms.ValidationError(_("Choose a .docx, .odt, .pdf, .txt or .html file."))
        if file.size > FILE_MOST:
            raise forms.ValidationError(_("This file is larger than 20 MB. Save it without its pictures."))
        return file

    def clean_pictures(self) -> list:
        """Refuse more pictures than a gallery has."""
        pictures = self.cleaned_data["pictures"]
        if len(pictures) > PICTURES_MOST:
            raise forms.ValidationError(_("Choose at most %(most)d photographs.") % {"most": PICTURES_MOST})
        return pictures

    def clean(self):
        """Ask for a text or a file, and read it; what cannot be read is an error of the field it came by."""
        data = super().clean()
        if self.errors:
            return data
        name = "file" if data.get("file") else "text"
        if name == "text" and not data["text"].strip():
            raise forms.ValidationError({"text": _("Paste the text of the report, or choose a file.")})
        try:
            data["report"] = self._read(data)
        except UnreadableReport as error:
            raise forms.ValidationError({name: str(error)}) from error
        if not data["report"].text.strip():
            raise forms.ValidationError({name: _("There are no words in it.")})
        if len(data["report"].text) > TEXT_MOST:
            message = _("This text has %(length)d characters; at most %(most)d are read at once.")
            values = {"length": len(data["report"].text), "most": TEXT_MOST}
            raise forms.ValidationError({name: message % values})
        return data

    @property
    def chosen_branch(self) -> OwnBranch:
        """The branch, of a valid form."""
        return self.branches[self.cleaned_data["branch"]]

    def _read(self, data: dict) -> Report:
        if data.get("file"):
            return read_file(data["file"].name, data["file"].read())
        html = data["html"] if len(data["html"]) <= HTML_MOST else ""
        return read_paste(html, data["text"])


class NewReportView(WagtailAdminTemplateMixin, FormView):
    """The form by which a report is handed in. A script sends the photographs one by one afterwards."""

    template_name = "cms/intake/new.html"
    form_class = ReportForm
    page_title = gettext_lazy("From a report")
    header_icon = "clipboard-list"

    @cached_property
    def _branches(self) -> list[OwnBranch]:
        return writing_branches(self.request.user)

    def dispatch(self, request):
        """For those who write in any branch."""
        if not self._branches:
            raise PermissionDenied
        return super().dispatch(request)

    def get_form_kwargs(self):
        """Add the branches."""
        return {**super().get_form_kwargs(), "branches": self._branches}

    def get_initial(self):
        """The branch that is asked for, else the first."""
        asked = self.request.GET.get("branch", "")
        keys = [str(branch.workplace.pk) for branch in self._branches]
        return {"branch": asked if asked in keys else keys[0]}

    def get_breadcrumbs_items(self):
        """The first screen, then this form."""
        home = {"url": reverse("wagtailadmin_home"), "label": _("Home")}
        return [home, {"url": "", "label": self.page_title}]

    def form_valid(self, form: ReportForm):
        """Read it, keep it, and lead to its review."""
        report = hand_in(form.cleaned_data["report"], form.chosen_branch, self.request.user)
        unusable = [
            f"{file.name}: {error}"
            for file in form.cleaned_data["pictures"]
            if (error := take_picture(report, form.chosen_branch, file, self.request.user)[1])
        ]
        if unusable:
            report.source["notes"] += unusable
            report.save(update_fields=["source"])
        address = reverse("intake:review", args=[report.pk])
        if not self.request.accepts("text/html"):
            upload = reverse("intake:pictures", args=[report.pk])
            return JsonResponse({"address": address, "pictures": upload})
        return redirect(address)

    def form_invalid(self, form: ReportForm):
        """Say beside each field what is wrong; to a script as JSON, so that chosen files stay chosen."""
        if not self.request.accepts("text/html"):
            return JsonResponse({"errors": form.errors}, status=422)
        response = super().form_invalid(form)
        response.status_code = 422
        return response


def hand_in(report: Report, branch: OwnBranch, user) -> IntakeReport:
    """Keep a report with what is understood of it, and the pictures in it. Returns what is to be reviewed."""
    known = known_in(branch)
    understood = understand(report, timezone.localdate(), known)
    sheet = sheet_of(understood, known)
    use_learned(sheet, branch.workplace.translation_key)
    language = understood.language if understood.language in branch.pages else writing_language(user, branch)
    kept = IntakeReport.objects.create(
        branch=branch.workplace.translation_key,
        language=language,
        owner=user,
        name=_name(report, sheet),
        source=stored(report),
        sheet=sheet,
    )
    for picture in report.pictures:
        take_picture(kept, branch, as_file(picture), user, picture.caption)
    return kept


def _name(report: Report, sheet: dict) -> str:
    """What tells a report from others in a list: its title, else the longest of its first lines."""
    lines = [" ".join(block.span.of(report.text).split()) for block in report.blocks[:3]]
    titles = [title for part in sheet["parts"] if (title := kept_one(part, "title"))]
    longest = next(iter(titles), "") or max(lines, key=len, default="")
    return longest if len(longest) <= NAME_LENGTH else f"{longest[: NAME_LENGTH - 1]}…"
