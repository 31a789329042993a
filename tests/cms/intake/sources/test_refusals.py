"""What is no report, or too much of one, is refused with words that say why and what to do."""

import base64
import zipfile

import pytest

from cms.intake.sources import pdf_pages, refusals
from cms.intake.sources.opening import read_file, read_paste
from cms.intake.sources.refusals import UnreadableReport
from tests.cms.intake.sources.documents import PNG, docx, odt, packed, paragraph, pdf
from tests.factories import picture_bytes

LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>/ID[<00><00>]"
BOMB = "0" * 30_000_000


def refused(name: str, content: bytes) -> str:
    """The words of a refusal."""
    with pytest.raises(UnreadableReport) as refusal:
        read_file(name, content)
    return str(refusal.value)


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t", b"\xef\xbb\xbf \n", "\u200b\u00ad".encode(), b"<html><p>&nbsp;</p>"]
)
def test_a_text_without_a_visible_character_is_refused(content):
    assert refused("a.txt", content).startswith("There is no text in it. Word (.docx), OpenDocument")


def test_empty_documents_are_refused_too():
    for name, content in (("a.docx", docx("<w:p/>")), ("a.odt", odt("")), ("a.pdf", pdf([]))):
        assert "no text in it" in refused(name, content)
    with pytest.raises(UnreadableReport, match="no text in it"):
        read_paste("", " \n")


def test_a_file_of_more_than_twenty_megabytes_is_refused():
    assert "larger than 20 MB" in refused("a.txt", b"a" * (refusals.MOST_BYTES + 1))


def test_ten_megabytes_of_text_are_refused_in_every_form():
    words = "сөз " * 1_500_000
    text = words.encode()
    assert "longer than a million characters" in refused("a.txt", text)
    assert "longer than a million characters" in refused("a.html", b"<p>" + text)
    with pytest.raises(UnreadableReport, match="longer than a million"):
        read_paste("", words)
    with pytest.raises(UnreadableReport, match="longer than a million"):
        read_paste(f"<p>{words}", words)


def test_a_million_characters_are_read():
    assert len(read_file("a.txt", b"word " * 200_000).text) <= refusals.MOST_CHARACTERS


def test_markup_without_end_is_refused():
    assert "longer than a million characters" in refused("a.html", b"<i>" * (refusals.MOST_ELEMENTS + 1))


@pytest.mark.parametrize("row", ["Тараз\t250\t№ 7\n", "а\n"])
def test_tables_and_lines_without_end_are_refused(row):
    assert "more than 20000 lines or table cells" in refused("a.txt", (row * 30_000).encode())
    with pytest.raises(UnreadableReport, match="lines or table cells"):
        read_paste("<p>a" + "<table><tr><td>a<td>b</table>" * 15_000, "")


def test_a_table_alone_is_a_report():
    (block,) = read_paste("", "Мектеп\tОрын\n№ 7\t1\n").blocks
    assert block.kind == "table"


@pytest.mark.parametrize("name", ["word/document.xml", "word/media/a.bin"])
def test_an_archive_that_unpacks_to_far_more_than_a_document_is_not_opened(name, monkeypatch):
    bomb = packed({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>", name: BOMB})
    opened = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *args, **options: opened.append(args))
    assert "unpacks to far more" in refused("a.docx", bomb)
    assert opened == []


def test_an_archive_that_lies_about_its_size_is_stopped_there():
    content = bytearray(packed({"[Content_Types].xml": "<a/>", "word/document.xml": BOMB}))
    size = (30_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    lying = bytes(content).replace(size, (1000).to_bytes(4, "little"))
    assert "damaged" in refused("a.docx", lying)


def test_a_packing_without_bounds_is_refused():
    assert "damaged" in refused("a.docx", packed({"word/document.xml": "<a/>"}, zipfile.ZIP_LZMA))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
    ],
)
def test_xml_that_declares_anything_is_refused(declared):
    word = packed({"word/document.xml": f"{declared}<a>&b;</a>"})
    open_document = packed({"content.xml": f"{declared}<a/>", "META-INF/manifest.xml": "<a/>"})
    assert "damaged" in refused("a.docx", word)
    assert "damaged" in refused("a.odt", open_document)


def test_xml_nested_without_end_is_refused():
    assert "damaged" in refused("a.docx", docx("<w:sdt>" * 1000 + "</w:sdt>" * 1000))


def test_files_that_ask_for_a_password_are_refused_as_such():
    office = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    locked_zip = bytearray(docx(paragraph("a")))
    start = 0
    while (start := locked_zip.find(b"PK\x01\x02", start)) != -1:
        locked_zip[start + 8] |= 1
        start += 4
    manifest = '<file-entry xmlns="m"><encryption-data/></file-entry>'
    locked_pdf = pdf([(9, 9, 9, "a")], trailer=LOCKED)
    for content in (office, bytes(locked_zip), odt("", manifest=manifest), locked_pdf):
        assert "protected by a password" in refused("a", content)


def test_an_old_word_document_is_told_from_others():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "an old Word (.doc). Open it in Word, save it as .docx" in refused("a.docx", old)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{\\rtf1\\ansi Forum}", "This is an .rtf file."),
        (PNG, "This is a picture"),
        (picture_bytes("JPEG"), "This is a picture"),
        (packed({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "This kind of file is not read"),
        (packed({"a.txt": "Forum"}), "This kind of file is not read"),
        (
            b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00" + bytes(range(256)) * 8,
            "This kind of file is not read",
        ),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "This kind of file is not read"),
        (b"<?xml version='1.0'?><w:wordDocument>", "This kind of file is not read"),
        (b"PK\x03\x04 and nothing", "damaged"),
        (b"%PDF-1.7 and nothing", "damaged"),
        (docx(paragraph("a"))[:-40], "damaged"),
    ],
)
def test_other_files_are_named_for_what_they_are(content, words):
    assert words in refused("report.docx", content)


def test_a_scanned_pdf_is_told_from_an_empty_one():
    scanned = pdf([], [(200, 20, 9, "2")], picture=picture_bytes(size=(200, 150)))
    assert "pictures of pages and no text" in refused("scan.pdf", scanned)


def test_a_pdf_of_more_than_three_hundred_pages_is_refused():
    assert pdf_pages.MOST_PAGES == refusals.MOST_PAGES
    assert "301 pages; up to 300" in refused("book.pdf", pdf(*[[]] * 301))


def test_a_pdf_reader_that_dies_is_a_damaged_file(monkeypatch, tmp_path):
    crash = tmp_path / "crash.py"
    crash.write_text("import os; os.abort()")
    monkeypatch.setattr(pdf_pages, "__file__", str(crash))
    assert "damaged" in refused("a.pdf", pdf([(9, 9, 9, "a")]))


def test_no_more_than_sixty_pictures_come_along():
    picture = f'<img src="data:image/png;base64,{base64.b64encode(PNG).decode()}">'
    report = read_paste(f"<p>a</p>{picture * 62}", "")
    assert len(report.pictures) == refusals.MOST_PICTURES
    assert report.notes == ("2 pictures more than 60 were left out.",)


def test_a_format_is_told_by_its_content_and_not_by_its_name():
    for content in (docx(paragraph("Forum")), odt("<text:p>Forum</text:p>"), pdf([(50, 500, 12, "Forum")])):
        assert read_file("photo.txt", content).text == "Forum"
    assert read_file("story.docx", b"<!doctype html><p>Forum").text == "Forum"
    assert read_file("story.html", b"Forum\n\nTaraz").text == "Forum\n\nTaraz"
    assert read_file("story.txt", b"1 < 2 and <p is a letter").text == "1 < 2 and <p is a letter"
