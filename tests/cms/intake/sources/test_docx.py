"""Word documents: every word that Word shows is taken over, what is left out is told."""

import io
import zipfile

import pytest

from cms.intake.sources.docx import read_docx
from tests.cms.intake.sources.documents import PNG, WORD, docx, item, packed, paragraph
from tests.cms.intake.sources.reading import assert_sound, marked, told


def read(body, *args, **parts):
    report = read_docx(docx(body, *args, **parts))
    assert_sound(report)
    return report


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def box(text):
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def test_headings_are_told_by_their_style_also_by_one_made_from_it():
    report = read(paragraph("Форум", "1") + paragraph("Байқау", "My") + paragraph("Мәтін"))
    assert told(report) == [("heading", "Форум"), ("heading", "Байқау"), ("paragraph", "Мәтін")]


def test_lists_have_their_depth_and_kind():
    report = read(item("көрме") + item("байқау", 1) + paragraph("Соңы"))
    assert [(block.kind, block.level, block.is_numbered) for block in report.blocks] == [
        ("item", 0, False),
        ("item", 1, True),
        ("paragraph", 0, False),
    ]


def test_bold_italic_quotations_and_links_are_kept():
    linked = f'<w:hyperlink r:id="site">{run("сайт")}</w:hyperlink>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "http://cpm.kz/a" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("поле")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    strong = run("сильный", '<w:rStyle w:val="Strong"/>')
    words = f"<w:p>{run('жирный ', '<w:b/>')}{strong}{linked}{field}</w:p>"
    report = read(paragraph("Слова", "Q") + words, {"site": ("hyperlink", "https://cpm.kz/")})
    assert told(report) == [("quote", "Слова"), ("paragraph", "жирный сильныйсайтполе")]
    assert marked(report) == [
        ("italic", "Слова", ""),
        ("bold", "жирный сильный", ""),
        ("link", "сайт", "https://cpm.kz/"),
        ("link", "поле", "http://cpm.kz/a"),
    ]


def test_a_link_that_would_run_a_script_is_none():
    body = f'<w:p><w:hyperlink r:id="bad">{run("сайт")}</w:hyperlink></w:p>'
    assert marked(read(body, {"bad": ("hyperlink", "javascript:alert(1)")})) == []


def test_tracked_changes_are_read_as_accepted():
    body = (
        f"<w:p>{run('Қатысты ')}<w:del><w:r><w:delText>200</w:delText></w:r></w:del>"
        f"<w:ins>{run('250')}</w:ins></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Бір ')}</w:p><w:p>{run('абзац')}</w:p>"
    )
    report = read(body)
    assert [words for _, words in told(report)] == ["Қатысты 250", "Бір абзац"]
    assert report.notes == ("Words that tracked changes delete were left out.",)


def test_a_text_box_stands_behind_its_paragraph_once():
    drawing = (
        "<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:posOffset>12345</wp:posOffset><a:graphic>"
        f"<wps:txbx>{box('В рамке')}</wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box('В рамке')}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    report = read(f"<w:p><w:r>{drawing}<w:t>Вокруг</w:t></w:r></w:p>")
    assert told(report) == [("paragraph", "Вокруг"), ("paragraph", "В рамке")]


@pytest.mark.parametrize(
    "body",
    [
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Слово')}</w:sdtContent></w:sdt>",
        f"<w:p><w:sdt><w:sdtContent>{run('Слово')}</w:sdtContent></w:sdt></w:p>",
        f"<w:p><w:smartTag>{run('Слово')}</w:smartTag></w:p>",
        f"<w:p><w:fldSimple w:instr='TITLE'>{run('Слово')}</w:fldSimple></w:p>",
        "<w:p><m:oMath><m:r><m:t>Слово</m:t></m:r></m:oMath></w:p>",
        f"<w:customXml>{paragraph('Слово')}</w:customXml>",
        f"<w:p><w:r><w:pict><v:rect><v:textbox>{box('Слово')}</v:textbox></v:rect></w:pict></w:r></w:p>",
        f"<w:p><w:unheard>{run('Слово')}</w:unheard></w:p>",
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Слово')}</w:p>",
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('Слово')}</w:tc></w:tr></w:sdtContent></w:sdt>"
        "</w:tbl>",
        f"<w:p><w:r><w:ruby><w:rubyBase>{run('Слово')}</w:rubyBase></w:ruby></w:r></w:p>",
    ],
)
def test_words_are_taken_over_wherever_word_keeps_them(body):
    report = read(body + paragraph("Конец"))
    assert "Слово" in report.text
    assert not any("missing" in note for note in report.notes)


def test_a_content_control_stays_where_it_stands():
    def control(words):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{words}</w:sdtContent></w:sdt>"

    heading = paragraph("Форум", "1")
    cells = f"<w:tc>{control(paragraph('14:00'))}</w:tc><w:tc>{paragraph('Байқау')}</w:tc>"
    report = read(f"{control(heading)}{paragraph('Мәтін')}<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert told(report)[:2] == [("heading", "Форум"), ("paragraph", "Мәтін")]
    assert [cell.of(report.text) for cell in report.blocks[2].rows[0]] == ["14:00", "Байқау"]


def test_what_an_items_style_leaves_open_the_one_it_is_based_on_says():
    def numbered(level="", number=""):
        said = f'<w:ilvl w:val="{level}"/>' if level else ""
        said += f'<w:numId w:val="{number}"/>' if number else ""
        return f"<w:numPr>{said}</w:numPr>"

    report = read(
        paragraph("көрме", "One") + paragraph("байқау", "Two") + paragraph("сабақ", "One", numbered("1"))
        + paragraph("жай абзац", "One", numbered(number="0")),
        styles__xml="<w:root>"
        f'<w:style w:styleId="One"><w:name w:val="a"/><w:pPr>{numbered("0", "5")}</w:pPr></w:style>'
        f'<w:style w:styleId="Two"><w:name w:val="b"/><w:basedOn w:val="One"/><w:pPr>{numbered("1")}</w:pPr>'
        "</w:style></w:root>",
    )  # fmt: skip
    assert [(block.kind, block.level, block.is_numbered) for block in report.blocks] == [
        *(("item", 0, False), ("item", 1, True), ("item", 1, True), ("paragraph", 0, False)),
    ]


def test_a_list_whose_numbers_a_style_of_lists_defines_is_numbered():
    link, level = '<w:numStyleLink w:val="S"/>', '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    report = read(
        item("бірінші"),
        numbering__xml=f'<w:root><w:abstractNum w:abstractNumId="1">{link}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>{level}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:root>',
    )
    assert report.blocks[0].is_numbered


def test_a_row_that_begins_further_right_keeps_its_column():
    row = f"<w:tc>{paragraph('09:00')}</w:tc><w:tc>{paragraph('Тіркеу')}</w:tc>"
    late = f'<w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{paragraph("кофе")}</w:tc>'
    report = read(f"<w:tbl><w:tr>{row}</w:tr><w:tr>{late}</w:tr></w:tbl>")
    assert [cell.of(report.text) for cell in report.blocks[0].rows[1]] == ["", "кофе"]


def test_footnotes_stand_at_the_end_and_separators_are_none():
    notes = f'<w:root><w:footnote w:id="0">{paragraph("—")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("Сноска")}'
    report = read(
        f'<w:p>{run("Текст")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("Далее"),
        footnotes__xml=f"{notes}</w:footnote></w:root>",
    )
    assert [words for _, words in told(report)] == ["Текст", "Далее", "Сноска"]
    assert report.notes == ("The footnotes stand at the end of the text.",)


def test_what_stands_around_the_text_is_named():
    report = read(
        f"<w:p>{run('Текст')}{run('скрыто', '<w:vanish/>')}</w:p>",
        header1__xml=f"<w:root>{paragraph('Шеберлік орталығы')}</w:root>",
        footer1__xml=f"<w:root>{paragraph('2')}</w:root>",
        comments__xml="<w:root><w:comment/><w:comment/></w:root>",
    )
    assert report.text == "Текст"
    assert report.notes == (
        "2 comments at the margin were left out.",
        "Hidden words were left out.",
        "The header and footer of the pages were left out: Шеберлік орталығы",
    )


def test_tables_keep_their_columns():
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Итоги")}</w:tc>'
    cells = "".join(f"<w:tc>{paragraph(word)}{paragraph('')}</w:tc>" for word in ("1", "№ 7"))
    report = read(f"<w:tbl><w:tblPr/><w:tr>{wide}</w:tr><w:tr><w:trPr/>{cells}</w:tr></w:tbl>")
    rows = report.blocks[0].rows
    assert [[cell.of(report.text) for cell in row] for row in rows] == [["Итоги", ""], ["1", "№ 7"]]


def test_a_picture_comes_along_with_its_description_and_a_linked_one_is_named():
    inline = '<wp:inline><wp:docPr descr="Зал"/><a:blip r:embed="{}"/></wp:inline>'
    drawn = f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"
    report = read(
        paragraph("До") + drawn.format("here") + paragraph("После") + drawn.format("there"),
        {"here": ("image", "media/a.png"), "there": ("image", "http://example.org/a.png")},
        **{"media/a__png": PNG},
    )
    (picture,) = report.pictures
    assert (picture.content, picture.caption, picture.after_block) == (PNG, "Зал", 0)
    assert report.notes == ("1 picture or drawing could not be taken over. Add it among the pictures.",)


def test_a_document_of_the_strict_kind_is_read_too():
    body = docx(paragraph("Форум"))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = {name: archive.read(name).decode().replace(WORD, strict) for name in archive.namelist()}
    assert read_docx(packed(parts)).text == "Форум"


def test_bold_lines_over_a_text_are_headings():
    bold = f"<w:p>{run('Облыстық форум', '<w:b/>')}</w:p>"
    assert [kind for kind, _ in told(read(bold + paragraph("Мәтін.")))] == ["heading", "paragraph"]
    assert [kind for kind, _ in told(read(paragraph("Мәтін.") + bold))] == ["paragraph", "paragraph"]
