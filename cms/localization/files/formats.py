"""The formats translations are handed out in, and how to tell what a file that comes back is in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.localization.files import po, xliff
from cms.localization.files.content import FILE_LIMIT, Parsed, Unreadable
from cms.localization.store.translations import Translation


@dataclass(frozen=True)
class Format:
    """A file format: its name, its extension, its media type, and how it is written."""

    name: str
    extension: str
    media_type: str
    export: Callable[[Translation], bytes]


FORMATS = {
    "po": Format("PO", "po", "text/x-gettext-translation; charset=utf-8", po.export),
    "xlf": Format("XLIFF 2.0", "xlf", "application/xliff+xml", xliff.export),
}
# UTF-16, which XML may be in.
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(data: bytes) -> Parsed:
    """Read a file; its format is told by its content. Raises `Unreadable`."""
    if len(data) > FILE_LIMIT:
        raise Unreadable(_("This file is larger than 5 MB."))
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"<", *BYTE_ORDER_MARKS)):
        return xliff.read(data)
    return po.read(data)
