"""The side-by-side editor: what a translator sees of each segment, and what becomes of what they type."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import SegmentOverride

from cms.localization.editor.rows import differences, marked
from cms.localization.glossary import Glossary
from cms.localization.models import GlossaryEntry, GlossaryTerm
from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from programs.models import ForumPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(locales):
    """The glossary knows what a forum is."""
    entry = GlossaryEntry.objects.create()
    for code, word in (("en", "forum"), ("ru", "форум")):
        GlossaryTerm.objects.create(entry=entry, locale=locales[code], term=word)
    return entry


def open_editor(client, translation):
    """The editor's page as text."""
    return client.get(reverse("localization:translate", args=[translation.pk])).content.decode()


def save(client, translation, segment, **sent):
    """Save one segment as the page's script does, with the version that was shown."""
    address = reverse("localization:save_segment", args=[translation.pk, segment.pk])
    return client.post(address, json.dumps({"shown": segment.version, **sent}), "application/json")


def by_path(translation, path):
    """The first segment at a path."""
    return next(segment for segment in segments_of(translation) if segment.path == path)


def test_every_segment_stands_beside_a_field_in_the_target_s_language(admin_client, forum, submitted):
    translation = submitted(forum)
    page = open_editor(admin_client, translation)
    for segment in segments_of(translation):
        assert f'name="segment-{segment.pk}" lang="ru"' in page
        assert f'id="source-{segment.pk}"' in page
    assert "How to write a development plan" in page


def test_opening_a_translated_page_in_the_admin_leads_to_the_editor(admin_client, forum, published):
    russian = published(forum)
    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[russian.pk]))
    assert answer.status_code == 302
    assert "/localization/translate/" in answer["Location"]


def test_a_fallback_offers_to_begin_its_translation(admin_client, forum, locales):
    forum.save_revision().publish()
    fallback = ForumPage.objects.get(translation_key=forum.translation_key, locale=locales["ru"])
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[fallback.pk])).content.decode()
    assert f'name="locales" value="{locales["ru"].pk}"' in page
    begun = admin_client.post(
        reverse("wagtail_localize:submit_page_translation", args=[forum.pk]),
        {"locales": [locales["ru"].pk]},
    )
    assert "/localization/translate/" in begun["Location"]


def test_what_is_typed_is_stored_and_counted(admin_client, forum, submitted):
    translation = submitted(forum)
    answer = save(admin_client, translation, by_path(translation, "title"), text="Форум & лидеры")
    assert answer.json()["state"] == "translated"
    assert by_path(translation, "title").text == "Форум & лидеры"
    translation.progress.refresh_from_db()
    assert translation.progress.settled == 1


def test_the_same_words_elsewhere_on_the_page_are_translated_with_it(admin_client, site, locales, submitted):
    story = factories.NewsPageFactory(
        parent=site.taraz, locale=locales["en"], lead="Schools meet.", search_description="Schools meet."
    )
    translation = submitted(story)
    answer = save(admin_client, translation, by_path(translation, "lead"), text="Школы встречаются.").json()
    other = by_path(translation, "search_description")
    assert answer["filled"][str(other.pk)]["text"] == "Школы встречаются."
    assert "Taken from the memory" in answer["filled"][str(other.pk)]["status"]
    assert by_path(translation, "search_description").text == "Школы встречаются."
    assert save(admin_client, translation, other, text="Иначе.").json()["filled"] == {}
    assert by_path(translation, "lead").text == "Школы встречаются."


def test_emptying_a_text_takes_the_translation_back(admin_client, forum, submitted):
    translation = submitted(forum)
    write(translation, by_path(translation, "title"), "Форум")
    assert save(admin_client, translation, by_path(translation, "title"), text=" ").json()["state"] == (
        "untranslated"
    )
    assert by_path(translation, "title").translation is None


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": "Ф" * 161}, "161 characters; at most 160"),
        ({"text": 5}, "A text is expected."),
        ({}, "A text is expected."),
        ([], "A text is expected."),
    ],
)
def test_what_cannot_be_stored_is_said_and_nothing_changes(admin_client, forum, submitted, sent, words):
    translation = submitted(forum)
    write(translation, by_path(translation, "title"), "Форум")
    address = reverse("localization:save_segment", args=[translation.pk, by_path(translation, "title").pk])
    answer = admin_client.post(address, json.dumps(sent), "application/json")
    assert answer.status_code == 400
    assert words in answer.json()["errors"][0]
    assert by_path(translation, "title").text == "Форум"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<a href='x'>б</a>", "<a id='a9'>б</a>"])
def test_rich_text_takes_no_markup_but_its_source_s(admin_client, site, locales, submitted, text):
    story = factories.NewsPageFactory(
        parent=site.taraz,
        locale=locales["en"],
        body=[{"type": "paragraph", "id": "1" * 8, "value": "<p>See <b>this</b> page</p>"}],
    )
    translation = submitted(story)
    segment = next(segment for segment in segments_of(translation) if segment.is_rich)
    assert save(admin_client, translation, segment, text=text).status_code == 400
    assert save(admin_client, translation, segment, text="Вот <b>эта</b> страница").status_code == 200


def test_plain_text_with_markup_is_text(admin_client, forum, submitted, client):
    translation = submitted(forum)
    save(admin_client, translation, by_path(translation, "title"), text="<b>Форум</b> 1 < 2")
    russian = publish(translation)
    assert ForumPage.objects.get(pk=russian.pk).title == "<b>Форум</b> 1 < 2"


def test_the_editor_works_without_scripts(admin_client, forum, submitted):
    translation = submitted(forum)
    segment = by_path(translation, "title")
    address = reverse("localization:translate", args=[translation.pk])
    admin_client.post(address, {f"segment-{segment.pk}": "Форум"})
    assert by_path(translation, "title").text == "Форум"


def test_texts_typed_and_not_saved_are_published_with_the_rest(admin_client, forum, submitted):
    translation = submitted(forum)
    segment = by_path(translation, "title")
    address = reverse("localization:publish", args=[translation.pk])
    admin_client.post(address, {f"segment-{segment.pk}": "Форум", "anyway": "yes"})
    assert ForumPage.objects.get(locale=translation.target_locale).title == "Форум"


def test_what_stands_twice_in_a_text_is_one_field(admin_client, site, locales, submitted):
    twice = factories.NewsPageFactory(
        parent=site.taraz,
        locale=locales["en"],
        body=[("paragraph", "<p>The hall was full.</p><p>It rained.</p><p>The hall was full.</p>")],
    )
    translation = submitted(twice)
    first, again = [
        segment for segment in segments_of(translation) if segment.source_html == "The hall was full."
    ]
    page = open_editor(admin_client, translation)
    assert f'name="segment-{first.pk}"' in page
    assert f'name="segment-{again.pk}"' not in page
    save(admin_client, translation, first, text="Зал был полон.")
    posted = {f"segment-{first.pk}": "Зал был полон.", f"segment-{again.pk}": ""}
    admin_client.post(reverse("localization:publish", args=[translation.pk]), {**posted, "anyway": "yes"})
    assert [
        segment.text for segment in segments_of(translation) if segment.source_html == first.source_html
    ] == ["Зал был полон."] * 2


def test_what_is_not_done_is_shown_before_publishing(admin_client, forum, submitted):
    translation = submitted(forum)
    answer = admin_client.post(reverse("localization:publish", args=[translation.pk]))
    assert 'name="anyway"' in answer.content.decode()
    assert ForumPage.objects.get(locale=translation.target_locale).fallback_from == forum.locale


def test_a_number_that_differs_is_flagged_before_publishing(admin_client, site, locales, submitted):
    story = factories.NewsPageFactory(
        parent=site.taraz, locale=locales["en"], title="250 people came", lead=""
    )
    translation = submitted(story)
    for segment in segments_of(translation):
        write(translation, segment, "Пришли 205 человек")
    answer = admin_client.post(reverse("localization:publish", args=[translation.pk])).content.decode()
    assert "250" in answer
    assert 'name="anyway"' in answer


def test_a_complete_translation_is_published_at_once(admin_client, forum, translated):
    translation = translated(forum)
    admin_client.post(reverse("localization:publish", args=[translation.pk]))
    assert ForumPage.objects.get(locale=translation.target_locale).live


def test_what_changed_in_the_source_is_shown_word_by_word():
    assert differences("205 people came", "250 people came") == "<del>205</del> <ins>250</ins> people came"
    assert "<script>" not in differences("<script>", "a")


def test_terms_of_the_glossary_are_marked_in_the_source(term, locales):
    glossary = Glossary(locales["en"], locales["ru"])
    text = "The forum <opened>"
    assert marked(text, glossary.marked(text)) == "The <mark>forum</mark> &lt;opened&gt;"


def test_a_picture_can_be_another_one_in_this_language(admin_client, forum, submitted):
    forum.lead_image = factories.ImageFactory()
    forum.save_revision().publish()
    own = factories.ImageFactory()
    translation = submitted(forum)
    (segment,) = translation.source.overridablesegment_set.filter(context__path="lead_image")
    address = reverse("localization:translate", args=[translation.pk])
    fields = {f"override-{part.pk}": "" for part in translation.source.overridablesegment_set.all()}
    admin_client.post(address, {**fields, f"override-{segment.pk}": own.pk})
    assert SegmentOverride.objects.get().data == own.pk
    russian = publish(translation)
    assert ForumPage.objects.get(pk=russian.pk).lead_image == own
    admin_client.post(address, fields)
    assert not SegmentOverride.objects.exists()


def test_the_preview_shows_what_would_be_published(admin_client, forum, submitted):
    forum.save_revision().publish()
    translation = submitted(forum)
    write(translation, by_path(translation, "title"), "Форум лидеров")
    page = admin_client.get(reverse("localization:preview_translation", args=[translation.pk]))
    assert "Форум лидеров" in page.content.decode()


def test_the_editor_s_queries_do_not_grow_with_the_page(admin_client, forum, submitted):
    def queries() -> int:
        translation = submitted(ForumPage.objects.get(pk=forum.pk))
        open_editor(admin_client, translation)
        with CaptureQueriesContext(connection) as captured:
            open_editor(admin_client, translation)
        return len(captured)

    factories.add_gallery(forum, 1)
    few = queries()
    factories.add_gallery(forum, 20)
    assert queries() == few
