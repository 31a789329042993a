"""Exports of the admin (answers on feedback sheets, reports, the site's history) hold text, never formulas.

A spreadsheet takes a cell of a CSV file that begins with certain signs for a formula and runs it with the
rights of whoever opens the file. Wagtail's exports all pass through one mixin, which has no setting for it.
"""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What OWASP lists (CSV Injection), with the full-width signs some spreadsheets read as well.
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

stock_value = SpreadsheetExportMixin.preprocess_field_value
stock_heading = SpreadsheetExportMixin.get_heading


def as_text(value):
    """A value of which a spreadsheet makes no formula: an apostrophe in front says that it is text."""
    if not isinstance(value, str):
        return value
    begins = value.lstrip(" ")
    # A dash by itself is no formula, and a usual answer.
    return f"'{value}" if len(begins) > 1 and begins.startswith(BEGINS_FORMULA) else value


def preprocess_field_value(self, field, value, export_format):
    """The value of a cell: in CSV as text; in XLSX, where cells have a type, without illegal characters."""
    value = stock_value(self, field, value, export_format)
    if export_format == self.FORMAT_CSV:
        return as_text(value)
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value


def get_heading(self, queryset, field):
    """The heading of a column, as text: those of feedback sheets are questions, which people write."""
    return as_text(ILLEGAL_CHARACTERS_RE.sub("", stock_heading(self, queryset, field)))


def hold() -> None:
    """Put these two functions in the place of Wagtail's export methods."""
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
    SpreadsheetExportMixin.get_heading = get_heading
