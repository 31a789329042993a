"""Failures of the schedule, on the admin's first page and above the editor of the page that failed."""

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.schedule.models import ScheduleFailure
from cms.localization.models import Release
from cms.localization.release.schedule import in_site_time

# A release is tried for a day; after two weeks it is no news that it failed.
SHOWN_FOR = timedelta(days=14)


class ScheduleFailuresPanel(Component):
    """Panel of pages and releases that did not go public, or offline, at their hour.

    For whoever planned them or may publish them. Two queries where nothing failed.
    """

    name = "schedule_failures"
    template_name = "cms/schedule/panel.html"
    # Above all others.
    order = 50

    def __init__(self, request: HttpRequest):
        self.user = request.user

    def is_shown(self) -> bool:
        """True where anything failed that concerns the user."""
        return bool(self.failures or self.releases)

    @cached_property
    def failures(self) -> list[ScheduleFailure]:
        """Failures of pages. Where there are any, those of the user's pages are asked for; there are few."""
        failures = ScheduleFailure.objects.select_related("page")
        if not self.user.is_superuser and failures.exists():
            failures = failures.filter(Q(user=self.user) | Q(page__in=self._publishes()))
        return list(failures)

    @cached_property
    def releases(self) -> list[Release]:
        """Failed releases of the last `SHOWN_FOR`, which were planned for a time."""
        releases = Release.objects.filter(
            state=Release.State.FAILED, attempts__gt=0, finished_at__gt=timezone.now() - SHOWN_FOR
        )
        if not self.user.is_superuser and releases.exists():
            releases = releases.filter(
                Q(created_by=self.user) | Q(items__page__in=self._publishes())
            ).distinct()
        return list(releases)

    def _publishes(self) -> QuerySet[Page]:
        policy = policy_registry.get_by_type(Page)
        return policy.instances_user_has_permission_for(self.user, "publish").values("pk")

    def get_context_data(self, parent_context: Mapping) -> dict:
        """Add the failures, each with a sentence that says what happened, and the releases."""
        return {
            **super().get_context_data(parent_context),
            "failures": [(failure, sentence(failure)) for failure in self.failures],
            "releases": self.releases,
        }


def sentence(failure: ScheduleFailure) -> str:
    """The sentences on a failure: what happened to the page, why, and what happens next."""
    text = (
        _("This page was to go public at this time and could not: %(moment)s.")
        if failure.kind == ScheduleFailure.Kind.PUBLISH
        else _("This page was to go offline at this time and could not: %(moment)s.")
    )
    return " ".join(
        (
            text % {"moment": in_site_time(failure.due_at)},
            failure.error,
            _("It is tried again by itself. Once the cause is gone nothing else has to be done."),
        )
    )


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list) -> None:
    """Show the failures on the admin's first page, where anything failed that concerns the user."""
    panel = ScheduleFailuresPanel(request)
    if panel.is_shown():
        panels.append(panel)


@hooks.register("before_edit_page")
def tell_editors(request: HttpRequest, page: Page) -> None:
    """Show a page's failures to whoever opens its editor."""
    if request.method == "GET":
        for failure in ScheduleFailure.objects.filter(page=page.pk):
            messages.error(request, sentence(failure))
