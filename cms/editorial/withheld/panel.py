"""Pictures that were withheld lately, on the admin's first page: for those whose pages showed them."""

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.withheld.record import Record, records_for
from cms.media.records import WithheldPlace, Withholding
from cms.media.withholding import Reason
from wagtail_plone.documents.files import KEEPING, PAGE_ACTIONS

SHOWN_FOR = timedelta(days=14)
SHOWN_MOST = 10


class WithheldPanel(Component):
    """Panel of pictures that were withheld in the last two weeks and still are.

    For whoever may change the picture, or a page it was taken out of. What somebody put into the bin is not
    among them: whoever did it decided it. One query where there is nothing.
    """

    name = "withheld_pictures"
    template_name = "cms/withheld/panel.html"
    # Below what failed, above what waits.
    order = 60

    def __init__(self, request: HttpRequest):
        self.user = request.user

    @cached_property
    def records(self) -> list[Record]:
        """The latest that concern the user."""
        withheld = Withholding.objects.filter(ended_at=None, since__gt=timezone.now() - SHOWN_FOR)
        withheld = withheld.exclude(reason=Reason.DELETED).select_related("image")
        if not self.user.is_superuser and withheld.exists():
            images = policy_registry.get_by_type(get_image_model())
            pages = policy_registry.get_by_type(Page)
            own = images.instances_user_has_any_permission_for(self.user, KEEPING).order_by().values("pk")
            edited = pages.instances_user_has_any_permission_for(self.user, PAGE_ACTIONS).order_by()
            of_pages = WithheldPlace.objects.filter(page__in=edited.values("pk")).values("withholding")
            withheld = withheld.filter(Q(image__in=own) | Q(pk__in=of_pages))
        return records_for(self.user, withheld[:SHOWN_MOST])

    def get_context_data(self, parent_context: Mapping) -> dict:
        """Add the records, and which of their pictures the user may open."""
        policy = policy_registry.get_by_type(get_image_model())
        keys = [record.withholding.image_id for record in self.records]
        changed = policy.instances_user_has_any_permission_for(self.user, ("change",))
        openable = set(changed.order_by().filter(pk__in=keys).values_list("pk", flat=True))
        return {**super().get_context_data(parent_context), "records": self.records, "openable": openable}


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list) -> None:
    """Show the panel where it has something for the user."""
    panel = WithheldPanel(request)
    if panel.records:
        panels.append(panel)
