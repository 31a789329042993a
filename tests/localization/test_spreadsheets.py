"""Exports of the admin hold what people wrote as text, never as a formula."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.forms.models import FormSubmission

from cms.editorial import spreadsheets
from programs.models import FeedbackQuestion, FeedbackSheetPage
from tests import factories

pytestmark = pytest.mark.django_db
FORMULAS = [
    '=HYPERLINK("https://evil.example","Open")',
    "+7+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
]
HARMLESS = ["The contest", "2 = 2", "5", "-"]


def content_of(answer) -> bytes:
    """The bytes of an export."""
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


@pytest.fixture
def sheet(forum):
    """A sheet whose answers, and one question, begin like formulas."""
    page = FeedbackSheetPage(title="Feedback", slug="feedback", locale=forum.locale, is_open=True)
    forum.add_child(instance=page)
    question = FeedbackQuestion(page=page, locale=page.locale, label="=1+1", field_type="singleline")
    question.save()
    for answer in [*FORMULAS, *HARMLESS, "bell\x07"]:
        FormSubmission.objects.create(page=page, form_data={question.clean_name: answer})
    return page


def exported(client, address, kind) -> list[list[str]]:
    """The cells of an export, row by row."""
    content = content_of(client.get(address, {"export": kind}))
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode(), newline="")))
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "inlineStr", "d", "n"}
    return [[cell.value for cell in row] for row in sheet]


def test_answers_arrive_in_csv_as_text(admin_client, sheet):
    address = reverse("wagtailforms:list_submissions", args=[sheet.pk])
    headings, *rows = exported(admin_client, address, "csv")
    assert headings[-1] == "'=1+1"
    cells = [row[-1] for row in rows]
    assert cells[: len(FORMULAS)] == [f"'{formula}" for formula in FORMULAS]
    assert cells[len(FORMULAS) : -1] == HARMLESS


def test_answers_arrive_in_xlsx_as_text(admin_client, sheet):
    address = reverse("wagtailforms:list_submissions", args=[sheet.pk])
    headings, *rows = exported(admin_client, address, "xlsx")
    assert headings[-1] == "'=1+1"
    cells = [row[-1] for row in rows]
    assert cells[0] == FORMULAS[0]
    assert cells[-1] == "bell"


@pytest.mark.parametrize(
    "name",
    ["wagtailadmin_reports:site_history", "wagtailadmin_reports:aging_pages", "localization:dashboard"],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_titles_arrive_in_every_report_as_text(admin_client, site, name, kind):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="=1+1")
    story.save_revision(log_action=True).publish()
    cells = [cell for row in exported(admin_client, reverse(name), kind) for cell in row]
    assert any(str(cell).endswith("=1+1") for cell in cells)
    assert kind == "xlsx" or not any(str(cell).startswith("=") for cell in cells)


def test_the_names_of_wagtail_s_that_are_replaced_are_there():
    assert SpreadsheetExportMixin.preprocess_field_value is spreadsheets.preprocess_field_value
    assert SpreadsheetExportMixin.get_heading is spreadsheets.get_heading
    assert spreadsheets.stock_value.__qualname__ == "SpreadsheetExportMixin.preprocess_field_value"
