"""Following: readers of other languages get the facts of a republished original, and the texts they have."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, PageViewRestriction, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import OverridableSegment, SegmentOverride

from cms.localization import publishing
from cms.localization.models import TranslationProgress, WrittenTexts
from cms.localization.publishing import publish, save_draft
from cms.localization.release.candidates import State as ReleaseState
from cms.localization.release.candidates import candidates
from cms.localization.store.public_texts import has_unpublished_text
from cms.localization.store.segments import UNTRANSLATED, segments_of
from cms.localization.store.stored_texts import write
from news.models import NewsPage
from tests import factories
from tests.recorded import recorded
from wagtail_plone.serialize.page import serialised

pytestmark = pytest.mark.django_db

State = TranslationProgress.State
THEN, NOW = "2019-11-18", "2019-11-20"


def paragraph(*texts) -> dict:
    """A paragraph block of several lines."""
    return {"type": "paragraph", "id": str(uuid4()), "value": "".join(f"<p>{text}</p>" for text in texts)}


@pytest.fixture
def story(site, locales):
    """A story with a dated gallery picture, published."""

    def build():
        story = factories.NewsPageFactory(
            parent=site.taraz,
            locale=locales["en"],
            title="The forum opened",
            body=[paragraph("205 people came.")],
        )
        factories.add_gallery(story, 1, caption="The hall")
        story = NewsPage.objects.get(pk=story.pk)
        story.save_revision().publish()
        return NewsPage.objects.get(pk=story.pk)

    return recorded("story to follow", build)


@pytest.fixture
def corrected(story):
    """Publish the story with a corrected date and other changes; the story."""

    def correct(*blocks, captions=(), **values):
        page = NewsPage.objects.get(pk=story.pk)
        page.date = NOW
        if blocks:
            page.body = [*page.body.raw_data, *blocks]
        for caption in captions:
            rows = page.gallery_images
            rows.add(
                rows.model(
                    image=factories.ImageFactory(),
                    caption=caption,
                    locale=page.locale,
                    sort_order=rows.count(),
                )
            )
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()
        return page

    return correct


def russian(page) -> NewsPage:
    """The Russian page as readers see it."""
    return NewsPage.objects.get(translation_key=page.translation_key, locale__language_code="ru")


def newest(page) -> NewsPage:
    """The Russian page as its newest draft has it."""
    return russian(page).get_latest_revision_as_object()


def by_source(translation) -> dict:
    """The segments by their source."""
    return {segment.source: segment for segment in segments_of(translation)}


def captions(page) -> list[str]:
    """The captions of a gallery in order."""
    return [row.caption for row in page.gallery_images.all()]


def test_a_corrected_date_reaches_readers_beside_a_caption_nobody_has_translated(public, story, corrected):
    corrected(captions=["The winners"])
    assert str(russian(story).date) == NOW
    assert captions(russian(story)) == ["RU The hall", "The winners"]
    assert by_source(public)["The winners"].state == UNTRANSLATED
    public.progress.refresh_from_db()
    assert public.progress.state == State.OUTDATED


def test_a_new_block_shows_the_source_and_the_others_their_translation(public, story, corrected):
    corrected(paragraph("Awards were given."))
    said = str(russian(story).body)
    assert "RU 205 people came." in said
    assert "<p>Awards were given.</p>" in said


def test_a_page_says_which_of_its_texts_are_in_another_language(public, story, corrected):
    block = paragraph("Awards were given.")
    assert russian(story).untranslated == []
    corrected(block)
    assert russian(story).untranslated == [f"body.{block['id']}"]


def test_an_alternative_text_waits_for_its_translation(public, story, corrected):
    corrected(lead_image=factories.ImageFactory(), lead_image_alt="Guests at the door", seo_title="Forum")
    page = russian(story)
    assert page.lead_image_id
    assert (page.lead_image_alt, page.seo_title) == ("", "")
    assert page.lead_image_text == "Люди в зале"


def test_what_a_translator_has_not_published_stays_with_them(public, story, corrected):
    write(public, by_source(public)["205 people came."], "Half a sent")
    corrected(paragraph("Awards were given."))
    assert str(russian(story).date) == NOW
    assert "RU 205 people came." in str(russian(story).body)
    assert has_unpublished_text(public)
    publish(public)
    assert "Half a sent" in str(russian(story).body)


def test_a_text_a_translator_took_away_stays_until_that_is_published(public, story, corrected):
    write(public, by_source(public)["205 people came."], "")
    corrected()
    assert "RU 205 people came." in str(russian(story).body)


def test_a_picture_a_translator_has_not_published_stays_with_them(public, story, corrected):
    corrected(lead_image=factories.ImageFactory())
    segment = OverridableSegment.objects.get(source=public.source, context__path="lead_image")
    own = factories.ImageFactory()
    SegmentOverride.objects.create(
        locale=public.target_locale, context_id=segment.context_id, data_json=str(own.pk)
    )
    page = corrected(lead="What happened then.")
    assert russian(story).lead_image_id == page.lead_image_id
    publish(public)
    assert russian(story).lead_image_id == own.pk


def test_a_half_written_text_of_another_page_is_not_taken_from_the_memory(
    public, story, corrected, site, locales, translated
):
    other = factories.NewsPageFactory(
        parent=site.taraz, locale=locales["en"], title="Other", body=[paragraph("Awards were given.")]
    )
    elsewhere = translated(other)
    corrected(paragraph("Awards were given."))
    assert "RU Awards" not in str(russian(story).body)
    publish(elsewhere)
    corrected(paragraph("Awards were given."), lead="More.")
    assert "RU Awards were given." in str(russian(story).body)


def test_a_text_that_was_taken_out_and_put_back_has_its_translation(public, story, corrected):
    body = list(story.body.raw_data)
    corrected(body=[])
    corrected(body=body)
    assert "RU 205 people came." in str(russian(story).body)


def test_a_draft_of_the_translation_stays_the_newest_and_says_the_new_date(public, story, corrected):
    write(public, by_source(public)["205 people came."], "Half a sent")
    save_draft(public)
    draft = russian(story).latest_revision_id
    corrected(captions=["The winners"])
    page = russian(story)
    assert (str(page.date), captions(page)) == (NOW, ["RU The hall", "The winners"])
    assert "Half a sent" not in str(page.body)
    assert (page.latest_revision_id, page.has_unpublished_changes) == (draft, True)
    assert "Half a sent" in str(newest(story).body)
    assert str(newest(story).date) == NOW


def test_a_draft_that_is_published_later_has_what_was_added_meanwhile(public, story, corrected):
    write(public, by_source(public)["205 people came."], "Whole sentence.")
    save_draft(public)
    corrected(captions=["The winners"])
    russian(story).get_latest_revision().publish()
    page = russian(story)
    assert "Whole sentence." in str(page.body)
    assert (str(page.date), captions(page)) == (NOW, ["RU The hall", "The winners"])
    assert not page.has_unpublished_changes


def test_moderation_goes_on_while_the_date_is_corrected(public, story, corrected, administrator):
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Approval"))
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))
    write(public, by_source(public)["205 people came."], "For approval.")
    save_draft(public)
    workflow.start(russian(story), administrator)
    corrected()
    page = russian(story)
    assert str(page.date) == NOW
    assert page.workflow_in_progress
    assert "For approval." not in str(page.body)
    page.current_workflow_task_state.approve(user=administrator)
    assert "For approval." in str(russian(story).body)
    assert str(russian(story).date) == NOW


def test_a_schedule_of_the_translation_stands(public, story, corrected):
    page = russian(story)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.title = "For tomorrow"
    page.save_revision().publish()
    corrected()
    page = russian(story)
    assert (str(page.date), page.title) == (NOW, "RU The forum opened")
    assert page.scheduled_revision.as_object().title == "For tomorrow"


def test_a_locked_translation_gets_the_date_too(public, story, corrected, administrator):
    page = russian(story)
    page.locked, page.locked_by = True, administrator
    page.save()
    corrected()
    assert str(russian(story).date) == NOW
    assert russian(story).locked


def test_what_was_typed_into_the_page_stays_when_it_follows(public, story, corrected):
    page = russian(story)
    page.title = "Typed by hand"
    page.save_revision().publish()
    corrected(paragraph("Awards were given."))
    assert (russian(story).title, str(russian(story).date)) == ("Typed by hand", NOW)
    assert by_source(public)["The forum opened"].text == "Typed by hand"


def test_a_page_with_parts_of_its_own_gets_the_plain_facts_alone(public, story, corrected):
    page = russian(story)
    block = page.body.raw_data[0]
    page.body = [{**dict(block), "value": block["value"] + "<p>Only in Russian.</p>"}]
    page.save_revision().publish()
    corrected(paragraph("Awards were given."))
    page = russian(story)
    assert str(page.date) == NOW
    assert "Only in Russian." in str(page.body)
    assert "Awards" not in str(page.body)
    public.progress.refresh_from_db()
    assert public.progress.state == State.OUTDATED


def test_a_page_that_would_not_be_valid_gets_the_plain_facts_and_its_translators_the_reason(
    public, story, corrected
):
    too_long = "Д" * 200
    segment = by_source(public)["The forum opened"]
    noted = WrittenTexts.objects.get(revision=russian(story).live_revision)
    noted.texts = [
        [context, string, too_long if string == segment.row.string_id else text]
        for context, string, text in noted.texts
    ]
    noted.save()
    corrected(paragraph("Awards were given."))
    page = russian(story)
    assert (str(page.date), page.title) == (NOW, "RU The forum opened")
    assert "Awards" not in str(page.body)
    assert "cards and search results" in by_source(public)["The forum opened"].translation.field_error


def test_who_may_read_the_original_may_read_the_translation(public, story, corrected):
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    corrected()
    assert russian(story).view_restrictions.get().restriction_type == PageViewRestriction.LOGIN


def test_what_is_planned_for_later_reaches_no_language_before_its_time(public, story):
    page = NewsPage.objects.get(pk=story.pk)
    page.unpublish()
    page = NewsPage.objects.get(pk=story.pk)
    page.date, page.go_live_at = NOW, timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    page = NewsPage.objects.get(pk=story.pk)
    assert not page.live
    assert str(russian(story).date) == THEN
    page = page.get_latest_revision_as_object()
    page.go_live_at = None
    page.save_revision().publish()
    assert str(russian(story).date) == NOW


def test_a_translation_that_was_stopped_stays_as_it_is(public, story, corrected):
    public.enabled = False
    public.save()
    corrected()
    assert str(russian(story).date) == THEN


def test_a_topic_keeps_the_name_readers_see_until_the_new_one_is_published(locales, translated):
    topic = factories.TopicFactory(name="Leadership", slug="leadership", locale=locales["en"])
    translation = translated(topic)
    publish(translation)
    (segment,) = segments_of(translation)
    write(translation, segment, "Half a na")
    topic.slug = "leading"
    topic.save()
    other = type(topic).objects.get(locale=locales["ru"])
    assert (other.name, other.slug) == ("RU Leadership", "leading")


def test_a_text_saved_while_its_page_is_being_published_is_not_taken_for_public(
    public, story, monkeypatch, administrator, locales
):
    """Somebody saves another text after the publication read the segments, and before it is noted."""
    note = publishing.note

    def note_late(translation, *arguments):
        noted = note(translation, *arguments)
        write(translation, by_source(translation)["205 people came."], "Saved meanwhile.")
        return noted

    monkeypatch.setattr(publishing, "note", note_late)
    publish(public)
    assert "Saved meanwhile." not in str(russian(story).body)
    public.progress.refresh_from_db()
    assert has_unpublished_text(public)
    (candidate,) = candidates([Page.objects.get(pk=story.pk)], [locales["ru"]], administrator)
    assert candidate.state == ReleaseState.CHANGED


def test_a_text_written_after_the_draft_that_is_approved_is_not_taken_for_public(
    public, story, administrator, locales
):
    save_draft(public)
    write(public, by_source(public)["205 people came."], "Written after it was submitted.")
    russian(story).get_latest_revision().publish()
    assert has_unpublished_text(public)
    (candidate,) = candidates([Page.objects.get(pk=story.pk)], [locales["ru"]], administrator)
    assert candidate.state == ReleaseState.CHANGED


def test_readers_learn_of_untranslated_texts_in_the_page_and_in_json(public, story, corrected, client):
    corrected(captions=["The winners"])
    page = russian(story)
    html = client.get(page.url).content.decode()
    assert '<p class="untranslated-note"' in html
    body = json.loads(serialised(page).document.body)
    (row,) = [row for row in page.gallery_images.all() if row.caption == "The winners"]
    assert body["untranslated"] == [f"gallery_images.{row.translation_key}.caption"]
