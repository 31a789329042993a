"""The memory: what was translated before is offered, and filled in where it is the very same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.localization import memory
from cms.localization.models import StaleTranslation
from cms.localization.store.segments import FROM_MEMORY, MACHINE, segments_of
from cms.localization.store.stored_texts import write
from tests import factories

SENTENCE = "Leading schools shared their ideas with all teachers of the region."


@pytest.fixture
def begun(site, locales):
    """A page in English (or another language) and its empty translation into Russian (or another)."""

    def begin(source="en", target="ru", **values) -> Translation:
        parent = site.homes[source]
        page = factories.ContentPageFactory(parent=parent, locale=locales[source], **values)
        stored, _is_new = TranslationSource.get_or_create_from_instance(page)
        return Translation.objects.create(source=stored, target_locale=locales[target])

    return begin


def segment_at(translation, path):
    """The segment of a field."""
    return next(segment for segment in segments_of(translation) if segment.path == path)


def said(translation, path, text, **options):
    """Translate a field; what is stored."""
    return write(translation, segment_at(translation, path), text, **options).translation


def offered(translation, path="lead"):
    """The exact match for a field, or None."""
    return memory.exact(translation).get(segment_at(translation, path).pk)


def similar(translation, path="lead", **options):
    """The near matches for a field as (text, similarity)."""
    segment = segment_at(translation, path)
    suggestions = memory.near(translation, [segment], **options).get(segment.pk, [])
    return [(suggestion.text, suggestion.similarity) for suggestion in suggestions]


def test_what_was_translated_elsewhere_is_offered_with_where_by_whom_and_when(begun, admin_user):
    earlier = begun(title="The forum", lead=SENTENCE)
    known = said(earlier, "lead", "Ведущие школы", user=admin_user)
    suggestion = offered(begun(lead=SENTENCE))
    assert (suggestion.text, suggestion.source, suggestion.similarity) == ("Ведущие школы", SENTENCE, 1)
    assert (suggestion.where, suggestion.translated_by, suggestion.when) == (
        "The forum",
        admin_user.get_username(),
        known.updated_at,
    )


def test_a_segments_own_translation_is_not_offered_to_it(begun):
    translation = begun(lead=SENTENCE)
    said(translation, "lead", "Ведущие школы")
    assert offered(translation) is None


def test_another_languages_translation_is_not_offered(begun):
    said(begun(lead=SENTENCE, target="kk"), "lead", "Жетекші мектептер")
    assert offered(begun(lead=SENTENCE)) is None


def test_a_machines_text_is_offered_only_when_somebody_confirmed_it(begun):
    earlier, later = begun(lead=SENTENCE), begun(lead=SENTENCE)
    said(earlier, "lead", "Ведущие школы", kind=MACHINE)
    assert offered(later) is None
    said(earlier, "lead", "Ведущие школы")
    assert offered(later).text == "Ведущие школы"


def test_neither_a_wrong_text_nor_one_whose_source_changed_is_offered(begun):
    earlier, later = begun(lead=SENTENCE), begun(lead=SENTENCE, title="Other")
    known = said(earlier, "lead", "Ведущие школы")
    StringTranslation.objects.update(has_error=True)
    assert offered(later) is None
    StringTranslation.objects.update(has_error=False)
    StaleTranslation.objects.create(translation=known, previous_source="Before")
    assert offered(later) is None
    assert similar(begun(lead=SENTENCE + "!", title="Third")) == []


def test_the_latest_of_several_is_offered(begun):
    first, second = begun(lead=SENTENCE), begun(lead=SENTENCE)
    said(first, "lead", "Старое")
    said(second, "lead", "Новое")
    assert offered(begun(lead=SENTENCE)).text == "Новое"
    said(first, "lead", "Новейшее")
    assert offered(begun(lead=SENTENCE)).text == "Новейшее"


def test_what_a_person_wrote_comes_before_what_was_taken_over(begun):
    first, second = begun(lead=SENTENCE), begun(lead=SENTENCE)
    said(first, "lead", "Написанное")
    said(second, "lead", "Взятое", tool=FROM_MEMORY)
    assert offered(begun(lead=SENTENCE)).text == "Написанное"


def test_a_pair_of_languages_is_of_use_in_both_directions(begun):
    earlier = begun(source="ru", target="en", title="Форум", lead="Ведущие школы")
    said(earlier, "lead", SENTENCE)
    suggestion = offered(begun(lead=SENTENCE))
    assert (suggestion.text, suggestion.source, suggestion.where) == ("Ведущие школы", SENTENCE, "Форум")
    assert similar(begun(lead=SENTENCE + " Again.")) == [("Ведущие школы", pytest.approx(0.95, abs=0.02))]


def test_a_translation_in_this_direction_comes_before_one_in_the_other(begun):
    said(begun(lead=SENTENCE), "lead", "Туда")
    said(begun(source="ru", target="en", lead="Обратно"), "lead", SENTENCE)
    assert offered(begun(lead=SENTENCE)).text == "Туда"


def test_only_the_segments_asked_for_are_answered(begun):
    earlier = begun(title="The forum", lead=SENTENCE)
    said(earlier, "lead", "Ведущие школы")
    said(earlier, "title", "Форум")
    translation = begun(title="The forum", lead=SENTENCE)
    title = segment_at(translation, "title")
    assert set(memory.exact(translation, [title])) == {title.pk}
    assert memory.exact(translation, []) == memory.near(translation, []) == {}


def test_a_similar_source_is_offered_with_how_similar_it_is(begun):
    said(begun(lead=SENTENCE), "lead", "Ведущие школы")
    ((text, similarity),) = similar(begun(lead=SENTENCE.replace("ideas", "plans")))
    assert text == "Ведущие школы"
    assert 0.9 < similarity < 0.98


def test_the_source_itself_is_no_similar_one(begun):
    said(begun(lead=SENTENCE), "lead", "Ведущие школы")
    assert similar(begun(lead=SENTENCE)) == []


def test_sources_that_differ_in_numbers_or_capitals_alone_are_nearly_the_same(begun):
    said(begun(lead="Held in 2019 for 250 teachers"), "lead", "В 2019 году, 250")
    assert similar(begun(lead="Held in 2024 for 1000 teachers")) == [("В 2019 году, 250", 0.98)]
    assert similar(begun(lead="HELD in 2019 for 250 teachers")) == [("В 2019 году, 250", 0.98)]


def test_sources_that_differ_in_markup_alone_are_even_nearer(begun):
    earlier = begun(body=[("paragraph", f"<p><b>{SENTENCE}</b> It went on.</p>")])
    segment = next(segment for segment in segments_of(earlier) if segment.is_rich)
    write(earlier, segment, "<b>Ведущие школы.</b> Далее.")
    assert similar(begun(lead=SENTENCE + " It went on.")) == [("<b>Ведущие школы.</b> Далее.", 0.99)]


def test_what_is_less_similar_than_asked_for_is_not_offered(begun):
    said(begun(lead=SENTENCE), "lead", "Ведущие школы")
    translation = begun(lead=SENTENCE.replace("teachers of the region", "pupils of the city"))
    ((_text, similarity),) = similar(translation)
    assert similar(translation, least=similarity + 0.01) == []


def test_a_text_of_quite_another_length_is_not_similar(begun):
    said(begun(lead=SENTENCE * 2), "lead", "Ведущие школы")
    assert similar(begun(lead=SENTENCE), least=0.1) == []


def test_the_most_similar_come_first_and_no_more_than_asked_for(begun):
    for word in ("ideas", "plans", "thoughts and plans", "worries"):
        said(begun(lead=SENTENCE.replace("ideas", word)), "lead", word)
    translation = begun(lead=SENTENCE.replace("ideas", "thoughts"))
    suggestions = similar(translation)
    assert len(suggestions) == memory.MOST
    assert [similarity for _text, similarity in suggestions] == sorted(
        (similarity for _t, similarity in suggestions), reverse=True
    )
    assert similar(translation, most=1) == suggestions[:1]


def test_one_translation_of_several_similar_sources_is_offered_once(begun):
    for word in ("ideas", "idea"):
        said(begun(lead=SENTENCE.replace("ideas", word)), "lead", "Одно и то же")
    assert [text for text, _one in similar(begun(lead=SENTENCE.replace("ideas", "plans")))] == [
        "Одно и то же"
    ]


def test_filling_writes_what_is_known_and_counts_it(begun, admin_user):
    earlier = begun(title="The forum", lead=SENTENCE)
    said(earlier, "title", "Форум")
    said(earlier, "lead", "Ведущие школы")
    translation = begun(title="The forum", lead=SENTENCE)
    assert memory.fill(translation, admin_user) == 2
    filled = segment_at(translation, "lead").translation
    assert (filled.data, filled.tool_name, filled.translation_type) == (
        "Ведущие школы",
        FROM_MEMORY,
        "manual",
    )
    assert filled.last_translated_by == admin_user
    translation.progress.refresh_from_db()
    assert translation.progress.translated == 2


def test_filling_leaves_what_is_translated_alone_and_does_nothing_twice(begun):
    said(begun(lead=SENTENCE), "lead", "Ведущие школы")
    translation = begun(lead=SENTENCE)
    said(translation, "lead", "Своё")
    assert memory.fill(translation) == 0
    assert segment_at(translation, "lead").text == "Своё"


def test_filling_leaves_out_what_would_not_fit(begun):
    earlier = begun(body=[("paragraph", "<p>Forum</p>")])
    segment = next(segment for segment in segments_of(earlier) if segment.is_rich)
    write(earlier, segment, "Очень длинный форум " * 40)
    translation = begun(lead="Forum")
    assert offered(translation) is not None
    assert memory.fill(translation) == 0


def test_a_sentence_that_stands_twice_in_a_text_is_filled_in_twice(begun):
    said(begun(lead=SENTENCE), "lead", "Ведущие школы")
    translation = begun(body=[("paragraph", f"<p>{SENTENCE}</p><p>{SENTENCE}</p>")])
    assert memory.fill(translation) == 2
    assert [segment.text for segment in segments_of(translation) if segment.is_rich] == ["Ведущие школы"] * 2


def test_a_title_that_is_filled_in_is_the_drafts_title(begun, locales):
    said(begun(title="The R&D forum"), "title", "Форум R&D")
    translation = begun(title="The R&D forum", slug="again")
    target = translation.source.get_source_instance().copy_for_translation(locales["ru"], copy_parents=True)
    memory.fill(translation)
    target.refresh_from_db()
    assert target.draft_title == "Форум R&D"


def test_the_number_of_queries_does_not_grow_with_the_page(begun):
    def queries(sentences: int, ask) -> int:
        texts = [f"Sentence number {'x' * number} of many." for number in range(sentences)]
        body = [("paragraph", "".join(f"<p>{text}</p>" for text in texts))]
        for _page in range(2):
            earlier = begun(body=body)
            for segment in segments_of(earlier):
                write(earlier, segment, f"RU {segment.source}")
        translation = begun(body=[*body, ("paragraph", "<p>Sentence number y of many.</p>")])
        translation = Translation.objects.get(pk=translation.pk)
        segments = segments_of(translation)
        with CaptureQueriesContext(connection) as captured:
            assert ask(translation, segments)
        return len(captured)

    for ask, most in (
        (memory.exact, 3),
        (memory.near, 5),
        (lambda translation, _segments: memory.fill(translation), 14),
    ):
        few = queries(2, ask)
        assert queries(30, ask) == few <= most
