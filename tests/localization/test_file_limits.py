"""Files of translations that nobody would make by honest work: they cost no more than others."""

import polib
import pytest

from cms.localization.files import codes, formats, po_text, xliff
from cms.localization.files.content import FILE_LIMIT, Unreadable

HEAD = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n\n'
LAST = 'msgctxt "k"\nmsgid "x"\nmsgstr "y"\n'


def repeated(piece: str, before: str = HEAD, after: str = LAST) -> bytes:
    """A file just below the limit that says the same again and again."""
    return (before + piece * ((FILE_LIMIT - 1000) // len(piece.encode())) + after).encode()


@pytest.mark.parametrize(
    "data",
    [
        repeated('msgid ""\nmsgstr "x"\n'),
        repeated('"ab"\n', HEAD + 'msgid ""\n', 'msgstr ""\n'),
        repeated("#. abc\n"),
        repeated("# abc\n"),
        repeated("#: a:1\n"),
        repeated('#| "abc"\n', HEAD + '#| msgid ""\n'),
        repeated('"a: b\\n"\n', 'msgid ""\nmsgstr ""\n'),
        repeated("\n"),
        repeated('msgstr[1] "x"\n', HEAD + 'msgid "x"\nmsgid_plural "y"\n', ""),
    ],
    ids=["entries", "strings", "comments", "notes", "places", "previous", "header", "blank", "plurals"],
)
def test_a_po_file_of_more_lines_than_a_translation_has_is_refused(data):
    with pytest.raises(Unreadable, match="more entries"):
        formats.read(data)


@pytest.mark.parametrize("piece", ["a", "\\n", '\\"', "\\\\", " ", "ж"])
def test_one_text_as_long_as_a_file_may_be_is_read_as_it_is(piece):
    data = repeated(piece, HEAD + 'msgctxt "k"\nmsgid "x"\nmsgstr "', '"\n')
    (entry,) = formats.read(data).entries
    meant = {"\\n": "\n", '\\"': '"', "\\\\": "\\"}.get(piece, piece)
    assert entry.target.plain == meant * len(entry.target.plain.split(meant)[1:])


@pytest.mark.parametrize("inner", ["<unit/>", "<ph/>", "<unit id='u'>", "</unit>", "<a{}/>"])
def test_an_xliff_document_of_more_tags_than_a_translation_has_is_refused_unparsed(inner, monkeypatch):
    monkeypatch.setattr(xliff, "fromstring", None)
    with pytest.raises(Unreadable, match="more entries"):
        formats.read(repeated(inner, f'<xliff version="2.0" xmlns="{xliff.NAMESPACE}">', ""))


def document(*units: str) -> bytes:
    inner = "".join(units)
    return f'<xliff version="2.0" xmlns="{xliff.NAMESPACE}"><file id="f">{inner}</file></xliff>'.encode()


def swollen(length: int, times: int) -> str:
    """A unit that names one long piece of data many times."""
    data = f"<originalData><data id='d'>{'x' * length}</data></originalData>"
    codes_of_it = '<ph dataRef="d"/>' * times
    return f"<unit id='u'>{data}<segment><source>{codes_of_it}</source></segment></unit>"


def test_what_codes_stand_for_may_not_swell_a_text_without_end():
    (entry,) = formats.read(document(swollen(100_000, 1000))).entries
    assert entry.problem == "This text is too long."
    with pytest.raises(Unreadable, match="more entries"):
        formats.read(document(swollen(10_000, 99) * 30))
    assert codes.LONGEST < xliff.MOST_TEXT


PO_FILES = [
    HEAD + LAST,
    HEAD.replace("\n", "\r\n") + LAST.replace("\n", "\r\n"),
    HEAD + "# note\n#. extracted\n#: place:1\n#, fuzzy, python-format\n#| msgid \"old\"\n" + LAST,
    HEAD + 'msgctxt "k"\nmsgid ""\n"one\\n"\n"two \\"three\\" \\\\n"\nmsgstr ""\n"раз\\t"\n' + LAST,
    HEAD + LAST + '#~ msgid "gone"\n#~ msgstr "нет"\n',
    HEAD + LAST.replace("\nmsg", "\n\n  msg") + 'msgid "without a context"\nmsgstr ""\n',
    HEAD + 'msgctxt "k"\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "a"\nmsgstr[1] "b"\n' + LAST,
    'msgctxt "k"\nmsgid "no header"\nmsgstr "y"\n',
]  # fmt: skip


@pytest.mark.parametrize("text", PO_FILES, ids=range(len(PO_FILES)))
def test_po_files_are_read_as_polib_reads_them(text, tmp_path):
    copy = tmp_path / "file.po"
    copy.write_bytes(text.encode())
    file = polib.pofile(str(copy), encoding="utf-8")
    expected = [(e.msgctxt, e.msgid, e.msgstr, e.fuzzy) for e in file if not e.obsolete]
    entries = [(e.msgctxt, e.msgid, e.msgstr, e.fuzzy) for e in po_text.entries(text)]
    if entries[0][:2] == (None, ""):
        assert po_text.metadata(entries.pop(0)[2]) == {
            name.lower(): value for name, value in file.metadata.items()
        }
    assert entries == expected


@pytest.mark.parametrize(
    "text",
    [
        'msgstr "before its source"\n',
        '"a string of nothing"\n',
        'msgid "one"\nmsgid "two"\nmsgstr ""\n',
        'msgid "no translation"\n',
        'msgid "not closed\nmsgstr "x"\n',
        'msgid "a" "b"\nmsgstr "x"\n',
        'msgfoo "x"\n',
        'msgid "nul \0"\nmsgstr "x"\n',
    ],
)
def test_what_breaks_the_rules_of_po_files_is_not_read(text):
    with pytest.raises(po_text.NotPo):
        list(po_text.entries(text))
