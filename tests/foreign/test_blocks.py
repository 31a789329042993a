"""Blocks of classes the plugin has never seen become Volto blocks and typed data."""

import pytest
from wagtail.models import Page, PageViewRestriction
from wagtail_plone.serialize.volto.inline import node_text

from helpers import ROOT, add, manual, picture, settle
from shop.models import Leaflet, Maker, Story

pytestmark = pytest.mark.django_db


def kinds(content: dict) -> list[tuple[str, str]]:
    """(element, words) of text blocks, ("@type", "") of others; without the title."""
    blocks = [content["blocks"][key] for key in content["blocks_layout"]["items"][1:]]
    return [
        (block["value"][0]["type"], block["plaintext"]) if block["@type"] == "slate" else (block["@type"], "")
        for block in blocks
    ]


def test_blocks_of_any_class_become_volto_s(story, mug, get):
    images = [picture("One"), picture("Two")]
    price = {"amount": "3.50", "currency": "gbp", "valid_from": None}
    story(
        ("text", "<h3>Clay</h3><p>From <b>Kent</b></p>"),
        (
            "layers",
            {
                "title": "How it is made",
                "price": price,
                "lines": [{"type": "line", "value": "Turned"}, {"type": "text", "value": "<p>Fired</p>"}],
            },
        ),
        ("prices", [price, {**price, "amount": "4"}]),
        ("pictures", [image.pk for image in images]),
        ("picture", {"image": images[0].pk, "alt_text": "On a table", "decorative": False}),
        ("captioned", {"picture": images[1].pk, "caption": "In the kiln"}),
        ("stars", 3),
        ("stock", "A-17"),
        ("html", "<div><p>Raw</p><script>alert(1)</script></div>"),
        ("table", {"data": [["Size", "Price"], ["S", "3"]], "first_row_is_table_header": True}),
        ("page", mug.pk),
        ("manual", manual().pk),
        ("maker", mug.maker_id),
        ("banner", {"words": "New", "page": mug.pk}),
    )
    answer = get("/site/a-story")
    assert kinds(answer) == [
        ("h3", "Clay"),
        ("p", "From Kent"),
        ("h2", "How it is made"),
        ("p", "3.50"),
        ("p", "Turned"),
        ("p", "Fired"),
        ("p", "3.50"),
        ("p", "4"),
        ("gridBlock", ""),
        ("image", ""),
        ("image", ""),
        ("p", "In the kiln"),
        ("p", "★★★"),
        ("p", "A-17"),
        ("p", "Raw"),
        ("slateTable", ""),
        ("teaser", ""),
        ("p", "How to wash it"),
        ("p", "A. Potter"),
        ("shopBanner", ""),
    ]
    banner = list(answer["blocks"].values())[-1]
    assert banner == {"@type": "shopBanner", "words": "New", "to": f"{ROOT}/site/blue-mug"}


def test_the_same_stream_is_sent_typed(story, mug, get):
    price = {"amount": "3.50", "currency": "gbp", "valid_from": "2024-05-01"}
    image = picture("One")
    story(
        ("prices", [price]),
        ("picture", {"image": image.pk, "alt_text": "On a table", "decorative": False}),
        ("stars", 3),
        ("table", {"data": [["S", "3"]]}),
        ("video", "https://www.youtube.com/watch?v=aaaaaaaaaaa"),
        ("page", mug.pk),
        ("manual", manual().pk),
        ("maker", mug.maker_id),
    )
    values = {block["type"]: block["value"] for block in get("/site/a-story")["body"]}
    assert values["prices"] == [{"amount": 3.5, "currency": "gbp", "valid_from": "2024-05-01"}]
    assert values["picture"]["alt"] == "On a table"
    assert values["stars"] == 3
    assert values["table"]["data"] == [["S", "3"]]
    assert values["video"] == "https://www.youtube.com/watch?v=aaaaaaaaaaa"
    assert values["page"]["@id"] == f"{ROOT}/site/blue-mug"
    assert values["manual"]["filename"].startswith("wash")
    assert values["maker"]["name"] == "A. Potter"


def test_a_block_s_own_api_representation_is_sent_unless_it_needs_a_request(story, get):
    story(("stock", "A-17"), ("greeting", "Hello"))
    assert [block["value"] for block in get("/site/a-story")["body"]] == [
        {"number": "A-17", "can_be_ordered": True},
        "Hello",
    ]


def test_a_second_stream_is_headed_by_its_name_and_the_main_one_is_not(story, get):
    story(("text", "<p>Clay</p>"), care="<p>By hand</p>")
    assert kinds(get("/site/a-story")) == [("p", "Clay"), ("h2", "Care instructions"), ("p", "By hand")]


def test_a_stream_without_blocks_has_no_heading(story, get):
    story(("text", "<p>Clay</p>"))
    assert kinds(get("/site/a-story")) == [("p", "Clay")]


def test_a_caption_follows_its_image_for_volto_s_readers(story, get):
    story(("captioned", {"picture": picture().pk, "caption": "In the kiln"}))
    answer = get("/site/a-story")
    _title, image, words = (answer["blocks"][key] for key in answer["blocks_layout"]["items"])
    assert image["caption"] == "In the kiln"
    assert words["value"][0]["children"][1] == {"type": "em", "children": [{"text": "In the kiln"}]}


def test_a_typed_table_is_a_table_and_its_cells_are_what_they_are(story, mug, get):
    image = picture("Leaf")
    link = f'<p><a linktype="page" id="{mug.pk}">Mug</a></p>'
    table = {
        "caption": "What is in it",
        "columns": [
            {"type": "word", "heading": "What"},
            {"type": "number", "heading": "How much"},
            {"type": "text", "heading": "Where"},
            {"type": "picture", "heading": ""},
            {"type": "page", "heading": ""},
        ],
        "rows": [{"values": ["Tannin", 7.5, link, image.pk, mug.pk]}],
    }
    story(("typed_table", table))
    answer = get("/site/a-story")
    sent = answer["body"][0]["value"]
    assert (sent["caption"], sent["columns"]) == (table["caption"], table["columns"])
    word, number, text, shown_image, page = sent["rows"][0]["values"]
    assert (word, number) == ("Tannin", 7.5)
    assert text == f'<p><a href="{ROOT}/site/blue-mug">Mug</a></p>'
    assert shown_image["alt"] == "Leaf, seen from the side"
    assert page["@id"] == f"{ROOT}/site/blue-mug"
    assert kinds(answer) == [("p", "What is in it"), ("slateTable", "")]
    rows = list(answer["blocks"].values())[-1]["table"]["rows"]
    assert [[node_text(cell["value"][0]) for cell in row["cells"]] for row in rows] == [
        ["What", "How much", "Where", "", ""],
        ["Tannin", "7.5", "Mug", "Leaf, seen from the side", "Blue mug"],
    ]


def test_nothing_is_ever_sent_as_python_prints_it(story, get, client):
    story(("weight", 250))
    answer = get("/site/a-story")
    assert answer["body"][0]["value"] == 250
    assert kinds(answer) == [("p", "250 g")]
    assert b"object at 0x" not in client.get("/++api++/site/a-story").content


@pytest.mark.parametrize(("size", "kind"), [("h3", "h3"), ("", "h2")])
def test_a_heading_is_one_whatever_its_parts_are_called(story, get, size, kind):
    story(("sized", {"heading_text": "Where it grows", "size": size}))
    assert kinds(get("/site/a-story")) == [(kind, "Where it grows")]


def test_a_quotation_is_one_quotation(story, get):
    said = {"text": "Best tea ever", "attribute_name": "A. Reader", "settings": {"large": True}}
    story(("praise", said), ("praise", {**said, "attribute_name": ""}))
    assert kinds(get("/site/a-story")) == [
        ("blockquote", "Best tea ever\n— A. Reader"),
        ("blockquote", "Best tea ever"),
    ]


@pytest.fixture
def linked(shop, get):
    """Makes a leaflet's neighbour whose text links to it, and answers with that text as it is sent."""
    leaflet = add(shop.start, Leaflet(title="Opening hours"))

    def text(html: str) -> str:
        maker = Maker.objects.create(code="linking", name="A. Potter", about=html.format(page=leaflet.pk))
        story = add(shop.start, _story(maker, html.format(page=leaflet.pk)))
        sent = get(f"/site/{story.slug}")["body"]
        assert sent[0]["value"] == sent[1]["value"]["about"]
        return sent[0]["value"]

    text.leaflet = leaflet
    return text


def _story(maker: Maker, html: str):
    body = [{"type": "text", "value": html}, {"type": "maker", "value": maker.pk}]
    return Story(title="A story", slug=f"story-{maker.pk}", body=body)


def test_links_in_texts_are_whole_and_say_nothing_of_the_database(linked):
    sent = linked(
        '<p>See <a linktype="page" id="{page}">when</a> &amp; <a href="https://a.example">A</a></p>'
    )
    assert sent == (
        f'<p>See <a href="{ROOT}/site/opening-hours">when</a> &amp; <a href="https://a.example">A</a></p>'
    )


def test_a_link_to_what_readers_cannot_open_is_its_words(linked):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=linked.leaflet.pk), restriction_type="login")
    settle()
    assert linked('<p>See <a linktype="page" id="{page}">when</a></p>') == "<p>See when</p>"


def test_a_link_that_runs_is_its_words(linked):
    assert linked('<p><a href="javascript:alert(1)">when</a></p>') == "<p>when</p>"


def test_pictures_in_texts_are_the_page_s_own_and_can_be_fetched(linked, client):
    image = picture()
    sent = linked(f'<p>a</p><embed embedtype="image" id="{image.pk}" alt="On a table" format="left"/>')
    assert 'alt="On a table"' in sent
    assert not {word for word in ("embedtype", "/media/", f'id="{image.pk}"') if word in sent}
    source = sent.split('src="')[1].split('"')[0]
    assert source.startswith(f"{ROOT}/site/story-linking/@@images/image-600-")
    response = client.get(f"/++api++{source.removeprefix(ROOT)}")
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")


def test_a_video_in_a_text_is_a_link_and_asks_nobody(linked):
    sent = linked('<p>a</p><embed embedtype="media" url="https://youtu.be/x"/>')
    assert sent == '<p>a</p><a href="https://youtu.be/x">https://youtu.be/x</a>'
