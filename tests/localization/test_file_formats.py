"""PO and XLIFF files: what is in them, and what is no such file."""

import re
from time import process_time
from xml.etree import ElementTree

import polib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import Translation

from cms.localization.files import codes, formats, po, xliff
from cms.localization.files.content import Unreadable
from cms.localization.files.markup import canonical
from cms.localization.files.permitted import with_what_files_need
from cms.localization.files.report import apply
from cms.localization.models import StaleTranslation
from cms.localization.store.segments import MACHINE, segments_of
from cms.localization.store.stored_texts import write
from tests import factories
from tests.localization.translation_files import X, entries, made_rich
from tests.recorded import recorded

pytestmark = pytest.mark.django_db

EMPTY = f'<xliff version="2.0" xmlns="{xliff.NAMESPACE}"><file id="f"/></xliff>'
both = pytest.mark.parametrize("file_format", [po, xliff], ids=["po", "xliff"])


@pytest.fixture
def rich_forum(forum):
    """The forum with rich text, a gallery, a session with a guest and a lead of two lines."""
    return recorded("rich forum", lambda: made_rich(forum))


@both
def test_what_needs_another_look_says_so(file_format, rich_forum, translated):
    translation = translated(rich_forum)
    first, second = segments_of(translation)[:2]
    write(translation, first, "Машина", kind=MACHINE)
    StaleTranslation.objects.create(translation=second.translation, previous_source="Older words")
    file = entries(file_format, file_format.export(translation))
    if file_format is po:
        assert [entry.fuzzy for entry in file[:3]] == [True, True, False]
        assert file[1].previous_msgid == "Older words"
        return
    states = [(row.get("state"), row.get("subState")) for row in file.iter(f"{X}segment")]
    assert states[:3] == [("initial", "cms:machine"), ("initial", "cms:stale"), ("translated", None)]
    assert [note.text for note in file.iter(f"{X}note") if note.get("category") == "previous-source"] == [
        "Older words"
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Dear colleagues,\nhere is the text.",
        b"/etc/passwd",
        'msgid ""\nmsgstr "Language: ru"\n'.encode("utf-16-be"),
        'msgid "x"\nmsgstr "й"\n'.encode("cp1251"),
        b"<xliff",
        b"<html></html>",
        b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file/></xliff>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>',
        f'<!DOCTYPE x SYSTEM "file:///etc/passwd">{EMPTY}'.encode(),
        f'<xliff version="2.0" xmlns="{xliff.NAMESPACE}"/>'.encode(),
        b"<" * 6_000_000,
    ],
    ids=range(12),
)
def test_what_is_no_file_of_translations_is_not_read(data):
    with pytest.raises(Unreadable):
        formats.read(data)


def test_the_least_a_document_may_be_is_read():
    assert formats.read(EMPTY.encode()).entries == []


def test_codes_nested_without_end_are_not_followed():
    depth = 20_000
    nested = b"<mrk id='m'>" * depth + b"</mrk>" * depth
    unit = b"<unit id='u'><segment><source>" + nested + b"</source></segment></unit>"
    document = (
        f"<xliff version='2.0' xmlns='{xliff.NAMESPACE}'><file id='f'>".encode() + unit + b"</file></xliff>"
    )
    (entry,) = formats.read(document).entries
    assert entry.problem == "Inline codes are nested too deeply."


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")))
@example('a\x0b\u2028\x85\ufffe<b>&amp;\\"\t\n')
def test_every_text_survives_both_formats(text):
    element = ElementTree.Element(f"{X}source")
    codes.Codes().write_source(element, text, is_rich=False)
    read = codes.read(ElementTree.fromstring(ElementTree.tostring(element)), {})
    assert read.plain == text
    file = polib.POFile()
    file.metadata = {"Language": "ru"}
    file.append(polib.POEntry(msgctxt="key", msgid="x", msgstr=text))
    (entry,) = po.read(str(file).encode()).entries
    assert entry.target.plain == text


@pytest.mark.parametrize("beginning", ["<", "<a ", "<a b='", "<!--", "</", "<![CDATA[", "&", "<b>"])
def test_markup_without_end_takes_no_time(beginning):
    html = beginning * 100_000
    started = process_time()
    canonical(html)
    assert process_time() - started < 3


def test_markup_has_one_spelling():
    assert canonical("a<BR>b<br />c") == "a<br/>b<br/>c"
    assert (
        canonical("<a id='a1'>x</A> &quot;1 < 2&quot; &nbsp;&amp;") == '<a id="a1">x</a> "1 &lt; 2" \xa0&amp;'
    )
    assert canonical("<b/>") == "<b></b>"
    assert canonical("<b>not closed") == "<b>not closed"


def test_an_xliff_document_keeps_the_rules_of_the_standard(rich_forum, translated):
    translation = translated(rich_forum)
    file = entries(xliff, xliff.export(translation))
    assert (file.tag, file.get("version")) == (f"{X}xliff", "2.0")
    assert (file.get("srcLang"), file.get("trgLang")) == ("en", "ru")
    (inner,) = file
    assert (inner.tag, inner.get("id")) == (f"{X}file", str(translation.uuid))
    assert inner.get("original").endswith("/en/branches/taraz/leadership/")
    units = inner.findall(f"{X}unit")
    ids = [unit.get("id") for unit in units]
    assert len(set(ids)) == len(ids) == len(segments_of(translation)) - 1
    assert all(re.fullmatch(r"[\w.:\-]+", name) for name in ids)
    order = [f"{X}{name}" for name in ("notes", "originalData", "segment")]
    for unit in units:
        tags = [child.tag for child in unit]
        assert tags == [tag for tag in order if tag in tags]
        (segment,) = unit.findall(f"{X}segment")
        assert segment.get("state") in ("initial", "translated", "reviewed", "final")
        source, target = segment
        assert (source.tag, target.tag) == (f"{X}source", f"{X}target")
        source_ids = [code.get("id") for code in source.iter() if code is not source]
        assert len(set(source_ids)) == len(source_ids)
        assert [code.get("id") for code in target.iter() if code is not target] == source_ids
        data = {item.get("id") for item in unit.iter(f"{X}data")}
        used = {
            code.get(name)
            for code in segment.iter()
            for name in ("dataRef", "dataRefStart", "dataRefEnd")
            if code.get(name)
        }
        assert used == data
    assert {
        element.tag
        for element in file.iter(
            f"{X}pc",
        )
    } == {f"{X}pc"}


@both
def test_a_file_takes_as_many_queries_for_many_segments_as_for_few(
    file_format, rich_forum, translated, django_assert_num_queries
):
    def as_views_find_it():
        return with_what_files_need(Translation.objects).get(pk=translation.pk)

    translation = translated(rich_forum)
    file_format.export(translation)
    queries = {po: 3, xliff: 4}[file_format]
    reread = as_views_find_it()
    with django_assert_num_queries(queries):
        small = file_format.export(reread)
    factories.add_gallery(rich_forum, 10)
    rich_forum.save_revision().publish()
    translated(rich_forum)
    reread = as_views_find_it()
    with django_assert_num_queries(queries):
        large = file_format.export(reread)
    assert len(large) > len(small)
    for data in (small, large):
        with django_assert_num_queries(9):
            assert apply(reread, formats.read(data)).applied == 0
