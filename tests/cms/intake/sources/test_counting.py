"""No word is lost on the way in: the characters of every source are those of its report."""

from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import yaml
from bs4 import BeautifulSoup, Comment, Declaration, Doctype, ProcessingInstruction

from cms.intake.sources import docx, odt
from cms.intake.sources.characters import visible
from cms.intake.sources.docx import read_docx
from cms.intake.sources.html import UNSEEN
from cms.intake.sources.opening import read_file, read_paste
from cms.intake.sources.pdf import read_pdf
from cms.intake.sources.plain import read_plain
from tests.cms.intake.sources import documents
from tests.cms.intake.sources.reading import assert_sound

GOLD = Path(__file__).resolve().parents[1] / "gold"
FILES = Path(__file__).resolve().parent / "files"
TEXTS = {
    str(path.relative_to(GOLD)): yaml.safe_load(path.read_text(encoding="utf-8"))["text"]
    for path in sorted(GOLD.glob("*/*.yaml"))
}
SEED = TEXTS["en/seed-forum-taraz-2019.yaml"]


def lines_of(text):
    """The lines of a text that have words, by whether they hold table rows."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [
        (is_table, list(rows)) for is_table, rows in groupby(lines, key=lambda line: "\t" in line.strip())
    ]


def as_html(text):
    parts = []
    for is_table, lines in lines_of(text):
        cells = ("".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
        paragraphs = (f"<p>{escape(line)}</p>" for line in lines)
        parts.append(
            f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
            if is_table
            else "".join(paragraphs)
        )
    return f"<!doctype html><html><head><title>none</title><style>p {{}}</style></head><body>{''.join(parts)}"


def as_docx(text):
    parts = []
    for is_table, lines in lines_of(text):
        cells = (
            "".join(f"<w:tc>{documents.paragraph(cell)}</w:tc>" for cell in line.split("\t"))
            for line in lines
        )
        rows = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
        parts.append(f"<w:tbl>{rows}</w:tbl>" if is_table else "".join(map(documents.paragraph, lines)))
    return documents.docx("".join(parts))


def as_odt(text):
    def row(line):
        cells = "".join(
            f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in line.split("\t")
        )
        return f"<table:table-row>{cells}</table:table-row>"

    parts = []
    for is_table, lines in lines_of(text):
        table = f"<table:table>{''.join(map(row, lines))}</table:table>"
        paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
        parts.append(table if is_table else paragraphs)
    return documents.odt("".join(parts))


FORMS = {
    "a.txt": str.encode,
    "utf-16.txt": lambda text: text.encode("utf-16"),
    "a.html": lambda text: as_html(text).encode(),
    "a.docx": as_docx,
    "a.odt": as_odt,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", TEXTS)
def test_every_report_keeps_its_characters_in_every_form(name, form):
    report = read_file(form, FORMS[form](TEXTS[name]))
    assert_sound(report)
    assert visible(report.text) == visible(TEXTS[name])
    assert report.notes == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_customers_document_is_cut_into_the_same_blocks_in_every_form(form):
    plain, other = read_plain(SEED), read_file(form, FORMS[form](SEED))
    assert [block.kind for block in other.blocks[1:]] == [block.kind for block in plain.blocks[1:]]
    assert [" ".join(block.span.of(other.text).split()) for block in other.blocks] == [
        " ".join(block.span.of(plain.text).split()) for block in plain.blocks
    ]


def test_the_customers_document_as_a_pdf_has_its_words_in_its_paragraphs():
    plain, printed = read_plain(SEED), read_pdf((FILES / "forum-taraz-2019.pdf").read_bytes())
    assert [" ".join(block.span.of(printed.text).split()) for block in printed.blocks] == [
        " ".join(block.span.of(plain.text).split()) for block in plain.blocks
    ]


def test_a_page_has_the_words_that_another_reader_of_html_finds():
    """A page of everything: what another reader finds is in the report or its notes."""
    page = as_html(SEED).replace(
        "<body>", "<body><nav><a>Home</a> &amp; more</nav><!-- no --><script>no()</script>"
    )
    soup = BeautifulSoup(page, "html.parser")
    words = [
        text
        for text in soup.find_all(string=True)
        if not isinstance(text, (Comment, Declaration, Doctype, ProcessingInstruction))
        and not any(parent.name in UNSEEN for parent in text.parents)
    ]
    report = read_paste(page, "")
    (note,) = report.notes
    named = note.partition(": ")[2]
    assert named == "Home & more"
    assert visible("".join(words)) == visible(report.text) + visible(named)


def test_words_that_the_reader_of_word_documents_loses_are_told(monkeypatch):
    """As if a kind of element were forgotten: the other walk over the file still finds its words."""
    monkeypatch.setattr(docx, "_UNSEEN", docx._UNSEEN | {"smartTag"})
    report = read_docx(
        documents.docx(
            "<w:p><w:r><w:t>Форум</w:t></w:r><w:smartTag><w:r><w:t>250</w:t></w:r></w:smartTag></w:p>"
        )
    )
    assert report.text == "Форум"
    assert report.notes == ("3 characters of the file are missing here. Compare the text with the file.",)


def test_words_that_the_reader_of_open_documents_loses_are_told(monkeypatch):
    monkeypatch.setattr(odt, "_UNSEEN", odt._UNSEEN | {"bookmark-ref"})
    content = documents.odt("<text:p>Форум <text:bookmark-ref>250</text:bookmark-ref></text:p>")
    assert odt.read_odt(content).notes == (
        "3 characters of the file are missing here. Compare the text with the file.",
    )
