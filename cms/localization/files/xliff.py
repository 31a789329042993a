"""Translations as XLIFF 2.0 files.

One <file> a translation, one <unit> with one <segment> a segment. Follows the core of the OASIS standard
“XLIFF Version 2.0” (5 August 2014); the sections named below are its own.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from cms.localization.files.codes import NAMESPACE, NOT_IN_XML, Codes
from cms.localization.files.codes import read as read_wording
from cms.localization.files.content import FILE_LIMIT, Entry, Parsed, Unreadable, Wording, as_uuid
from cms.localization.files.markup import Broken
from cms.localization.files.units import Unit, handed_out, units_of
from cms.localization.store.segments import MACHINE_MADE, STALE, TRANSLATED, WRONG
from cms.localization.store.translations import Source, Translation

# What the site adds by the rules for extensions (4.5): attributes of its own and values with a prefix.
OWN_NAMESPACE = "urn:x-cms:localization"
RICH, PLAIN = "cms:rich", "cms:plain"
INITIAL, DONE = "initial", "translated"
SUB_STATES = {STALE: "cms:stale", MACHINE_MADE: "cms:machine", WRONG: "cms:error"}
# Far more than the document of any translation has; 5 MB of empty elements would be a million.
MOST_TAGS = 200_000
# The texts of a document together, with all their inline codes stand for.
MOST_TEXT = 4 * FILE_LIMIT
STRUCTURE = frozenset({"xliff", "file", "notes", "unit", "originalData", "segment"})
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def export(translation: Translation) -> bytes:
    """A translation as an XLIFF 2.0 document. Three queries beside what the translation itself needs,
    and those for the address of the page."""
    units = units_of(translation)
    source = translation.source
    root = Element(
        "xliff",
        {
            "xmlns": NAMESPACE,
            "xmlns:cms": OWN_NAMESPACE,
            "version": "2.0",
            "srcLang": source.locale.language_code,
            "trgLang": translation.target_locale.language_code,
        },
    )
    file = SubElement(
        root,
        "file",
        {
            "id": str(translation.uuid),
            "original": _address(source),
            "canResegment": "no",
            "cms:handedOut": " ".join(handed_out(units)),
        },
    )
    _note(SubElement(file, "notes"), "title", source.object_repr)
    for unit in units:
        _write_unit(file, unit)
    _lay_out(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _address(source: Source) -> str:
    """The address at which the source can be read (4.3.1.20 original), or a name where it has none."""
    try:
        address = getattr(source.get_source_instance(), "full_url", None)
    except ObjectDoesNotExist:
        address = None
    return address or f"urn:uuid:{source.object_id}"


def _write_unit(file: Element, unit: Unit) -> None:
    segment = unit.segment
    element = SubElement(
        file,
        "unit",
        {"id": unit.key, "name": segment.path, "type": RICH if segment.is_rich else PLAIN, SPACE: "preserve"},
    )
    notes = SubElement(element, "notes")
    _note(notes, "location", unit.label)
    if segment.stale is not None:
        _note(notes, "previous-source", segment.stale.previous_source)
    original_data = SubElement(element, "originalData")
    state = {"id": "s1", "state": DONE if segment.state == TRANSLATED else INITIAL}
    if segment.state in SUB_STATES:
        state["subState"] = SUB_STATES[segment.state]
    row = SubElement(element, "segment", state)
    codes = Codes()
    codes.write_source(SubElement(row, "source"), unit.source, segment.is_rich)
    if segment.translation is not None:
        codes.write_target(SubElement(row, "target"), unit.text, segment.is_rich)
    for html, key in codes.data.items():
        SubElement(original_data, "data", {"id": key}).text = html
    if not codes.data:
        element.remove(original_data)


def _note(notes: Element, category: str, text: str) -> None:
    SubElement(notes, "note", {"category": category}).text = NOT_IN_XML.sub(" ", text)


def _lay_out(element: Element, depth: int = 1) -> None:
    """Put every element of the structure on a line of its own; texts stay as they are."""
    if element.tag not in STRUCTURE:
        return
    element.text = "\n" + "  " * depth
    for child in element:
        _lay_out(child, depth + 1)
        child.tail = "\n" + "  " * (depth if child is not element[-1] else depth - 1)


def read(data: bytes) -> Parsed:
    """Read an XLIFF 2 document. Raises `Unreadable` where it is none.

    Documents with a DTD or entities of their own are refused, nothing is fetched. Segments without a state
    are initial (4.3.1.30). XLIFF 2.1 has the same core and namespace.
    """
    root = _root(data)
    files = root.findall(_name("file"))
    if len(files) != 1:
        raise Unreadable(_("This document holds several translations; one a file can be read."))
    file = files[0]
    handed = file.get(f"{{{OWN_NAMESPACE}}}handedOut")
    return Parsed(
        tool="XLIFF",
        translation=as_uuid(file.get("id")),
        source_language=root.get("srcLang", ""),
        target_language=root.get("trgLang", ""),
        handed_out=frozenset(handed.split()) if handed is not None else None,
        entries=list(_entries(file)),
    )


def _entries(file: Element) -> Iterator[Entry]:
    length = 0
    for unit in file.iter(_name("unit")):
        entry = _entry(unit)
        length += len(entry.source.rich) + len(entry.target.rich)
        if length > MOST_TEXT:
            raise _too_much()
        yield entry


def _too_much() -> Unreadable:
    return Unreadable(_("This file has more entries than any translation."))


def _root(data: bytes) -> Element:
    if data.count(b"<") > MOST_TAGS:
        raise _too_much()
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable(_("XML with a document type or entities of its own is not read.")) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(_("This is not an XML document, or it is damaged.")) from error
    if root.tag != _name("xliff") or not root.get("version", "").startswith("2."):
        raise Unreadable(_("This is not an XLIFF 2.0 document."))
    return root


def _entry(unit: Element) -> Entry:
    key = unit.get("id", "")
    nothing = Wording("", "")
    segments = unit.findall(_name("segment"))
    if len(segments) != 1 or unit.find(_name("ignorable")) is not None:
        return Entry(key, nothing, nothing, problem=_("This segment was split or merged with another."))
    (segment,) = segments
    try:
        original = {
            item.get("id", ""): read_wording(item, {}).plain or ""
            for item in unit.iterfind(f"{_name('originalData')}/{_name('data')}")
        }
        return Entry(
            key,
            source=read_wording(segment.find(_name("source")), original),
            target=read_wording(segment.find(_name("target")), original),
            needs_work=segment.get("state", INITIAL) == INITIAL,
        )
    except Broken as error:
        return Entry(key, nothing, nothing, problem=str(error))


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
