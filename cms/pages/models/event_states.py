"""The state of an event: what its editors say of it, and what the clock says.

Editors say whether it takes place as announced, was moved, postponed or cancelled, by the names of
schema.org's `EventStatusType`; all else follows from its dates.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.form_fields.long_texts import OneParagraphInput
from cms.languages.formatting import date_range
from cms.pages.clock import holds_until
from cms.pages.notes import Note

NOTE_LENGTH = 300


class EventStatus(models.TextChoices):
    """What editors say of an event, by the names of schema.org's `EventStatusType`."""

    SCHEDULED = "EventScheduled", gettext_lazy("Takes place as announced")
    MOVED = "EventRescheduled", gettext_lazy("Moved to other dates")
    POSTPONED = "EventPostponed", gettext_lazy("Postponed, the new dates are not known yet")
    CANCELLED = "EventCancelled", gettext_lazy("Cancelled")


class EventState(models.TextChoices):
    """The state of an event in one word, as readers see it beside its dates."""

    UPCOMING = "upcoming", pgettext_lazy("state of an event", "Upcoming")
    ON_NOW = "on", pgettext_lazy("state of an event", "On now")
    OVER = "over", pgettext_lazy("state of an event", "Over")
    MOVED = "moved", pgettext_lazy("state of an event", "Moved")
    POSTPONED = "postponed", pgettext_lazy("state of an event", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("state of an event", "Cancelled")


class EventStateMixin(models.Model):
    """Mixin of events that may be moved, postponed or cancelled.

    Its host is a `SitePage` with `LocalTimes`. The status and the earlier dates are facts, the same in every
    language; the note is a text.
    """

    event_status = models.CharField(
        verbose_name=gettext_lazy("status"),
        max_length=16,
        choices=EventStatus,
        default=EventStatus.SCHEDULED,
        help_text=gettext_lazy(
            "Moved: write the new dates above; the earlier ones are kept and shown. "
            "Postponed: leave the dates as they were. Calendars that readers subscribed to are told."
        ),
    )
    previous_starts_at = models.DateTimeField(
        verbose_name=gettext_lazy("earlier start"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Of an event that was moved. Empty: taken from what readers see now."),
    )
    previous_ends_at = models.DateTimeField(verbose_name=gettext_lazy("earlier end"), null=True, blank=True)
    status_note = models.CharField(
        verbose_name=gettext_lazy("note to readers on the status"),
        max_length=NOTE_LENGTH,
        blank=True,
        help_text=gettext_lazy("Why, and what now: in one or two sentences."),
    )

    state_panels = [
        MultiFieldPanel(
            [
                FieldPanel("event_status"),
                FieldPanel("status_note", widget=OneParagraphInput),
                FieldRowPanel([FieldPanel("previous_starts_at"), FieldPanel("previous_ends_at")]),
            ],
            heading=gettext_lazy("Moved, postponed or cancelled"),
        )
    ]
    state_api_fields = [
        APIField("event_status", writable=True),
        APIField("status_note", writable=True),
        APIField("previous_starts_at", writable=True),
        APIField("previous_ends_at", writable=True),
    ]
    state_translatable_fields = [SynchronizedField("event_status"), TranslatableField("status_note")]

    class Meta:
        abstract = True

    def full_clean(self, *args, **kwargs):
        """Keep the dates an event is moved from, before it is checked."""
        self._keep_earlier_dates()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        """Keep them for a draft, too, so that its editor sees them."""
        self._keep_earlier_dates()
        super().minimal_clean()

    def _keep_earlier_dates(self) -> None:
        """Give a moved event the dates readers see now as its earlier ones, where nobody wrote others.

        One query, for moved events without earlier dates alone.
        """
        if not self.is_moved or self.previous_starts_at or not self.pk:
            return
        public = type(self)._base_manager.filter(pk=self.pk, live=True).exclude(starts_at=self.starts_at)
        earlier = public.values_list("starts_at", "ends_at").first()
        if earlier:
            self.previous_starts_at, self.previous_ends_at = earlier

    def inconsistencies(self) -> dict[str, str]:
        """Name an earlier end that was before the earlier start."""
        messages = super().inconsistencies()
        first, last = self.previous_starts_at, self.previous_ends_at
        if not last or (first and first <= last):
            return messages
        text = _("The end is before the start. Give a later end, or leave it empty.")
        return {**messages, "previous_ends_at": text}

    def editorial_notes(self) -> list[Note]:
        """Add what readers would not be told of other dates. One query for an event that is to come."""
        notes = super().editorial_notes()
        if self.is_moved and not self.previous_starts_at:
            return [*notes, Note(_("The event was moved, but has no earlier dates."), "previous_starts_at")]
        if self.state == EventState.UPCOMING and self._starts_at_another_time():
            text = _("Readers know another date. If the event was moved, choose so in its status.")
            return [*notes, Note(text, "event_status")]
        return notes

    def _starts_at_another_time(self) -> bool:
        """Tell whether readers see another start now than this one, and know it from before."""
        public = type(self)._base_manager.filter(pk=self.pk, live=True) if self.pk else None
        return public is not None and public.exclude(starts_at=self.starts_at).exists()

    @property
    def is_moved(self) -> bool:
        """True where it takes place on other dates than were announced."""
        return self.event_status == EventStatus.MOVED

    @property
    def is_called_off(self) -> bool:
        """True where it does not take place on its dates: nobody is to come."""
        return self.event_status in (EventStatus.POSTPONED, EventStatus.CANCELLED)

    @property
    def phase(self) -> EventState:
        """What the clock says: to come, on now or over. A draft without dates is to come."""
        begin, end = self.bounds
        now = timezone.now()
        if begin is None or end is None:
            return EventState.UPCOMING
        if now < begin:
            holds_until(begin)
            return EventState.UPCOMING
        if now < end:
            holds_until(end)
            return EventState.ON_NOW
        return EventState.OVER

    @property
    def is_past(self) -> bool:
        """True once the event is over where it takes place."""
        return self.phase == EventState.OVER

    @property
    def can_take_part(self) -> bool:
        """True where readers may still plan to come, or join."""
        return not self.is_called_off and not self.is_past

    @property
    def state(self) -> EventState:
        """The state for readers: what its editors said where that says more than the clock."""
        if self.event_status == EventStatus.CANCELLED:
            return EventState.CANCELLED
        if self.event_status == EventStatus.POSTPONED:
            return EventState.POSTPONED
        phase = self.phase
        return EventState.MOVED if self.is_moved and phase == EventState.UPCOMING else phase

    @property
    def status_in_words(self) -> list[str]:
        """What its editors said, with the note; [] for an event that takes place as announced."""
        if self.event_status == EventStatus.SCHEDULED:
            return []
        return [part for part in (self.get_event_status_display(), self.status_note) if part]

    @property
    def earlier_dates(self) -> str:
        """The days from which it was moved, in the active language; "" where it was not."""
        first = self.previous_starts_at
        if not (self.is_moved and first):
            return ""
        last = self.previous_ends_at or first
        return date_range(first.astimezone(self.zone).date(), last.astimezone(self.zone).date())
