"""The report of releases: what was and will be published together, and what went wrong."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.localization.models import Release
from cms.localization.release.schedule import cancel, in_site_time, may_cancel


class ReleaseFilterSet(WagtailFilterSet):
    """By what became of them."""

    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=Release.State.choices)

    class Meta:
        model = Release
        fields = ["state"]


class StateColumn(Column):
    """A cell with the state of a release, the reason where it failed, and a button to cancel it in time."""

    cell_template_name = "localization/release/state_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        """Tell whether whoever looks may cancel it."""
        context = super().get_cell_context_data(instance, parent_context)
        context["may_cancel"] = instance.is_waiting and may_cancel(context["request"].user, instance)
        is_tried_again = instance.state == Release.State.FAILED and instance.next_try_at
        context["next_try"] = in_site_time(instance.next_try_at) if is_tried_again else ""
        # Cells are not rendered with the request, which is where the tag for it looks.
        context["csrf_token"] = get_token(context["request"])
        return context


class PagesColumn(Column):
    """The pages of a release, each with its languages."""

    cell_template_name = "localization/release/pages_cell.html"


class ReleaseReport(ReportView):
    """The releases somebody made, and those with pages they may publish."""

    page_title = gettext_lazy("Releases")
    header_icon = "upload"
    model = Release
    index_url_name = "localization:releases"
    index_results_url_name = "localization:releases_results"
    default_ordering = "-publish_at"
    is_searchable = False
    filterset_class = ReleaseFilterSet
    columns = [
        Column("title", label=gettext_lazy("Title")),
        PagesColumn("pages", label=gettext_lazy("Pages")),
        Column(
            "publish_at",
            label=gettext_lazy("To be published"),
            accessor=lambda release: in_site_time(release.publish_at),
            sort_key="publish_at",
        ),
        StateColumn("state", label=gettext_lazy("State")),
        Column("created_by", label=gettext_lazy("Created by")),
    ]
    list_export = ["title", "publish_at", "state", "error", "created_by"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "publish_at": gettext_lazy("To be published"),
        "state": gettext_lazy("State"),
        "error": gettext_lazy("What went wrong"),
        "created_by": gettext_lazy("Created by"),
    }

    def dispatch(self, request, *args, **kwargs):
        """For those who work with pages."""
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        """With their pages. Six queries, however many they are."""
        releases = Release.objects.select_related("created_by").prefetch_related(
            "items__page", "items__locale"
        )
        user = self.request.user
        if user.is_superuser:
            return releases
        pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
        return releases.filter(Q(created_by=user) | Q(items__page__in=pages)).distinct()


@method_decorator(require_POST, name="dispatch")
class CancelView(View):
    """Keep a scheduled release from being published."""

    def post(self, request, release_id: int):
        """For whoever made it, and those who may publish all its pages."""
        kept = get_object_or_404(Release.objects.prefetch_related("items__page"), pk=release_id)
        if not may_cancel(request.user, kept):
            raise PermissionDenied
        if cancel(kept):
            messages.success(request, _("“%(title)s” was cancelled.") % {"title": kept.title})
        else:
            messages.warning(request, _("“%(title)s” is not scheduled any more.") % {"title": kept.title})
        return redirect("localization:releases")
