"""Many translations in one ZIP archive, handed out and read back."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.localization.files import formats
from cms.localization.files.content import FILE_LIMIT, Parsed, Unreadable
from cms.localization.files.formats import Format
from cms.localization.files.permitted import permitted, with_what_files_need
from cms.localization.files.report import Report, apply
from cms.localization.store.translations import Translation

ARCHIVE_LIMIT = 50 * 1024 * 1024
FILES_LIMIT = 500
# The list of contents takes 46 bytes and the name for each file: what is much longer lists far more files,
# and would be read in whole before they can be counted.
LIST_LIMIT = FILES_LIMIT * 1024
END_OF_LIST, END_OF_LIST_LENGTH = b"PK\x05\x06", 22
NAME_LENGTH = 60


def pack(translations: Iterable[Translation], file_format: Format) -> bytes:
    """A ZIP archive of translations; in a folder for each language one file each."""
    output = BytesIO()
    names: set[str] = set()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for translation in translations:
            name = file_name(translation, file_format)
            if name in names:
                name = file_name(translation, file_format, short=False)
            names.add(name)
            archive.writestr(
                f"{translation.target_locale.language_code}/{name}", file_format.export(translation)
            )
    return output.getvalue()


def file_name(translation: Translation, file_format: Format, short: bool = True) -> str:
    """The name of a translation's file: what it translates, in letters every system knows, and an id."""
    title = slugify(anyascii(translation.source.object_repr))[:NAME_LENGTH].strip("-_") or "translation"
    uuid = translation.uuid.hex
    return f"{title}-{uuid[:8] if short else uuid}.{file_format.extension}"


def take_back(file: BinaryIO, user, *, may_replace: bool = False) -> list[Report]:
    """Take over a ZIP archive of translations; a report on each of its files.

    Which translation a file belongs to is told by what stands in it, never by its name. Each is taken in a
    transaction of its own, and only where `user` may translate it. Raises `Unreadable` where the archive is
    none, or too much of one; nothing is taken then.
    """
    return take_all(_contents(file), user, may_replace=may_replace)


def take_all(files: Iterable[tuple[str, bytes]], user, *, may_replace: bool = False) -> list[Report]:
    """Take over files, given as (name, content); a report on each, in their order (see `report.apply`).

    The translations and whether `user` may write them take a number of queries that doesn't depend on how
    many files there are.
    """
    read = [(name, _read(data)) for name, data in files]
    translations = with_what_files_need(Translation.objects).in_bulk(
        [parsed.translation for _name, parsed in read if isinstance(parsed, Parsed) and parsed.translation],
        field_name="uuid",
    )
    allowed = {translation.uuid for translation in permitted(user, translations.values())}
    reports = []
    for name, parsed in read:
        if isinstance(parsed, str):
            reports.append(Report(name, refusal=parsed))
        elif parsed.translation not in allowed:
            # Whether there is such a translation is nobody's business who may not write it.
            reports.append(Report(name, refusal=_("This file belongs to no translation you may write.")))
        else:
            reports.append(
                apply(translations[parsed.translation], parsed, user, name, may_replace=may_replace)
            )
    return reports


def _read(data: bytes | str) -> Parsed | str:
    """A file, or why it can't be read."""
    try:
        return data if isinstance(data, str) else formats.read(data)
    except Unreadable as error:
        return str(error)


def _contents(file: BinaryIO) -> Iterator[tuple[str, bytes | str]]:
    """The names and contents of an archive's files, or why one has none; in memory, names being only said."""
    _check_list(file)
    try:
        with zipfile.ZipFile(file) as archive:
            members = [member for member in archive.infolist() if not _is_furniture(member)]
            if len(members) > FILES_LIMIT:
                raise Unreadable(_("This archive has more than %(most)d files.") % {"most": FILES_LIMIT})
            if sum(member.file_size for member in members) > ARCHIVE_LIMIT:
                raise Unreadable(_("This archive is larger than 50 MB when unpacked."))
            for member in members:
                yield member.filename[:255], _content(archive, member)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise Unreadable(_("This is not a ZIP archive, or it is damaged.")) from error


def _check_list(file: BinaryIO) -> None:
    """Refuse an archive with a list of contents far too long, or in the form of those beyond 4 GB."""
    file.seek(0, 2)
    size = file.tell()
    if size > ARCHIVE_LIMIT:
        raise Unreadable(_("This archive is larger than 50 MB."))
    file.seek(max(0, size - 0xFFFF - END_OF_LIST_LENGTH))
    end = file.read()
    file.seek(0)
    at = end.rfind(END_OF_LIST)
    if at < 0 or len(end) - at < END_OF_LIST_LENGTH:
        raise Unreadable(_("This is not a ZIP archive, or it is damaged."))
    length = int.from_bytes(end[at + 12 : at + 16], "little")
    if length > LIST_LIMIT or b"PK\x06\x07" in end[max(0, at - 20) : at]:
        raise Unreadable(_("This archive has more than %(most)d files.") % {"most": FILES_LIMIT})


def _is_furniture(member: zipfile.ZipInfo) -> bool:
    """Folders, and what systems put beside the files they pack."""
    last = member.filename.rsplit("/", 1)[-1]
    return member.is_dir() or member.filename.startswith("__MACOSX/") or last.startswith(".")


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | str:
    if not member.filename.lower().endswith((".po", ".xlf", ".xliff")):
        return _("This is neither a PO nor an XLIFF file.")
    if member.flag_bits & 0x1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _("This file is encrypted, or packed in an unusual way.")
    if member.file_size > FILE_LIMIT:
        return _("This file is larger than 5 MB.")
    with archive.open(member) as content:
        # The size in the list is the archive's word alone; `formats.read` refuses what is more.
        return content.read(FILE_LIMIT + 1)
