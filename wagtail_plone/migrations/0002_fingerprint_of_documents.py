from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("wagtail_plone", "0001_initial"),
    ]

    operations = [
        migrations.RenameField("publisheddocument", "digest", "fingerprint"),
    ]
