"""Streams of any site become Volto blocks by the structure of their blocks; ours serve as an example."""

import json
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from cms.pages.blocks import BODY_BLOCKS
from tests import factories
from wagtail_plone.serialize.targets import ImageInfo, Links
from wagtail_plone.serialize.volto.blocks import volto_blocks

pytestmark = pytest.mark.django_db

VIDEO = "https://www.youtube.com/watch?v=aaaaaaaaaaa"


def stream(children: list, raw: list[tuple] | list[dict]):
    """A stream of these child blocks, from values as they are stored."""
    items = [item if isinstance(item, dict) else {"type": item[0], "value": item[1]} for item in raw]
    return blocks.StreamBlock(children).to_python(items)


def converted(block, value, links: Links | None = None) -> list[dict]:
    """The Volto blocks of one block."""
    return volto_blocks(stream([("it", block)], [("it", value)]), links or Links())


def shown(sent: list[dict]) -> list[tuple[str, str]]:
    """(element, words) of slate blocks, ("@type", "") of others."""
    return [
        (block["value"][0]["type"], block["plaintext"]) if block["@type"] == "slate" else (block["@type"], "")
        for block in sent
    ]


@pytest.fixture
def images():
    """Five pictures, and the links that know them."""
    pictures = [factories.ImageFactory() for _ in range(5)]
    infos = {
        picture.pk: ImageInfo(f"https://example.org/{picture.pk}", f"Alt {picture.pk}", {"image": []})
        for picture in pictures
    }
    return SimpleNamespace(all=pictures, keys=[picture.pk for picture in pictures], links=Links(images=infos))


@pytest.fixture
def document():
    """A document of the library."""
    file = ContentFile(b"plan", name="plan.txt")
    return get_document_model().objects.create(title="The plan", file=file)


class LevelBlock(blocks.StructBlock):
    """A heading of another site."""

    title = blocks.CharBlock()
    level = blocks.ChoiceBlock(choices=[("2", "2"), ("h3", "3"), ("big", "big")], required=False)


class SpeakingBlock(blocks.StructBlock):
    """A block that says itself what it becomes."""

    words = blocks.CharBlock()

    def get_volto_blocks(self, value, links):
        """Its words in a block of its own kind."""
        return [{"@type": "speech", "words": value["words"]}]


class BrokenBlock(blocks.StaticBlock):
    """A block whose template is missing."""

    class Meta:
        template = "no/such/template.html"


@pytest.mark.parametrize(
    ("block", "value", "expected"),
    [
        (blocks.RichTextBlock(), "<h2>a</h2><p>b</p>", [("h2", "a"), ("p", "b")]),
        (blocks.RawHTMLBlock(), "<p>a</p><script>b</script>", [("p", "a")]),
        (blocks.CharBlock(), " ", []),
        (blocks.TextBlock(), "a <b>\r\nb", [("p", "a <b>\nb")]),
        (blocks.BlockQuoteBlock(), "a", [("blockquote", "a")]),
        (blocks.EmailBlock(), "a@example.org", [("p", "a@example.org")]),
        (blocks.IntegerBlock(), 0, [("p", "0")]),
        (blocks.IntegerBlock(required=False), None, []),
        (blocks.BooleanBlock(), True, []),
        (blocks.ChoiceBlock(choices=[("wide", "Wide")]), "wide", []),
        (blocks.StaticBlock(), None, []),
        (BrokenBlock(), None, []),
        (EmbedBlock(), VIDEO, [("video", "")]),
        (EmbedBlock(), "", []),
        (blocks.ListBlock(blocks.CharBlock()), ["a", "b"], [("p", "a"), ("p", "b")]),
        (LevelBlock(), {"title": "a", "level": "2"}, [("h2", "a")]),
        (LevelBlock(), {"title": "a", "level": "h3"}, [("h3", "a")]),
        (LevelBlock(), {"title": "a", "level": "big"}, [("h2", "a")]),
        (
            blocks.StructBlock(
                [("a", blocks.CharBlock()), ("b", blocks.StructBlock([("c", blocks.TextBlock())]))]
            ),
            {"a": "1", "b": {"c": "2"}},
            [("p", "1"), ("p", "2")],
        ),
        (
            blocks.StreamBlock([("a", blocks.CharBlock())]),
            [{"type": "a", "value": "1"}, {"type": "a", "value": "2"}],
            [("p", "1"), ("p", "2")],
        ),
    ],
)
def test_each_class_of_block_has_its_counterpart(block, value, expected):
    assert shown(converted(block, value)) == expected


def test_a_block_may_say_itself_what_it_becomes():
    inside = blocks.ListBlock(SpeakingBlock())
    assert [block["words"] for block in converted(inside, [{"words": "a"}, {"words": "b"}])] == ["a", "b"]


def test_an_empty_stream_has_no_blocks():
    assert volto_blocks(stream([("a", blocks.CharBlock())], []), Links()) == []
    assert volto_blocks(None, Links()) == []


def test_an_image_shows_its_own_words_or_those_of_the_place(images):
    key = images.keys[0]
    (own,) = converted(ImageChooserBlock(), key, images.links)
    assert own == {
        "@type": "image",
        "url": f"https://example.org/{key}",
        "alt": f"Alt {key}",
        "align": "center",
        "size": "l",
        "image_field": "image",
        "image_scales": {"image": []},
    }
    value = {"image": key, "alt_text": "Here", "decorative": False}
    assert converted(ImageBlock(), value, images.links)[0]["alt"] == "Here"
    assert converted(ImageBlock(), {**value, "decorative": True}, images.links)[0]["alt"] == ""
    assert converted(ImageBlock(), {**value, "alt_text": ""}, images.links)[0]["alt"] == f"Alt {key}"


def test_an_image_that_is_missing_is_left_out(images):
    assert converted(ImageChooserBlock(), images.keys[0], Links()) == []
    assert converted(ImageChooserBlock(required=False), None, images.links) == []
    assert converted(ImageChooserBlock(), 987654, images.links) == []


@pytest.mark.parametrize("name", ["caption", "text", "anything"])
def test_an_image_with_words_is_an_image_with_a_caption(images, name):
    block = blocks.StructBlock([("photo", ImageChooserBlock()), (name, blocks.CharBlock(required=False))])
    image, words = converted(block, {"photo": images.keys[0], name: "The hall"}, images.links)
    assert image["caption"] == words["plaintext"] == "The hall"
    assert words["value"][0]["children"][1] == {"type": "em", "children": [{"text": "The hall"}]}
    (bare,) = converted(block, {"photo": images.keys[0], name: ""}, images.links)
    assert "caption" not in bare


def test_a_list_of_images_becomes_rows_of_at_most_four(images):
    rows = converted(blocks.ListBlock(ImageChooserBlock()), images.keys, images.links)
    assert [row["@type"] for row in rows] == ["gridBlock", "gridBlock"]
    assert [row["blocks"][item]["url"] for row in rows for item in row["blocks_layout"]["items"]] == [
        f"https://example.org/{key}" for key in images.keys
    ]
    assert [len(row["blocks_layout"]["items"]) for row in rows] == [4, 1]


def test_a_chosen_page_becomes_a_teaser_of_its_summary(forum):
    summary = {"@id": "https://example.org/forum", "title": "Forum", "description": "Two days"}
    links = Links(summaries={forum.pk: summary})
    (teaser,) = converted(blocks.PageChooserBlock(), forum.pk, links)
    assert (teaser["href"], teaser["title"], teaser["description"]) == ([summary], "Forum", "Two days")
    assert teaser["overwrite"] is False


def test_nothing_is_told_of_a_page_readers_cannot_open(forum):
    (teaser,) = converted(blocks.PageChooserBlock(), forum.pk)
    assert teaser["href"] == []
    assert forum.title not in json.dumps(teaser)
    assert converted(blocks.ListBlock(blocks.PageChooserBlock()), [forum.pk]) == []


def test_a_document_becomes_a_link_with_its_title(document):
    links = Links(documents={document.pk: "https://example.org/plan.txt"})
    (text,) = converted(DocumentChooserBlock(), document.pk, links)
    assert text["value"][0]["children"][1] == {
        "type": "link",
        "data": {"url": "https://example.org/plan.txt"},
        "children": [{"text": "The plan"}],
    }
    (bare,) = converted(DocumentChooserBlock(), document.pk)
    assert bare["value"] == [{"type": "p", "children": [{"text": "The plan"}]}]


@pytest.mark.parametrize(
    ("header_row", "header_column", "rows", "kinds"),
    [
        (True, False, ["a,b", "1,"], ["header header", "data data"]),
        (True, True, ["a,b", "1,"], ["header header", "header data"]),
        # Volto shows row 0 as the header or not at all, so that it has to be an empty one here.
        (False, False, [",", "a,b", "1,"], ["header header", "data data", "data data"]),
    ],
)
def test_no_row_of_a_table_is_lost_in_volto(header_row, header_column, rows, kinds):
    value = {
        "data": [["a", "b"], ["1", None]],
        "first_row_is_table_header": header_row,
        "first_col_is_header": header_column,
        "table_caption": "Awards",
    }
    caption, block = converted(TableBlock(), value)
    table = block["table"]
    assert caption["plaintext"] == "Awards"
    texts = [[cell["value"][0]["children"][0]["text"] for cell in row["cells"]] for row in table["rows"]]
    assert [",".join(row) for row in texts] == rows
    assert [" ".join(cell["type"] for cell in row["cells"]) for row in table["rows"]] == kinds
    assert table["hideHeaders"] is not header_row


def test_a_table_without_cells_is_left_out():
    assert [converted(TableBlock(), {"data": data}) for data in (None, [], [[]])] == [[], [], []]


def test_captions_in_a_row_of_images_stay_with_their_images_and_follow_the_row(images):
    block = blocks.StructBlock([("photo", ImageChooserBlock()), ("caption", blocks.CharBlock())])
    values = [{"photo": key, "caption": f"Hall {key}"} for key in images.keys[:1]]
    row, words = converted(blocks.ListBlock(block), values, images.links)
    assert words["plaintext"] == values[0]["caption"]
    assert [cell.get("caption") for cell in row["blocks"].values()] == [f"Hall {images.keys[0]}"]


def test_converting_asks_the_database_nothing_more(images, forum, document, django_assert_num_queries):
    value = body(images, forum, document)
    volto_blocks(value, images.links)
    with django_assert_num_queries(0):
        volto_blocks(value, images.links)


def body(images, forum, document):
    """The body of a page of ours, with one block of each kind."""
    image = [{"image": key, "alt_text": "In the hall", "decorative": False} for key in images.keys]
    guest = {"name": "A. Guest", "position": "Head", "organisation": ""}
    return stream(
        BODY_BLOCKS,
        [
            ("heading", {"text": "Programme", "level": "h3"}),
            ("paragraph", f'<p>See <a linktype="page" id="{forum.pk}">the forum</a>.</p>'),
            ("image", {"image": image[0], "caption": "The hall"}),
            (
                "gallery",
                {"title": "Gallery", "items": [{"image": item, "caption": ""} for item in image[1:3]]},
            ),
            ("quote", {"text": "We learned.", "author": "A teacher", "position": ""}),
            ("callout", {"title": "", "figures": [{"number": "250", "label": "participants"}]}),
            ("people", {"title": "Speakers", "people": [{"type": "guest", "value": guest}]}),
            ("table", {"data": [["a"], ["b"]], "first_row_is_table_header": True}),
            ("document", {"document": document.pk, "title": "Plan of the school"}),
            ("video", {"video": VIDEO, "title": "Two minutes"}),
            ("pages", {"title": "See also", "pages": [forum.pk]}),
        ],
    )


def test_a_body_of_ours_is_shown_whole(images, forum, document):
    links = Links(
        pages={forum.pk: "https://example.org/forum"},
        images=images.links.images,
        summaries={forum.pk: {"@id": "https://example.org/forum", "title": "Forum"}},
    )
    answer = volto_blocks(body(images, forum, document), links)
    assert shown(answer) == [
        ("h3", "Programme"),
        ("p", "See the forum."),
        ("image", ""),
        ("p", "The hall"),
        ("h2", "Gallery"),
        ("gridBlock", ""),
        ("blockquote", "We learned."),
        ("p", "A teacher"),
        ("ul", "250 participants"),
        ("h3", "Speakers"),
        ("ul", "A. Guest Head"),
        ("slateTable", ""),
        ("p", "Plan of the school"),
        ("video", ""),
        ("h2", "See also"),
        ("gridBlock", ""),
    ]
    assert (answer[2]["caption"], answer[13]["title"]) == ("The hall", "Two minutes")
