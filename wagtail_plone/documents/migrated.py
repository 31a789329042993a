"""Documents after a migration: made by themselves where they are missing or of an older version."""

import sys

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from wagtail_plone.documents.refresh import is_outdated, rebuild


def make_documents(using: str = DEFAULT_DB_ALIAS, verbosity: int = 1, **kwargs) -> None:
    """Make the documents of all that is published, once every migration has run (`post_migrate`).

    So a site that installs the plugin has them after `migrate`, and one that updates it has them anew. A
    database that was emptied (`flush` sends the same signal, without a plan) holds nothing to make them of.
    """
    if using != DEFAULT_DB_ALIAS or "plan" not in kwargs or not has_tables():
        return
    if not is_outdated() or _lacks_migrations():
        return
    rebuild(say if verbosity >= 1 else lambda line: None)


def say(line: str) -> None:
    """Tell whoever migrates how far it is."""
    sys.stdout.write(f"  {line}\n")


def has_tables() -> bool:
    """Tell whether the plugin has its tables: none before its first migration, or after going back."""
    tables = {model._meta.db_table for model in apps.get_app_config("wagtail_plone").get_models()}
    return tables <= set(connections[DEFAULT_DB_ALIAS].introspection.table_names())


def _lacks_migrations() -> bool:
    """Tell whether the database is not yet what the models are: somebody migrates step by step."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
