"""Parallel sessions: at one time in different sections, shown side by side and no fault."""

from datetime import date

import pytest

from programs.models import ForumPage
from tests import factories
from tests.api.asking import get
from tests.api.conftest import settled

pytestmark = pytest.mark.django_db
DAY = date(2019, 11, 14)


@pytest.fixture
def day(site):
    """A forum with one day of sessions."""

    def make(*sessions: dict) -> ForumPage:
        forum = factories.ForumPageFactory(
            parent=site.taraz,
            locale=site.home.locale,
            slug="sections",
            programme=[factories.day(DAY, *sessions)],
        )
        return ForumPage.objects.get(pk=forum.pk)

    return make


def session(title: str, starts: str = "10:00", minutes: int | None = 60, **values) -> dict:
    return factories.session(title=title, starts=starts, minutes=minutes, **values)


def rows(forum: ForumPage) -> list:
    """The day as readers see it: titles, and of parallel sessions a mapping of sections to titles."""
    (shown,) = forum.days({})
    return [
        {name: [row["session"]["title"] for row in track] for name, track in row["tracks"].items()}
        if "slot" in row
        else row["session"]["title"]
        for row in shown["rows"]
    ]


def test_sessions_at_one_time_in_different_sections_are_told_together_and_not_noted(day):
    forum = day(
        session("Opening", "09:00"),
        session("Assessment", section="Section A"),
        session("Upbringing", minutes=90, section="Section B"),
        session("Results", "12:00"),
    )
    assert forum.editorial_notes() == []
    assert rows(forum) == ["Opening", {"Section A": ["Assessment"], "Section B": ["Upbringing"]}, "Results"]


def test_several_short_sessions_of_one_section_go_beside_a_long_one_of_another(day):
    forum = day(
        session("A, first", section="A"),
        session("A, second", "11:00", section="A"),
        session("B, all the time", minutes=120, section="B"),
    )
    assert forum.editorial_notes() == []
    assert rows(forum) == [{"B": ["B, all the time"], "A": ["A, first", "A, second"]}]


def test_different_places_tell_sessions_apart_where_both_are_named(day):
    forum = day(session("One", place="Hall 1"), session("Other", place="Hall 2"))
    assert forum.editorial_notes() == []
    assert rows(forum) == [{"Hall 1": ["One"], "Hall 2": ["Other"]}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"section": "A"}, {"section": "A"}),
        ({"section": "A", "place": "Hall 1"}, {"section": "A", "place": "Hall 2"}),
        ({"section": "A"}, {}),
        ({"place": "Hall 1"}, {"place": "Hall 1"}),
        ({"place": "Hall 1"}, {}),
        ({}, {}),
    ],
)
def test_what_overlaps_in_one_section_is_still_noted(day, first, second):
    forum = day(session("First", minutes=90, **first), session("Second", "11:00", **second))
    (note,) = forum.editorial_notes()
    assert "“First” lasts until 11:30, but “Second” starts at 11:00" in note
    assert rows(forum) == ["First", "Second"]


def test_an_overlap_is_noted_whatever_goes_on_in_between(day):
    forum = day(
        session("A", minutes=180, section="A"),
        session("B", "10:30", 30, section="B"),
        session("A again", "12:00", section="A"),
    )
    (note,) = forum.editorial_notes()
    assert "“A” lasts until 13:00, but “A again” starts at 12:00" in note


def test_sessions_one_after_another_stay_as_they_were_written(day):
    forum = day(
        session("Later", "11:00", section="A"),
        session("Earlier", "09:00", section="B"),
        factories.session(title="No hour", section="C"),
    )
    assert rows(forum) == ["Later", "Earlier", "No hour"]


def test_a_programme_written_before_there_were_sections_is_read_as_it_was(day):
    old = session("Opening")
    del old["value"]["section"]
    forum = day(old)
    assert rows(forum) == ["Opening"]
    assert forum.programme[0].value["sessions"][0]["section"] == ""


def test_readers_are_told_the_hours_and_the_number_of_sections(day, client):
    forum = day(session("One", section="Section A"), session("Other", minutes=30, section="Section B"))
    page = client.get(forum.url).content.decode()
    assert "10:00–11:00" in page and "2 sections at the same time" in page
    assert page.index("Section A") < page.index("One") < page.index("Section B") < page.index("Other")


def test_clients_get_the_section_and_volto_a_line_that_says_so(day, client):
    forum = settled(day(session("One", section="Section A"), session("Other", section="Section B")))
    content = get(client, forum.url.rstrip("/"))
    sessions = content["programme"][0]["value"]["sessions"]
    assert [session["section"] for session in sessions] == ["Section A", "Section B"]
    texts = [block.get("plaintext", "") for block in content["blocks"].values()]
    assert "10:00–11:00 2 sections at the same time" in texts
    assert any("Section A" in text for text in texts)
