"""Blocks made of words: headings, paragraphs, quotes, numbers worth calling out, tables."""

from copy import deepcopy

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    TextBlock,
)
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail_localize.segments import StringSegmentValue

from cms.pages.blocks import slate

PARAGRAPH_FEATURES = [
    "bold",
    "italic",
    "link",
    "document-link",
    "ol",
    "ul",
    "superscript",
    "subscript",
]


class HeadingBlock(StructBlock):
    """A heading inside the body; the page's title is the only first-level one."""

    text = CharBlock(label=_("Text"), max_length=120)
    level = ChoiceBlock(
        label=_("Level"), choices=[("h2", _("Section")), ("h3", _("Subsection"))], default="h2"
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "blocks/heading.html"
        description = _("A title for the part of the story below it.")
        preview_value = {"text": "Көрме: аймақ тәжірибесі", "level": "h2"}


class ParagraphBlock(RichTextBlock):
    """Running text with links and lists."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", PARAGRAPH_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        template = "blocks/paragraph.html"
        description = _("Paragraphs with links and lists.")
        preview_value = (
            "<p>Форумға облыстың <b>250</b> мектеп директоры қатысты. Участники обменялись опытом "
            "и составили план развития школы.</p><ul><li>диалог алаңы</li><li>көрме</li></ul>"
        )


class QuoteBlock(StructBlock):
    """Someone's words, with who said them."""

    text = TextBlock(label=_("Words"), max_length=600)
    author = CharBlock(label=_("Who said it"), max_length=120)
    position = CharBlock(label=_("Position"), max_length=160, required=False)

    def get_volto_blocks(self, value, links):
        """The words as a quotation, and below who said them."""
        source = ", ".join(part for part in (value["author"], value["position"]) if part)
        return [*slate.heading(value["text"], "blockquote"), *slate.paragraph(source)]

    class Meta:
        label = _("Quote")
        icon = "openquote"
        template = "blocks/quote.html"
        description = _("A sentence a participant or a speaker said.")
        preview_value = {
            "text": "Форумда алған тәжірибемізді келесі аптада-ақ мектепте қолданамыз.",
            "author": "Форум қатысушысы",
            "position": "Мектеп директоры",
        }


class FigureBlock(StructBlock):
    """One number with what it counts."""

    number = CharBlock(label=_("Number"), max_length=12, help_text=_("Such as 250 or 3 %."))
    label = CharBlock(label=_("What it counts"), max_length=60)

    class Meta:
        label = _("Number")
        icon = "order"


class CallOutBlock(StructBlock):
    """Numbers that tell the size of an event at a glance."""

    title = CharBlock(label=_("Title"), max_length=120, required=False)
    figures = ListBlock(FigureBlock(), label=_("Numbers"), min_num=1, max_num=4)

    def get_volto_blocks(self, value, links):
        """A list of the numbers, each with what it counts."""
        figures = [slate.line(strong=figure["number"], rest=figure["label"]) for figure in value["figures"]]
        return [*slate.heading(value["title"]), *slate.bullets(figures)]

    class Meta:
        label = _("Call-out with numbers")
        icon = "order"
        template = "blocks/callout.html"
        description = _("Up to four numbers with what they count.")
        preview_value = {
            "title": "",
            "figures": [
                {"number": "250", "label": "қатысушы"},
                {"number": "2", "label": "күн"},
                {"number": "3", "label": "сағаттық сессия"},
            ],
        }


class TextTableBlock(TableBlock):
    """A table of text with optional headers and caption (wagtail.contrib.table_block).

    wagtail-localize knows nothing of tables: each cell with words is a segment here, and the caption.
    """

    def get_translatable_segments(self, value: dict | None) -> list[StringSegmentValue]:
        """Segments to translate (wagtail-localize's protocol): cells with words, and the caption."""
        value = value or {}
        segments = [
            StringSegmentValue(f"cell-{row}-{column}", text)
            for row, cells in enumerate(value.get("data") or [])
            for column, text in enumerate(cells)
            if isinstance(text, str) and any(letter.isalpha() for letter in text)
        ]
        if value.get("table_caption"):
            segments.append(StringSegmentValue("caption", value["table_caption"]))
        return segments

    def restore_translated_segments(self, value: dict, segments: list[StringSegmentValue]) -> dict:
        """The table with translated cells and caption."""
        translated = deepcopy(value)
        for segment in segments:
            if segment.path == "caption":
                translated["table_caption"] = segment.render_text()
            else:
                _cell, row, column = segment.path.split("-")
                translated["data"][int(row)][int(column)] = segment.render_text()
        return translated

    class Meta:
        label = _("Table")
        icon = "table"
        template = "blocks/table.html"
        description = _("Rows and columns of text.")
        preview_value = {
            "data": [
                ["Аталым", "Мектеп"],
                ["Үздік жоба", "№ 1 мектеп"],
                ["Үздік команда", "№ 2 мектеп"],
            ],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "table_caption": "Марапаттар",
            "cell": [],
            "mergeCells": [],
        }
