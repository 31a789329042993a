"""A section of the desk in full, page by page."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.editorial.desk.own_branches import branches_for
from cms.editorial.desk.sections import SECTIONS

PAGE_SIZE = 20


class SectionView(WagtailAdminTemplateMixin, TemplateView):
    """All rows of one section of one branch, for those whose desk it is; refused to everybody else."""

    template_name = "cms/desk/list.html"
    header_icon = "list-ul"

    def dispatch(self, request, workplace_id: int, name: str):
        """Find the branch among the user's own, and the section among theirs."""
        branches = branches_for(request.user)
        branch = next((branch for branch in branches if branch.workplace.pk == workplace_id), None)
        if branch is None:
            raise PermissionDenied
        section = next((section for section in SECTIONS if section.name == name), None)
        if section is None:
            raise Http404
        if section.for_leads_alone and not branch.is_lead:
            raise PermissionDenied
        self.section = section(branch, request.user)
        return super().dispatch(request)

    def get_page_title(self):
        """What is listed."""
        return self.section.heading

    def get_page_subtitle(self):
        """Which branch's."""
        return self.section.branch.title

    def get_breadcrumbs_items(self):
        """The desk, then this list."""
        home = f"{reverse('wagtailadmin_home')}?branch={self.section.branch.workplace.pk}"
        return [
            {"url": home, "label": self.section.branch.title},
            {"url": "", "label": self.section.heading},
        ]

    @cached_property
    def _page(self):
        return Paginator(self.section.found(), PAGE_SIZE).get_page(self.request.GET.get("p"))

    def get_context_data(self, **kwargs):
        """Add the rows of the asked page."""
        return super().get_context_data(
            section=self.section,
            rows=self.section.rows(list(self._page.object_list)),
            items=self._page,
            elided_page_range=self._page.paginator.get_elided_page_range(self._page.number),
            **kwargs,
        )
