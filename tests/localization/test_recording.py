"""Content built in code, in several languages, is known to translators as if they had translated it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.localization import memory
from cms.localization.models import TranslationProgress
from cms.localization.publishing import publish
from cms.localization.store.recording import record
from cms.localization.store.segments import segments_of
from cms.localization.submission import submit
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def russian(forum, locales):
    """The forum in Russian, made by code: other words, the same ids."""
    factories.add_gallery(forum, 2)
    forum = ForumPage.objects.get(pk=forum.pk)
    page = forum.copy_for_translation(locales["ru"], copy_parents=True)
    page.title = "Форум лидеров"
    page.programme[1].value["sessions"][0]["title"] = "Как написать план"
    for number, row in enumerate(page.gallery_images.all()):
        row.caption = f"Подпись {number}"
        row.save()
    page.save()
    page.save_revision().publish()
    return ForumPage.objects.get(pk=page.pk)


def texts(translation) -> dict[str, str]:
    """The outcome for each source."""
    return {segment.source: segment.text for segment in segments_of(translation)}


def test_every_text_is_paired_with_its_source(forum, russian):
    (translation,) = record(ForumPage.objects.get(pk=forum.pk), [russian])
    by_source = texts(translation)
    assert by_source["Leadership forum"] == "Форум лидеров"
    assert by_source["How to write a development plan"] == "Как написать план"
    assert [by_source["Caption 0"], by_source["Caption 1"]] == ["Подпись 0", "Подпись 1"]
    translation.progress.refresh_from_db()
    assert translation.progress.state == TranslationProgress.State.UP_TO_DATE


def test_it_is_what_wagtail_localize_would_have_recorded(forum, russian):
    (translation,) = record(ForumPage.objects.get(pk=forum.pk), [russian])
    source = translation.source

    def rows():
        return [
            list(
                getattr(source, f"{kind}segment_set").order_by("pk").values_list("pk", "context__field_path")
            )
            for kind in ("string", "template", "overridable")
        ]

    recorded = rows()
    # It finds every row it would make, and removes those it would not.
    source.refresh_segments()
    assert rows() == recorded


def test_the_memory_offers_it(site, forum, russian, locales):
    record(ForumPage.objects.get(pk=forum.pk), [russian])
    other = factories.ForumPageFactory(parent=site.taraz, locale=locales["en"], title="Leadership forum")
    (translation,) = submit(other, [locales["ru"]])
    title = next(segment for segment in segments_of(translation) if segment.path == "title")
    assert (title.text, title.translation.tool_name) == ("Форум лидеров", "memory")
    assert memory.fill(translation) == 0


def test_publishing_it_changes_nothing(forum, russian):
    (translation,) = record(ForumPage.objects.get(pk=forum.pk), [russian])
    publish(translation)
    page = ForumPage.objects.get(pk=russian.pk)
    assert page.title == "Форум лидеров"
    assert [row.caption for row in page.gallery_images.all()] == ["Подпись 0", "Подпись 1"]


def test_recording_again_does_nothing(forum, russian):
    record(ForumPage.objects.get(pk=forum.pk), [russian])
    assert record(ForumPage.objects.get(pk=forum.pk), [russian]) == []


def test_a_segment_costs_hardly_a_query(site, locales):
    def queries(count: int) -> int:
        story = factories.NewsPageFactory(
            parent=site.taraz,
            locale=locales["en"],
            body=[
                {
                    "type": "quote",
                    "id": f"{number:08}",
                    "value": {"text": f"Words {number}", "author": "A", "position": ""},
                }
                for number in range(count)
            ],
        )
        translated = story.copy_for_translation(locales["ru"], copy_parents=True)
        with CaptureQueriesContext(connection) as captured:
            record(story, [translated])
        return len(captured)

    queries(1)
    assert queries(40) == queries(2)
