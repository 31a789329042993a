"""Making the index anew: after a migration, by `manage.py rebuild_search`, and saying when it is due."""

import sys
from collections.abc import Callable

from django.apps import apps
from django.core.checks import Warning as CheckWarning
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from cms.search.analysis.terms import ANALYSER_VERSION
from cms.search.models import IndexVersion, SearchEntry, Spelling
from cms.search.tidying import put_together
from wagtail_plone.documents.storing import find_anew
from wagtail_plone.models import PublishedDocument

# Counted up whenever entries are made differently.
SHAPE = 1
BATCH = 100


def version() -> str:
    """By which analysis and in which shape this code makes entries."""
    return f"{SHAPE}.{ANALYSER_VERSION}"


def is_outdated() -> bool:
    """Tell whether the index was made by another version, or never."""
    return not IndexVersion.objects.filter(version=version()).exists()


def rebuild(say: Callable[[str], object] = lambda line: None) -> int:
    """Make the entries of all published documents anew, in batches; how many there are."""
    keys = list(PublishedDocument.objects.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        Spelling.objects.all().delete()
        SearchEntry.objects.exclude(document__in=PublishedDocument.objects.values("pk")).delete()
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            find_anew(Page.objects.filter(pk__in=keys[start : start + BATCH]))
        say(f"Search: {min(start + BATCH, len(keys))} of {len(keys)}")
    put_together()
    IndexVersion.objects.update_or_create(pk=1, defaults={"version": version()})
    return SearchEntry.objects.count()


def make_index(using: str = DEFAULT_DB_ALIAS, verbosity: int = 1, **kwargs) -> None:
    """Make an index that is missing or of another version, once every migration has run (`post_migrate`)."""
    if using != DEFAULT_DB_ALIAS or "plan" not in kwargs or not _can_ask() or not is_outdated():
        return
    rebuild((lambda line: sys.stdout.write(f"  {line}\n")) if verbosity >= 1 else (lambda line: None))


def check_index(databases=None, **kwargs) -> list[CheckWarning]:
    """Warn where the index was made by another version of the word analysis (a check of Django's)."""
    if not databases or not _can_ask() or not is_outdated() or not PublishedDocument.objects.exists():
        return []
    return [
        CheckWarning(
            "The search index was made by another version: some words are not found.",
            hint="Run: python manage.py rebuild_search",
            id="search.W001",
        )
    ]


def _can_ask() -> bool:
    """Tell whether all tables are there: checks run before the first migration, too."""
    connection = connections[DEFAULT_DB_ALIAS]
    tables = {model._meta.db_table for model in apps.get_app_config("search").get_models()}
    if not tables <= set(connection.introspection.table_names()):
        return False
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
