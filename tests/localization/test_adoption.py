"""Adoption: what people typed into a translated page survives every update and every submission."""

from uuid import uuid4

import pytest
from wagtail_localize.models import Translation

from cms.localization.adoption import Diverged
from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from cms.localization.submission import submit
from programs.models import ForumPage
from tests import factories
from tests.recorded import recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def russian(forum, published):
    """The forum in Russian, translated and published."""

    def build():
        factories.add_gallery(forum, 1)
        return published(ForumPage.objects.get(pk=forum.pk))

    return recorded("forum with a gallery in Russian", build)


@pytest.fixture
def translation(russian):
    """The translation behind it."""
    return Translation.objects.get(source__object_id=russian.translation_key, target_locale=russian.locale)


def stop(translation):
    """Stop syncing, as the button in the editor does."""
    translation.enabled = False
    translation.save(update_fields=["enabled"])


def by_hand(page, **values):
    """Edit a page in Wagtail's own editor and publish it."""
    page = ForumPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_title_typed_by_hand_with_syncing_off_survives_re_submission(forum, russian, translation):
    stop(translation)
    by_hand(russian, title="Форум лидеров")
    submit(forum, [russian.locale])
    publish(translation)
    assert ForumPage.objects.get(pk=russian.pk).title == "Форум лидеров"


def test_it_survives_an_update_of_the_source_too(forum, russian, translation):
    stop(translation)
    by_hand(russian, title="Форум лидеров")
    forum.lead = "A new lead."
    forum.save_revision().publish()
    submit(forum, [russian.locale])
    publish(translation)
    page = ForumPage.objects.get(pk=russian.pk)
    assert page.title == "Форум лидеров"


def test_a_caption_and_a_guest_typed_by_hand_survive(forum, russian, translation):
    stop(translation)
    page = ForumPage.objects.get(pk=russian.pk)
    (row,) = page.gallery_images.all()
    row.caption = "Подпись от руки"
    page.gallery_images = [row]
    page.programme[1].value["sessions"][0]["speakers"][1].value["name"] = "Р. С. Гость"
    page.save_revision().publish()
    submit(forum, [russian.locale])
    publish(translation)
    page = ForumPage.objects.get(pk=russian.pk)
    assert page.gallery_images.get().caption == "Подпись от руки"
    assert page.programme[1].value["sessions"][0]["speakers"][1].value["name"] == "Р. С. Гость"


def test_a_page_edited_by_hand_while_syncing_is_on_keeps_its_text(forum, russian, translation):
    by_hand(russian, title="Правка через API")
    forum.participants_number = 250
    forum.save_revision().publish()
    page = ForumPage.objects.get(pk=russian.pk)
    assert (page.title, page.participants_number) == ("Правка через API", 250)


def test_a_picture_chosen_for_one_language_stays(forum, russian, translation):
    forum.lead_image = factories.ImageFactory()
    forum.save_revision().publish()
    own = factories.ImageFactory()
    stop(translation)
    by_hand(russian, lead_image=own)
    submit(forum, [russian.locale])
    publish(translation)
    assert ForumPage.objects.get(pk=russian.pk).lead_image == own


def test_a_paragraph_only_the_translation_has_is_never_dropped_in_silence(forum, russian, translation):
    stop(translation)
    extra = {"type": "paragraph", "id": str(uuid4()), "value": "<p>Только по-русски</p>"}
    by_hand(russian, body=[extra])
    with pytest.raises(Diverged) as refusal:
        submit(forum, [russian.locale])
    assert refusal.value.parts == ["Body"]
    assert "Только по-русски" in str(ForumPage.objects.get(pk=russian.pk).body)
    translation.refresh_from_db()
    assert not translation.enabled


def test_a_date_changed_in_the_translation_alone_is_told_before_it_is_lost(forum, russian, translation):
    stop(translation)
    by_hand(russian, participants_number=205)
    with pytest.raises(Diverged) as refusal:
        submit(forum, [russian.locale])
    assert refusal.value.parts == ["Number of participants"]


def test_what_translators_wrote_since_is_newer_than_what_the_page_says(forum, russian, translation):
    title = next(segment for segment in segments_of(translation) if segment.path == "title")
    write(translation, title, "Форум руководителей")
    by_hand(russian, venue="RU Somewhere else")
    with pytest.raises(Diverged):
        publish(translation)
    by_hand(russian, venue="")
    publish(translation)
    assert ForumPage.objects.get(pk=russian.pk).title == "Форум руководителей"


def test_a_page_translated_outside_the_editor_gives_its_texts_to_the_memory(site, forum, locales):
    russian = forum.copy_for_translation(locales["ru"], copy_parents=True)
    russian.title = "Форум лидеров"
    russian.save_revision().publish()
    (translation,) = submit(forum, [locales["ru"]])
    titles = [segment.text for segment in segments_of(translation) if segment.path == "title"]
    assert titles == ["Форум лидеров"]
    assert translation.enabled


def test_re_submission_keeps_what_was_translated_and_not_published(forum, locales, submitted):
    translation = submitted(forum)
    segment = segments_of(translation)[0]
    write(translation, segment, "Форум")
    (again,) = submit(forum, [locales["ru"]])
    assert again == translation
    assert segments_of(again)[0].text == "Форум"


def test_content_is_not_translated_back_into_the_language_it_came_from(forum, russian, locales):
    assert submit(russian, [locales["en"]]) == []
