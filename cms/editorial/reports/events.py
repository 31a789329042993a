"""The report of events by branch, year and kind, with participants, sessions and contests."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.reports.counting import batched, events, tell, totals
from cms.localization.permissions import SitePagePermissionPolicy
from cms.pages.registry import accessor, listed_models

ACTIONS = {"add", "change", "publish"}
# Rows of a file that are asked for at once.
BATCH = 50


def own_pages(user) -> QuerySet:
    """The pages of the branches a person works in as an editor; all there are for administrators."""
    return SitePagePermissionPolicy().as_editor(user, ACTIONS)


def is_an_editor(user) -> bool:
    """Tell whether somebody works in a branch as an editor. One query or none."""
    return user.is_active and (user.is_superuser or own_pages(user).exists())


def _branches(request) -> QuerySet:
    models = listed_models("branches")
    own = (
        own_pages(request.user).filter(pk__in=models[0].objects.values("pk"))
        if models
        else Page.objects.none()
    )
    return own.filter(alias_of=None).order_by("title")


class EventsReportFilterSet(WagtailFilterSet):
    """Filters of the report: which branch, which year, which kind."""

    branch = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Branch"), queryset=_branches, method="below_branch"
    )
    year = django_filters.NumberFilter(
        label=gettext_lazy("Year"), method="in_year", min_value=1900, max_value=2999
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind"),
        method="of_kind",
        choices=lambda: [
            (model._meta.model_name, model._meta.verbose_name_plural) for model in listed_models("events")
        ],
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def below_branch(self, queryset: QuerySet, name: str, branch: Page) -> QuerySet:
        """Events of one branch."""
        return queryset.filter(path__startswith=branch.path)

    def in_year(self, queryset: QuerySet, name: str, year) -> QuerySet:
        """Events that begin in one year."""
        return queryset.filter(starts__year=int(year))

    def of_kind(self, queryset: QuerySet, name: str, kind: str) -> QuerySet:
        """Forums, or contests."""
        model = next((model for model in listed_models("events") if model._meta.model_name == kind), None)
        return queryset.filter(**{f"{accessor(model)}__isnull": False}) if model else queryset.none()


class EventsReportView(ReportView):
    """Events of the branches a person works in, each once, with totals above; CSV and XLSX hold all rows."""

    page_title = gettext_lazy("Events by branch and year")
    header_icon = "calendar-alt"
    filterset_class = EventsReportFilterSet
    index_url_name = "events_report"
    index_results_url_name = "events_report_results"
    results_template_name = "cms/reports/events_results.html"
    export_headings = {
        "branch_name": gettext_lazy("Branch"),
        "starts": gettext_lazy("Start"),
        "kind": gettext_lazy("Kind"),
        "title": gettext_lazy("Title"),
        "participants": gettext_lazy("Participants"),
        "sessions": gettext_lazy("Sessions"),
        "contests": gettext_lazy("Contests"),
        "is_public": gettext_lazy("Public"),
    }
    list_export = [*export_headings]
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = [*ACTIONS]

    def get_queryset(self) -> QuerySet:
        """The newest first."""
        return events(own_pages(self.request.user)).order_by("-starts", "pk")

    def get_filename(self) -> str:
        """The name of a file to keep."""
        return "events"

    def get_context_data(self, *args, **kwargs) -> dict:
        """Add totals by branch and year, but not to files."""
        context = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            context["totals"] = totals(self.object_list)
            context["kinds"] = [model._meta.verbose_name_plural for model in listed_models("events")]
        return context

    def decorate_paginated_queryset(self, found) -> list[Page]:
        """The rows with `sessions`, `contests` and `kind`. Two queries a type and one for what is below."""
        rows = list(found)
        for batch in batched(rows, BATCH):
            tell(batch)
        return rows
