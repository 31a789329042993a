"""Pages that were taken back within the last thirty days, and the way to publish them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Max
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.permissions import policy_registry

from cms.editorial.bin.models import KEPT
from cms.editorial.bin.views import PER_PAGE, BinView
from cms.localization.release.service import reason_of
from cms.media.places import language_name
from cms.resilience.locking import patiently

TAKEN_BACK = ("wagtail.unpublish", "wagtail.unpublish.scheduled")
PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")


@dataclass(frozen=True)
class TakenBack:
    """One language of a page that was taken back."""

    page: Page
    at: datetime
    by: object
    may_publish: bool

    @property
    def language(self) -> str:
        """Its language, by name."""
        return language_name(self.page.locale.language_code)


@dataclass(frozen=True)
class Family:
    """A page that was taken back, in the languages in which it was; the last one first."""

    members: list[TakenBack]

    @property
    def key(self) -> UUID:
        """What its languages share."""
        return self.members[0].page.translation_key

    @property
    def title(self) -> str:
        """What it is called, in the language taken back last."""
        return self.members[0].page.get_admin_display_title()

    @property
    def kind(self) -> str:
        """What it is, in words."""
        return str(self.members[0].page.specific_class._meta.verbose_name)

    @property
    def may_publish(self) -> bool:
        """Tell whether the user may publish any of it."""
        return any(member.may_publish for member in self.members)


def taken_back(user):
    """Log entries of what was taken back lately and is offline still, of pages the user works on."""
    own = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, {"change", "publish"})
    offline = Page.objects.filter(pk__in=own.order_by().values("pk"), live=False, alias_of__isnull=True)
    since = timezone.now() - KEPT
    return PageLogEntry.objects.filter(
        action__in=TAKEN_BACK, timestamp__gte=since, page__in=offline.order_by().values("pk")
    )


def families(user, keys: Iterable[UUID]) -> list[Family]:
    """The families of some keys, in that order."""
    entries = taken_back(user).filter(page__translation_key__in=list(keys))
    found: dict[UUID, dict[int, TakenBack]] = {}
    for entry in entries.select_related("page__locale", "user").order_by("-timestamp", "-pk"):
        members = found.setdefault(entry.page.translation_key, {})
        if entry.page_id not in members:
            may = entry.page.specific_deferred.permissions_for_user(user).can_publish()
            members[entry.page_id] = TakenBack(entry.page, entry.timestamp, entry.user, may)
    return [Family(list(found[key].values())) for key in keys if key in found]


class UnpublishedView(BinView):
    """The list of what was taken back, the latest first."""

    template_name = "cms/bin/unpublished.html"
    page_title = gettext_lazy("Bin")

    def get_context_data(self, **kwargs):
        """Add one page of families."""
        entries = taken_back(self.request.user)
        latest = entries.values("page__translation_key").annotate(at=Max("timestamp")).order_by("-at")
        page = Paginator(latest, PER_PAGE).get_page(self.request.GET.get("p"))
        keys = [row["page__translation_key"] for row in page]
        context = super(BinView, self).get_context_data(**kwargs)
        return {**context, "page": page, "families": families(self.request.user, keys)}


@require_POST
def publish_again(request, key: UUID):
    """Publish a page again in the languages in which it was taken back and the user may publish it."""
    found = families(request.user, [key])
    if not found or not found[0].may_publish:
        raise PermissionDenied
    family = found[0]

    def work() -> list[str]:
        return [
            _publish(member.page, request.user) and member.language
            for member in family.members
            if member.may_publish
        ]

    try:
        languages = patiently(work, [key])
    except Exception as error:  # noqa: BLE001  a page type's own code may raise anything; it is told
        messages.error(
            request,
            _("Nothing was published. %(reason)s")
            % {"reason": reason_of(error, family.members[0].page.specific)},
        )
        return redirect("bin:unpublished")
    text = _("“%(title)s” is public again: %(languages)s.")
    messages.success(request, text % {"title": family.title, "languages": ", ".join(languages)})
    return redirect("bin:unpublished")


def _publish(page: Page, user) -> bool:
    """Publish what readers saw last; a newer draft stays a draft."""
    revision = _seen_last(page)
    content = revision.content
    expires = parse_datetime(content.get("expire_at") or "")
    if (expires and expires < timezone.now()) or content.get("go_live_at"):
        # Its hours are over: it would be gone again at once.
        revision.content = content | {"expire_at": None, "go_live_at": None}
        revision.save(update_fields=["content"])
    revision.publish(user=user)
    return True


def _seen_last(page: Page) -> Revision:
    published = PageLogEntry.objects.filter(page=page.pk, action__in=PUBLISHED, revision__isnull=False)
    entry = published.order_by("-timestamp", "-pk").select_related("revision").first()
    if entry is not None:
        return entry.revision
    return page.get_latest_revision() or page.specific.save_revision()
