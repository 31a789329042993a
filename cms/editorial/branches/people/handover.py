"""Handing over: what somebody has in hand in a branch, and giving it to a successor."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import BigIntegerField, CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, WorkflowState

from cms.editorial.branches.family import branch_pages
from cms.editorial.branches.models import BranchWorkplace
from cms.localization.models import Release


@dataclass
class InHand:
    """What somebody has in hand in a branch."""

    owned: QuerySet[Page]
    drafts: QuerySet[Page]
    locked: QuerySet[Page]
    waiting: QuerySet[WorkflowState]
    scheduled: QuerySet[Page]
    releases: QuerySet[Release]

    def __bool__(self) -> bool:
        return any(
            things.exists() for things in (self.owned, self.drafts, self.locked, self.waiting, self.releases)
        )


def in_hand(user, workplace: BranchWorkplace) -> InHand:
    """What a person has in hand in a branch. Nothing is fetched yet."""
    below = Q(pk__in=[])
    for page in branch_pages(workplace.translation_key):
        below |= Q(path__startswith=page.path)
    pages = Page.objects.filter(below).order_by("-latest_revision_created_at", "pk")
    keys = pages.order_by().annotate(as_text=Cast("pk", CharField())).values("as_text")
    planned = Revision.page_revisions.filter(user=user, approved_go_live_at__isnull=False)
    whole = ContentType.objects.get_for_model(Page)
    return InHand(
        owned=pages.filter(owner=user),
        drafts=pages.filter(has_unpublished_changes=True, latest_revision__user=user),
        locked=pages.filter(locked_by=user),
        waiting=WorkflowState.objects.active().filter(
            requested_by=user, base_content_type=whole, object_id__in=keys
        ),
        scheduled=pages.filter(
            pk__in=planned.annotate(key=Cast("object_id", BigIntegerField())).values("key")
        ),
        releases=Release.objects.filter(Release.waiting(), created_by=user, items__page__in=pages).distinct(),
    )


@transaction.atomic
def hand_over(user, workplace: BranchWorkplace, successor) -> None:
    """Give what a person has in hand in a branch to a successor; drafts and schedules go with their pages.

    Who wrote and who approved stays in the history as it was.
    """
    things = in_hand(user, workplace)
    # Ids first: each change takes rows out of the queryset that it is made by.
    Release.objects.filter(pk__in=list(things.releases.values_list("pk", flat=True))).update(
        created_by=successor
    )
    things.waiting.update(requested_by=successor)
    Page.objects.filter(pk__in=list(things.locked.values_list("pk", flat=True))).update(locked_by=successor)
    Page.objects.filter(pk__in=list(things.owned.values_list("pk", flat=True))).update(owner=successor)
    unowned = things.drafts.filter(owner__isnull=True)
    Page.objects.filter(pk__in=list(unowned.values_list("pk", flat=True))).update(owner=successor)
