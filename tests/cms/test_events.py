"""Rules of events: when they may be, and in which clocks."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_event_may_not_end_before_it_starts(forum):
    forum.ends_at = datetime(2019, 11, 13, tzinfo=factories.ALMATY)
    with pytest.raises(ValidationError) as refused:
        forum.full_clean()
    assert list(refused.value.message_dict) == ["ends_at"]


def test_an_event_may_end_when_it_starts(forum):
    forum.programme = []
    forum.ends_at = forum.starts_at
    forum.full_clean()


def test_a_new_event_takes_the_time_zone_of_its_branch(site):
    event = ForumPage(title="Forum", slug="forum", starts_at=datetime(2026, 5, 1, 9, tzinfo=factories.ALMATY))
    site.aktau.add_child(instance=event)
    assert event.time_zone == "Asia/Aqtau"


def test_an_unknown_time_zone_is_refused_by_name(forum):
    forum.time_zone = "Asia/Tarazz"
    with pytest.raises(ValidationError) as refused:
        forum.full_clean()
    assert "Asia/Tarazz" in refused.value.message_dict["time_zone"][0]


def test_an_hour_stays_what_the_clocks_of_the_place_showed_then(site):
    # Taraz kept UTC+6 in 2019 and keeps UTC+5 since March 2024.
    event = factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        all_day=False,
        starts_at=datetime(2019, 11, 14, 3, 0, tzinfo=ZoneInfo("UTC")),
        ends_at=None,
    )
    assert event.local_start.time() == time(9, 0)
    event.starts_at = datetime(2025, 11, 14, 4, 0, tzinfo=ZoneInfo("UTC"))
    assert event.local_start.time() == time(9, 0)


def test_a_day_of_the_programme_outside_the_forum_is_refused_and_named(forum):
    forum.programme = [factories.day(date(2019, 11, 16), factories.session())]
    with pytest.raises(ValidationError) as refused:
        forum.full_clean()
    message = refused.value.message_dict["programme"][0]
    assert "16 November 2019" in message
    assert "14 November 2019" in message
    assert "15 November 2019" in message


def test_sessions_without_hours_are_allowed_and_not_noted_where_the_whole_day_has_none(forum):
    forum.full_clean()
    assert forum.editorial_notes() == []


def test_a_session_without_an_hour_among_others_that_have_one_is_noted(forum):
    forum.programme = [
        factories.day(
            date(2019, 11, 14),
            factories.session(starts="09:00", minutes=60),
            factories.session(title="No hour"),
        )
    ]
    forum.full_clean()
    assert forum.editorial_notes() == ["14 November 2019: 1 of 2 sessions have no hour."]


def test_overlapping_sessions_are_allowed_and_noted(forum):
    forum.programme = [
        factories.day(
            date(2019, 11, 14),
            factories.session(title="Later", starts="10:00", minutes=60),
            factories.session(title="Earlier", starts="09:00", minutes=90),
        )
    ]
    forum.full_clean()
    (note,) = forum.editorial_notes()
    assert "“Earlier” lasts until 10:30, but “Later” starts at 10:00" in note


def test_sessions_that_follow_one_another_are_not_noted(forum):
    forum.programme = [
        factories.day(
            date(2019, 11, 14),
            factories.session(starts="09:00", minutes=60),
            factories.session(starts="10:00", minutes=60),
        )
    ]
    assert forum.editorial_notes() == []


def test_a_gallery_picture_without_words_is_noted_until_it_has_some_or_is_decorative(forum):
    bare = factories.ImageFactory(alternative_texts={})
    (row,) = factories.add_gallery(forum, 1, alt_text="", image=bare)
    forum = ForumPage.objects.get(pk=forum.pk)
    assert forum.editorial_notes() == ["1 picture of the gallery has no alternative text."]
    row.decorative = True
    row.save()
    assert ForumPage.objects.get(pk=forum.pk).editorial_notes() == []


def test_a_gallery_picture_takes_the_words_kept_with_it_in_the_page_s_language(forum):
    (row,) = factories.add_gallery(forum, 1, alt_text="")
    assert row.alternative_text == "People in a hall"
    row.alt_text = "Visitors at the boards"
    assert row.alternative_text == "Visitors at the boards"


def test_a_title_too_long_for_a_card_is_refused_with_its_length(forum):
    forum.title = "Forum " * 40
    with pytest.raises(ValidationError) as refused:
        forum.full_clean()
    assert "160" in refused.value.message_dict["title"][0]
