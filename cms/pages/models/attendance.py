"""Attendance of an event: on the spot, online, or both (schema.org's `eventAttendanceMode`)."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.serializers import CharField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail_localize.fields import SynchronizedField

from cms.pages.notes import Note

validate_web_address = URLValidator(
    schemes=("http", "https"),
    message=gettext_lazy("Give a web address that begins with https:// or http://."),
)


class AttendanceMode(models.TextChoices):
    """Ways to take part, by the names of schema.org's `EventAttendanceModeEnumeration`."""

    OFFLINE = "offline", gettext_lazy("On site")
    ONLINE = "online", gettext_lazy("Online")
    MIXED = "mixed", gettext_lazy("On site and online")


class AttendanceMixin(models.Model):
    """Mixin of events one may take part in from afar: the way to take part, its address, and a recording.

    Its host is an event, which says whether it `is_past` or `is_called_off`.
    """

    attendance_mode = models.CharField(
        verbose_name=gettext_lazy("attendance"),
        max_length=7,
        choices=AttendanceMode,
        default=AttendanceMode.OFFLINE,
        help_text=gettext_lazy("An event that is online alone needs no venue."),
    )
    join_url = models.URLField(
        verbose_name=gettext_lazy("link to take part online"),
        blank=True,
        validators=[validate_web_address],
        help_text=gettext_lazy("Where the event is followed online. Shown to readers until it is over."),
    )
    recording_url = models.URLField(
        verbose_name=gettext_lazy("recording"),
        blank=True,
        validators=[validate_web_address],
        help_text=gettext_lazy("Where the event can be watched afterwards."),
    )

    attendance_panels = [
        MultiFieldPanel(
            [
                FieldPanel("attendance_mode"),
                FieldRowPanel([FieldPanel("join_url"), FieldPanel("recording_url")]),
            ],
            heading=gettext_lazy("On site or online"),
        )
    ]
    attendance_api_fields = [
        APIField("attendance_mode", writable=True),
        APIField("join_url", serializer=CharField(source="open_join_url", read_only=True), writable=True),
        APIField("recording_url", writable=True),
    ]
    attendance_translatable_fields = [
        SynchronizedField("attendance_mode"),
        SynchronizedField("join_url"),
        SynchronizedField("recording_url"),
    ]

    class Meta:
        abstract = True

    @property
    def is_online(self) -> bool:
        """True where one may take part online, on the spot too or not."""
        return self.attendance_mode in (AttendanceMode.ONLINE, AttendanceMode.MIXED)

    @property
    def is_online_alone(self) -> bool:
        """True where there is nowhere to go to."""
        return self.attendance_mode == AttendanceMode.ONLINE

    @property
    def attendance(self) -> str:
        """The way to take part in words; "" for an event on site, which goes without saying."""
        return self.get_attendance_mode_display() if self.is_online else ""

    @property
    def open_join_url(self) -> str:
        """The address to take part online while there is something to take part in, else ""."""
        return "" if not self.is_online or self.is_called_off or self.is_past else self.join_url

    def editorial_notes(self) -> list[Note]:
        """Add that an announced event is online without an address."""
        notes = super().editorial_notes()
        if self.is_online and not self.join_url and self.starts_at and not self.is_past:
            return [*notes, Note(_("The event is online, but has no link to take part."), "join_url")]
        return notes
