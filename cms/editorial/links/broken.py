"""Links that lead nowhere, as a report tells them: into the site at once, elsewhere as was heard last."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from cms.editorial.links.models import LinkedAddress, LostLink
from cms.pages.rich_text import linked_page_ids
from wagtail_plone.documents.visibility import readable

# Of either kind; who has more has enough to do.
ROWS_MOST = 500


@dataclass(frozen=True)
class BrokenLink:
    """A link that leads nowhere: the page it stands on, where it leads, why that is nothing, since when."""

    page: Page
    target: str
    reason: str
    since: datetime | None = None

    @property
    def title(self) -> str:
        """The title of the page, as the admin calls it."""
        return self.page.get_admin_display_title()


def broken_links(pages: QuerySet) -> list[BrokenLink]:
    """Links on those of some pages that are public; by the pages' titles. Five queries, one a page type."""
    public = pages.filter(live=True, alias_of=None)
    links = [*_into_the_site(public), *_to_deleted(public), *_elsewhere(public)]
    return sorted(links, key=lambda link: (link.title, link.target))


def _into_the_site(pages: QuerySet) -> list[BrokenLink]:
    """Links to pages that are there, and not public."""
    page_type = ContentType.objects.get_for_model(Page)
    references = (
        ReferenceIndex.objects.filter(base_content_type=page_type, to_content_type=page_type)
        .annotate(holder=Cast("object_id", BigIntegerField()), target=Cast("to_object_id", BigIntegerField()))
        .filter(Exists(pages.filter(pk=OuterRef("holder"))))
        .exclude(Exists(readable(Page.objects.filter(pk=OuterRef("target")))))
        .values_list("holder", "target")
        .order_by("holder", "target")
        .distinct()[:ROWS_MOST]
    )
    pairs = list(references)
    known = Page.objects.in_bulk({pk for pair in pairs for pk in pair})
    links = []
    for holder, target in pairs:
        # What another branch has in hand is named to nobody else: a title of a page that was public alone.
        gone = known[target]
        name = gone.title if gone.first_published_at else _("a page of this site")
        links.append(BrokenLink(known[holder], name, _("The page is not public.")))
    return links


def _to_deleted(pages: QuerySet) -> list[BrokenLink]:
    """Links to pages that were deleted for good, while the text still has them."""
    lost = LostLink.objects.filter(page__in=pages.order_by().values("pk")).order_by("page", "target")
    lost = list(lost[:ROWS_MOST])
    holders = {
        page.pk: page for page in Page.objects.filter(pk__in={link.page_id for link in lost}).specific()
    }
    return [
        BrokenLink(
            holders[link.page_id],
            link.title or _("a page of this site"),
            _("The page was deleted for good."),
            link.lost_at,
        )
        for link in lost
        if link.target in linked_page_ids(holders[link.page_id])
    ]


def _elsewhere(pages: QuerySet) -> list[BrokenLink]:
    places = LinkedAddress.pages.through.objects.filter(
        linkedaddress__state=LinkedAddress.State.BROKEN, page__in=pages.order_by().values("pk")
    ).select_related("page", "linkedaddress")[:ROWS_MOST]
    return [
        BrokenLink(
            place.page,
            place.linkedaddress.address,
            _(place.linkedaddress.reason),
            place.linkedaddress.failing_since,
        )
        for place in places
    ]
