"""Feedback sheets: open while questions are asked, then a summary."""

import pytest
from wagtail.contrib.forms.models import FormSubmission

from programs.models import FeedbackQuestion, FeedbackSheetPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(forum) -> FeedbackSheetPage:
    """An open sheet of the forum with one question."""
    page = FeedbackSheetPage(
        title="Feedback",
        slug="feedback",
        locale=forum.locale,
        is_open=True,
        thanks="Thank you!",
        summary="<p>The exchange was useful.</p>",
    )
    forum.add_child(instance=page)
    FeedbackQuestion.objects.create(
        page=page, locale=page.locale, label="What was useful?", field_type="singleline", required=True
    )
    return FeedbackSheetPage.objects.get(pk=page.pk)


def test_answers_to_an_open_sheet_are_kept_and_thanked_for(client, sheet):
    assert "What was useful?" in client.get(sheet.url).content.decode()
    response = client.post(sheet.url, {"what_was_useful": "The contest"})
    assert "Thank you!" in response.content.decode()
    assert FormSubmission.objects.get().form_data["what_was_useful"] == "The contest"


def test_an_answer_left_out_is_asked_for_again_at_its_field(client, sheet):
    page = client.post(sheet.url, {"what_was_useful": ""}).content.decode()
    assert "This field is required" in page
    assert 'aria-invalid="true"' in page
    assert not FormSubmission.objects.exists()


def test_a_closed_sheet_shows_its_summary_and_takes_no_answers(client, sheet):
    sheet.is_open = False
    sheet.save()
    page = client.post(sheet.url, {"what_was_useful": "Too late"}).content.decode()
    assert "The exchange was useful." in page
    assert "What was useful?" not in page
    assert not FormSubmission.objects.exists()


def test_the_forum_shows_the_summary_of_its_sheet(client, sheet, forum):
    assert "The exchange was useful." in client.get(forum.url).content.decode()


def test_a_sheet_is_previewed_in_each_language_and_as_whoever_answered_sees_it(admin_client, sheet):
    sheet.save_revision()
    modes = [mode for mode, _name in sheet.preview_modes]
    assert modes[0] == "" and modes[-1] == "landing" and {"kk", "ru"} < set(modes), modes
    shown = {
        mode: admin_client.get(f"/admin/pages/{sheet.pk}/view_draft/?mode={mode}").content.decode()
        for mode in modes
    }
    for mode in modes[:-1]:
        assert "What was useful?" in shown[mode], mode
    assert "Thank you!" in shown["landing"] and "What was useful?" not in shown["landing"]
