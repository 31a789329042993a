"""The report of broken links, on the pages of the branches a person works in."""

from django.conf import settings
from django.utils.translation import gettext_lazy
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.links.broken import BrokenLink, broken_links
from cms.editorial.reports.events import ACTIONS, own_pages


class BrokenLinksReportView(ReportView):
    """Links readers follow into nothing: of the site at once, of others as the background found them."""

    page_title = gettext_lazy("Broken links")
    header_icon = "link"
    model = Page
    index_url_name = "broken_links_report"
    index_results_url_name = "broken_links_report_results"
    results_template_name = "cms/reports/links_results.html"
    export_headings = {
        "title": gettext_lazy("Page"),
        "target": gettext_lazy("Leads to"),
        "reason": gettext_lazy("What is wrong"),
        "since": gettext_lazy("Since"),
    }
    list_export = [*export_headings]
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = [*ACTIONS]
    is_searchable = False

    def get_filtered_queryset(self) -> list[BrokenLink]:
        """The links, a list of rows."""
        return broken_links(own_pages(self.request.user))

    def get_filename(self) -> str:
        """The name of a file to keep."""
        return "broken-links"

    def get_context_data(self, *args, **kwargs) -> dict:
        """Add whether other sites are asked at all."""
        context = super().get_context_data(*args, **kwargs)
        context["asks_other_sites"] = settings.CHECK_EXTERNAL_LINKS
        return context
