"""The format of an archive, told by what is in it, and its stories."""

from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname

from django.utils.translation import gettext as _

from cms.intake.archives.contents import DATA_LIMIT, Contents
from cms.intake.archives.formats.json_items import read_json
from cms.intake.archives.formats.tables import read_table
from cms.intake.archives.formats.web_pages import page_names, read_pages
from cms.intake.archives.formats.wordpress import read_wordpress
from cms.intake.archives.story import ArchivedStory, Unreadable

READERS = {".csv": read_table, ".tsv": read_table, ".json": read_json, ".xml": read_wordpress}
STORIES_LIMIT = 10_000


def stories_of(contents: Contents, name: str = "") -> Iterator[ArchivedStory]:
    """The stories of an archive: of one file of it (`name`), else of its data file, else of its web pages.

    Several data files at the same depth are read one after the other where they are JSON (plone.restapi
    exports a file a page), else they are refused. Raises `Unreadable`, at the latest after ten thousand.
    """
    count = 0
    for count, story in enumerate(_all(contents, name), start=1):
        if count > STORIES_LIMIT:
            raise Unreadable(_("This archive has more than %(most)d stories.") % {"most": STORIES_LIMIT})
        yield story
    if not count:
        raise Unreadable(_("No story was found in this archive."))


def _all(contents: Contents, name: str) -> Iterator[ArchivedStory]:
    names = [name] if name else _data_files(contents)
    if not names:
        if not page_names(contents):
            raise Unreadable(
                _("Expected a table (CSV), a JSON file, WordPress' export (XML), or web pages (HTML).")
            )
        yield from read_pages(contents)
        return
    before = 0
    for one in names:
        last = before
        for story in _reader(one)(contents.read(one, DATA_LIMIT), dirname(one)):
            last = before + story.row
            yield _moved(story, before)
        before = last


def _moved(story: ArchivedStory, rows: int) -> ArchivedStory:
    """The story, counted on from those of the files before its own."""
    if not rows:
        return story
    problems = tuple(replace(problem, row=problem.row + rows) for problem in story.problems)
    return replace(story, row=story.row + rows, problems=problems)


def _data_files(contents: Contents) -> list[str]:
    """The files that hold stories: those nearest to the root."""
    found = [name for name in contents.names if name.lower().endswith(tuple(READERS))]
    depth = min((name.count("/") for name in found), default=0)
    nearest = [name for name in found if name.count("/") == depth]
    if len(nearest) > 1 and not all(name.lower().endswith(".json") for name in nearest):
        raise Unreadable(
            _("Several files may hold the stories: %(names)s. Leave one.") % {"names": ", ".join(nearest[:5])}
        )
    return nearest


def _reader(name: str):
    ending = name[name.rfind(".") :].lower()
    if ending not in READERS:
        raise Unreadable(
            _("Expected a table (CSV), a JSON file, WordPress' export (XML), or web pages (HTML).")
        )
    return READERS[ending]
