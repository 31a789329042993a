"""A site grown by thousands of pages with their documents, and what a database does to answer on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils.http import int_to_base36
from wagtail.models import Page

from news.models import NewsPage
from wagtail_plone.models import PublishedDocument

BRANCH, STORY = "/en/branches/taraz", "/en/branches/taraz/grown-500"
# Each a question that apps and Volto ask; those of `COUNTED` are told how many there are in all.
ASKED = {
    "a page with its neighbours": (STORY, {}),
    "the root of the site": ("/", {}),
    "the languages of the site": ("/@navigation", {}),
    "the menu": ("/en/@navigation", {}),
    "three levels of the menu": ("/en/@navigation", {"expand.navigation.depth": 3}),
    "the way to a page": (f"{STORY}/@breadcrumbs", {}),
    "the languages of a page": (f"{STORY}/@translations", {}),
    "the menu around a page": (f"{STORY}/@contextnavigation", {}),
}
COUNTED = {
    "the first children of a branch": (BRANCH, {}),
    "the newest of one type": (
        "/en/@search",
        {"portal_type": "News Item", "sort_on": "effective", "sort_order": "descending", "b_size": 20},
    ),
    "the newest of all": (
        "/en/@search", {"sort_on": "effective", "sort_order": "descending", "b_size": 20}
    ),
    "the newest of all languages": (
        "/@search", {"sort_on": "effective", "sort_order": "descending", "b_size": 20}
    ),
    "the newest of a branch": (
        f"{BRANCH}/@search",
        {"path.depth": 1, "portal_type": "News Item", "sort_on": "effective", "sort_order": "descending"},
    ),
    "what changed last": ("/en/@search", {"sort_on": "modified", "sort_order": "descending", "b_size": 20}),
    "the first titles": ("/en/@search", {"sort_on": "sortable_title", "b_size": 20}),
    "whole objects": ("/en/@search", {"portal_type": "News Item", "fullobjects": 1, "b_size": 20}),
    "those with one name": ("/en/@search", {"id": "grown-500"}),
}  # fmt: skip
# Steps of SQLite's machine between two looks at how many there were.
STEPS = 10


def grow(story: Page, number: int) -> None:
    """Put so many stories beside one that is published, each with a document like its own, as rows alone."""
    document = PublishedDocument.objects.get(page=story)
    kind = ContentType.objects.get_for_model(NewsPage)
    above = story.path[: -Page.steplen]
    last = Page.objects.filter(path__startswith=above, depth=story.depth).order_by("path").last()
    first = int(last.path[-Page.steplen :], 36) + 1
    pages = Page.objects.bulk_create(
        Page(
            path=f"{above}{_digits(place)}",
            depth=story.depth,
            title=f"Grown {place}",
            draft_title=f"Grown {place}",
            slug=f"grown-{place}",
            url_path=f"{story.url_path.rpartition('/')[0]}-grown-{place}/",
            locale=story.locale,
            content_type=kind,
            live=True,
        )
        for place in range(first, first + number)
    )
    parent = document.path.rpartition("/")[0]
    for place, page in enumerate(pages):
        document.pk, document.uid, document.translation_key = page.pk, uuid4().hex, page.translation_key
        document.slug, document.path = page.slug, f"{parent}/{page.slug}"
        document.tree_path, document.sequence = page.path, 1_000_000 + page.pk
        document.title = page.title
        document.effective += timedelta(minutes=1)
        document.modified += timedelta(minutes=1)
        document._state.adding = True
        pages[place] = PublishedDocument(
            **{field.attname: getattr(document, field.attname) for field in document._meta.concrete_fields}
        )
    PublishedDocument.objects.bulk_create(pages, batch_size=500)


def _digits(number: int) -> str:
    """A number as treebeard writes it in a path."""
    return int_to_base36(number).upper().rjust(Page.steplen, "0")


def steps_of(ask: Callable[[], object]) -> int:
    """The number of steps of SQLite's machine that it takes to do something, however fast it runs."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += STEPS
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, STEPS)
    try:
        ask()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return counted


@contextmanager
def plans() -> Iterator[list[str]]:
    """Collect the plans of the queries inside, one text each: the query, and how it is done."""
    collected: list[str] = []
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"

    def asked(execute, sql, parameters, many, context):
        if sql.startswith("SELECT"):
            execute(f"{explain} {sql}", parameters, many, context)
            collected.append("\n".join([sql, *(str(row[-1]) for row in context["cursor"].fetchall())]))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(asked):
        yield collected
