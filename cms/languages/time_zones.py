"""Time zones, by their names in the IANA time zone database."""

from datetime import date, datetime, time
from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _


@cache
def time_zones() -> set[str]:
    """The names in the IANA time zone database; finding them reads hundreds of files, so it is done once."""
    return available_timezones()


def validate_time_zone(name: str) -> None:
    """Refuse names that are not in the IANA time zone database."""
    if name not in time_zones():
        raise ValidationError(
            _("“%(name)s” is no time zone. Give a name such as Asia/Almaty or Asia/Aqtau.") % {"name": name}
        )


def midnight(day: date) -> datetime:
    """The first moment of a day, where the site is."""
    return timezone.make_aware(datetime.combine(day, time.min))
