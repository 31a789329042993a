"""A source that changes destroys nothing: translations are kept as stale, or follow by themselves."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.localization.models import StaleTranslation, TranslationProgress
from cms.localization.publishing import publish
from cms.localization.store.segments import STALE, TRANSLATED, UNTRANSLATED, segments_of
from cms.localization.store.stored_texts import confirm, write
from cms.pages.models.topics import Topic
from programs.models import ForumPage
from tests import factories
from tests.recorded import recorded

pytestmark = pytest.mark.django_db

State = TranslationProgress.State


def paragraph(*texts) -> dict:
    """A paragraph block of several lines."""
    return {"type": "paragraph", "id": str(uuid4()), "value": "".join(f"<p>{text}</p>" for text in texts)}


@pytest.fixture
def story(site, locales):
    """A story of three paragraphs in one block."""

    def build():
        story = factories.NewsPageFactory(
            parent=site.taraz,
            locale=locales["en"],
            title="The forum opened",
            body=[paragraph("205 people came.", "They talked for three hours.", "Then they had lunch.")],
        )
        story.save_revision().publish()
        return type(story).objects.get(pk=story.pk)

    return recorded("story of three paragraphs", build)


@pytest.fixture
def edited(story):
    """Publish the story with other paragraphs in the same block; the story."""

    def edit(*texts, **values):
        block = story.body.raw_data[0]
        story.body = [{**block, "value": paragraph(*texts)["value"]}]
        for name, value in values.items():
            setattr(story, name, value)
        story.save_revision().publish()
        return story

    return edit


def by_source(translation) -> dict:
    """The segments by their source."""
    return {segment.source: segment for segment in segments_of(translation)}


def russian(page):
    """The Russian page as readers see it."""
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="ru")


def test_a_reworded_segment_keeps_its_translation_beside_the_old_source(public, edited):
    edited("250 people came.", "They talked for three hours.", "Then they had lunch.")
    segment = by_source(public)["250 people came."]
    assert (segment.state, segment.text) == (STALE, "RU 205 people came.")
    assert segment.stale.previous_source == "205 people came."
    assert by_source(public)["They talked for three hours."].state == TRANSLATED


def test_readers_go_on_reading_the_translation_of_a_reworded_segment(public, story, edited):
    edited("250 people came.", "They talked for three hours.", "Then they had lunch.", title="It opened")
    assert "RU 205 people came." in str(russian(story).body)
    assert russian(story).title == "RU The forum opened"


def test_the_oldest_source_is_shown_after_several_edits(public, edited):
    edited("250 people came.", "They talked for three hours.", "Then they had lunch.")
    edited("252 people came.", "They talked for three hours.", "Then they had lunch.")
    assert by_source(public)["252 people came."].stale.previous_source == "205 people came."


def test_an_edit_taken_back_leaves_nothing_stale(public, edited):
    edited("250 people came.", "They talked for three hours.", "Then they had lunch.")
    edited("205 people came.", "They talked for three hours.", "Then they had lunch.")
    assert by_source(public)["205 people came."].state == TRANSLATED


def test_a_new_paragraph_waits_for_its_translation_and_shows_the_source_until_then(public, story, edited):
    edited("205 people came.", "They talked for three hours.", "Awards were given.", "Then they had lunch.")
    assert by_source(public)["Awards were given."].state == UNTRANSLATED
    assert by_source(public)["Then they had lunch."].state == TRANSLATED
    assert "<p>Awards were given.</p><p>RU Then they had lunch.</p>" in str(russian(story).body)
    public.progress.refresh_from_db()
    assert public.progress.state == State.OUTDATED
    assert public.progress.outdated_since is not None


def test_confirming_a_stale_translation_settles_it(public, edited, django_user_model):
    translator = django_user_model.objects.create_user("translator")
    edited("250 people came.", "They talked for three hours.", "Then they had lunch.")
    confirm(public, by_source(public)["250 people came."], translator)
    assert not StaleTranslation.objects.exists()
    publish(public)
    public.progress.refresh_from_db()
    assert (public.progress.state, public.progress.outdated_since) == (State.UP_TO_DATE, None)


def test_what_is_the_same_in_every_language_follows_at_once(forum, published):
    russian_forum = published(forum)
    forum.participants_number = 250
    forum.save_revision().publish()
    assert ForumPage.objects.get(pk=russian_forum.pk).participants_number == 250
    assert ForumPage.objects.get(pk=russian_forum.pk).title == "RU Leadership forum"


def test_nothing_a_translator_has_not_published_goes_public_with_an_edit(public, story, edited):
    write(public, by_source(public)["Then they had lunch."], "Half a sent")
    edited("205 people came.", "They talked for three hours.", "Then they had lunch.", date="2019-11-20")
    assert "Half a sent" not in str(russian(story).body)
    assert str(russian(story).date) == "2019-11-20"
    public.progress.refresh_from_db()
    # Readers have all there is of the original.
    assert public.progress.state == State.UP_TO_DATE


def test_publishing_a_source_unchanged_outdates_nothing(public, story):
    revisions = russian(story).revisions.count()
    story.save_revision().publish()
    public.progress.refresh_from_db()
    assert public.progress.state == State.UP_TO_DATE
    assert russian(story).revisions.count() == revisions


def test_topics_of_a_translation_are_those_of_its_source(forum, published):
    russian_forum = published(forum)
    topic = factories.TopicFactory(locale=forum.locale)
    forum.topics = [topic]
    forum.save_revision().publish()
    assert ForumPage.objects.get(pk=russian_forum.pk).topics.get() == topic


def test_republishing_a_long_source_takes_no_more_queries_than_a_short_one(public, edited):

    def queries(count: int) -> int:
        edited(*(f"Sentence {number} of {count}." for number in range(count)))
        page = edited(*(f"Sentence {number} of {count} is longer." for number in range(count)))
        page.lead = f"Of {count} sentences."
        with CaptureQueriesContext(connection) as captured:
            page.body = [{**page.body.raw_data[0], "value": paragraph(*map(str, range(count)))["value"]}]
            follow_up = page.save_revision()
            follow_up.publish()
        return len(captured)

    queries(3)
    assert queries(60) <= queries(6) + 3


def test_a_snippet_that_is_renamed_keeps_its_translation_as_stale(locales, translated):
    topic = factories.TopicFactory(name="Leadership", locale=locales["en"])
    translation = translated(topic)
    publish(translation)
    topic.name = "School leadership"
    topic.save()
    (segment,) = segments_of(translation)
    assert (segment.state, segment.text) == (STALE, "RU Leadership")
    assert Topic.objects.get(locale=locales["ru"]).name == "RU Leadership"
