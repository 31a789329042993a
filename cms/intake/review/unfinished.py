"""All reports of a branch that are not finished, for a desk that shows only the newest."""

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.intake.review.access import branch_of_workplace
from cms.intake.review.panel import rows_of, under_review

REPORTS_A_PAGE = 50


class UnfinishedView(WagtailAdminTemplateMixin, TemplateView):
    """The reports under review in a branch, page by page, the newest first."""

    template_name = "cms/intake/all_unfinished.html"
    page_title = gettext_lazy("Reports to look over")
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, workplace_id: int):
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
        """Add a page of reports. Two queries, however many there are."""
        paginator = Paginator(under_review(self.branch), REPORTS_A_PAGE)
        items = paginator.get_page(self.request.GET.get("p"))
        pages = paginator.get_elided_page_range(items.number)
        return super().get_context_data(rows=rows_of(items), items=items, elided_page_range=pages, **kwargs)
