"""The bin in the admin: what lies in it, and the way back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from math import ceil
from operator import or_

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import CharField, Model, Q
from django.db.models.functions import Cast
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.editorial.bin.keeping import kind_of_item, restore
from cms.editorial.bin.kind import NotPossible
from cms.editorial.bin.kinds import kinds
from cms.editorial.bin.models import BinItem
from cms.editorial.usage import Usage, is_picture, usage_for

PER_PAGE = 30


@dataclass(frozen=True)
class Row:
    """A thing in the bin as it is listed: itself, its kind in words, and where it will be again."""

    item: BinItem
    instance: Model
    icon_name: str
    usage: Usage
    # What the list says of it beside its kind.
    summary: str
    restore_template: str

    @property
    def kind(self) -> str:
        """What it is, in words."""
        return str(self.instance._meta.verbose_name)

    @property
    def is_picture(self) -> bool:
        """True for what has a thumbnail."""
        return is_picture(self.instance)

    @property
    def days_left(self) -> str:
        """How long it can still be restored, in words."""
        days = max(0, ceil((self.item.kept_until - timezone.now()) / timedelta(days=1)))
        return ngettext("%(count)d more day", "%(count)d more days", days) % {"count": days}


def items_for(user):
    """The things in the bin that a user may restore. One query, whatever there is."""
    conditions = []
    for kind in kinds().values():
        keys = kind.restorable(user).order_by().annotate(as_text=Cast("pk", CharField())).values("as_text")
        conditions.append(Q(content_type=kind.content_type, object_id__in=keys))
    return BinItem.objects.filter(reduce(or_, conditions)).select_related("deleted_by")


def rows(user, items: Iterable[BinItem]) -> list[Row]:
    """The rows of some things; a number of queries that does not grow with them."""
    items = list(items)
    made: dict[int, Row] = {}
    for kind in kinds().values():
        of_kind = [item for item in items if item.content_type_id == kind.content_type.pk]
        things = kind.in_bulk(item.object_id for item in of_kind) if of_kind else {}
        usage = kind.usage(user, things.values()) if things else {}
        said = kind.summaries(user, things.values(), usage) if things else {}
        for item in of_kind:
            thing = things.get(item.object_id)
            if thing is not None:
                made[item.pk] = Row(
                    item, thing, kind.icon_name, usage[thing.pk], said[thing.pk], kind.restore_template
                )
    return [made[item.pk] for item in items if item.pk in made]


class BinView(WagtailAdminTemplateMixin, TemplateView):
    """The list of what lies in the bin, the latest first."""

    template_name = "cms/bin/index.html"
    page_title = gettext_lazy("Bin")
    header_icon = "bin"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        """Home, and where we are."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        """Add one page of rows."""
        page = Paginator(items_for(self.request.user), PER_PAGE).get_page(self.request.GET.get("p"))
        return {**super().get_context_data(**kwargs), "page": page, "rows": rows(self.request.user, page)}


@require_POST
def restore_item(request, item_id: int):
    """Bring one thing back to where it was, for whoever may delete it."""
    item = get_object_or_404(BinItem, pk=item_id)
    kind = kind_of_item(item)
    instance = kind.in_bulk([item.object_id]).get(item.object_id) if kind else None
    if instance is None or not kind.may_delete(request.user, instance):
        raise PermissionDenied
    try:
        restored = restore(item, request.user, **_choices(request, instance))
    except NotPossible as error:
        messages.error(request, _("Nothing was restored. %(reason)s") % {"reason": error})
        return redirect("bin:index")
    if restored is None:
        messages.warning(request, _("“%(title)s” is not in the bin any more.") % {"title": item.title})
        return redirect("bin:index")
    messages.success(request, _told(request.user, restored.instance))
    for sentence in restored.told:
        messages.warning(request, sentence)
    return redirect("bin:index")


def _choices(request, instance: Model) -> dict:
    return {"as_draft": "as_draft" in request.POST} if isinstance(instance, Page) else {}


def _told(user, instance: Model) -> str:
    """Where a thing is again, or why readers do not see it yet."""
    title = {"title": str(instance)}
    if isinstance(instance, Page):
        text = (
            _("“%(title)s” is back at its place.") if instance.live else _("“%(title)s” is back, as a draft.")
        )
        link = reverse("wagtailadmin_pages:edit", args=[instance.pk])
        return format_html('{} <a href="{}">{}</a>', text % title, link, _("Open it"))
    if getattr(instance, "is_withheld", False):
        return _("“%(title)s” is in the library again, but readers do not see it: %(reason)s.") % {
            **title,
            "reason": instance.get_withheld_display(),
        }
    usage = usage_for(user, instance)
    if not len(usage):
        return _("“%(title)s” is in the library again.") % title
    pages = ngettext(
        "“%(title)s” is back in its place on %(count)d page.",
        "“%(title)s” is back in its place on %(count)d pages.",
        len(usage),
    )
    return pages % {**title, "count": len(usage)}
