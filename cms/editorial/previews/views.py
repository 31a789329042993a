"""The admin's page of a draft's links: those there are, and the form of a new one."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.editorial.previews.forms import THIS, LinkForm
from cms.editorial.previews.links import LINKS_MOST, TooManyLinks, links_of, make_link, revoke
from cms.editorial.previews.models import ShownDraft
from cms.localization.release.schedule import in_site_time
from wagtail_plone.documents.drafts import may_edit


class LinksView(WagtailAdminTemplateMixin, FormView):
    """A page's links to its draft. A new one is shown once, when it was made: its token is not kept."""

    template_name = "cms/previews/links.html"
    form_class = LinkForm
    page_title = gettext_lazy("Show to somebody")
    header_icon = "view"

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs) -> HttpResponse:
        """For those who may edit the page."""
        self.page = _page_for(request, page_id)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The page it is about."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, the page, and where we are."""
        editor = {
            "url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "label": self.get_page_subtitle(),
        }
        return [*super().get_breadcrumbs_items(), editor, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs) -> dict:
        """Add the links, each with what people read of it. One query for all of them."""
        links = [
            {
                "link": link,
                "made_by": get_user_display_name(link.made_by),
                "made": in_site_time(link.made_at),
                "until": in_site_time(link.expires_at),
                "opened": in_site_time(link.last_opened_at) if link.last_opened_at else "",
                "version": in_site_time(link.revision.created_at) if link.revision else "",
                "state": _state(link),
            }
            for link in links_of(self.page)
        ]
        return super().get_context_data(page=self.page, links=links, **kwargs)

    def form_valid(self, form: LinkForm) -> HttpResponse:
        """Make the link and show it."""
        values = form.cleaned_data
        revision = self.page.latest_revision if values["version"] == THIS else None
        try:
            token = make_link(self.page, self.request.user, values["days"], values["shown_to"], revision)
        except TooManyLinks:
            text = _("This page has %(most)d open links, which is the most. Revoke one that is not needed.")
            form.add_error(None, text % {"most": LINKS_MOST})
            return self.form_invalid(form)
        address = f"{settings.SITE_ROOT_URL}{reverse('shown_draft', args=[token])}"
        # The form is there for a further link, empty again.
        context = self.get_context_data(form=LinkForm(), address=address, shown_to=values["shown_to"])
        response = self.render_to_response(context)
        response.headers["Cache-Control"] = "no-store"
        return response


@require_POST
def revoke_link(request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
    """Close one of a page's links for good; for those who may edit the page."""
    page = _page_for(request, page_id)
    revoke(get_object_or_404(ShownDraft, pk=link_id, page=page.pk), request.user)
    messages.success(request, _("The link is closed: nobody can open it any more."))
    return redirect("shown_draft_links", page.pk)


def _page_for(request: HttpRequest, page_id: int) -> Page:
    """The page, specific, for somebody who may edit it. Raises `PermissionDenied`; 404 for one on no site."""
    page = get_object_or_404(Page, pk=page_id, depth__gt=1).specific
    if not may_edit(request.user, page):
        raise PermissionDenied
    if page.get_url_parts() is None:
        raise Http404
    return page


def _state(link: ShownDraft) -> str:
    if link.revoked_at is not None:
        return _("Link is revoked")
    return _("Link is open") if link.is_open else _("Link has expired")
