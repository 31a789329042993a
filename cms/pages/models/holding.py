"""Holders of an event: the branch it stands below, and other branches that hold it together with that one."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page

HELD_WITH_MOST = 10


class HeldTogetherMixin(models.Model):
    """Mixin of events that several branches hold.

    An event is one page below one branch, whose editors alone may change it. The others are chosen in any
    language and hold it in all of them: what counts is the branch (`translation_key`), not its page. The
    mixin's host is a `SitePage`.
    """

    held_with = ParentalManyToManyField(
        "wagtailcore.Page",
        verbose_name=_("held together with"),
        blank=True,
        related_name="+",
        help_text=_(
            "Other branches that hold the event: it is shown on their pages and in their lists, too. "
            "It stays one page, which your branch edits."
        ),
    )

    class Meta:
        abstract = True

    def held_with_ids(self) -> list[int]:
        """Ids of the pages of the other branches, as they were chosen. One query."""
        return [page.pk for page in self.held_with.all()]

    def holders(self) -> list[Page]:
        """The branch the event stands below, then the others as they were chosen."""
        return [*([self.branch] if self.branch else []), *self.held_with.all()]

    def shown_on(self) -> list[int]:
        """Add the pages of the other branches, which list the event."""
        return [*super().shown_on(), *self.held_with_ids()]

    def chosen_pages(self) -> list[int]:
        """Add the other branches."""
        return [*super().chosen_pages(), *self.held_with_ids()]

    def get_context(self, request, *args, **kwargs):
        """Add in `holders` all branches that hold the event, its own first, where there are several."""
        context = super().get_context(request, *args, **kwargs)
        others = self._others(context["shown"])
        context["holders"] = [self.branch, *others] if self.branch and others else []
        return context

    def _others(self, shown: dict[int, Page]) -> list[Page]:
        """The other branches as readers may see them, by name; `shown` are pages to show by chosen ids."""
        own = self.branch and self.branch.translation_key
        branches = {shown[pk].translation_key: shown[pk] for pk in self.held_with_ids() if pk in shown}
        return sorted((branches[key] for key in branches if key != own), key=lambda branch: branch.title)

    @classmethod
    def held_with_branch(cls, key: UUID, **conditions) -> models.QuerySet:
        """Ids of the pages of this type that name a branch, whichever language's version, as a query.

        `key` is the branch's `translation_key`.
        """
        return cls._default_manager.filter(held_with__translation_key=key, **conditions).values("pk")
