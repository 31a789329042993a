"""Releasing in the admin: the form for a page and what belongs with it, and the way back offline."""

import logging

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.localization.families import HOME_DEPTH, content_locales, original_of
from cms.localization.models import Release
from cms.localization.release.candidates import plan
from cms.localization.release.forms import ReleaseForm
from cms.localization.release.offline import may_take_offline, to_take_offline, unpublish_together
from cms.localization.release.related import related_originals
from cms.localization.release.schedule import in_site_time, release_now, schedule, scheduled_with
from cms.localization.release.service import ReleaseError

logger = logging.getLogger(__name__)


def page_or_404(page_id: int) -> Page:
    """A page of the site, specific."""
    return get_object_or_404(Page, pk=page_id, depth__gte=HOME_DEPTH).specific


class PageActionView(WagtailAdminTemplateMixin):
    """The base of both actions, which are about `self.page`."""

    def get_page_subtitle(self):
        """The page it is about."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        """Home, and where we are."""
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]


class ReleaseView(PageActionView, FormView):
    """A page and what belongs with it, in all languages: publish some of it together, now or at a time."""

    template_name = "localization/release/form.html"
    form_class = ReleaseForm
    page_title = gettext_lazy("Release together")
    header_icon = "upload"

    def dispatch(self, request, *args, page_id: int, **kwargs):
        """For those who may publish any of it."""
        self.page = page_or_404(page_id)
        self.plan = plan(self.page, content_locales(), request.user)
        may_publish = self.page.permissions_for_user(request.user).can_publish()
        if not may_publish and not any(candidate.can_be_released for candidate in self.plan):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        """Named after its page."""
        return {"title": self.page.get_admin_display_title()}

    def get_form_kwargs(self):
        """Hand the form what there is to choose from."""
        return {**super().get_form_kwargs(), "plan": self.plan}

    def form_valid(self, form):
        """Publish or schedule; where that fails the form is shown again, with the reason."""
        moment = form.cleaned_data["publish_at"]
        asked = form.cleaned_data["title"], form.chosen(), self.request.user
        try:
            kept = schedule(*asked, moment) if moment else release_now(*asked)
        except ReleaseError as error:
            return self._refuse(form, str(error))
        except OperationalError:
            logger.exception("A release was refused by the database")
            return self._refuse(form, _("The database is busy. Try again in a moment."))
        if kept.state == Release.State.FAILED:
            return self._refuse(form, kept.error)
        messages.success(self.request, self._done(kept, len(form.chosen()), moment))
        return redirect("localization:releases")

    def form_invalid(self, form):
        """Say it at the top too."""
        messages.validation_error(self.request, _("Nothing was published. See below."), form)
        return super().form_invalid(form)

    def _refuse(self, form, reason: str):
        form.add_error(None, _("Nothing was published. %(reason)s") % {"reason": reason})
        return self.form_invalid(form)

    def _done(self, kept: Release, number: int, moment) -> str:
        if moment is None:
            text = ngettext(
                "%(number)d page was published.", "%(number)d pages were published together.", number
            )
            return text % {"number": number}
        return _("“%(title)s” goes public at this time: %(moment)s.") % {
            "title": kept.title,
            "moment": in_site_time(kept.publish_at),
        }


class UnpublishView(PageActionView, TemplateView):
    """Take a page offline in every language at once, after a question."""

    template_name = "localization/release/unpublish.html"
    page_title = gettext_lazy("Unpublish in all languages")
    header_icon = "download"

    def dispatch(self, request, *args, page_id: int, **kwargs):
        """For those who may do so in every language."""
        self.page = page_or_404(page_id)
        if not may_take_offline(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        """Add what goes offline, what may go with it, and the releases that would bring it back."""
        own = to_take_offline(self.page, with_related=False)
        own_ids = {page.pk for page in own}
        everything = to_take_offline(self.page, with_related=True)
        scheduled = scheduled_with(related_originals(self.page))
        return super().get_context_data(
            page=self.page,
            own=own,
            related=[page for page in everything if page.pk not in own_ids],
            releases=[(kept, in_site_time(kept.publish_at)) for kept in scheduled],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        """Do it, or say why nothing was done."""
        with_related = "with_related" in request.POST
        try:
            pages = unpublish_together(self.page, with_related=with_related, user=request.user)
        except ReleaseError as error:
            return self._refuse(str(error))
        except OperationalError:
            logger.exception("Taking pages offline was refused by the database")
            return self._refuse(_("The database is busy. Try again in a moment."))
        text = ngettext(
            "%(number)d page is offline, with the fallbacks that showed its text.",
            "%(number)d pages are offline, with the fallbacks that showed their text.",
            len(pages),
        )
        messages.success(request, text % {"number": len(pages)})
        original = original_of(self.page) or self.page
        return redirect(reverse("wagtailadmin_explore", args=[original.get_parent().pk]))

    def _refuse(self, reason: str):
        messages.error(self.request, _("Nothing was taken offline. %(reason)s") % {"reason": reason})
        return self.get(self.request)
