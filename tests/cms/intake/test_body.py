"""What facts have not taken becomes the body: clean blocks, no word lost, none twice."""

import random
import re

import pytest
from bs4 import BeautifulSoup
from wagtail.blocks import StreamBlock

from cms.intake.body import body_blocks, characters_left
from cms.intake.reading import Reading
from cms.intake.report import Block, Mark, Picture, Report, Span
from cms.intake.sources.characters import visible
from cms.intake.sources.html import read_html
from cms.intake.sources.plain import read_plain
from cms.pages.blocks import BODY_BLOCKS
from tests.cms.intake.gold_reports import gold_reports

TEXTS = {f"{report.name}.yaml": report.text for report in gold_reports()}


def paragraphs(report, taken=()):
    """The running text of a body as one."""
    return "".join(block["value"] for block in body_blocks(report, taken) if block["type"] == "paragraph")


def spans(report, *words):
    """Where words stand in a report."""
    return [Span(report.text.index(word), report.text.index(word) + len(word)) for word in words]


def shown(blocks):
    """All words of a body, in their order."""
    parts = []
    for block in blocks:
        value = block["value"]
        if block["type"] == "paragraph":
            parts.append(BeautifulSoup(value, "html.parser").get_text(" "))
        elif block["type"] == "heading":
            parts.append(value["text"])
        elif block["type"] == "table":
            parts += [cell for row in value["data"] for cell in row]
    return "\n".join(parts)


def test_blocks_become_blocks_of_the_body():
    report = read_html(
        "<h1>Форум</h1><p>Қатысты <b>250 <i>директор</i></b>, <a href='https://cpm.kz/?a=1&amp;b=2'>сайт</a>.</p>"
        "<ul><li>көрме<ol><li>бір<li>екі</ol><li>байқау</ul><h3>Қорытынды</h3><p>Соңы &lt;3"
    )
    assert body_blocks(report) == [
        {"type": "heading", "value": {"text": "Форум", "level": "h2"}},
        {
            "type": "paragraph",
            "value": '<p>Қатысты <b>250 <i>директор</i></b>, <a href="https://cpm.kz/?a=1&amp;b=2">сайт</a>.</p>'
            "<ul><li>көрме<ol><li>бір</li><li>екі</li></ol></li><li>байқау</li></ul>",
        },
        {"type": "heading", "value": {"text": "Қорытынды", "level": "h3"}},
        {"type": "paragraph", "value": "<p>Соңы &lt;3</p>"},
    ]


def test_typed_dashes_and_numbers_become_lists_that_show_them():
    report = read_plain("Цели:\n- первая\n- вторая\n\n1. раз\n2. два\n\nИтог.")
    assert paragraphs(report) == (
        "<p>Цели:</p><ul><li>первая</li><li>вторая</li></ul><ol><li>раз</li><li>два</li></ol><p>Итог.</p>"
    )


def test_a_number_that_a_list_would_show_wrongly_stays_typed():
    report = read_plain("3. три\n4. четыре\n\nТекст.\n1. раз\n3. снова три")
    assert paragraphs(report) == (
        "<p>3. три</p><p>4. четыре</p><p>Текст.</p><ol><li>раз</li></ol><p>3. снова три</p>"
    )


def test_a_taken_sentence_is_gone_and_a_taken_item_leaves_no_dash():
    report = read_plain("Форум прошёл 14 ноября. Было весело. Все довольны.\n- первая цель\n- вторая цель")
    taken = spans(report, "Форум прошёл 14 ноября.", "первая цель")
    assert paragraphs(report, taken) == "<p>Было весело. Все довольны.</p><ul><li>вторая цель</li></ul>"
    assert characters_left(report, taken, body_blocks(report, taken)) == 0


def test_what_is_taken_from_the_middle_leaves_both_sides():
    report = read_html("<p>Одно <b>два три</b> четыре")
    assert paragraphs(report, spans(report, "два")) == "<p>Одно <b>три</b> четыре</p>"
    assert paragraphs(report, spans(report, "Одно два", "три четыре")) == ""


def test_a_table_loses_the_rows_that_are_taken_and_knows_its_header():
    report = read_html("<table><tr><th>Место<th>Школа<tr><td>1<td>№ 7<tr><td>2<td>№ 9</table>")
    (table,) = body_blocks(report, spans(report, "1\t№ 7"))
    assert table["value"]["data"] == [["Место", "Школа"], ["2", "№ 9"]]
    assert table["value"]["first_row_is_table_header"] is True
    (plain,) = body_blocks(read_plain("a\tb\nc\td"))
    assert plain["value"]["first_row_is_table_header"] is False


def test_a_heading_too_long_for_its_block_becomes_a_bold_paragraph():
    words = "Форум " * 30
    (block,) = body_blocks(read_html(f"<h2>{words}</h2>"))
    assert block == {"type": "paragraph", "value": f"<p><b>{words.strip()}</b></p>"}


def test_pictures_leave_markers_where_they_stood():
    report = read_plain("Один.\n\nДва.")
    pictures = tuple(Picture("a.png", b"", after_block=place) for place in (-1, 0, 1, 0))
    report = Report(report.text, report.blocks, pictures=pictures)
    assert [(block["type"], block["value"]) for block in body_blocks(report)] == [
        ("picture", {"number": 0}),
        ("paragraph", "<p>Один.</p>"),
        *(("picture", {"number": 1}), ("picture", {"number": 3})),
        ("paragraph", "<p>Два.</p>"),
        ("picture", {"number": 2}),
    ]


def test_marks_that_cross_are_nested_properly_and_bad_links_dropped():
    text = "abcdef"
    marks = (
        Mark(Span(0, 4), "bold"),
        Mark(Span(2, 6), "italic"),
        Mark(Span(1, 3), "link", "https://a.kz"),
        Mark(Span(4, 5), "link", "javascript:alert(1)"),
    )
    report = Report(text, (Block("paragraph", Span(0, 6)),), marks)
    assert paragraphs(report) == (
        '<p><b>a</b><a href="https://a.kz"><b>b<i>c</i></b></a><b><i>d</i></b><i>ef</i></p>'
    )


def test_a_long_text_is_split_between_paragraphs():
    report = read_plain("\n\n".join(["Слово " * 100] * 60))
    blocks = body_blocks(report)
    assert 3 < len(blocks) < 60
    assert all(block["value"].startswith("<p>") and block["value"].endswith("</p>") for block in blocks)
    assert characters_left(report, (), blocks) == 0


def test_a_body_is_what_the_pages_own_blocks_accept():
    report = read_html(
        "<h2>Форум</h2><p>a <b>b</b><br>c<ul><li>d</ul><blockquote>Слова</blockquote>"
        "<table><tr><th>e<th>f<tr><td>g</table>"
    )
    stream = StreamBlock(BODY_BLOCKS)
    value = stream.to_python(body_blocks(report))
    assert [child.block_type for child in value] == ["heading", "paragraph", "table"]
    stream.clean(value)
    html = stream.child_blocks["paragraph"].render(value[1].value)
    assert "<li>d</li>" in html


def test_words_that_the_body_loses_are_counted():
    report = read_plain("Форум прошёл.\n\nБыло весело.")
    blocks = body_blocks(report)
    assert characters_left(report, (), blocks) == 0
    assert characters_left(report, (), []) == 23
    assert characters_left(report, spans(report, "Форум прошёл."), []) == 11
    blocks[0]["value"] = blocks[0]["value"].replace("весело", "скучно")
    assert characters_left(report, (), blocks) > 0


@pytest.mark.parametrize("name", TEXTS)
def test_whatever_is_taken_of_a_report_the_rest_is_in_the_body(name):
    report = read_plain(TEXTS[name])
    sentences = [sentence.span for sentence in Reading(report).sentences]
    chance = random.Random(name)
    for round_ in range(12):
        taken = chance.sample(sentences, chance.randrange(len(sentences) + 1))
        if round_ % 2:
            ends = (chance.sample(range(len(report.text)), 2) for _ in range(round_))
            taken += [Span(*sorted(pair)) for pair in ends]
        blocks = body_blocks(report, taken)
        assert characters_left(report, taken, blocks) == 0
        gone = {place for span in taken for place in range(span.start, span.end)}
        left = visible("".join(letter for place, letter in enumerate(report.text) if place not in gone))
        assert not visible(shown(blocks)) - left


@pytest.mark.parametrize("name", TEXTS)
def test_a_report_of_which_nothing_is_taken_keeps_the_order_of_its_words(name):
    report = read_plain(TEXTS[name])
    words = re.findall(r"\w+", shown(body_blocks(report)))
    assert words
    place = 0
    for word in words:
        place = report.text.index(word, place) + len(word)


def test_a_report_wholly_taken_leaves_no_body():
    report = read_plain(TEXTS["en/seed-forum-taraz-2019.yaml"])
    assert body_blocks(report, [Span(0, len(report.text))]) == []
