"""The tables of the search index, and what each database looks terms up in."""

from django.db import migrations, models

import cms.search.models

# A table of its own in which FTS5 keeps where each term is; the texts stay where they are.
SQLITE = """
CREATE VIRTUAL TABLE search_searchentry_fts USING fts5(
    terms, content='search_searchentry', content_rowid='position', prefix='3 4 5', tokenize='unicode61 remove_diacritics 0'
);
CREATE TRIGGER search_entry_inserted AFTER INSERT ON search_searchentry BEGIN
    INSERT INTO search_searchentry_fts(rowid, terms) VALUES (new.position, new.terms);
END;
CREATE TRIGGER search_entry_deleted AFTER DELETE ON search_searchentry BEGIN
    INSERT INTO search_searchentry_fts(search_searchentry_fts, rowid, terms)
        VALUES ('delete', old.position, old.terms);
END;
CREATE TRIGGER search_entry_updated AFTER UPDATE OF position, terms ON search_searchentry BEGIN
    INSERT INTO search_searchentry_fts(search_searchentry_fts, rowid, terms)
        VALUES ('delete', old.position, old.terms);
    INSERT INTO search_searchentry_fts(rowid, terms) VALUES (new.position, new.terms);
END;
"""
SQLITE_BACK = """
DROP TRIGGER search_entry_inserted;
DROP TRIGGER search_entry_deleted;
DROP TRIGGER search_entry_updated;
DROP TABLE search_searchentry_fts;
"""
POSTGRESQL = (
    "CREATE INDEX search_searchentry_terms ON search_searchentry USING gin (terms) WITH (fastupdate = off)"
)
POSTGRESQL_BACK = "DROP INDEX search_searchentry_terms"


def _run(editor, on_sqlite: str, on_postgresql: str) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(on_postgresql)
        return
    # Not by `executescript`, which would commit what comes before.
    statement = ""
    for line in on_sqlite.strip().splitlines():
        statement += f"{line}\n"
        is_body = statement.startswith("CREATE TRIGGER")
        if line.endswith("END;" if is_body else ";"):
            editor.execute(statement)
            statement = ""


def make(apps, editor) -> None:
    _run(editor, SQLITE, POSTGRESQL)


def take_away(apps, editor) -> None:
    _run(editor, SQLITE_BACK, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("wagtail_plone", "0005_relations_of_documents")]

    operations = [
        migrations.CreateModel(
            name="IndexVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "version of the search index",
                "verbose_name_plural": "versions of the search index",
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=models.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="wagtail_plone.publisheddocument",
                    ),
                ),
                ("position", models.BigIntegerField(unique=True)),
                ("language", models.CharField(max_length=16)),
                ("kind", models.CharField(max_length=80)),
                ("branch", models.UUIDField(null=True)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("passages", models.JSONField()),
                ("terms", cms.search.models.TermsField()),
            ],
            options={"verbose_name": "search entry", "verbose_name_plural": "search entries"},
        ),
        migrations.CreateModel(
            name="Spelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("piece", models.CharField(max_length=40)),
                ("word", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "spelling",
                "verbose_name_plural": "spellings",
                "constraints": [
                    models.UniqueConstraint(fields=("piece", "word"), name="one_spelling_per_piece")
                ],
            },
        ),
        migrations.RunPython(make, take_away),
    ]
