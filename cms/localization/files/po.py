"""Translations as gettext PO files.

An entry is a segment: `msgctxt` its key, `msgid` the source and `msgstr` the translation, both as a
translator types them (plain text, or inline HTML in rich text). What needs another look is fuzzy: stale
translations, with the source they were made of as the previous `msgid`, and a machine's. See the GNU
gettext manual, “The Format of PO Files”.
"""

import polib
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.localization.files import po_text
from cms.localization.files.content import Entry, Parsed, Unreadable, Wording, as_uuid
from cms.localization.files.units import Unit, handed_out, units_of
from cms.localization.store.segments import TRANSLATED, UNTRANSLATED
from cms.localization.store.translations import Translation

# What wagtail-localize calls it in its own PO files.
TRANSLATION_HEADER = "X-WagtailLocalize-TranslationID"
SOURCE_LANGUAGE_HEADER = "X-Source-Language"
TITLE_HEADER = "X-Page-Title"
HANDED_OUT_HEADER = "X-Handed-Out"


def export(translation: Translation) -> bytes:
    """A translation as a PO file in UTF-8. Three queries beside what the translation itself needs."""
    units = units_of(translation)
    source = translation.source
    file = polib.POFile()
    title = " ".join(source.object_repr.split())
    now = timezone.localtime().strftime("%Y-%m-%d %H:%M%z")
    file.metadata = {
        "Project-Id-Version": title,
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Last-Translator": "",
        "Language-Team": str(translation.target_locale),
        "Language": translation.target_locale.language_code.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        SOURCE_LANGUAGE_HEADER: source.locale.language_code,
        TITLE_HEADER: title,
        TRANSLATION_HEADER: str(translation.uuid),
        HANDED_OUT_HEADER: " ".join(handed_out(units)),
    }
    file.extend(_entry(unit) for unit in units)
    return f"{file}\n".encode()


def _entry(unit: Unit) -> polib.POEntry:
    segment = unit.segment
    comment = unit.label
    if segment.is_rich:
        comment += "\n" + _("Rich text: keep the tags.")
    entry = polib.POEntry(msgctxt=unit.key, msgid=unit.source, msgstr=unit.text, comment=comment)
    if segment.state not in (TRANSLATED, UNTRANSLATED):
        entry.flags.append("fuzzy")
    if segment.stale is not None:
        entry.previous_msgid = segment.stale.previous_source
    return entry


def read(data: bytes) -> Parsed:
    """Read a PO file. Raises `Unreadable` where it is none, or not in UTF-8."""
    entries = _entries(data)
    header = po_text.metadata(entries.pop(0).msgstr) if entries and _is_header(entries[0]) else {}
    handed = header.get(HANDED_OUT_HEADER.lower())
    return Parsed(
        tool="PO",
        translation=as_uuid(header.get(TRANSLATION_HEADER.lower())),
        source_language=header.get(SOURCE_LANGUAGE_HEADER.lower(), ""),
        target_language=header.get("language", ""),
        handed_out=frozenset(handed.split()) if handed is not None else None,
        entries=[
            Entry(
                key=entry.msgctxt or "",
                source=Wording(entry.msgid, entry.msgid),
                target=Wording(entry.msgstr, entry.msgstr),
                needs_work=entry.fuzzy,
            )
            for entry in entries
        ],
    )


def _is_header(entry: po_text.PoEntry) -> bool:
    return entry.msgctxt is None and not entry.msgid


def _entries(data: bytes) -> list[po_text.PoEntry]:
    try:
        entries = list(po_text.entries(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise Unreadable(_("This file is not in UTF-8.")) from error
    except po_text.NotPo as error:
        raise Unreadable(_("This is not a PO file, or it is damaged.")) from error
    except po_text.TooLong as error:
        raise Unreadable(_("This file has more entries than any translation.")) from error
    if not entries:
        raise Unreadable(_("This is not a PO file, or it is damaged."))
    return entries
