"""Documents after a migration: made by themselves where they are missing or of an older version."""

import sys

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from wagtail_plone.documents.refresh import is_outdated, rebuild


def make_documents(using: str = DEFAULT_DB_ALIAS, verbosity: int = 1, **kwargs) -> None:
    """Make the documents of all that is published, once every migration has run (`post_migrate`).

    So a site that installs the plugin has them after `migrate`, and one that updates it has them anew.
    """
    if using != DEFAULT_DB_ALIAS or _is_on_the_way() or not is_outdated():
        return
    rebuild(say if verbosity >= 1 else lambda line: None)


def say(line: str) -> None:
    """Tell whoever migrates how far it is."""
    sys.stdout.write(f"  {line}\n")


def _is_on_the_way() -> bool:
    """Tell whether the database is not yet what the models are: somebody migrates step by step, or back."""
    connection = connections[DEFAULT_DB_ALIAS]
    existing = set(connection.introspection.table_names())
    tables = {model._meta.db_table for model in apps.get_app_config("wagtail_plone").get_models()}
    if not tables <= existing:
        return True
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
