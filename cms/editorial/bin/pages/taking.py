"""What is taken from pages on their way to the bin: their hours, their places in releases, their approval."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState

from cms.localization.models import Release, ReleaseItem


@dataclass
class Pending:
    """What waits to happen to some pages and does not once they lie in the bin."""

    scheduled: list[Revision] = field(default_factory=list)
    expiring: list[Page] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)
    approvals: list[WorkflowState] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.scheduled or self.expiring or self.releases or self.approvals)

    @property
    def sentences(self) -> list[str]:
        """What is taken off, for whoever decides."""
        said = []
        if self.scheduled:
            said.append(_("A date of publication is taken off: restored, it has to be given again."))
        if self.expiring:
            said.append(_("A date of expiry is kept, and counts again once it is restored."))
        said += [
            _("It is taken out of the release “%(title)s”.") % {"title": release.title}
            for release in self.releases
        ]
        if self.approvals:
            said.append(_("Its approval is cancelled: restored, it is a draft that can be submitted again."))
        return said


def pending(keys: set[int]) -> Pending:
    """What waits to happen to the pages of some keys. Four queries."""
    kind = ContentType.objects.get_for_model(Page)
    as_text = [str(key) for key in keys]
    of_pages = Q(base_content_type=kind, object_id__in=as_text)
    revisions = Revision.objects.filter(of_pages, approved_go_live_at__isnull=False).defer("content")
    expiring = Page.objects.filter(pk__in=keys, live=True, expire_at__gt=timezone.now())
    releases = Release.objects.filter(Release.waiting(), items__page__in=keys).distinct()
    return Pending(
        list(revisions), list(expiring), list(releases), list(WorkflowState.objects.active().filter(of_pages))
    )


def take_off(keys: set[int], user) -> None:
    """Cancel what waits to happen to the pages of some keys."""
    waiting = pending(keys)
    Revision.objects.filter(pk__in=[one.pk for one in waiting.scheduled]).update(approved_go_live_at=None)
    ReleaseItem.objects.filter(release__in=waiting.releases, page__in=keys).delete()
    for state in waiting.approvals:
        state.cancel(user=user)
