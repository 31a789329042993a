"""The pages where translators download files of translations and upload them again."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms.localization import access
from cms.localization.files import archive, formats
from cms.localization.files.content import Unreadable
from cms.localization.files.formats import FORMATS, Format
from cms.localization.files.forms import ArchiveUploadForm, UploadForm
from cms.localization.files.permitted import permitted, with_what_files_need
from cms.localization.files.report import Report, apply
from cms.localization.store.translations import Translation

ZIP_START = b"PK"


@require_safe
def download_translation(request, translation_id: int, file_format: str) -> HttpResponse:
    """One translation as a file. 403 for those who may not write it, 404 for a format there is not."""
    translation = _translation(request, translation_id)
    if file_format not in FORMATS:
        raise Http404
    chosen = FORMATS[file_format]
    return _attachment(chosen.export(translation), archive.file_name(translation, chosen), chosen.media_type)


@require_http_methods(["GET", "HEAD", "POST"])
def download_translations(request) -> HttpResponse:
    """Many translations as a ZIP archive: parameters `translation` (an id, repeated) and `format`.

    Of the translations those that the user may write. 400 where none is named, or more than an archive may
    hold; 403 where the user may write none of them. POST is for lists longer than an address may be.
    """
    parameters = request.POST if request.method == "POST" else request.GET
    chosen = FORMATS.get(parameters.get("format", "po"))
    if chosen is None:
        raise Http404
    ids = {int(value) for value in parameters.getlist("translation") if _is_id(value)}
    if not ids:
        return _refuse(request, _("Choose at least one translation."))
    if len(ids) > archive.FILES_LIMIT:
        return _refuse(
            request,
            _("Choose fewer translations: an archive holds at most %(most)d.")
            % {"most": archive.FILES_LIMIT},
        )
    chosen_translations = with_what_files_need(Translation.objects).filter(pk__in=ids).order_by("pk")
    translations = permitted(request.user, chosen_translations)
    access.require(bool(translations))
    return as_archive(translations, chosen)


def as_archive(translations: list[Translation], file_format: Format) -> FileResponse:
    """Translations as a ZIP archive to save."""
    return _attachment(archive.pack(translations, file_format), "translations.zip", "application/zip")


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19


def _translation(request, translation_id: int) -> Translation:
    """A translation the user may write."""
    translation = get_object_or_404(with_what_files_need(Translation.objects), pk=translation_id)
    access.require(access.may_translate(request.user, translation))
    return translation


def _attachment(content: bytes, name: str, media_type: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=media_type)


def _refuse(request, message: str) -> HttpResponse:
    context = {"header_title": _("Download translations"), "page_title": _("Download translations")}
    return render(request, "localization/files/refused.html", {**context, "message": message}, status=400)


class UploadView(WagtailAdminTemplateMixin, FormView):
    """A form for a file, and the report on what became of it."""

    template_name = "localization/files/upload.html"
    report_template_name = "localization/files/report.html"
    header_icon = "upload"
    address: str

    def form_valid(self, form):
        """Take the file over and show what became of it, or say why it can't be read."""
        try:
            reports = self.take(form.cleaned_data["file"], may_replace=form.cleaned_data["replace"])
        except Unreadable as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return self.report(reports)

    def take(self, file, *, may_replace: bool) -> list[Report]:
        """Take over an uploaded file (see `report.apply`). Raises `Unreadable`."""
        raise NotImplementedError

    def report(self, reports: list[Report]) -> HttpResponse:
        """The report page; many files are told of in one table first."""
        applied = sum(report.applied for report in reports)
        refused = sum(report.refused + bool(report.refusal) for report in reports)
        context = self.get_context_data(
            reports=reports,
            applied=ngettext(
                "%(count)d segment was taken over.", "%(count)d segments were taken over.", applied
            )
            % {"count": applied},
            refused=ngettext("%(count)d was refused.", "%(count)d were refused.", refused)
            % {"count": refused}
            if refused
            else "",
        )
        return render(self.request, self.report_template_name, context)

    def get_breadcrumbs_items(self):
        """Wagtail's, and this page."""
        items = [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]
        if self.get_page_subtitle():
            items[-1]["sublabel"] = self.get_page_subtitle()
        return items

    def get_context_data(self, **kwargs):
        """Add what Wagtail's form template asks for."""
        return super().get_context_data(
            action_url=self.address,
            form_is_multipart=True,
            submit_button_label=_("Upload"),
            submit_button_active_label=_("Uploading…"),
            **kwargs,
        )


class UploadTranslationView(UploadView):
    """A file of one translation."""

    form_class = UploadForm
    page_title = gettext_lazy("Upload a translation")

    def setup(self, request, *args, **kwargs):
        """The translation stands in the address; who may not write it sees no form, either."""
        super().setup(request, *args, **kwargs)
        self.translation = _translation(request, kwargs["translation_id"])
        self.address = reverse("localization:upload_translation", args=[self.translation.pk])

    def get_page_subtitle(self):
        """The name of what is translated, and the language."""
        return f"{self.translation.source.object_repr} → {self.translation.target_locale}"

    def take(self, file, *, may_replace: bool) -> list[Report]:
        """Take the file into this translation."""
        data = file.read()
        if data.startswith(ZIP_START):
            raise Unreadable(_("A ZIP archive of several translations is uploaded on a page of its own."))
        parsed = formats.read(data)
        return [apply(self.translation, parsed, self.request.user, file.name, may_replace=may_replace)]


class UploadTranslationsView(UploadView):
    """An archive of many translations; each file is asked for separately whether the user may write it."""

    form_class = ArchiveUploadForm
    page_title = gettext_lazy("Upload translations")

    def setup(self, request, *args, **kwargs):
        """One address for all."""
        super().setup(request, *args, **kwargs)
        self.address = reverse("localization:upload_translations")

    def take(self, file, *, may_replace: bool) -> list[Report]:
        """Take the archive, or one file of any translation."""
        start = file.read(len(ZIP_START))
        file.seek(0)
        if start == ZIP_START:
            return archive.take_back(file, self.request.user, may_replace=may_replace)
        files = [(file.name, file.read())]
        return archive.take_all(files, self.request.user, may_replace=may_replace)
