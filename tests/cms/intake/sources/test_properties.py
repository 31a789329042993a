"""Whatever is pasted: a sound report or an honest refusal, and the account of its words holds."""

import contextlib
import re
from html import escape, unescape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cms.intake.body import body_blocks, characters_left
from cms.intake.report import Span
from cms.intake.sources.characters import cleaned, visible
from cms.intake.sources.encodings import decoded, decoded_page
from cms.intake.sources.html import read_html
from cms.intake.sources.opening import read_file
from cms.intake.sources.plain import read_plain
from cms.intake.sources.refusals import UnreadableReport
from tests.cms.intake.sources.documents import packed
from tests.cms.intake.sources.reading import assert_sound

WORDS = st.text(alphabet="абвғҚ ёй1.)-–•\t\n\u00a0\u00ad😀é\u0306<>&;\"'", max_size=40)
TAGS = [
    "p",
    "div",
    "b",
    "i",
    "a",
    "span",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h3",
    "blockquote",
]
TAGS += [
    "pre",
    "br",
    "img",
    "nav",
    "article",
    "script",
    "style",
    "title",
    "textarea",
    "o:p",
    "caption",
    "head",
    "dd",
]
PIECES = st.one_of(
    WORDS.map(escape),
    WORDS,
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            *(
                "<!--",
                "-->",
                "<![endif]-->",
                "<!",
                "<?",
                "</",
                "<a href='https://a.kz'>",
                "<a href=javascript:a>",
            ),
            *(
                "<td colspan=3>",
                "<td rowspan=2>",
                "<p style='mso-list:l0 level2 lfo1'>",
                "<b style='",
                "&nbsp;",
            ),
            *(
                "<span style='mso-list:Ignore'>",
                "<i hidden>",
                "&#x110000;",
                "<img src='data:image/png;base64,!'>",
            ),
        ]
    ),
)


def account(report, taken=()):
    """Check a report and the body made of it."""
    assert_sound(report)
    assert report.text == cleaned(report.text) or "\u0306" in report.text
    assert characters_left(report, taken, body_blocks(report, taken)) == 0


@settings(max_examples=300, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=300), st.lists(WORDS, max_size=30).map("\n".join)))
@example("- \n- a")
@example("a\t\n\tb")
def test_a_plain_text_keeps_its_visible_characters(text):
    try:
        report = read_plain(text)
    except UnreadableReport:
        assert not cleaned(text).strip()
        return
    assert visible(report.text) == visible(text)
    account(report)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markup_is_read_or_refused(markup):
    with contextlib.suppress(UnreadableReport):
        account(read_html(markup))


def tree(children):
    """An element around what is within."""
    tags = st.sampled_from(
        ["p", "div", "b", "i", "span", "ul", "li", "h2", "blockquote", "em", "section", "center"]
    )
    return st.tuples(tags, st.lists(children, max_size=4)).map(
        lambda found: f"<{found[0]}>{''.join(found[1])}</{found[0]}>"
    )


@settings(max_examples=200, deadline=None)
@given(st.recursive(WORDS.map(escape), tree, max_leaves=25))
def test_markup_adds_no_word_and_loses_none(markup):
    words = unescape(re.sub(r"<[^>]*>", "", markup))
    try:
        report = read_html(markup)
    except UnreadableReport:
        assert not cleaned(words).strip()
        return
    assert visible(report.text) == visible(words)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map("\n\n".join), st.data())
def test_whatever_is_taken_the_rest_is_in_the_body(text, data):
    try:
        report = read_plain(text)
    except UnreadableReport:
        return
    places = st.integers(0, len(report.text))
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=6))
    account(report, [Span(min(pair), max(pair)) for pair in pairs])


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", ""]))
def test_any_bytes_are_read_or_refused(content, name):
    assert isinstance(decoded(content), str)
    assert isinstance(decoded_page(content), str)
    with contextlib.suppress(UnreadableReport):
        account(read_file(name, content))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["word/document.xml", "content.xml"]))
def test_any_part_of_a_document_is_read_or_refused(content, name):
    with contextlib.suppress(UnreadableReport):
        account(read_file("a", packed({name: content, "META-INF/manifest.xml": "<a/>"})))
