from django.db import migrations, models
from django.db.models.functions import Left


def name_who_gave_it(apps, schema_editor):
    """The old note said who gave the consent, too; it stays, and its beginning stands in the new field."""
    given = apps.get_model("cms", "CustomImage").objects.filter(consent="given", consent_by="")
    given.update(consent_by=Left("consent_note", 150))


class Migration(migrations.Migration):
    """Who gave the consent of the people in a picture, and until when."""

    dependencies = [("cms", "0005_changes_by_branch")]

    operations = [
        migrations.AddField(
            model_name="customimage",
            name="consent_by",
            field=models.CharField(
                blank=True,
                help_text="The people in the picture, or who gave it for them. Never shown to readers.",
                max_length=150,
                verbose_name="consent given by",
            ),
        ),
        migrations.AddField(
            model_name="customimage",
            name="consent_until",
            field=models.DateField(
                blank=True,
                help_text="The last day on which the picture may be shown. Empty: no end was agreed.",
                null=True,
                verbose_name="consent ends after",
            ),
        ),
        migrations.AlterField(
            model_name="customimage",
            name="consent_note",
            field=models.CharField(
                blank=True,
                help_text="When it was given, and where it is kept. Never shown to readers.",
                max_length=255,
                verbose_name="note on the consent",
            ),
        ),
        migrations.RunPython(name_who_gave_it, migrations.RunPython.noop),
    ]
