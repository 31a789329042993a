"""Addresses elsewhere that pages of the site lead to, what was heard of each; and links to deleted pages."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

ADDRESS_LENGTH = 2000


class LinkedAddress(models.Model):
    """An address on another site, asked for every few weeks by the background."""

    class State(models.TextChoices):
        """What was heard of an address."""

        UNKNOWN = "unknown", _("Not asked yet")
        RIGHT = "right", _("Answers")
        # Once is no proof: servers are restarted.
        FAILED_ONCE = "failed_once", _("Did not answer once")
        BROKEN = "broken", _("Leads nowhere")

    address = models.CharField(verbose_name=_("address"), max_length=ADDRESS_LENGTH, unique=True)
    state = models.CharField(verbose_name=_("state"), max_length=12, choices=State, default=State.UNKNOWN)
    reason = models.CharField(verbose_name=_("reason"), max_length=120, blank=True)
    failing_since = models.DateTimeField(verbose_name=_("failing since"), null=True)
    next_check_at = models.DateTimeField(verbose_name=_("asked next at"), auto_now_add=True, db_index=True)
    pages = models.ManyToManyField(
        Page, verbose_name=_("pages"), related_name="linked_addresses", db_table="cms_linkedaddress_pages"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("address on another site")
        verbose_name_plural = _("addresses on other sites")

    def __str__(self) -> str:
        return self.address


class LinkCursor(models.Model):
    """How far the changes of public pages were read for the addresses they lead to; one row."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    sequence = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_link_cursor")]

    def __str__(self) -> str:
        return str(self.sequence)


class LostLink(models.Model):
    """A link in the text of a page to one that was deleted for good, of which nothing else is left."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="lost_links"
    )
    target = models.PositiveBigIntegerField(verbose_name=_("deleted page"))
    # Empty where readers never saw it: then its title is nobody else's.
    title = models.CharField(verbose_name=_("title"), max_length=255, blank=True)
    lost_at = models.DateTimeField(verbose_name=_("deleted at"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("link to a deleted page")
        verbose_name_plural = _("links to deleted pages")
        constraints = [models.UniqueConstraint(fields=["page", "target"], name="one_lost_link_a_target")]

    def __str__(self) -> str:
        return self.title or str(self.target)
