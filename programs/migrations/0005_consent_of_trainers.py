from django.db import migrations, models


def remember_public_trainers(apps, schema_editor):
    """Write down the names of trainers that readers know by now: those of profiles without any restriction."""
    restricted = list(
        apps.get_model("wagtailcore", "PageViewRestriction").objects.values_list("page__path", flat=True)
    )
    known = apps.get_model("cms", "KnownPerson")
    trainers = apps.get_model("programs", "TrainerPage").objects.filter(live=True)
    known.objects.bulk_create(
        known(page_id=pk, name=title, position=position)
        for pk, path, title, position in trainers.values_list("pk", "path", "title", "position")
        if not path.startswith(tuple(restricted))
    )


class Migration(migrations.Migration):
    """Consent of trainers to their profiles, unknown for those there are; and the names readers know."""

    dependencies = [
        ("cms", "0008_withheld_pictures"),
        ("programs", "0004_drafts_without_a_start"),
    ]

    operations = [
        migrations.AddField(
            model_name="trainerpage",
            name="consent",
            field=models.CharField(
                choices=[
                    ("unknown", "Not noted yet"),
                    ("not_needed", "Not needed"),
                    ("given", "Given by the trainer"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="unknown",
                max_length=12,
                verbose_name="consent",
            ),
        ),
        migrations.AddField(
            model_name="trainerpage",
            name="consent_by",
            field=models.CharField(
                blank=True,
                help_text="The trainer, or who gave it for them. Never shown to readers.",
                max_length=150,
                verbose_name="consent given by",
            ),
        ),
        migrations.AddField(
            model_name="trainerpage",
            name="consent_note",
            field=models.CharField(
                blank=True,
                help_text="When it was given, and where it is kept. Never shown to readers.",
                max_length=255,
                verbose_name="note on the consent",
            ),
        ),
        migrations.AddField(
            model_name="trainerpage",
            name="consent_until",
            field=models.DateField(
                blank=True,
                help_text="The last day on which the profile may be shown. Empty: no end was agreed.",
                null=True,
                verbose_name="consent ends after",
            ),
        ),
        migrations.RunPython(remember_public_trainers, migrations.RunPython.noop),
    ]
