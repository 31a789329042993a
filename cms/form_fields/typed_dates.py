"""Formats of dates in the admin's language, as its date fields need them in the browser.

Wagtail gives each of its date widgets one format for all languages (`WAGTAIL_DATE_FORMAT` and its like).
These settings are empty here, so that Django's own widgets and fields take the formats of the active
language (`cms.languages.formats`); `dates.js` makes Wagtail's calendar read and write the same ones.
"""

from django import forms

FIELDS = {"date": forms.DateField, "time": forms.TimeField, "datetime": forms.DateTimeField}


def typed_dates() -> dict[str, dict]:
    """Formats and error of each kind of field in the active language.

    `{"date": {"formats": ["%d.%m.%Y", …], "error": "…"}, "time": …, "datetime": …}`; the formats are those of
    `strptime`, the first being the one in which values are shown.
    """
    return {
        kind: {
            "formats": list(field.input_formats),
            "error": str(field.default_error_messages["invalid"]),
        }
        for kind, field in FIELDS.items()
    }
