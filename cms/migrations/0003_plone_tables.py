from django.db import migrations

# Those that refer to others first.
OLD_TABLES = (
    "headless_documentsubject",
    "headless_publisheddocument",
    "headless_serialisationfailure",
    "headless_revokedtoken",
    "headless_counter",
)


def take_over(apps, schema_editor):
    """Keep what cannot be made again of the plugin's tables from when its app was called "headless".

    Log-ins that were ended stay so. Documents are made anew from the pages, after this migration
    (`wagtail_plone`'s own `post_migrate`). An installation that never had the old tables has nothing to do.
    """
    connection = schema_editor.connection
    existing = set(connection.introspection.table_names())
    if "headless_revokedtoken" in existing:
        schema_editor.execute(
            "INSERT INTO wagtail_plone_revokedtoken (token_id, expires_at) "
            "SELECT token_id, expires_at FROM headless_revokedtoken "
            "WHERE token_id NOT IN (SELECT token_id FROM wagtail_plone_revokedtoken)"
        )
    for table in OLD_TABLES:
        if table in existing:
            schema_editor.execute(f"DROP TABLE {connection.ops.quote_name(table)}")
    old = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="headless")
    apps.get_model("wagtailsearch", "IndexEntry").objects.filter(content_type__in=old).delete()
    apps.get_model("auth", "Permission").objects.filter(content_type__in=old).delete()
    old.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0002_schedule_failures"),
        ("wagtail_plone", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    # The old tables held nothing else, so there is nothing to bring back.
    operations = [migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True)]
