"""Everything people read is translatable, or said to be the same in every language."""

import pytest
from django.db import models
from wagtail import blocks
from wagtail.blocks.field_block import RawHTMLBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page, TranslatableMixin, get_page_models
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from cms.pages.models.pages import SitePage
from cms.pages.models.topics import Topic
from tests import factories

# Wagtail's own, which no reader reads.
WAGTAIL_S_OWN = {"path", "url_path", "draft_title", "slug", "translation_key", "content_type"}
TRANSLATED_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, ImageBlock)
NEUTRAL_BLOCKS = (
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.DateBlock,
    blocks.EmailBlock,
    blocks.IntegerBlock,
    blocks.PageChooserBlock,
    blocks.TimeBlock,
    blocks.URLBlock,
    DocumentChooserBlock,
    EmbedBlock,
    ImageChooserBlock,
)


def content_models() -> list[type]:
    """The site's page types and topics, and the rows that belong to them."""
    pages = [model for model in get_page_models() if issubclass(model, SitePage)]
    rows = [
        relation.related_model
        for model in pages
        for relation in model._meta.related_objects
        if type(relation.field).__name__ == "ParentalKey"
        and relation.related_model._meta.app_label != "wagtailcore"
    ]
    return [*pages, *rows, Topic]


def texts_left_behind(model: type) -> list[str]:
    """Text fields and blocks that would stay in the source's language without anybody having said so."""
    how = {field.field_name: field for field in get_translatable_fields(model)}
    declared = {field.field_name for field in getattr(model, "override_translatable_fields", [])}
    left = []
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            left += blocks_left_behind(field.stream_block, f"{model.__name__}.{field.name}")
        if not isinstance(field, models.CharField | models.TextField | StreamField):
            continue
        if not field.editable or field.choices or field.name in WAGTAIL_S_OWN | declared:
            continue
        if isinstance(field, models.URLField | models.EmailField):
            continue
        if field.name not in how or not isinstance(how[field.name], TranslatableField):
            left.append(f"{model.__name__}.{field.name}")
    return left


def blocks_left_behind(block, name: str) -> list[str]:
    """The blocks below one that are neither known to be text nor known to be none."""
    if hasattr(block, "get_translatable_segments") or isinstance(block, NEUTRAL_BLOCKS):
        return []
    # An image with its words is a struct block too, and wagtail-localize knows it.
    if isinstance(block, TRANSLATED_BLOCKS):
        return []
    if isinstance(block, blocks.ListBlock):
        return blocks_left_behind(block.child_block, f"{name}[]")
    if isinstance(block, blocks.StructBlock | blocks.StreamBlock):
        return [
            left
            for child_name, child in block.child_blocks.items()
            for left in blocks_left_behind(child, f"{name}.{child_name}")
        ]
    return [name]


@pytest.mark.parametrize("model", content_models(), ids=lambda model: model.__name__)
def test_no_text_is_left_behind(model):
    assert texts_left_behind(model) == []


@pytest.mark.parametrize("model", content_models(), ids=lambda model: model.__name__)
def test_rows_with_words_have_a_language(model):
    has_words = any(
        isinstance(field, models.CharField | models.TextField) and not field.choices
        for field in model._meta.get_fields()
    )
    assert not has_words or issubclass(model, TranslatableMixin)


def test_the_walk_sees_a_text_nobody_thought_of():
    left = blocks_left_behind(
        blocks.StreamBlock([("a", blocks.ListBlock(blocks.StructBlock([("html", RawHTMLBlock())])))]), "body"
    )
    assert left == ["body.a[].html"]
    assert blocks_left_behind(TableBlock(), "body.table") == ["body.table"]


def test_page_types_are_all_walked():
    assert {model.__name__ for model in content_models()} >= {
        "ForumPage",
        "ContestPage",
        "NewsPage",
        "TrainerPage",
        "BranchPage",
        "FeedbackSheetPage",
        "ContestAward",
        "FeedbackQuestion",
        "ForumGalleryImage",
        "Topic",
    }
    assert not any(model is Page for model in content_models())


@pytest.mark.django_db
def test_a_table_is_translated_cell_by_cell_and_its_numbers_stay(site, locales, submitted):
    table = {
        "data": [["Nomination", "Points"], ["The best project", "17"]],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "Awards",
        "cell": [],
        "mergeCells": [],
    }
    story = factories.NewsPageFactory(
        parent=site.taraz, locale=locales["en"], body=[{"type": "table", "id": "t" * 8, "value": table}]
    )
    translation = submitted(story)
    segments = {segment.source: segment for segment in segments_of(translation)}
    assert {"Nomination", "Points", "The best project", "Awards"} <= set(segments)
    assert "17" not in segments
    write(translation, segments["The best project"], "Лучший проект")
    write(translation, segments["Awards"], "Награды")
    russian = publish(translation)
    value = type(russian).objects.get(pk=russian.pk).body[0].value
    assert value["data"] == [["Nomination", "Points"], ["Лучший проект", "17"]]
    assert value["table_caption"] == "Награды"


@pytest.mark.django_db
def test_a_row_added_to_a_table_leaves_the_others_translated(site, locales, submitted):
    block = {
        "type": "table",
        "id": "t" * 8,
        "value": {"data": [["First"], ["Second"]], "cell": [], "mergeCells": [], "table_caption": ""},
    }
    story = factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], body=[block])
    translation = submitted(story)
    for segment in segments_of(translation):
        write(translation, segment, f"RU {segment.source}")
    story.body = [{**block, "value": {**block["value"], "data": [["New"], ["First"], ["Second"]]}}]
    story.save_revision().publish()
    states = {segment.source: (segment.state, segment.text) for segment in segments_of(translation)}
    assert states["First"] == ("translated", "RU First")
    assert states["Second"] == ("translated", "RU Second")
