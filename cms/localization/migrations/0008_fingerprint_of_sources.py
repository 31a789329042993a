from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("localization", "0007_written_texts"),
    ]

    operations = [
        migrations.RenameField("writtentexts", "source_digest", "source_fingerprint"),
    ]
