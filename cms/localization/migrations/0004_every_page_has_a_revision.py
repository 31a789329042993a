"""Pages made by code have no revisions: scheduling a change took them offline, two editors overwrote another."""

from django.db import migrations

from cms.localization.migrating import give_revisions


class Migration(migrations.Migration):
    dependencies = [
        ("localization", "0003_stand_ins"),
        ("home", "0002_fallback_from"),
        ("news", "0002_fallback_from"),
        ("programs", "0002_fallback_from"),
    ]

    operations = [migrations.RunPython(give_revisions, migrations.RunPython.noop)]
