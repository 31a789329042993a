"""Files of translations as translators' tools open, fill and save them."""

from copy import deepcopy
from xml.etree import ElementTree

import polib

from cms.localization.files import po
from cms.localization.store.segments import segments_of
from tests import factories

X = "{urn:oasis:names:tc:xliff:document:2.0}"
RICH = 'See <b>all</b> of <a href="https://example.org/">it</a> &amp; more<br/>here, if 1 &lt; 2.'
RICH_SEGMENT = 'See <b>all</b> of <a id="a1">it</a> &amp; more<br/>here, if 1 &lt; 2.'
LAST = "The <i>last</i> of them."
LEAD = "First line\nsecond “line” \\ 5 < 6"


def paragraphs(*texts) -> list[dict]:
    """A body of one block with several paragraphs."""
    html = "".join(f"<p>{text}</p>" for text in texts)
    return [{"type": "paragraph", "id": "5a1f6f0e-8d0c-4a55-9a53-4f0f4f7c2b11", "value": html}]


def made_rich(forum):
    """A forum, published with rich text, a gallery, and a lead of two lines."""
    forum.body = paragraphs(RICH, "Same words.", "Same words.", LAST)
    forum.lead = LEAD
    forum.save()
    factories.add_gallery(forum, 2)
    forum.save_revision().publish()
    return type(forum).objects.get(pk=forum.pk)


def entries(file_format, data: bytes) -> polib.POFile | ElementTree.Element:
    """A file as a tool opens it."""
    return polib.pofile(data.decode()) if file_format is po else ElementTree.fromstring(data)


def saved(file) -> bytes:
    """A file as a tool saves it."""
    return str(file).encode() if isinstance(file, polib.POFile) else ElementTree.tostring(file)


def filled_in(file_format, data: bytes) -> bytes:
    """A file with every segment translated, as "RU …", tags and all."""
    file = entries(file_format, data)
    if file_format is po:
        for entry in file:
            entry.msgstr = f"RU {entry.msgid}"
    else:
        for segment in file.iter(f"{X}segment"):
            target = deepcopy(segment.find(f"{X}source"))
            target.tag, target.text = f"{X}target", f"RU {target.text or ''}"
            segment.append(target)
            segment.set("state", "translated")
    return saved(file)


def with_text(file_format, data: bytes, source: str, text: str, needs_work=False) -> bytes:
    """A file in which the segment of one plain source says `text`."""
    file = entries(file_format, data)
    if file_format is po:
        (entry,) = [entry for entry in file if entry.msgid == source]
        entry.msgstr, entry.flags = text, ["fuzzy"] if needs_work else []
        return saved(file)
    (segment,) = [row for row in file.iter(f"{X}segment") if row.find(f"{X}source").text == source]
    target = segment.find(f"{X}target")
    target = ElementTree.SubElement(segment, f"{X}target") if target is None else target
    target.text = text
    segment.set("state", "initial" if needs_work else "translated")
    return saved(file)


def segment_of(translation, source: str):
    """The segment with a source."""
    (segment,) = [segment for segment in segments_of(translation) if segment.source == source]
    return segment


def only_refusal(report) -> str:
    """Why the one segment that was refused was."""
    (result,) = [result for result in report.results if result.reason]
    return result.reason
