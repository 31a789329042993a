"""Web pages and clipboards: what Word, Google Docs, browsers and messengers give becomes clean blocks."""

import base64

import pytest

from cms.intake.sources.html import read_html
from cms.intake.sources.opening import read_paste
from tests.cms.intake.sources.documents import PNG
from tests.cms.intake.sources.reading import assert_sound, marked, told

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
<!--[if gte mso 9]><xml><w:WordDocument>Print</w:WordDocument></xml><![endif]--></head><body lang=RU>
<!--StartFragment--><p class=MsoNormal align=center><b><span lang=KZ>Облыстық форум<o:p></o:p></span></b></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span><![endif]>көрме<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span><!--[endif]-->байқау</p>
<p class=MsoNormal>Форумға <i>250&nbsp;дирек&shy;тор</i> қатысты.<o:p>&nbsp;</o:p></p><!--EndFragment-->
</body></html>"""
GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span
style="font-weight:400;">Заголовок</span></h2><p><span style="font-weight:400;font-style:normal">Обычный
</span><span style="font-weight:700">жирный</span></p><ul><li aria-level="1"><p role="presentation"><span>один
</span></p></li><ul><li aria-level="2"><p><span>вложен</span></p></li></ul><li>два</li></ul><br
class="Apple-interchange-newline"></b>"""


def read(markup):
    report = read_html(markup)
    assert_sound(report)
    return report


def test_what_word_puts_on_the_clipboard_becomes_a_heading_lists_and_text():
    report = read(WORD)
    assert told(report) == [
        ("heading", "Облыстық форум"),
        ("item", "көрме"),
        ("item", "байқау"),
        ("paragraph", "Форумға 250 директор қатысты."),
    ]
    assert [(block.level, block.is_numbered) for block in report.blocks[1:3]] == [(0, False), (1, True)]
    assert ("italic", "250 директор", "") in marked(report)


def test_google_docs_is_bold_where_it_looks_bold():
    report = read(GOOGLE)
    assert told(report) == [
        ("heading", "Заголовок"),
        ("paragraph", "Обычный жирный"),
        *(("item", "один"), ("item", "вложен"), ("item", "два")),
    ]
    assert [block.level for block in report.blocks] == [2, 0, 0, 1, 0]
    assert marked(report) == [("bold", "жирный", "")]


def test_a_list_inside_another_has_its_depth_from_word_on_the_web_too():
    report = read(
        '<div><ul role="list"><li data-aria-level="1"><p>көрме</p></li></ul></div>'
        '<div><ul role="list"><li data-aria-level="2"><p>байқау</p></li></ul></div>'
    )
    assert [(block.kind, block.level) for block in report.blocks] == [("item", 0), ("item", 1)]


def test_words_notes_at_the_margin_and_deleted_words_are_left_out_and_told():
    report = read(
        '<p>Қатысты <del cite="mailto:A" datetime="2024-11-01T10:00">200</del><ins>250</ins>'
        "<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[А1]</a></span></p>"
        "<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'>"
        "<p class=MsoCommentText>Тексеру керек</p></div></div>"
    )
    assert report.text == "Қатысты 250"
    assert report.notes == (
        "1 comment at the margin was left out.",
        "Words that tracked changes delete were left out.",
    )


def test_words_that_a_page_shows_crossed_out_stay():
    assert read("<p><del>ескі баға</del> жаңа</p>").text == "ескі баға жаңа"


def test_pictures_that_messengers_show_for_an_emoji_are_the_emoji():
    report = read('<p>Жеңді <img class="emoji" alt="🏆" src="blob:1"><img alt="Залда" src="blob:2"></p>')
    assert report.text == "Жеңді 🏆"
    assert report.notes == ("1 picture or drawing could not be taken over. Add it among the pictures.",)


def test_a_style_says_more_than_the_element_around_it():
    report = read(
        '<b>жирный <span style="font-weight: 400">нет</span></b> <i style="font-style:normal">нет</i>'
    )
    assert marked(report) == [("bold", "жирный", "")]


def test_a_pages_frame_is_left_out_and_named():
    report = read(
        "<!doctype html><title>T</title><nav><a href=/>Home</a></nav><header>CPE</header><main><article>"
        "<header><h1>Форум</h1></header><p>Текст<footer>18.11.2019 1772</footer></article></main>"
        "<aside>Other</aside>"
        "<footer>© 2019</footer><script>alert(1)</script><style>p{}</style><noscript>Turn on</noscript>"
    )
    assert told(report) == [("heading", "Форум"), ("paragraph", "Текст"), ("paragraph", "18.11.2019 1772")]
    assert report.notes == ("The page's menu and frame were left out: Home CPE Other © 2019",)


def test_a_header_with_the_pages_heading_belongs_to_the_text():
    assert told(read("<header><h1>Форум</h1></header><p>Текст")) == [
        ("heading", "Форум"),
        ("paragraph", "Текст"),
    ]


def test_ends_may_be_left_out():
    report = read(
        "<ul><li>a<li>b</ul><p>c<p>d<dl><dt>e<dd>f</dl><table><tr><td>g<td>h<tr><td>i<td>j</table>k"
    )
    assert [words for _, words in told(report)] == ["a", "b", "c", "d", "e", "f", "g\th\ni\tj", "k"]


def test_line_breaks_make_paragraphs_and_typed_dashes_items():
    report = read("<div>Цели:<br>- первая<br/>– вторая<br><br>1) третья</div>")
    assert told(report) == [
        ("paragraph", "Цели:"),
        *(("item", "- первая"), ("item", "– вторая"), ("item", "1) третья")),
    ]


def test_an_item_of_several_paragraphs_is_one_item():
    assert told(read("<ol><li><p>Тақырып</p><p>сипаттама</p></li></ol>")) == [("item", "Тақырып\nсипаттама")]


def test_cells_that_span_leave_their_columns_in_place():
    report = read(
        "<table><caption>Итоги</caption><tr><th colspan=2>Место<th>Школа</tr>"
        "<tr><td rowspan=2>1<td>a<td>№ 1</tr><tr><td>b<td>№ 2</tr></table>"
    )
    assert report.blocks[0].kind == "paragraph"
    assert [[cell.of(report.text) for cell in row] for row in report.blocks[1].rows] == [
        ["Место", "", "Школа"],
        ["1", "a", "№ 1"],
        ["", "b", "№ 2"],
    ]


def test_a_table_that_only_places_text_is_no_table():
    report = read(
        "<table><tr><td>menu<td><h1>Форум</h1><p>Текст</p><table><tr><td>1<td>2</table></td></tr></table>"
        "<table><tr><td>Одна ячейка</table>"
    )
    assert [kind for kind, _ in told(report)] == ["paragraph", "heading", "paragraph", "table", "paragraph"]


@pytest.mark.parametrize(
    "stray",
    [
        "<table>Слово<tr><td>a<td>b</table>",
        "<table><tr>Слово<td>a<td>b</table>",
        "<table><td>a<td>Слово</table>",
    ],
)
def test_words_between_cells_are_not_lost(stray):
    assert "Слово" in read(stray).text


def test_quotes_and_links_are_kept_and_addresses_checked():
    report = read(
        '<blockquote>Слова <a href="https://cpm.kz/?a=1&amp;b=2">сайт</a> '
        '<a href=" MAILTO:a@cpm.kz">почта</a> <a href="tel:+77262">тел</a> '
        '<a href="/local">местная</a></blockquote>'
    )
    assert told(report) == [("quote", "Слова сайт почта тел местная")]
    assert [href for _, _, href in marked(report)] == [
        "https://cpm.kz/?a=1&b=2",
        "MAILTO:a@cpm.kz",
        "tel:+77262",
    ]


def test_a_picture_in_the_markup_comes_along_with_its_description_and_others_are_named():
    data = base64.b64encode(PNG).decode()
    report = read(
        f'<p>До</p><img alt="Зал &amp; гости" src="data:image/png;base64,{data}"><p>После'
        '<img src="file:///C:/image001.jpg"><img src="data:image/svg+xml;base64,PHN2Zz4=">'
    )
    (picture,) = report.pictures
    assert (picture.name, picture.content, picture.caption) == ("picture-1.png", PNG, "Зал & гости")
    assert picture.after_block == 0
    assert report.notes == ("2 pictures or drawings could not be taken over. Add them among the pictures.",)


def test_an_archive_hands_in_the_pictures_of_its_pages():
    report = read_html('<p>a<img src="uploads/a.png">', {"uploads/a.png": PNG}.get)
    assert report.pictures[0].content == PNG


def test_what_is_hidden_stays_hidden():
    assert (
        read(
            '<p>a<span style="display: none">b</span><span hidden>c</span><i style="mso-hide:all">d</i>'
        ).text
        == "a"
    )


def test_text_in_preformatted_lines_keeps_them():
    assert [words for _, words in told(read("<pre>Первая\nВторая</pre>"))] == ["Первая", "Вторая"]


def test_markup_in_a_paste_without_words_gives_way_to_the_plain_text():
    assert read_paste("<img src='file:///a.jpg'>", "Форум").text == "Форум"
    assert read_paste("", "Форум").text == "Форум"
    assert read_paste("<p>Форум", "").text == "Форум"


def test_a_messengers_lines_stay_lines():
    report = read('<span style="white-space: pre-wrap;">Форум өтті\n- көрме\n- байқау</span>')
    assert [kind for kind, _ in told(report)] == ["paragraph", "item", "item"]


def test_a_clipboard_whose_markup_runs_lines_together_is_read_as_plain_text():
    report = read_paste("<span>Форум өтті - көрме - байқау</span>", "Форум өтті\n- көрме\n- байқау")
    assert [kind for kind, _ in told(report)] == ["paragraph", "item", "item"]


def test_a_clipboard_whose_markup_lacks_words_is_read_as_plain_text():
    report = read_paste("<p>Форум", "Форум өтті.\n\nОған 250 директор қатысты.")
    assert "250 директор" in report.text
    assert "Headings and lists could not be taken over from what was pasted." in report.notes
