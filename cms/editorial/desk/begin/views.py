"""The form of a new page with what is known filled in."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

from cms.editorial.desk.begin.from_event import fill_story
from cms.editorial.desk.begin.kinds import about_models, begun_models
from cms.pages.models.events import EventPage


class BeginView(CreateView):
    """Wagtail's form of a new page below a branch or a forum; its rights, its saving, its autosave.

    Opening it stores nothing. The form is sent to Wagtail's own address of new pages. What follows from the
    branch is filled in by `from_branch`; `?about=` names the event a news item is about, by its page's id.
    """

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, kind: str, parent_id: int):
        """Find the page type; whether it may be added there Wagtail's own view decides."""
        model = begun_models().get(kind)
        if model is None:
            raise Http404
        return super().dispatch(request, model._meta.app_label, model._meta.model_name, parent_id)

    def get(self, request):
        """Fill in, and say what was: it may be another thing this time."""
        event = self._event()
        of_event = fill_story(self.page, event) if event is not None else []
        response = super().get(request)
        names = dict.fromkeys([*of_event, *getattr(self.page, "filled_in", ())])
        labels = [capfirst(str(self.page._meta.get_field(name).verbose_name)) for name in names]
        if labels:
            text = _("Filled in already, to be checked: %(fields)s.")
            messages.info(request, text % {"fields": ", ".join(labels)})
        return response

    def _event(self) -> EventPage | None:
        """The event that is told of: public, or one's own draft. Refused where it is neither."""
        asked = self.request.GET.get("about", "")
        if not asked or self.page_class not in about_models():
            return None
        if not (asked.isascii() and asked.isdigit()):
            raise Http404
        event = get_object_or_404(Page, pk=int(asked[:18])).specific
        if not isinstance(event, EventPage):
            raise Http404
        if not event.live and not event.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return event
