"""Numbers of changes that calendars go by (SEQUENCE, RFC 5545, 3.8.7.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarSequence(models.Model):
    """How often date, place or status of an event changed in one language, from publication to publication.

    A row stays when the page goes: the number of an event that comes back must not be smaller.
    """

    event = models.UUIDField(verbose_name=_("event"))
    language = models.CharField(verbose_name=_("language"), max_length=12)
    sequence = models.PositiveIntegerField(verbose_name=_("number of changes"), default=0)
    # A fingerprint of what was told at the last publication.
    told = models.CharField(verbose_name=_("fingerprint"), max_length=32)

    class Meta:
        verbose_name = _("number of changes of an event")
        verbose_name_plural = _("numbers of changes of events")
        constraints = [
            models.UniqueConstraint(fields=["event", "language"], name="calendar_sequence_of_event")
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.language}: {self.sequence}"
