"""Rich text and HTML become Slate nodes that Volto can show, whatever the HTML is like."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_plone.serialize.targets import ImageInfo, Links, safe_url
from wagtail_plone.serialize.volto.slate import MARKS, plain_text, rich_text_blocks, slate_nodes

LINKS = Links(
    pages={3: "https://example.org/kk/forum"},
    documents={4: "https://example.org/documents/4/plan.pdf"},
    images={5: ImageInfo("https://example.org/hall", "A hall", {"image": [{"download": "@@images/x"}]})},
)
EMPTY = {"text": ""}
INLINE = {*MARKS.values(), "link"}


def words(text: str) -> dict:
    """A text node."""
    return {"text": text}


def element(kind: str, *children, **more) -> dict:
    """An element; strings are its texts."""
    return {
        "type": kind,
        **more,
        "children": [words(child) if isinstance(child, str) else child for child in children],
    }


def link(url: str, *children) -> dict:
    """A link."""
    return element("link", *children, data={"url": url})


def assert_slate(nodes: list[dict]) -> None:
    """Assert what Slate demands of every tree."""
    for node in nodes:
        children = node["children"]
        assert children
        inline_place = ["text" in child or child["type"] in INLINE for child in children]
        # Blocks follow the words of an item, they never stand between words.
        assert inline_place == sorted(inline_place, reverse=True)
        for number, child in enumerate(children):
            if "text" in child:
                assert set(child) == {"text"}
                assert number == 0 or "text" not in children[number - 1]
                continue
            if child["type"] in INLINE:
                assert "text" in children[number - 1] and number > 0
                assert "text" in children[number + 1]
            assert_slate([child])


def leaves(nodes: list[dict]) -> str:
    """Every text of the tree, without whitespace."""
    texts = (node.get("text", "") or leaves(node.get("children", [])) for node in nodes)
    return re.sub(r"\s", "", "".join(texts))


@pytest.mark.parametrize(
    ("html", "nodes"),
    [
        ("", []),
        ("<p></p><p> <b> </b></p>", []),
        ("words", [element("p", "words")]),
        ("<p>one</p><p>two</p>", [element("p", "one"), element("p", "two")]),
        ("<p>one<p>two", [element("p", "one"), element("p", "two")]),
        ("<h1>a</h1><h2>b</h2><h3>c</h3>", [element("h2", "a"), element("h2", "b"), element("h3", "c")]),
        ("<h4>a</h4><h6>b</h6>", [element("h4", "a"), element("h4", "b")]),
        ("<div>a<section>b</section></div>", [element("p", "a"), element("p", "b")]),
        ("<p>a <custom-tag>b</custom-tag> <span>c</span></p>", [element("p", "a b c")]),
        ("<p>a</p><script>b()</script><style>p{}</style><!-- c -->", [element("p", "a")]),
        ("<p>a &amp; b &lt;i&gt;</p>", [element("p", "a & b <i>")]),
        ("<p>  a \n\t b  </p>", [element("p", "a b")]),
        ("<p>no\u00a0break</p>", [element("p", "no\u00a0break")]),
        ("<p>a <br/> b</p>", [element("p", "a\nb")]),
        ("<pre>a\nb</pre>", [element("p", "a\nb")]),
        ("<blockquote><p>a</p><p>b</p></blockquote>", [element("blockquote", "a\nb")]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [element("p", "a"), element("p", "b")]),
    ],
)
def test_blocks_of_html_become_top_level_nodes(html, nodes):
    assert slate_nodes(html, LINKS) == nodes


@pytest.mark.parametrize(("tag", "kind"), sorted(MARKS.items()))
def test_marks_are_elements_with_texts_on_both_sides(tag, kind):
    assert slate_nodes(f"<p><{tag}>a</{tag}></p>", LINKS) == [element("p", "", element(kind, "a"), "")]


def test_marks_nest_and_spaces_collapse_across_them():
    assert slate_nodes("<p>a <b> b <i>c</i></b>  d</p>", LINKS) == [
        element("p", "a ", element("strong", "b ", element("em", "c"), ""), " d")
    ]


def test_two_inline_elements_in_a_row_have_a_text_between_them():
    assert slate_nodes("<b>a</b><i>b</i>", LINKS) == [
        element("p", "", element("strong", "a"), "", element("em", "b"), "")
    ]


def test_a_mark_around_blocks_goes_into_each_of_them():
    strong = [element("p", "", element("strong", text), "") for text in "ab"]
    assert slate_nodes("<b><p>a</p><p>b</p></b>", LINKS) == strong


@pytest.mark.parametrize(
    ("html", "items"),
    [
        ("<ul><li></li><li>b</li></ul>", ["", "b"]),
        ("<ul><li><p>a</p><p>b</p></li></ul>", ["a\nb"]),
        ("<ul>\n<li>a</li>\n b \n</ul>", ["a", "b"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
    ],
)
def test_items_of_lists_hold_words_alone(html, items):
    assert slate_nodes(html, LINKS) == [element("ul", *[element("li", item) for item in items])]


def test_a_nested_list_stands_in_its_item_and_words_after_it_in_the_next():
    assert slate_nodes("<ul><li>a<ul><li>b</li></ul>c</li></ul>", LINKS) == [
        element("ul", element("li", "a", element("ul", element("li", "b"))), element("li", "c"))
    ]


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        ('linktype="page" id="3"', "https://example.org/kk/forum"),
        ('linktype="document" id="4"', "https://example.org/documents/4/plan.pdf"),
        ('href="https://example.com/?a=1&amp;b=2"', "https://example.com/?a=1&b=2"),
        ('href="#day-1"', "#day-1"),
        ('href="mailto:a@example.org"', "mailto:a@example.org"),
        ('href="tel:+77270000000"', "tel:+77270000000"),
        ('href="/kk/news/"', "/kk/news/"),
    ],
)
def test_links_lead_where_they_did(attributes, url):
    assert slate_nodes(f"<p>a <a {attributes}>b</a></p>", LINKS) == [element("p", "a ", link(url, "b"), "")]


@pytest.mark.parametrize(
    "attributes",
    [
        'linktype="page" id="99"',
        'linktype="page" id="x"',
        'linktype="page"',
        'linktype="document" id="99"',
        'href="javascript:alert(1)"',
        'href=" JavaScript:alert(1)"',
        'href="java&#10;script:alert(1)"',
        'href="&#1;javascript:alert(1)"',
        'href="data:text/html,x"',
        'href="vbscript:x"',
        'href="file:///etc/passwd"',
        'href=""',
        'name="anchor"',
    ],
)
def test_a_link_that_leads_nowhere_becomes_its_words(attributes):
    assert slate_nodes(f"<p>a <a {attributes}>b</a> c</p>", LINKS) == [element("p", "a b c")]


def test_an_embedded_image_parts_its_paragraph():
    html = '<p>a<embed embedtype="image" id="5" alt="People" format="left"/>b</p>'
    first, image, last = rich_text_blocks(html, LINKS)
    assert first == {"@type": "slate", "plaintext": "a", "value": [element("p", "a")]}
    assert image == {
        "@type": "image",
        "url": "https://example.org/hall",
        "alt": "People",
        "align": "left",
        "size": "m",
        "image_field": "image",
        "image_scales": {"image": [{"download": "@@images/x"}]},
    }
    assert last["plaintext"] == "b"


def test_what_is_embedded_in_a_list_follows_the_list():
    html = '<ul><li>a<embed embedtype="media" url="https://youtu.be/x"/></li><li>b</li></ul>'
    text, video = rich_text_blocks(html, LINKS)
    assert text["plaintext"] == "a\nb"
    assert video == {"@type": "video", "url": "https://youtu.be/x"}


@pytest.mark.parametrize(
    "embed",
    [
        '<embed embedtype="image" id="99" alt=""/>',
        '<embed embedtype="image" alt=""/>',
        '<embed embedtype="media" url="javascript:x"/>',
        '<embed embedtype="media"/>',
        '<embed embedtype="other" id="5"/>',
        "<embed/>",
    ],
)
def test_an_embed_that_is_missing_or_unknown_is_left_out(embed):
    texts = [block["plaintext"] for block in rich_text_blocks(f"<p>a{embed}b</p>", LINKS)]
    assert texts == ["a", "b"]


def test_plain_text_has_a_line_a_block():
    assert plain_text("<h2>A</h2><p>b <b>c</b><br>d</p><ul><li>e</li><li>f</li></ul>") == "A\nb c\nd\ne\nf"


@pytest.mark.parametrize("tag", ["b", "span", "ul", "li", "p", "a href='#x'", "ul><li", "blockquote"])
def test_tags_nested_without_end_are_no_error(tag):
    nodes = slate_nodes(f"<{tag}>x" * 5000, LINKS)
    assert_slate(nodes)
    json.dumps(nodes)
    assert leaves(nodes) == "x" * 5000


TAGS = [*MARKS, "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "div", "span", "a", "table", "td"]
PLAIN = st.text(alphabet=st.sampled_from("аб әқ xyz\n\t\u00a0.!0"), max_size=8)


def tagged(children):
    """Any of the tags around a few of these."""
    return st.builds(
        lambda tag, inner: (
            f"<{tag}{' href=' + chr(34) + '#x' + chr(34) if tag == 'a' else ''}>{''.join(inner)}</{tag}>"
        ),
        st.sampled_from(TAGS),
        st.lists(children, max_size=4),
    )


@given(st.lists(st.recursive(PLAIN | st.just("<br/>"), tagged, max_leaves=25), max_size=5).map("".join))
def test_any_nesting_keeps_its_words_and_makes_a_tree_that_slate_takes(html):
    nodes = slate_nodes(html, LINKS)
    assert_slate(nodes)
    written = re.sub(r"\s", "", re.sub(r"<[^>]*>", "", html))
    assert leaves(nodes) == written
    assert re.sub(r"\s", "", plain_text(html)) == written


PIECES = [
    "<",
    ">",
    "</",
    "<p",
    "<![",
    "<!--",
    "<![CDATA[",
    "<?",
    "&#",
    "&#xD800;",
    "&#0;",
    "<a href=",
    '"',
    "'",
    "<script>",
    "<embed embedtype='image' id='5'",
    "/>",
    "<li>",
    "</ul>",
    "<ul>",
    "\x00",
    "<textarea>",
]


@given(st.lists(st.text(max_size=10) | st.sampled_from(PIECES), max_size=20).map("".join))
def test_no_text_at_all_is_an_error(html):
    assert_slate(slate_nodes(html, LINKS))
    # What is published is stored: neither NUL nor half a surrogate may be in it.
    stored = json.dumps(rich_text_blocks(html, LINKS), ensure_ascii=False).encode()
    assert b"\\u0000" not in stored


@given(st.text())
def test_no_address_with_a_scheme_that_runs_is_kept(text):
    assert safe_url(f"javascript:{text}") is None
    kept = safe_url(text)
    assert (
        kept is None
        or not re.match(r"(?i)[a-z][a-z0-9+.-]*:", kept)
        or kept.lower().startswith(("http:", "https:", "mailto:", "tel:"))
    )
