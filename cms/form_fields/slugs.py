"""The slug field of edit forms: it follows the title by the site's own romanisation while one types.

Wagtail makes slugs in the browser (`w-sync` on the title tells `w-slug` on the slug field). A script of
ours comes before `w-slug` and hands it the title romanised; the tables travel with the field.
"""

import json

from django import forms
from wagtail.admin.widgets import SlugInput
from wagtail.models import Locale

from cms.languages.romanisation import APOSTROPHES, KAZAKH_LETTERS, SLUG_LENGTH, TABLES


class RomanisedSlugInput(SlugInput):
    """Wagtail's slug field with the tables of `romanisation` and the script that uses them.

    `locale` is the language of the title, a `Locale` or a code. Without it the script goes by the content
    language Wagtail names on the page, else by the title's letters.
    """

    def __init__(self, attrs: dict | None = None, formatters=None, locale=None):
        rules = {
            "tables": TABLES,
            "kazakh": KAZAKH_LETTERS,
            "apostrophes": APOSTROPHES,
            "most": SLUG_LENGTH,
        }
        romanisation = json.dumps(rules, ensure_ascii=False, separators=(",", ":"))
        super().__init__(
            attrs={**(attrs or {}), "data-romanisation": romanisation}, formatters=formatters, locale=locale
        )

    class Media:
        js = ["cms/js/romanisation.js"]


def romanise_slug(form: forms.Form, locale: Locale | str | None, name: str = "slug") -> None:
    """Give a form's slug field, if it has one, this widget, keeping its attributes."""
    field = form.fields.get(name)
    if field is None:
        return
    field.widget = RomanisedSlugInput(attrs=dict(field.widget.attrs), locale=locale)
    field.widget.is_required = field.required
