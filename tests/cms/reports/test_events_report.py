"""The report of events: each once, whose it is, with totals by branch and year, as a page and as files."""

import csv
import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cms.editorial.bin.keeping import put
from cms.editorial.branches.mending import set_up
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.fixture
def events(site, forum) -> ForumPage:
    """A forum of Taraz in 2019 with a contest, and a forum of Aktau in 2024; 250 and 40 participants."""
    forum.participants_number = 250
    forum.save_revision().publish()
    factories.ContestPageFactory(parent=forum, locale=forum.locale, title="Best school")
    factories.ForumPageFactory(
        parent=site.aktau,
        locale=site.home.locale,
        title="Aktau forum",
        starts_at=datetime(2024, 3, 1, tzinfo=ALMATY),
        ends_at=None,
        participants_number=40,
    )
    return forum


@pytest.fixture
def editor_client(client, site, django_user_model):
    """An editor of the Taraz branch."""
    user = django_user_model.objects.create_user("editor", password="secret")
    user.groups.add(set_up(site.taraz).editors)
    client.force_login(user)
    return client


def exported(client, **query) -> list[dict]:
    """The rows of the CSV file."""
    answer = client.get(reverse("events_report"), {"export": "csv", **query})
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))


def column(rows: list[dict], position: int) -> list[str]:
    return [list(row.values())[position] for row in rows]


def test_events_in_the_bin_are_not_counted(admin_client, events):
    put(events)
    assert column(exported(admin_client), 3) == ["Aktau forum"]


def test_an_administrator_sees_every_event_once_the_newest_first(admin_client, events):
    rows = exported(admin_client)
    assert column(rows, 3) == ["Aktau forum", "Best school", events.title] or column(rows, 3) == [
        "Aktau forum",
        events.title,
        "Best school",
    ]
    by_title = {list(row.values())[3]: list(row.values()) for row in rows}
    sessions = sum(len(day.value["sessions"]) for day in events.programme)
    assert by_title[events.title][4:7] == ["250", str(sessions), "1"]
    assert by_title["Aktau forum"][4:7] == ["40", "0", "0"]


def test_an_editor_sees_the_events_of_their_branch_alone(editor_client, events):
    assert "Aktau forum" not in column(exported(editor_client), 3)
    shown = editor_client.get(reverse("events_report")).content.decode()
    assert "Best school" in shown and "Aktau" not in shown.partition("<main")[2]


def test_totals_are_told_by_branch_and_year(admin_client, events):
    totals = admin_client.get(reverse("events_report")).context["totals"]
    told = {(total.branch, total.year): (total.numbers, total.participants) for total in totals}
    assert told == {("Taraz branch", 2019): ([1, 1], 250), ("Aktau branch", 2024): ([1, 0], 40)} or told == {
        ("Taraz branch", 2019): ([1, 1], 250),
        ("Aktau branch", 2024): ([0, 1], 40),
    }


def test_filters_narrow_the_page_and_the_file(admin_client, events):
    assert column(exported(admin_client, year=2024), 3) == ["Aktau forum"]
    assert column(exported(admin_client, kind="contestpage"), 3) == ["Best school"]
    branch = events.get_parent().pk
    assert "Aktau forum" not in column(exported(admin_client, branch=branch), 3)


def test_a_spreadsheet_holds_the_same_rows(admin_client, events):
    answer = admin_client.get(reverse("events_report"), {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert {row[3] for row in sheet.iter_rows(min_row=2, values_only=True)} == set(
        column(exported(admin_client), 3)
    )


def test_thirty_events_cost_as_many_questions_as_three(
    admin_client, events, site, django_assert_max_num_queries
):
    address = reverse("events_report")
    admin_client.get(address)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(address)
    for number in range(27):
        factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale, title=f"More {number}")
    with django_assert_max_num_queries(len(few)):
        admin_client.get(address)


def test_people_without_a_branch_are_sent_away(client, events, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", password="secret"))
    assert client.get(reverse("events_report")).status_code == 302
