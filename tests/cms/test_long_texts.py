"""Texts of a sentence or more: whole on the way in, refused with their length where they are too long."""

import pytest
from django.forms import ValidationError
from django.utils.translation import override
from wagtail.blocks import CharBlock

from cms.form_fields.long_texts import OneParagraphBlock, OneParagraphInput, counter_texts
from cms.pages.models.pages import LEAD_LENGTH
from news.models import NewsGalleryImage, NewsPage


def form_class():
    return NewsPage.get_edit_handler().get_form_class()


def test_line_breaks_of_a_pasted_lead_become_spaces():
    data = {"lead": "Two days.\r\n250 principals.\nOne aim."}
    typed = OneParagraphInput().value_from_datadict(data, {}, "lead")
    assert typed == "Two days. 250 principals. One aim."


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_lead_that_is_too_long_is_refused_with_limit_and_length(language):
    field = form_class().base_fields["lead"]
    with override(language), pytest.raises(ValidationError) as refused:
        field.clean("я" * 431)
    assert str(LEAD_LENGTH) in refused.value.messages[0]
    assert "431" in refused.value.messages[0]


def test_long_texts_have_fields_that_grow():
    fields = form_class().base_fields
    rows = form_class().formsets["gallery_images"].form.base_fields
    assert {
        name for name in ("lead", "lead_image_alt") if isinstance(fields[name].widget, OneParagraphInput)
    } == {
        "lead",
        "lead_image_alt",
    }
    assert {name for name in ("caption", "alt_text") if isinstance(rows[name].widget, OneParagraphInput)} == {
        "caption",
        "alt_text",
    }
    assert NewsGalleryImage._meta.get_field("caption").max_length == 255


def test_a_caption_in_a_text_is_stored_as_before():
    """No migration: the block differs from Wagtail's in its field alone."""
    block, plain = OneParagraphBlock(max_length=255), CharBlock(max_length=255)
    assert block.deconstruct() == plain.deconstruct()
    with pytest.raises(ValidationError, match="255"):
        block.clean("a" * 256)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_counters_speak_the_language_of_the_admin(language):
    with override(language):
        texts = counter_texts()
    for name in ("count", "most"):
        assert f"%({name})s" in texts["count"]
        assert f"%({name})s" in texts["over"]
