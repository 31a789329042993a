"""OpenDocument texts, as LibreOffice writes them."""

from cms.intake.sources.odt import read_odt
from tests.cms.intake.sources.documents import PNG, odt
from tests.cms.intake.sources.reading import assert_sound, marked, told


def read(body, *args, **parts):
    report = read_odt(odt(body, *args, **parts))
    assert_sound(report)
    return report


def p(text):
    return f"<text:p>{text}</text:p>"


def test_headings_paragraphs_and_lists_are_told():
    nested = f"<text:list><text:list-item>{p('байқау')}</text:list-item></text:list>"
    report = read(
        '<text:h text:outline-level="2">Форум</text:h>'
        + p("Мәтін<text:s text:c='3'/>әрі<text:tab/>қарай<text:line-break/>жаңа жол")
        + f'<text:list text:style-name="L1"><text:list-item>{p("көрме")}{nested}</text:list-item></text:list>'
    )
    assert told(report) == [
        ("heading", "Форум"),
        *(("paragraph", "Мәтін әрі қарай"), ("paragraph", "жаңа жол"), ("item", "көрме"), ("item", "байқау")),
    ]
    assert [(block.level, block.is_numbered) for block in report.blocks[3:]] == [(0, False), (1, True)]


def test_bold_italic_and_links_are_kept():
    inner = '<text:span text:style-name="T2">оба</text:span>'
    link = '<text:a xlink:href="https://cpm.kz/">сайт</text:a>'
    report = read(p(f'a <text:span text:style-name="T1">жирный {inner}</text:span> {link}'))
    assert marked(report) == [
        ("bold", "жирный оба", ""),
        ("italic", "оба", ""),
        ("link", "сайт", "https://cpm.kz/"),
    ]


def test_deleted_words_comments_and_page_headers_are_left_out_and_named():
    changes = f"<text:changed-region><text:deletion>{p('200')}</text:deletion></text:changed-region>"
    report = read(
        f"<text:tracked-changes>{changes}</text:tracked-changes>"
        + p(f"Қатысты 250<office:annotation>{p('рас па?')}</office:annotation>"),
        f"<style:header>{p('Шеберлік орталығы')}</style:header>",
    )
    assert report.text == "Қатысты 250"
    assert report.notes == (
        "1 comment at the margin was left out.",
        "Words that tracked changes delete were left out.",
        "The header and footer of the pages were left out: Шеберлік орталығы",
    )


def test_footnotes_go_to_the_end_and_frames_behind_their_paragraph():
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Сноска')}"
    note += "</text:note-body></text:note>"
    frame = f"<draw:frame><draw:text-box>{p('В рамке')}</draw:text-box></draw:frame>"
    report = read(p(f"Текст{note}{frame}") + f"<text:section>{p('Далее')}</text:section>" + frame)
    assert [words for _, words in told(report)] == ["Текст", "В рамке", "Далее", "В рамке", "Сноска"]
    assert report.notes == ("The footnotes stand at the end of the text.",)


def test_tables_keep_their_columns():
    def row(*cells):
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text):
        return f"<table:table-cell>{p(text)}</table:table-cell>"

    first = row(cell("Итоги"), "<table:covered-table-cell/>")
    head = f"<table:table-header-rows>{first}</table:table-header-rows>"
    report = read(f"<table:table><table:table-column/>{head}{row(cell('1'), cell('№ 7'))}</table:table>")
    assert [[one.of(report.text) for one in cells] for cells in report.blocks[0].rows] == [
        ["Итоги", ""],
        ["1", "№ 7"],
    ]


def test_a_picture_comes_along_with_its_description():
    image = '<draw:image xlink:href="Pictures/hall.png"/><svg:desc>Зал</svg:desc>'
    report = read(p("До") + p(f"<draw:frame>{image}</draw:frame>"), hall=PNG)
    (picture,) = report.pictures
    assert (picture.content, picture.caption, picture.after_block) == (PNG, "Зал", 0)
    assert report.text == "До"


def test_words_of_elements_nobody_has_heard_of_are_taken_over():
    report = read(
        p("a <text:unheard>b</text:unheard> <text:title>c</text:title>") + f"<text:new>{p('d')}</text:new>"
    )
    assert report.text.split() == ["a", "b", "c", "d"]
    assert report.notes == ()
