"""The report of pages that readers find and clients do not, because they failed to be serialised."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from wagtail_plone.models import SerialisationFailure


class FailureReport(ReportView):
    """For administrators: which pages, why, since when; they are tried again by themselves."""

    page_title = _("Pages the API cannot show")
    header_icon = "warning"
    model = SerialisationFailure
    index_url_name = "wagtail_plone_failures"
    index_results_url_name = "wagtail_plone_failures_results"
    default_ordering = "-failed_at"
    is_searchable = False
    columns = [
        TitleColumn(
            "page",
            label=_("Page"),
            get_url=lambda failure: reverse("wagtailadmin_pages:edit", args=[failure.page_id]),
        ),
        Column("reason", label=_("Error")),
        Column("attempts", label=_("Attempts")),
        DateColumn("failed_at", label=_("Last attempt")),
    ]
    list_export = ["page", "reason", "attempts", "failed_at"]
    export_headings = {
        "page": _("Page"),
        "reason": _("Error"),
        "attempts": _("Attempts"),
        "failed_at": _("Last attempt"),
    }

    def dispatch(self, request, *args, **kwargs):
        """A traceback may tell of more than editors may see."""
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        """With the pages' titles. One query."""
        return SerialisationFailure.objects.select_related("page").order_by("-failed_at")
