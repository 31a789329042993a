"""Decisions on a report: one at a time as a script sends them, or the whole form without a script."""

import json

import pytest
from django.http import Http404
from django.urls import reverse

from cms.intake.known import Known
from cms.intake.making.drafts import make_drafts
from cms.intake.models import IntakeReport
from cms.intake.review.session import Session
from cms.intake.review.sheet import part_of, sheet_of, value_of


@pytest.fixture
def editor(client, people):
    """The editor's browser."""
    client.force_login(people.editor)
    return client


@pytest.fixture
def decide(editor, under_review):
    """Send a decision from the window that shows the newest state."""

    def sent(decision: str, version: int | None = None, **values):
        newest = IntakeReport.objects.get().version if version is None else version
        address = reverse("intake:decide", args=[under_review.pk])
        return editor.post(address, {"do": decision, "version": newest, **values})

    return sent


def value(key: str) -> dict:
    return value_of(IntakeReport.objects.get().sheet, key)[1]


def test_a_changed_value_is_stored_at_once(decide):
    assert (
        decide("save:e0.participants_number.0", **{"e0.participants_number.0-value": "251"}).status_code
        == 200
    )
    assert value("e0.participants_number.0")["value"] == 251


def test_a_date_is_typed_as_people_of_the_language_write_it(decide):
    decide("save:e0.starts.0", **{"e0.starts.0-value": "13 November 2019"})
    assert value("e0.starts.0")["value"] == "2019-11-13"


def test_what_is_no_value_of_its_field_is_said_beside_it_and_not_stored(decide):
    answer = decide("save:e0.starts.0", **{"e0.starts.0-value": "soon"})
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["e0.starts.0-value"]
    assert value("e0.starts.0")["value"] == "2019-11-14"


def test_a_title_that_is_too_long_says_by_how_much(decide):
    answer = decide("save:e0.title.0", **{"e0.title.0-value": "t" * 165})
    assert "Shorten it by 5 characters" in answer.json()["errors"]["e0.title.0-value"][0]


def test_an_older_window_is_told_and_changes_nothing(decide):
    decide("refuse:e0.participants_number.0")
    answer = decide("restore:e0.participants_number.0", version=1)
    assert answer.status_code == 409
    assert value("e0.participants_number.0")["refused"]


def test_a_value_that_was_not_sure_is_found_right(decide, under_review):
    value_of(under_review.sheet, "e0.participants_number.0")[1]["sure"] = False
    under_review.save()
    decide("accept:e0.participants_number.0")
    assert value("e0.participants_number.0")["sure"]


def test_a_session_without_a_day_is_to_be_checked_where_an_event_has_several(seed):
    exhibition = value_of(sheet_of(seed.understood, Known()), "e0.sessions.0")[1]
    assert not exhibition["sure"]


def test_a_refused_value_can_be_taken_back(decide):
    decide("refuse:e0.organisers.1")
    assert value("e0.organisers.1")["refused"]
    decide("restore:e0.organisers.1")
    assert not value("e0.organisers.1")["refused"]


def test_words_of_the_report_become_the_venue(decide, seed):
    start = seed.report.text.index("NIS PMN of Taraz")
    decide(f"point:e0.venue:{start}-{start + 16}")
    assert value("e0.venue.0")["value"] == "NIS PMN of Taraz"
    assert value("e0.venue.0")["spans"] == [[start, start + 16]]


def test_words_of_the_report_become_one_person_more(decide, seed):
    start = seed.report.text.index("D.K. Berdibekova")
    answer = decide(f"point:e1.people:{start}-{start + 16}")
    person = value(answer.json()["go_to"])["value"]
    assert (person["name"], person["family_name"]) == ("D.K. Berdibekova", "Berdibekova")


def test_words_become_a_number_or_a_day(decide, seed):
    for words, where, expected in (
        ("1772", "e1.participants_number", 1772),
        ("18.11.2019", "e1.starts", "2019-11-18"),
        ("November 14-15, 2019", "e1.ends", "2019-11-15"),
    ):
        start = seed.report.text.index(words)
        answer = decide(f"point:{where}:{start}-{start + len(words)}")
        assert value(answer.json()["go_to"])["value"] == expected


def test_a_renamed_person_is_renamed_in_the_programme(decide):
    sheet = IntakeReport.objects.get().sheet
    row = next(row for row in part_of(sheet, "e0")["values"] if row["field"] == "people")
    sent = {f"{row['key']}-{name}": text for name, text in row["value"].items()}
    decide(f"save:{row['key']}", **{**sent, f"{row['key']}-name": "Turmakhanbetova Roza"})
    speakers = [
        name
        for row in part_of(IntakeReport.objects.get().sheet, "e0")["values"]
        if row["field"] == "sessions"
        for name in row["value"]["speakers"]
    ]
    assert "Turmakhanbetova Roza" in speakers
    assert "Turmakhanbetova R. S." not in speakers


@pytest.mark.parametrize(
    "decision",
    [
        "save:nothing",
        "point:e0.venue:5-2",
        "point:e0.venue:0-999999",
        "point:e9.venue:0-2",
        "__init__:x",
        "form:x",
        "kind:news:forum",
        "kind:e0:<script>",
        "reading:e0.title.0:7",
        "keep:furniture.99",
        "add:e0.title",
    ],
)
def test_what_is_made_up_changes_nothing(decide, decision):
    before = IntakeReport.objects.get().sheet
    assert decide(decision).status_code == 409
    assert IntakeReport.objects.get().sheet == before


def test_another_branch_learns_nothing_of_a_report(client, people, under_review):
    client.force_login(people.neighbour)
    for name in ("review", "made"):
        assert client.get(reverse(f"intake:{name}", args=[under_review.pk])).status_code == 404
    for name in ("decide", "discard", "pictures"):
        assert client.post(reverse(f"intake:{name}", args=[under_review.pk])).status_code == 404
    assert client.get(reverse("intake:text", args=[under_review.pk, "e0"])).status_code == 404


def test_a_request_from_elsewhere_is_refused(people, under_review):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.editor)
    assert strict.post(reverse("intake:decide", args=[under_review.pk]), {"do": "make:e0"}).status_code == 403


def test_without_a_script_the_whole_form_is_sent_with_any_button(editor, under_review):
    address = reverse("intake:review", args=[under_review.pk])
    sent = {"version": 1, "parts": "1", "make": ["e0", "news"], "pictures_go_to": "news"}
    values = {"e0.venue.0-value": "Hall of the branch", "reading-e0.title.0": "0"}
    editor.post(address, {**sent, **values, "do": "refuse:e0.organisers.0"})
    assert value("e0.organisers.0")["refused"]
    assert not part_of(IntakeReport.objects.get().sheet, "e1")["make"]


def test_the_drafts_are_not_made_before_every_value_fits(editor, under_review):
    value_of(under_review.sheet, "e0.title.0")[1]["value"] = "t" * 200
    under_review.save()
    address = reverse("intake:review", args=[under_review.pk])
    answer = editor.post(address, {"version": 1, "do": "make"})
    assert answer.status_code == 422
    assert IntakeReport.objects.get().state == IntakeReport.State.REVIEW


def test_a_page_without_a_title_is_not_made_and_the_title_is_asked_for(editor, under_review):
    address = reverse("intake:review", args=[under_review.pk])
    sent = {"version": 1, "do": "make", "e0.title.0-value": "", "parts": "1", "make": ["e0"]}
    answer = editor.post(address, sent)
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()
    value_of(under_review.sheet, "e0.title.0")[1].update(value="", refused=True)
    under_review.save()
    assert editor.post(address, {"version": 1, "do": "make"}).status_code == 422


def test_confirming_leads_to_the_drafts_and_so_does_confirming_again(editor, under_review):
    address = reverse("intake:review", args=[under_review.pk])
    made = reverse("intake:made", args=[under_review.pk])
    assert editor.post(address, {"version": 1, "do": "make"}).url == made
    assert editor.post(address, {"version": 1, "do": "make"}).url == made


def test_what_was_pasted_is_shown_as_text_and_never_run(editor, under_review):
    script = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    source = json.loads(
        json.dumps(under_review.source).replace("Center of Excellence", script.replace('"', ""))
    )
    text = source["text"]
    source["blocks"] = [{**source["blocks"][0], "span": [0, len(text)], "kind": "paragraph"}]
    under_review.source = source
    under_review.sheet["parts"][0]["values"][0]["value"] = script
    under_review.save()
    pages = [
        editor.get(reverse("intake:review", args=[under_review.pk])),
        editor.get(reverse("intake:text", args=[under_review.pk, "news"])),
    ]
    for page in pages:
        assert script not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in pages[0].content.decode()


def test_the_review_costs_as_many_queries_for_many_values_as_for_few(
    editor, under_review, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse("intake:review", args=[under_review.pk])
    editor.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        editor.get(address)
    forum = part_of(under_review.sheet, "e0")
    people = [row for row in forum["values"] if row["field"] == "people"]
    forum["values"] += [{**people[0], "key": f"e0.people.{number}"} for number in range(50, 90)]
    under_review.save()
    with CaptureQueriesContext(connection) as many:
        editor.get(address)
    assert len(many) == len(few)


def test_the_language_of_the_pages_can_be_changed_to_one_the_branch_has(decide):
    decide("language:ru")
    assert IntakeReport.objects.get().language == "ru"
    assert decide("language:de").status_code == 409


def test_throwing_a_report_away_leaves_nothing(editor, under_review):
    editor.post(reverse("intake:discard", args=[under_review.pk]))
    assert not IntakeReport.objects.exists()


def test_a_report_thrown_away_between_two_looks_is_not_found(editor, under_review, own_branch, people):
    """As when another window throws it away while a decision is on its way."""
    IntakeReport.objects.all().delete()
    with pytest.raises(Http404), Session(under_review.pk, own_branch, "1"):
        pass
    with pytest.raises(Http404):
        make_drafts(under_review.pk, own_branch, people.editor)


def test_a_script_that_decides_of_a_report_that_is_gone_is_told_so(decide, editor, under_review):
    address = reverse("intake:decide", args=[under_review.pk])
    IntakeReport.objects.all().delete()
    answer = editor.post(address, {"do": "keep:x", "version": 1}, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["message"]) == (404, "Not Found")
