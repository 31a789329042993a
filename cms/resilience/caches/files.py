"""Django's file cache for the processes of one machine, nearly as quick as memory.

Each process keeps what it has read, and looks at the file's date before it believes it: a look-up that
finds nothing new costs one call of the operating system. Files are replaced whole, so that none is ever
read half. A folder that cannot be read or written is a cache that holds nothing.
"""

import logging
import os
import pickle
import time
import zlib
from typing import NamedTuple

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

logger = logging.getLogger(__name__)
KNOWN_MOST = 1000
# File systems tell times in steps: two files of the same step might be taken for each other.
STEP_SECONDS = 1
UNREADABLE = (OSError, zlib.error, pickle.UnpicklingError, AttributeError, ImportError, EOFError)


class Read(NamedTuple):
    """A file that was read: an identity that newer files don't share, its value and when that expires."""

    identity: tuple[int, int, int]
    expires: float | None
    pickled: bytes


# Of the whole process, whose threads have a cache object each.
_known: dict[str, Read] = {}


class FileCache(FileBasedCache):
    """A cache all processes of a machine share, in a folder of the site's own."""

    def get(self, key, default=None, version=None):
        """The value, or `default`."""
        path = self._key_to_file(key, version)
        try:
            read = self._read(path)
            if read.expires is None or read.expires > time.time():
                return pickle.loads(read.pickled)  # noqa: S301  written by this site alone
        except UNREADABLE:
            pass
        return default

    def _read(self, path: str) -> Read:
        status = os.stat(path)
        known = _known.get(path)
        if known is not None and known.identity == _identity(status):
            return known
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            expires = pickle.load(file)  # noqa: S301  written by this site alone
            read = Read(_identity(status), expires, zlib.decompress(file.read()))
        if time.time() - status.st_mtime > STEP_SECONDS:
            if len(_known) >= KNOWN_MOST:
                _known.clear()
            _known[path] = read
        return read

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Set a value unless the key has one; True where it had none."""
        if self.get(key, version=version) is not None:
            return False
        self.set(key, value, timeout, version)
        return True

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Set a value; where the disk can't be written, warn and forget the old one."""
        try:
            super().set(key, value, timeout, version)
        except OSError as error:
            logger.warning("The cache cannot be written: %s", error)
            self.delete(key, version)

    def delete(self, key, version=None):
        """Delete a key; True where it was there."""
        try:
            return super().delete(key, version)
        except OSError as error:
            logger.warning("The cache cannot be written: %s", error)
            return False


def _identity(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_mtime_ns, status.st_size
