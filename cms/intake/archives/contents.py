"""The files of an archive: a folder or a ZIP file, looked into by name and never unpacked to disk.

Names in an archive are names and no paths: what is asked for is looked up among the names that are there,
so that none leads out of it (`../../etc/passwd`), and a link in a folder is no file of it.
"""

import hashlib
import posixpath
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from cms.intake.archives.story import Unreadable

MEGABYTE = 1024 * 1024
# What may be sent by the form.
PACKED_LIMIT = 500 * MEGABYTE
# A file of many stories; the file of one.
DATA_LIMIT, PAGE_LIMIT = 50 * MEGABYTE, 5 * MEGABYTE
END_OF_LIST, END_OF_LIST_LENGTH = b"PK\x05\x06", 22
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold: bytes when unpacked, and files."""

    unpacked: int
    files: int

    @property
    def listing(self) -> int:
        """Bytes of a ZIP file's list of contents, which has 46 and the name for each file."""
        return self.files * 512


# What somebody sends, and what an administrator has on the machine itself.
SENT = Limits(unpacked=2048 * MEGABYTE, files=20_000)
AT_HAND = Limits(unpacked=50 * 1024 * MEGABYTE, files=200_000)


class Contents:
    """Base of what an archive consists of: names, and what is found by them."""

    def __init__(self, names: list[str]):
        self._by_path = {_plain(name): name for name in reversed(names)}
        self._by_last: dict[str, list[str]] = defaultdict(list)
        for plain in self._by_path:
            self._by_last[plain.rsplit("/", 1)[-1]].append(plain)
        self.names = sorted(names)

    def read(self, name: str, most: int) -> bytes:
        """The content of one of `names`. Raises `Unreadable` for more than `most` bytes, or damaged ones."""
        raise NotImplementedError

    def checksum(self, name: str) -> str:
        """A checksum of the content of one of `names`."""
        raise NotImplementedError

    def find(self, reference: str, folder: str = "") -> str | None:
        """The file a reference means: a path from `folder` or the root, or a web address once it had.

        Of an address the end of its path has to be the same, as far as the archive has folders; None where
        nothing or more than one file fits.
        """
        path = unquote(urlsplit(reference.strip().replace("\\", "/")).path)
        for start in (folder, ""):
            plain = _plain(posixpath.normpath(posixpath.join(start, path.lstrip("/"))))
            if plain in self._by_path:
                return self._by_path[plain]
        steps = _plain(posixpath.normpath(path)).strip("/").split("/")
        fitting = [(_same_end(steps, one.split("/")), one) for one in self._by_last.get(steps[-1], [])]
        best = max((length for length, _one in fitting), default=0)
        found = [one for length, one in fitting if length == best]
        return self._by_path[found[0]] if len(found) == 1 else None


class FolderContents(Contents):
    """A folder on this machine. Raises `Unreadable` for one of too many files."""

    def __init__(self, folder: Path, limits: Limits = AT_HAND):
        self._folder = folder.resolve()
        names = []
        for path in self._folder.rglob("*"):
            # What a link leads to may be anything.
            if path.is_file() and not path.is_symlink() and path.resolve().is_relative_to(self._folder):
                names.append(path.relative_to(self._folder).as_posix())
            if len(names) > limits.files:
                raise _too_many(limits)
        super().__init__([name for name in names if not _is_furniture(name)])

    def read(self, name: str, most: int) -> bytes:
        """The content of a file of the folder."""
        try:
            with (self._folder / name).open("rb") as file:
                return _bounded(file, name, most)
        except OSError as error:
            raise Unreadable(_("%(name)s cannot be read.") % {"name": name}) from error

    def checksum(self, name: str) -> str:
        """Of the content itself."""
        with (self._folder / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


class ZipContents(Contents):
    """A ZIP file. Raises `Unreadable` for what is none, for too much, and for an archive that is locked."""

    def __init__(self, file: BinaryIO, limits: Limits = SENT):
        _check_list(file, limits)
        try:
            self._archive = zipfile.ZipFile(file)
            members = [one for one in self._archive.infolist() if not one.is_dir()]
        except BROKEN as error:
            raise _damaged() from error
        if len(members) > limits.files:
            raise _too_many(limits)
        if sum(member.file_size for member in members) > limits.unpacked:
            raise Unreadable(
                _("This archive is larger than %(most)d GB when unpacked.")
                % {"most": limits.unpacked // MEGABYTE // 1024}
            )
        if any(member.flag_bits & 0x1 for member in members):
            raise Unreadable(_("This archive is locked by a password."))
        self._members = {name: one for one in members if not _is_furniture(name := _name_of(one))}
        super().__init__(list(self._members))

    def read(self, name: str, most: int) -> bytes:
        """The content of a file of the archive; the size its list tells is the archive's word alone."""
        try:
            with self._archive.open(self._members[name]) as file:
                return _bounded(file, name, most)
        except BROKEN as error:
            raise Unreadable(_("%(name)s is damaged.") % {"name": name}) from error

    def checksum(self, name: str) -> str:
        """The one the archive's list has."""
        member = self._members[name]
        return f"{member.CRC:08x}-{member.file_size}"


def _name_of(member: zipfile.ZipInfo) -> str:
    """A file's name; where it is not said to be UTF-8, its letters are those of Russian Windows."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return member.filename


class OneFile(Contents):
    """A single file that was handed in without any others."""

    def __init__(self, file: BinaryIO, name: str):
        self._file = file
        super().__init__([name])

    def read(self, name: str, most: int) -> bytes:
        """The content of the file."""
        self._file.seek(0)
        return _bounded(self._file, name, most)

    def checksum(self, name: str) -> str:
        """Of the content itself."""
        return hashlib.sha256(self.read(name, DATA_LIMIT)).hexdigest()


def _bounded(file, name: str, most: int) -> bytes:
    data = file.read(most + 1)
    if len(data) > most:
        raise Unreadable(_("%(name)s is larger than %(most)d MB.") % {"name": name, "most": most // MEGABYTE})
    return data


def _plain(name: str) -> str:
    """A name as it is compared: composed letters, small ones, without what stands for the folder itself."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).lower().removeprefix("./").lstrip("/")


def _same_end(wanted: list[str], found: list[str]) -> int:
    """How many steps at the end of two paths are the same."""
    length = 0
    for one, other in zip(reversed(wanted), reversed(found), strict=False):
        if one != other:
            break
        length += 1
    return length


def _is_furniture(name: str) -> bool:
    """What systems put beside the files they pack, and names that point out of the archive."""
    steps = name.replace("\\", "/").split("/")
    return steps[0] == "__MACOSX" or steps[-1].startswith(".") or ".." in steps or name.startswith("/")


def _check_list(file: BinaryIO, limits: Limits) -> None:
    """Refuse an archive whose list of contents is too long before it is read in whole."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - 0xFFFF - END_OF_LIST_LENGTH))
    end = file.read()
    file.seek(0)
    at = end.rfind(END_OF_LIST)
    if at < 0 or len(end) - at < END_OF_LIST_LENGTH:
        raise _damaged()
    # Beyond 4 GB the list's length stands in another record, and here are ones alone.
    is_large = b"PK\x06\x07" in end[max(0, at - 20) : at]
    length = int.from_bytes(end[at + 12 : at + 16], "little")
    if (limits is SENT and is_large) or (not is_large and length > limits.listing):
        raise _too_many(limits)


def _damaged() -> Unreadable:
    return Unreadable(_("This is not a ZIP archive, or it is damaged."))


def _too_many(limits: Limits) -> Unreadable:
    return Unreadable(_("This archive has more than %(most)d files.") % {"most": limits.files})
