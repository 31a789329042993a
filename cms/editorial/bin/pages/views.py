"""Deleting pages in the admin: what goes, where it is named and what readers see is said first."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction
from wagtail.models import Page

from cms.editorial.bin.keeping import put
from cms.editorial.bin.kind import NotPossible
from cms.editorial.bin.pages.going import Going, going, may_be_deleted
from cms.editorial.bin.pages.naming import naming
from cms.editorial.bin.pages.taking import pending

# From so many pages on a box has to be ticked, beside the button.
MANY = 10


def _is_confirmed(request, number: int) -> bool:
    """Tell whether many pages were confirmed: as many as go now, not as when the question was asked."""
    return number < MANY or request.POST.get("confirmed") == str(number)


class PutPageIntoBin(DeletePageAction):
    """Wagtail's action of deleting a page, for its API v3, which keeps what was deleted in the bin."""

    def execute(self, *args, skip_permission_checks=False, **kwargs):
        """Put the page into the bin in all languages the user may delete."""
        self.check(skip_permission_checks=skip_permission_checks)
        put(self.page, self.user)


class DeletePage(WagtailAdminTemplateMixin, TemplateView):
    """The decision to delete one page, in all its languages."""

    template_name = "cms/bin/delete_page.html"
    page_title = gettext_lazy("Put into the bin")
    header_icon = "bin"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, page_id: int, **kwargs):
        """For whoever may delete the page."""
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not may_be_deleted(request.user, self.page):
            raise PermissionDenied
        self.going = going(self.page, request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        """The page it is about."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        """Home, and where we are."""
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]

    def get_context_data(self, **kwargs):
        """Add what goes, where it is named, what is taken off, and what stays."""
        return super().get_context_data(
            page=self.page,
            going=self.going,
            usage=naming(self.going, self.request.user),
            pending=pending(self.going.keys),
            asks_to_confirm=self.going.number >= MANY,
            next=get_valid_next_url_from_request(self.request),
            keep_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Put it into the bin; Wagtail's hooks run before and after, as in its own view."""
        if not _is_confirmed(request, self.going.number):
            messages.error(request, _("Nothing was deleted. Tick the box to confirm how many pages go."))
            return self.get(request)
        if (answer := self._run_hooks("before_delete_page")) is not None:
            return answer
        parent = self.page.get_parent()
        try:
            put(self.page, request.user)
        except NotPossible as error:
            messages.error(request, str(error))
            return redirect("bin:index")
        messages.success(request, self._told())
        if (answer := self._run_hooks("after_delete_page")) is not None:
            return answer
        return redirect(
            get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore", args=[parent.pk])
        )

    def _run_hooks(self, name: str):
        for hook in hooks.get_hooks(name):
            answer = hook(self.request, self.page)
            if hasattr(answer, "status_code"):
                return answer
        return None

    def _told(self):
        """The message on the next screen, with the way to the bin."""
        text = _("“%(title)s” is in the bin. It can be restored for thirty days.") % {
            "title": self.page.get_admin_display_title()
        }
        return format_html('{} <a href="{}">{}</a>', text, reverse("bin:index"), _("Open the bin"))


class PutPagesIntoBin(DeleteBulkAction):
    """Wagtail's bulk deletion of pages: the same decision about each of them, on one page."""

    template_name = "cms/bin/delete_pages.html"

    def check_perm(self, page):
        """Leave alone what the user may not delete."""
        return may_be_deleted(self.request.user, page)

    def object_context(self, page):
        """Add to one of them what goes with it, and where it is named."""
        gone = self._going(page)
        return {
            "item": page.specific_deferred,
            "going": gone,
            "usage": naming(gone, self.request.user),
            "pending": pending(gone.keys),
            "descendant_count": 0,
        }

    def get_context_data(self, **kwargs):
        """Add how many go in all."""
        context = super().get_context_data(**kwargs)
        number = sum(row["going"].number for row in context["items"])
        return {**context, "number": number, "asks_to_confirm": number >= MANY}

    def post(self, request):
        """Ask for the box where many pages go."""
        pages, _others = self.get_actionable_objects()
        if not _is_confirmed(request, sum(self._going(page).number for page in pages)):
            messages.error(request, _("Nothing was deleted. Tick the box to confirm how many pages go."))
            return self.render_to_response(self.get_context_data())
        # Not the way of Wagtail's deletion, which has the site's name typed.
        return super(DeleteBulkAction, self).post(request)

    def _going(self, page: Page) -> Going:
        return going(page, self.request.user)

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        """Put all of them into the bin; what went with another one of them is there already."""
        number = 0
        for page in objects:
            try:
                put(page, user)
                number += 1
            except NotPossible:
                continue
        return number, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        """The message on the next screen."""
        return ngettext(
            "%(count)d thing is in the bin now. It can be restored for thirty days.",
            "%(count)d things are in the bin now. They can be restored for thirty days.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
