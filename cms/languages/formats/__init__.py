"""Formats by language, for Django's own form fields and filters (`FORMAT_MODULE_PATH`).

The first input format of each kind is the one a field shows its value in; the others are read too. Fields
of the admin read the same ones in the browser (`cms.form_fields.typed_dates`).
"""

TIMES = ["%H:%M", "%H.%M", "%H:%M:%S"]


def with_times(dates: list[str], times: list[str]) -> list[str]:
    """Formats of a moment: each date before each time, with or without a comma.

    Django's fields read a date alone too, as its midnight.
    """
    return [f"{date}{between}{time}" for between in (" ", ", ") for date in dates for time in times]
