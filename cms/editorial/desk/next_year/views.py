"""The question whether to begin the next event of a kind: what comes along, and what does not."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.editorial.desk.next_year.drafts import Plan, draft, plan_for
from cms.languages.formatting import dates, weekday_and_day
from cms.pages.models.events import EventPage


class NextYearView(WagtailAdminTemplateMixin, TemplateView):
    """Says what a draft of the next event would be, and makes it when that is sent.

    For whoever edits the event and writes in its branch; refused to everybody else.
    """

    template_name = "cms/desk/next_year.html"
    page_title = gettext_lazy("The same next year")
    header_icon = "calendar-alt"
    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request, page_id: int):
        """Find the event."""
        event = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(event, EventPage):
            raise Http404
        if not event.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.event = event
        if self.plan is not None and not self._may_begin(self.plan):
            raise PermissionDenied
        return super().dispatch(request)

    @cached_property
    def plan(self) -> Plan | None:
        """What would be made; None where there is no start to go by."""
        return plan_for(self.event)

    def get(self, request, *args, **kwargs):
        """Lead back to an event without a start, and say what it lacks."""
        return super().get(request, *args, **kwargs) if self.plan else self._without_start(request)

    def post(self, request):
        """Make the drafts, and lead to the event's."""
        if self.plan is None:
            return self._without_start(request)
        wanted = set(request.POST.getlist("below"))
        page = draft(self.plan, request.user, [child for child in self.plan.below if str(child.pk) in wanted])
        messages.success(request, _("A draft of the next event is made. Readers see nothing of it yet."))
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_page_subtitle(self):
        """Which event's."""
        return self.event.get_admin_display_title()

    def get_breadcrumbs_items(self):
        """The event, then this question."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        return [
            {"url": edit, "label": self.event.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        """Add what is to be made."""
        plan = self.plan
        return super().get_context_data(
            plan=plan,
            held=dates(plan.event),
            next_held=dates(plan.page),
            first_day=weekday_and_day(plan.first_day),
            language=plan.event.locale.get_display_name(),
            edit_address=reverse("wagtailadmin_pages:edit", args=[self.event.pk]),
            **kwargs,
        )

    def _may_begin(self, plan: Plan) -> bool:
        user = self.request.user
        return (
            plan.branch.permissions_for_user(user).can_add_subpage()
            and plan.event.permissions_for_user(user).can_edit()
        )

    def _without_start(self, request):
        messages.error(
            request, _("The event has no start yet. Write it, then the next one can follow from it.")
        )
        return redirect("wagtailadmin_pages:edit", self.event.pk)
