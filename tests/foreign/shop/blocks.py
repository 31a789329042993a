"""Blocks of a shop. None of them knows of Volto."""

from django.utils.html import format_html
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class PriceBlock(blocks.StructBlock):
    """A price with its currency."""

    amount = blocks.DecimalBlock()
    currency = blocks.ChoiceBlock(choices=[("gbp", "£"), ("eur", "€")])
    valid_from = blocks.DateBlock(required=False)


class StarsBlock(blocks.Block):
    """A number of stars: a block of no class Wagtail has."""

    def get_default(self):
        """No stars."""
        return 0

    def to_python(self, value):
        """The number."""
        return int(value)

    def get_prep_value(self, value):
        """The number."""
        return value

    def render(self, value, context=None):
        """As many stars as there are."""
        return format_html("<p>{}</p>", "★" * value)


class StockBlock(blocks.CharBlock):
    """A number in the stock, which tells Wagtail's own API more than it keeps."""

    def get_api_representation(self, value, context=None):
        """The number and whether it can be ordered."""
        return {"number": value, "can_be_ordered": True}


class GreetingBlock(blocks.CharBlock):
    """A block whose answer to an API depends on the request."""

    def get_api_representation(self, value, context=None):
        """The words, for whoever asks."""
        return {"words": value, "for": context["request"].user.username}


class TwoLayers(blocks.StructBlock):
    """A struct in a struct, and streams in it."""

    title = blocks.CharBlock()
    price = PriceBlock()
    lines = blocks.StreamBlock([("line", blocks.CharBlock()), ("text", blocks.RichTextBlock())])


class BannerBlock(blocks.StructBlock):
    """A banner that says itself what it is in Volto."""

    words = blocks.CharBlock()
    page = blocks.PageChooserBlock()

    def get_volto_blocks(self, value, links):
        """A block of the shop's own Volto add-on."""
        return [{"@type": "shopBanner", "words": value["words"], "to": links.page_url(value["page"].pk)}]


class SizedHeading(blocks.StructBlock):
    """A heading whose level is called its size, as in Wagtail's own example."""

    heading_text = blocks.CharBlock()
    size = blocks.ChoiceBlock(choices=[("h2", "H2"), ("h3", "H3"), ("h4", "H4")], required=False)


class PraiseBlock(blocks.StructBlock):
    """A quotation, with settings of how it looks."""

    text = blocks.TextBlock()
    attribute_name = blocks.CharBlock(required=False)
    settings = blocks.StructBlock([("large", blocks.BooleanBlock(required=False))])


class Weight:
    """A value that has no words of its own."""

    def __init__(self, grams: int):
        self.grams = grams


class WeightBlock(StarsBlock):
    """A block whose value is an object of the shop's own."""

    def to_python(self, value):
        """The weight."""
        return Weight(int(value))

    def get_prep_value(self, value):
        """The grams."""
        return value.grams

    def render(self, value, context=None):
        """The grams with their unit."""
        return f"{value.grams} g"


STORY = [
    ("text", blocks.RichTextBlock()),
    ("layers", TwoLayers()),
    ("prices", blocks.ListBlock(PriceBlock())),
    ("pictures", blocks.ListBlock(ImageChooserBlock())),
    ("picture", ImageBlock()),
    (
        "captioned",
        blocks.StructBlock([("picture", ImageChooserBlock()), ("caption", blocks.CharBlock(required=False))]),
    ),
    ("stars", StarsBlock()),
    ("stock", StockBlock()),
    ("greeting", GreetingBlock()),
    ("banner", BannerBlock()),
    ("html", blocks.RawHTMLBlock()),
    ("table", TableBlock()),
    (
        "typed_table",
        TypedTableBlock(
            [
                ("word", blocks.CharBlock()),
                ("number", blocks.FloatBlock()),
                ("text", blocks.RichTextBlock()),
                ("picture", ImageChooserBlock(required=False)),
                ("page", blocks.PageChooserBlock(required=False)),
            ]
        ),
    ),
    ("sized", SizedHeading()),
    ("praise", PraiseBlock()),
    ("weight", WeightBlock()),
    ("video", EmbedBlock()),
    ("page", blocks.PageChooserBlock()),
    ("manual", DocumentChooserBlock()),
    ("maker", SnippetChooserBlock("shop.Maker")),
]
