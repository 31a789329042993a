"""Texts of old stories become clean blocks: nothing of them runs, and no word is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.intake.archives.markup import as_html
from cms.intake.archives.story import ArchivedPicture
from cms.intake.archives.texts import text_of


def blocks(html: str) -> list:
    """The blocks of a text."""
    return text_of(html).blocks()


def test_headings_paragraphs_lists_and_tables_keep_their_kinds():
    html = (
        "<h2>Day one</h2><p>A <b>bold</b> <a href='https://example.org/'>link</a>.</p><ul><li>One<li>Two</ul>"
        "<table><tr><th>School</th><th>Award</th></tr><tr><td>No. 1</td><td>First</td></tr></table>"
    )
    heading, paragraph, table = blocks(html)
    assert heading == ("heading", {"text": "Day one", "level": "h2"})
    assert paragraph[0] == "paragraph"
    assert '<p>A <b>bold</b> <a href="https://example.org/">link</a>.</p>' in paragraph[1]
    assert "<ul><li>One" in paragraph[1]
    assert table[1]["data"] == [["School", "Award"], ["No. 1", "First"]]


def test_pictures_stand_where_they_stood_with_their_captions():
    figure = "<figure><img src='a.jpg' alt='Hall'><figcaption>In the hall</figcaption></figure>"
    html = f"<p>Before</p>{figure}<p>After</p>"
    before, picture, after = blocks(html)
    assert picture == ArchivedPicture("a.jpg", "Hall", "In the hall")
    assert before == ("paragraph", "<p>Before</p>") and after == ("paragraph", "<p>After</p>")


def test_a_picture_in_the_middle_of_a_paragraph_follows_it_and_no_word_is_lost():
    one, picture, four = blocks("<div><p>One <b>two <img src='a.jpg'> three</b></p> four</div>")
    assert one == ("paragraph", "<p>One <b>two three</b></p>") and four == ("paragraph", "<p>four</p>")
    assert picture == ArchivedPicture("a.jpg")


def test_pictures_that_are_loaded_late_are_found_and_dots_of_counters_are_not():
    html = "<p>Text</p><img src='data:,' data-src='a.jpg'><img src='dot.gif' width='1' height='1'>"
    assert blocks(html)[1:] == [ArchivedPicture("a.jpg")]


def test_a_text_of_pictures_alone_has_them():
    text = text_of("<p><img src='a.jpg'></p>")
    assert text.blocks() == [ArchivedPicture("a.jpg")] and not text.fault


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick='alert(1)'>Text</p><script>alert(1)</script>",
        "<p><a href='javascript:alert(1)'>Text</a></p>",
        "<p><a href='java\tscript:alert(1)'>Text</a></p>",
        "<p>Text</p><iframe src='https://evil.example/alert'></iframe><object data='alert'></object>",
        "<p>Text</p><img src='x' onerror='alert(1)'>",
        "<p>Text</p><svg onload=alert(1)><style>*{background:url(//alert)}</style>",
        "<p>Text<!-- <script>alert(1)</script> --></p>",
    ],
)
def test_nothing_of_an_old_page_can_run_or_load(html):
    said = str([block for block in blocks(html) if not isinstance(block, ArchivedPicture)])
    assert "Text" in said and "alert" not in said and "<script" not in said


def test_blank_lines_divide_paragraphs_as_in_old_wordpress():
    assert blocks(as_html("First.\n\nSecond <i>one</i>.")) == [
        ("paragraph", "<p>First.</p><p>Second <i>one</i>.</p>")
    ]


def test_a_text_laid_out_by_tables_is_a_text():
    inner = "<table><tr><td>Two</td><td>Three</td></tr></table>"
    html = f"<table><tr><td>One{inner}</td></tr><tr><td>Four</td></tr></table>"
    said = re.sub(r"<[^>]*>", " ", str(blocks(html)))
    for word in ("One", "Two", "Three", "Four"):
        assert word in said


def test_very_deep_markup_is_read():
    assert "Text" in str(blocks("<div>" * 5000 + "Text"))


TAGS = st.sampled_from(
    ["p", "div", "b", "ul", "li", "h2", "blockquote", "td", "tr", "table", "a", "span", "br"]
)


@given(st.lists(st.tuples(TAGS, st.booleans(), st.sampled_from(["one", "two", "three", ""])), max_size=25))
def test_no_word_is_lost_whatever_the_markup(parts):
    html = "".join(f"<{'/' if closes else ''}{tag}>{word} " for tag, closes, word in parts)
    wanted = sorted(word for _tag, _closes, word in parts if word)
    said = " ".join(str(value) for _kind, value in blocks(html))
    assert sorted(re.findall(r"one|two|three", re.sub(r"<[^>]*>", " ", said))) == wanted
