"""After the pages are made: the way to each of them, publishing all at once, names to be remembered."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.intake.learning import decide as decide_name
from cms.intake.learning import forget, offered
from cms.intake.making.publishing import may_publish_all, publish_all
from cms.intake.models import IntakeReport, LearnedName
from cms.intake.review.access import branch_of_workplace, report_for
from cms.pages.completeness import missing


class MadeView(WagtailAdminTemplateMixin, TemplateView):
    """The drafts that were made of a report, each with what it still lacks."""

    template_name = "cms/intake/made.html"
    page_title = gettext_lazy("Drafts are made")
    header_icon = "check"
    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request, report_id: int):
        """Find the report, for those who write in its branch."""
        self.report, self.branch = report_for(request.user, report_id)
        if self.report.state != IntakeReport.State.MADE:
            return redirect("intake:review", report_id)
        return super().dispatch(request)

    @cached_property
    def pages(self) -> list[Page]:
        """The pages in the order in which they were made, without those that were deleted."""
        pages = {page.pk: page for page in Page.objects.filter(pk__in=self.report.made).specific()}
        return [pages[pk] for pk in self.report.made if pk in pages]

    def post(self, request):
        """Publish all of them, for those who may."""
        if not self.pages or not may_publish_all(self.pages, request.user):
            raise PermissionDenied
        unfinished = publish_all(self.pages, request.user)
        for page, lacking in unfinished:
            text = _("“%(title)s” is not published yet. %(lacking)s")
            messages.error(request, text % {"title": page.get_admin_display_title(), "lacking": lacking})
        if not unfinished:
            messages.success(request, _("All pages are published."))
        return redirect(request.path)

    def get_page_subtitle(self):
        """Which report."""
        return self.report.name

    def get_breadcrumbs_items(self):
        """The desk, then the report."""
        home = f"{reverse('wagtailadmin_home')}?branch={self.branch.workplace.pk}"
        return [{"url": home, "label": self.branch.title}, {"url": "", "label": self.report.name}]

    def get_context_data(self, **kwargs):
        """Add the pages with what they lack, whether all can be published, and names to be remembered."""
        rows = [
            {
                "page": page,
                "kind": capfirst(str(page._meta.verbose_name)),
                "lacking": [str(note) for note in missing(page.get_latest_revision_as_object())],
                "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "is_public": page.live and not page.has_unpublished_changes,
            }
            for page in self.pages
        ]
        waiting = [row["page"] for row in rows if not row["is_public"]]
        return super().get_context_data(
            report=self.report,
            rows=rows,
            may_publish=bool(waiting) and may_publish_all(waiting, self.request.user),
            offered=offered(self.report.branch),
            names_address=reverse("intake:names", args=[self.branch.workplace.pk]),
            **kwargs,
        )


class NamesView(WagtailAdminTemplateMixin, TemplateView):
    """The names that a branch had remembered, each to be removed, and those that are offered."""

    template_name = "cms/intake/names.html"
    page_title = gettext_lazy("Remembered names")
    header_icon = "tag"

    def dispatch(self, request, workplace_id: int):
        """Find the branch among those the user writes in."""
        self.branch = branch_of_workplace(request.user, workplace_id)
        return super().dispatch(request)

    def get_page_subtitle(self):
        """Which branch's."""
        return self.branch.title

    def get_breadcrumbs_items(self):
        """The desk, then the list."""
        home = f"{reverse('wagtailadmin_home')}?branch={self.branch.workplace.pk}"
        return [{"url": home, "label": self.branch.title}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """Add the names in use, and those offered."""
        key = self.branch.workplace.translation_key
        return super().get_context_data(
            names=LearnedName.objects.filter(branch=key, state=LearnedName.State.USED),
            offered=offered(key),
            names_address=self.request.path,
            **kwargs,
        )


@require_POST
def name(request: HttpRequest, workplace_id: int):
    """Use an offered name (`use`), never offer it again (`decline`), or delete it (`forget`), by its id."""
    key = branch_of_workplace(request.user, workplace_id).workplace.translation_key
    for word, act in _ACTS.items():
        asked = request.POST.get(word, "")
        if asked.isascii() and asked.isdigit() and not act(key, int(asked[:18])):
            raise Http404
    if "use" in request.POST:
        messages.success(request, _("Remembered: reports of your branch are read with it from now on."))
    report = request.POST.get("report", "")
    if report.isascii() and report.isdigit():
        return redirect("intake:made", int(report[:18]))
    return redirect("intake:names", workplace_id)


_ACTS = {
    "use": lambda branch, key: decide_name(branch, key, is_used=True),
    "decline": lambda branch, key: decide_name(branch, key, is_used=False),
    "forget": forget,
}
