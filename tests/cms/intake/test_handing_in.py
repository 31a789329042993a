"""A report is handed in: who may, what is read, what is kept on an error, what it costs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.intake.models import IntakeReport
from programs.models import ForumPage
from tests.cms.intake.by_gold import gold
from tests.cms.intake.sources.documents import docx, paragraph
from tests.factories import picture_bytes

NEW = reverse("intake:new")
TEXT = "On November 14-15, 2019, the regional forum “Leadership” was held.\n\n250 teachers took part."


def facts(report: IntakeReport) -> list[tuple]:
    parts = report.sheet["parts"]
    return [(part["key"], row["field"], row["value"]) for part in parts for row in part["values"]]


def handed_in(client, workplace, **values):
    return client.post(NEW, {"branch": workplace.pk, "text": TEXT, "html": "", **values}, follow=True)


def test_an_editor_pastes_a_report_and_comes_to_its_review(client, people, workplace):
    client.force_login(people.editor)
    response = handed_in(client, workplace)
    report = IntakeReport.objects.get()
    assert response.redirect_chain == [(reverse("intake:review", args=[report.pk]), 302)]
    assert report.source["text"] == TEXT
    assert report.branch == workplace.translation_key
    assert report.language == "en"


def test_a_report_goes_to_a_branch_in_which_its_sender_writes(client, people, workplace):
    client.force_login(people.neighbour)
    response = handed_in(client, workplace)
    assert response.status_code == 422
    assert not IntakeReport.objects.exists()


def test_who_writes_in_no_branch_is_refused(client, workplace, django_user_model, site):
    outsider = django_user_model.objects.create_user("outsider", "o@example.org", "secret")
    client.force_login(outsider)
    assert client.get(NEW).status_code in (302, 403)
    assert handed_in(client, workplace).status_code in (200, 302, 403)
    assert not IntakeReport.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "field"),
    [("report.exe", b"MZ", "file"), ("report.txt", b"", "file"), ("report.pdf", b"%PDF-1.4 broken", "file")],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_the_paste_stays(
    client, people, workplace, name, content, field
):
    client.force_login(people.editor)
    response = handed_in(client, workplace, file=SimpleUploadedFile(name, content or b" "))
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {field}
    assert "250 teachers took part." in response.content.decode()


def test_an_empty_report_is_asked_for(client, people, workplace):
    client.force_login(people.editor)
    response = handed_in(client, workplace, text=" \n ")
    assert "Paste the text of the report, or choose a file." in response.content.decode()


def test_a_report_of_a_million_characters_is_refused_with_its_length(client, people, workplace):
    client.force_login(people.editor)
    response = handed_in(client, workplace, text="word " * 200_000)
    assert "1000000 characters" in response.content.decode()


def test_a_text_without_any_fact_becomes_a_story_as_it_is(client, people, workplace):
    client.force_login(people.editor)
    handed_in(client, workplace, text="Lorem ipsum dolor sit amet")
    assert [part["kind"] for part in IntakeReport.objects.get().sheet["parts"]] == ["news"]


def test_a_word_document_of_the_customer_s_report_gives_what_its_paste_gives(client, people, workplace):
    client.force_login(people.editor)
    text = gold()["text"]
    handed_in(client, workplace, text=text)
    lines = "".join(paragraph(line.strip()) for line in text.splitlines() if line.strip())
    handed_in(client, workplace, text="", file=SimpleUploadedFile("report.docx", docx(lines)))
    of_file, of_paste = (facts(report) for report in IntakeReport.objects.all())
    assert of_file == of_paste
    assert ("e0", "participants_number", 250) in of_paste


def test_a_script_gets_errors_and_addresses_as_json(client, people, workplace):
    client.force_login(people.editor)
    values = {"branch": workplace.pk, "html": ""}
    answer = client.post(NEW, {**values, "text": ""}, headers={"Accept": "application/json"})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["text"])
    answer = client.post(NEW, {**values, "text": TEXT}, headers={"Accept": "application/json"})
    report = IntakeReport.objects.get()
    assert answer.json() == {
        "address": reverse("intake:review", args=[report.pk]),
        "pictures": reverse("intake:pictures", args=[report.pk]),
    }


def test_photographs_come_along_in_their_order_and_once(client, people, workplace):
    client.force_login(people.editor)
    files = [
        SimpleUploadedFile(f"{colour}.jpg", picture_bytes(colour=colour)) for colour in ("red", "blue", "red")
    ]
    handed_in(client, workplace, pictures=files)
    pictures = IntakeReport.objects.get().pictures.select_related("image")
    assert [picture.image.title for picture in pictures] == ["red", "blue"]
    assert {picture.image.collection_id for picture in pictures} == {workplace.collection_id}


def test_a_file_that_is_no_picture_is_named_and_keeps_nothing_back(client, people, workplace):
    client.force_login(people.editor)
    handed_in(client, workplace, pictures=[SimpleUploadedFile("notes.jpg", b"no picture")])
    report = IntakeReport.objects.get()
    assert report.source["notes"][0].startswith("notes.jpg: ")


def test_the_desk_offers_it_and_lists_what_is_not_finished(client, people, workplace):
    client.force_login(people.editor)
    handed_in(client, workplace)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f"{NEW}?branch={workplace.pk}" in home
    assert reverse("intake:review", args=[IntakeReport.objects.get().pk]) in home


def test_the_page_of_a_branch_offers_it_to_those_who_write_there(client, people, branch):
    client.force_login(people.editor)
    explorer = reverse("wagtailadmin_explore", args=[branch.pk])
    assert NEW in client.get(explorer).content.decode()


def test_of_many_reports_the_desk_shows_the_newest_and_a_list_all(client, people, workplace, under_review):
    client.force_login(people.editor)
    listed = reverse("intake:unfinished", args=[workplace.pk])
    assert listed not in client.get(reverse("wagtailadmin_home")).content.decode()
    with CaptureQueriesContext(connection) as few:
        client.get(listed)
    for number in range(49):
        under_review.pk, under_review.name = None, f"Report {number}"
        under_review.save()
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Report 48" in home and "Report 3<" not in home and listed in home
    with CaptureQueriesContext(connection) as many:
        shown = client.get(listed).content.decode()
    assert "Report 48" in shown and "Report 0<" in shown
    assert len(many) == len(few)


def test_the_list_of_a_branchs_reports_is_for_those_who_write_there(client, people, workplace, under_review):
    client.force_login(people.neighbour)
    assert client.get(reverse("intake:unfinished", args=[workplace.pk])).status_code == 404


def test_where_the_type_of_a_new_page_is_chosen_it_is_offered_for_a_branch_alone(
    client, people, workplace, branch
):
    def offered(page):
        return (
            f'href="{NEW}'
            in client.get(reverse("wagtailadmin_pages:add_subpage", args=[page.pk])).content.decode()
        )

    client.force_login(people.editor)
    assert offered(branch)
    forum = branch.add_child(instance=ForumPage(title="Forum", locale=branch.locale, live=False))
    assert not offered(forum)
