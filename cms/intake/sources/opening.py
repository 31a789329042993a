"""The door for reports: a file or a clipboard of any kind, told by content; its name is only a hint."""

import re
from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _

from cms.intake.report import Report
from cms.intake.sources import refusals
from cms.intake.sources.archives import Archive, is_archive
from cms.intake.sources.characters import visible
from cms.intake.sources.docx import read_docx
from cms.intake.sources.encodings import decoded, decoded_page
from cms.intake.sources.html import read_html
from cms.intake.sources.odt import read_odt
from cms.intake.sources.pdf import read_pdf
from cms.intake.sources.pictures import extension
from cms.intake.sources.plain import read_plain

_HEAD = 2048
_PAGE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|^\s*(?:<!--.{0,500}?-->\s*)?<(?:p|div|h[1-6]|ul|ol|table|article|section|meta)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
# Pages saved with their pictures in one file, mail, and Word's and LibreOffice's documents in a single XML.
_OTHER_MARKUP = re.compile(
    rb"^\s*(?:(?:From|Subject): [^\n]*\n)?MIME-Version:|<w:wordDocument|<pkg:package|<office:document[\s>]",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[a-zA-Z/!]")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of the stream in which Office keeps an encrypted .docx.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
# Of the clipboard's plain text so much must be in its markup for the markup to be the better of the two.
_ENOUGH = 0.9


def read_file(name: str, content: bytes) -> Report:
    """The report in a file; `UnreadableReport` says why there is none."""
    if len(content) > refusals.MOST_BYTES:
        raise refusals.too_large()
    if not content.strip():
        raise refusals.empty()
    return _reader(name, content)(content)


def read_paste(html: str, text: str) -> Report:
    """The report on a clipboard that offers markup and plain text, either of them empty.

    The markup is read, since it knows headings and lists; where it lacks words of the plain text, that one.
    """
    if len(html) > refusals.MOST_BYTES or len(text) > 2 * refusals.MOST_CHARACTERS:
        raise refusals.too_long()
    if not html.strip():
        return read_plain(text)
    try:
        report = read_html(html)
    except refusals.UnreadableReport:
        if not text.strip():
            raise
        return read_plain(text)
    wanted = visible(text).total() * _ENOUGH
    if not text.strip() or (visible(report.text).total() >= wanted and not _has_run_together(report, text)):
        return report
    note = _("Headings and lists could not be taken over from what was pasted.")
    plain = read_plain(text)
    return replace(plain, pictures=report.pictures, notes=(*report.notes, *plain.notes, note))


def _has_run_together(report: Report, text: str) -> bool:
    """Tell whether most lines of the clipboard's plain text have become one in its markup."""
    lines = sum(1 for line in text.splitlines() if line.strip())
    kept = sum(1 + block.span.of(report.text).count("\n") for block in report.blocks)
    return 2 * kept < lines


def _reader(name: str, content: bytes) -> Callable[[bytes], Report]:
    """What reads such a file."""
    head = content[:_HEAD]
    if head.lstrip().startswith(b"%PDF-") or b"%PDF-1." in head[:1024]:
        return read_pdf
    if is_archive(content):
        return _archive_reader(content)
    if content.startswith(_OLD_OFFICE):
        raise refusals.protected() if _ENCRYPTED in content else refusals.old_word()
    if head.lstrip().startswith(b"{\\rtf"):
        raise refusals.rich_text_file()
    if extension(content) or head.startswith((b"BM", b"II*\0", b"MM\0*")):
        raise refusals.picture()
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    readable = head if not wide else decoded(head).encode()
    if _OTHER_MARKUP.search(readable):
        raise refusals.other_kind()
    is_named_page = name.lower().endswith((".html", ".htm", ".xhtml")) and _TAG.search(content)
    if _PAGE.search(readable) or is_named_page:
        return lambda page: read_html(decoded_page(page))
    if len(_CONTROLS.findall(readable)) > 0.02 * len(readable):
        raise refusals.other_kind()
    return lambda plain: read_plain(decoded(plain))


def _archive_reader(content: bytes) -> Callable[[bytes], Report]:
    names = Archive(content).names
    if "word/document.xml" in names or (
        "[Content_Types].xml" in names and any("word/" in one for one in names)
    ):
        return read_docx
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return read_odt
    raise refusals.other_kind()
