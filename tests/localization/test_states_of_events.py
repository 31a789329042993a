"""What became of an event is the same in every language at once; only the note waits for translators."""

from datetime import timedelta

import pytest

from cms.pages.models.event_states import EventStatus
from programs.models import ForumPage

pytestmark = pytest.mark.django_db


def test_a_cancelled_event_is_so_in_its_translation_before_anybody_translates_the_note(live, published):
    published(live)
    live.event_status, live.status_note = EventStatus.CANCELLED, "The road is closed."
    live.save_revision().publish()
    translation = ForumPage.objects.get(translation_key=live.translation_key, locale__language_code="ru")
    assert translation.title.startswith("RU ")
    assert translation.event_status == EventStatus.CANCELLED
    assert translation.status_note == "The road is closed."
    assert translation.untranslated == ["status_note"]


def test_a_moved_event_has_its_new_and_its_earlier_dates_in_its_translation(live, published):
    published(live)
    known = live.starts_at
    live.event_status, live.programme = EventStatus.MOVED, []
    live.starts_at += timedelta(days=7)
    live.ends_at += timedelta(days=7)
    live.full_clean()
    live.save_revision().publish()
    translation = ForumPage.objects.get(translation_key=live.translation_key, locale__language_code="ru")
    assert (translation.starts_at, translation.previous_starts_at) == (live.starts_at, known)
