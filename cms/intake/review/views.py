"""The review of a report: the screen, single decisions, the text that a page would get, throwing it away."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput
from wagtail.blocks import StreamBlock

from cms.intake.making.drafts import make_drafts
from cms.intake.making.texts import Texts
from cms.intake.models import IntakeReport
from cms.intake.review.access import report_for
from cms.intake.review.deciding import BadDecision, Outcome
from cms.intake.review.session import OlderWindow, Session
from cms.intake.review.sheet import made_parts, part_of
from cms.intake.review.showing import Shown
from cms.intake.storing import restored
from cms.pages.blocks import BODY_BLOCKS


class ReviewView(WagtailAdminTemplateMixin, TemplateView):
    """A report on one side, what was understood of it on the other, each value to be looked over.

    Without a script the whole form is sent with whichever button is pressed; a script sends each decision as
    it is made. "Make the drafts" sends all of it in both cases.
    """

    template_name = "cms/intake/review.html"
    page_title = gettext_lazy("Look over the report")
    header_icon = "clipboard-list"
    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request, report_id: int):
        """Find the report, for those who write in its branch."""
        self.report, self.branch = report_for(request.user, report_id)
        if self.report.state == IntakeReport.State.MADE:
            return redirect("intake:made", report_id)
        self.sent = None
        self.open_key = ""
        return super().dispatch(request)

    def post(self, request):
        """Take over all that stands in the form, and do what the button says."""
        decision = request.POST.get("do", "")
        try:
            with Session(self.report.pk, self.branch, request.POST.get("version")) as session:
                errors = session.sheet.save_all(request.POST)
                if (code := request.POST.get("language")) and code != session.report.language:
                    session.decide(f"language:{code}", request.POST)
                for key, reading in _chosen_readings(request.POST):
                    session.sheet.decide(f"reading:{key}:{reading}", request.POST)
                if decision not in ("make", "save"):
                    outcome = session.decide(decision, request.POST)
                    self.open_key = outcome.key
                elif decision == "make" and not errors:
                    errors = session.sheet.errors()
                self.report = session.report
        except OlderWindow:
            messages.error(request, OLDER)
            return redirect("intake:review", self.report.pk)
        except BadDecision:
            messages.error(request, GONE)
            return redirect("intake:review", self.report.pk)
        if decision == "make" and not errors:
            return self._make(request)
        if errors:
            messages.error(request, _("Some values need a change first. Each says what."))
            self.sent = request.POST
            return self.render_to_response(self.get_context_data(), status=422)
        return redirect(f"{request.path}#{self.open_key}" if self.open_key else request.path)

    def _make(self, request):
        if not made_parts(self.report.sheet):
            messages.error(request, _("Choose at least one page to be made."))
            return redirect(request.path)
        make_drafts(self.report.pk, self.branch, request.user)
        return redirect("intake:made", self.report.pk)

    def get_page_subtitle(self):
        """Which report."""
        return self.report.name

    def get_breadcrumbs_items(self):
        """The desk, then the report."""
        home = f"{reverse('wagtailadmin_home')}?branch={self.branch.workplace.pk}"
        return [{"url": home, "label": self.branch.title}, {"url": "", "label": self.report.name}]

    def get_context_data(self, **kwargs):
        """Add the text by blocks, the parts with their forms, the count, the pictures."""
        session = Session.of(self.report, self.branch)
        shown = Shown(session.sheet, self.sent, self.open_key)
        report = restored(self.report.source)
        pictures = list(self.report.pictures.select_related("image").prefetch_related("image__renditions"))
        return super().get_context_data(
            report=self.report,
            media=AdminDateInput().media + AdminTimeInput().media,
            blocks=[(block, block.span.of(report.text)) for block in report.blocks],
            notes=report.notes,
            parts=shown.parts(),
            count=Texts(report, self.report.sheet).count(),
            furniture=_furniture(self.report),
            pictures=pictures,
            languages=[(code, page.locale.get_display_name()) for code, page in self.branch.pages.items()],
            **kwargs,
        )


OLDER = gettext_lazy(
    "This report was changed in another window meanwhile, by you or somebody else. This is how it is now; "
    "please decide once more what you changed last."
)
GONE = gettext_lazy("That is not there any more. This is how the report is now.")


@require_POST
def decide(request: HttpRequest, report_id: int) -> JsonResponse:
    """Take one decision as a script sends it: `do`, `version`, and the inputs of the value it is about.

    Answers {"version", "replace": {id: HTML}, "go_to": key, "words": in one line, "reload"}; 409 with
    {"error", "version"} from an older window, 422 with {"errors": {input: [messages]}}.
    """
    report, branch = report_for(request.user, report_id)
    if report.state == IntakeReport.State.MADE:
        return JsonResponse(
            {"error": str(OLDER), "made": reverse("intake:made", args=[report_id])}, status=409
        )
    try:
        with Session(report_id, branch, request.POST.get("version")) as session:
            outcome = session.decide(request.POST.get("do", ""), request.POST)
    except OlderWindow:
        return JsonResponse({"error": str(OLDER)}, status=409)
    except BadDecision:
        return JsonResponse({"error": str(GONE)}, status=409)
    if outcome.errors:
        return JsonResponse({"errors": outcome.errors, "version": session.report.version}, status=422)
    return JsonResponse(_answer(request, session, outcome))


def _answer(request: HttpRequest, session: Session, outcome: Outcome) -> dict:
    if outcome.is_everything:
        return {"version": session.report.version, "reload": True}
    shown = Shown(session.sheet, open_key=outcome.key)
    replace = {}
    for key, name in outcome.fields:
        one = shown.one_field(part_of(session.sheet.sheet, key), name)
        replace[f"field-{one.place}"] = render_to_string("cms/intake/field.html", {"one": one}, request)
    texts = Texts(restored(session.report.source), session.report.sheet)
    replace["intake-count"] = render_to_string("cms/intake/count.html", {"count": texts.count()}, request)
    return {"version": session.report.version, "replace": replace, "go_to": outcome.key}


@require_safe
def text(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """The text that the page of a part would get, as a piece of HTML."""
    report, _branch = report_for(request.user, report_id)
    data = Texts(restored(report.source), report.sheet).body(key)
    stream = StreamBlock(BODY_BLOCKS)
    with override(report.language):
        value = stream.to_python(data)
        html = render_to_string("cms/intake/text.html", {"body": value, "language": report.language})
    return HttpResponse(html)


@require_POST
def discard(request: HttpRequest, report_id: int) -> HttpResponse:
    """Throw a report away; the pages made of it stay, and so do its pictures in the library."""
    report, branch = report_for(request.user, report_id)
    report.delete()
    messages.success(request, _("The report is thrown away. Pages that were made of it stay."))
    return redirect(f"{reverse('wagtailadmin_home')}?branch={branch.workplace.pk}")


def _chosen_readings(data) -> list[tuple[str, str]]:
    """Other readings that were chosen by radio buttons, as (key, number)."""
    chosen = [(name, value) for name, value in data.items() if name.startswith("reading-") and value != "0"]
    return [(name.removeprefix("reading-"), value) for name, value in chosen]


def _furniture(report: IntakeReport) -> list[tuple[dict, str]]:
    text = report.source["text"]
    return [(row, " ".join(text[slice(*row["span"])].split())) for row in report.sheet["furniture"]]
