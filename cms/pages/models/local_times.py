"""When an event is, by the clocks of the place where it is held."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.languages.formatting import dates, hours, zone_in_words


class LocalTimes:
    """Mixin of pages with `starts_at`, `ends_at` and a `time_zone` of their own; its host is a `SitePage`."""

    def full_clean(self, *args, **kwargs):
        """Give an event without a time zone its branch's, before anything is checked against it."""
        if not self.time_zone and self.depth:
            self.time_zone = getattr(self.branch, "time_zone", "")
        super().full_clean(*args, **kwargs)

    def inconsistencies(self) -> dict[str, str]:
        """Name the end of an event that ends before it starts."""
        if not (self.starts_at and self.ends_at and self.ends_at < self.starts_at):
            return super().inconsistencies()
        text = _("The end is before the start. Give a later end, or leave it empty.")
        return {**super().inconsistencies(), "ends_at": text}

    @property
    def zone(self) -> ZoneInfo:
        """The event's own time zone; the country's main one where none is noted."""
        try:
            return ZoneInfo(self.time_zone)
        except (KeyError, ValueError):  # Empty, or a name the field's validator is about to refuse.
            return timezone.get_default_timezone()

    @property
    def local_start(self) -> datetime | None:
        """The start as the clocks on the spot showed it; None in a draft without one."""
        return self.starts_at and self.starts_at.astimezone(self.zone)

    @property
    def local_end(self) -> datetime | None:
        """The end as the clocks on the spot showed it; the start where no end is noted."""
        end = self.ends_at or self.starts_at
        return end and end.astimezone(self.zone)

    @property
    def when(self) -> list[str]:
        """The days in words, and the hours of an event that does not last all day, in the active language."""
        return [part for part in (dates(self), hours(self)) if part]

    @property
    def has_open_end(self) -> bool:
        """True where no end of the event is noted."""
        return self.ends_at is None

    @property
    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """The moments from which and before which the event is on; None and None in a draft without a start.

        Whole days of the place where no hours are noted, or no end.
        """
        first, last = self.local_start, self.local_end
        if first is None or last is None:
            return None, None
        has_end = not self.all_day and self.ends_at and self.ends_at > self.starts_at
        begin = datetime.combine(first.date(), time.min, self.zone) if self.all_day else first
        end = last if has_end else datetime.combine(last.date() + timedelta(days=1), time.min, self.zone)
        return begin, end

    @property
    def machine_start(self) -> str:
        """The start as `<time datetime>` has it: the day alone of an event without hours."""
        if not self.local_start:
            return ""
        return self.local_start.date().isoformat() if self.all_day else self.local_start.isoformat()

    @property
    def hours_zone(self) -> str:
        """Whose clocks show its hours, "Almaty time (UTC+5)"; "" for an event without hours."""
        return "" if self.all_day or not self.local_start else zone_in_words(self.local_start)
