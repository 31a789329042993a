"""The count that shows whether a document's words all arrived in its report.

The readers of .docx and .odt know many elements. The walks here know next to none: they gather every piece of
text in the file but what is left out on purpose, and compare it with the report letter by letter. What is
missing comes from a fault of the reader, and the editor is told how much it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from django.utils.translation import ngettext

from cms.intake.sources.characters import visible
from cms.intake.sources.elements import attribute, below, child, local
from cms.intake.sources.writing import Writing

_NOT_IN_DOCX = frozenset(("del", "moveFrom"))
_NOT_IN_ODT = frozenset(("tracked-changes", "annotation", "note-citation", "script", "scripts", "forms"))
_DECLARED_IN_ODT = ("-decls", "-source")


def note_missing(writing: Writing, source: Iterable[str]) -> None:
    """Note how many visible characters of a document's words (`source`) the report in the making lacks."""
    count = (visible("".join(source)) - visible(writing.text)).total()
    if count:
        writing.note(
            ngettext(
                "%(count)d character of the file is missing here. Compare the text with the file.",
                "%(count)d characters of the file are missing here. Compare the text with the file.",
                count,
            )
            % {"count": count}
        )


def docx_words(root: Element, notes: Mapping[tuple[str, str], Element]) -> Iterator[str]:
    """All texts of a Word document but deleted and hidden ones, with those of the footnotes it refers to.

    `notes` has all footnotes and endnotes by kind and number. Texts come in no order.
    """
    waiting, told = [root], set()
    while waiting:
        element = waiting.pop()
        name = local(element)
        note = (name.removesuffix("Reference"), attribute(element, "id"))
        if name == "t":
            yield element.text or ""
        elif name == "AlternateContent":
            # The same drawing several times, for old and new programs.
            waiting += [one for one in element if any(True for _ in below(one, "t"))][:1]
        elif name.endswith("noteReference") and note in notes and note not in told:
            told.add(note)
            waiting.append(notes[note])
        elif not (name in _NOT_IN_DOCX or _is_gone(element, name)):
            waiting += element


def _is_gone(element: Element, name: str) -> bool:
    """Tell a hidden run and a deleted row."""
    if name == "r":
        properties = child(element, "rPr")
        hidden = (child(properties, "vanish"), child(properties, "webHidden"))
        return any(one is not None and attribute(one, "val", "1") not in {"0", "false"} for one in hidden)
    return name == "tr" and child(element, "trPr", "del") is not None


def odt_words(root: Element) -> Iterator[str]:
    """All texts of an OpenDocument text but comments, deleted words and numbers of footnotes."""
    waiting: list[Element | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            yield element
            continue
        name = local(element)
        is_text = name and name not in _NOT_IN_ODT and not name.endswith(_DECLARED_IN_ODT)
        if is_text and "svg-compatible" not in element.tag:
            yield element.text or ""
            waiting += element
        waiting.append(element.tail or "")
