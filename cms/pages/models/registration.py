"""Registration for an event: where one registers, and until when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail_localize.fields import SynchronizedField

from cms.languages.formatting import clock, long_date
from cms.pages.clock import holds_until
from cms.pages.models.attendance import validate_web_address


class RegistrationMixin(models.Model):
    """Mixin of events people register for. Its host is an event with a state and local times."""

    registration_url = models.URLField(
        verbose_name=gettext_lazy("link to register"),
        blank=True,
        validators=[validate_web_address],
        help_text=gettext_lazy("Where to register. Shown to readers until registration closes."),
    )
    registration_ends_at = models.DateTimeField(
        verbose_name=gettext_lazy("registration closes"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Empty: when the event begins."),
    )

    registration_panels = [
        FieldRowPanel([FieldPanel("registration_url"), FieldPanel("registration_ends_at")])
    ]
    registration_api_fields = [
        APIField("registration_url", writable=True),
        APIField("registration_ends_at", writable=True),
    ]
    registration_translatable_fields = [SynchronizedField("registration_url")]

    class Meta:
        abstract = True

    def inconsistencies(self) -> dict[str, str]:
        """Name a registration that closes after the event is over."""
        messages = super().inconsistencies()
        _begin, end = self.bounds
        if not (self.registration_ends_at and end and self.registration_ends_at > end):
            return messages
        text = _("Registration closes after the event is over. Give an earlier moment, or leave it empty.")
        return {**messages, "registration_ends_at": text}

    @property
    def can_register(self) -> bool:
        """True while readers may register: there is a link, the event takes place, and it is not too late."""
        begin, _end = self.bounds
        closes = self.registration_ends_at or begin
        if not self.registration_url or self.is_called_off or (closes and timezone.now() >= closes):
            return False
        if closes:
            holds_until(closes)
        return True

    @property
    def registration_closes(self) -> str:
        """The moment registration closes by the clocks of the place, in words; "" where none is set."""
        if not self.registration_ends_at:
            return ""
        moment = self.registration_ends_at.astimezone(self.zone)
        return f"{long_date(moment.date())}, {clock(moment)}"
