"""Compiles the translation catalogs with Babel: no machine needs GNU gettext to run the site.

Compiled catalogs (.mo) are not in the repository: `make run` and `make test` make them, and a
deployment runs this command before it collects the static files.
"""

import os
import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

DOMAINS = ("django", "djangojs")

# What a line of a catalog may be: nothing, a comment, or a quoted text with or without its keyword.
_LINE = re.compile(r'(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*")?\s*')
_NAMED = re.compile(r"%\((\w+)\)")
_POSITIONAL = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[diouxXeEfFgGcrs]")


class CatalogError(Exception):
    """A catalog that may not be compiled; its text says where and why, one line for each cause."""


def catalog_files() -> list[Path]:
    """The source catalogs of this repository, not those of the packages it uses: they bring their own."""
    return [
        po
        for folder in [*settings.LOCALE_PATHS, Path(settings.BASE_DIR) / "wagtail_plone" / "locale"]
        for domain in DOMAINS
        for po in sorted(Path(folder).glob(f"*/LC_MESSAGES/{domain}.po"))
    ]


def read_catalog(po: Path) -> Catalog:
    """Read a catalog; raise `CatalogError` if it is malformed, fuzzy or would break a page."""
    try:
        with po.open("rb") as source:
            catalog = read_po(source, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise CatalogError(f"{po}: {error}") from error
    problems = [
        f"{po}:{number}: malformed line"  # Babel would quietly cut such a text short
        for number, line in enumerate(po.read_text(encoding="utf-8").splitlines(), 1)
        if not _LINE.fullmatch(line)
    ] + [
        f"{po}:{message.lineno}: {problem}"
        for message in catalog
        if message.id and (problem := _problem(message))
    ]
    if problems:
        raise CatalogError("\n".join(problems))
    return catalog


def compile_catalog(po: Path) -> int:
    """Write the .mo beside a .po and return how many messages are translated in it."""
    catalog = read_catalog(po)
    # Moved into place whole: a server or a test beside us may be reading the old one.
    unfinished = po.with_name(f".{po.stem}-{os.getpid()}.mo")
    with unfinished.open("wb") as target:
        write_mo(target, catalog)
    unfinished.replace(po.with_suffix(".mo"))
    return sum(1 for message in catalog if message.id and any(_texts(message.string)))


def is_current(po: Path) -> bool:
    """Tell whether the compiled catalog is at least as new as its source."""
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns


def _problem(message: Message) -> str | None:
    """The fault that forbids compiling this message, if there is one."""
    if message.fuzzy:
        return "fuzzy: check the translation and remove the mark"
    if "python-format" not in message.flags:
        return None
    # A plural form may leave out what another needs (English says "one page", Russian "%(n)d"),
    # so the question is only whether the translation can be filled with what the source gives.
    sources = _texts(message.id)
    names = {name for text in sources for name in _NAMED.findall(text)}
    values = dict.fromkeys(names, 1) or (1,) * max(
        len(_POSITIONAL.findall(text.replace("%%", ""))) for text in sources
    )
    for text in filter(None, _texts(message.string)):
        try:
            text % values
        except (KeyError, TypeError, ValueError) as error:
            return f"placeholders differ from the source's in {text!r} ({error})"
    return None


def _texts(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The forms of a message or its translation: one, or several where it has a plural."""
    return (text,) if isinstance(text, str) else tuple(text)


class Command(BaseCommand):
    """`manage.py compile_catalogs`: quick when nothing changed."""

    help = "Compile the site's translation catalogs (.po) that are newer than their .mo."
    # Templates and URLs may not even load while catalogs are missing; nothing here needs them.
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        """Offer to compile everything, whatever its age."""
        parser.add_argument("--force", action="store_true", help="compile up-to-date ones too")

    def handle(self, *, force: bool = False, verbosity: int = 1, **options) -> None:
        """Compile what is out of date; report all faulty catalogs at once."""
        faults = []
        for po in catalog_files():
            if not force and is_current(po):
                continue
            try:
                count = compile_catalog(po)
            except CatalogError as fault:
                faults.append(str(fault))
                continue
            if verbosity:
                self.stdout.write(f"Compiled {po.parent.parent.name}/{po.stem}: {count} messages")
        if faults:
            raise CommandError("\n".join(faults))
