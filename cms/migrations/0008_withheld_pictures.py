import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Pictures that are withheld and where they were, the bin, and the names of people known from profiles."""

    dependencies = [
        ("cms", "0007_branch_teams"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BinItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.CharField(max_length=255)),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "deleted_at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, verbose_name="deleted at"
                    ),
                ),
            ],
            options={
                "verbose_name": "thing in the bin",
                "verbose_name_plural": "things in the bin",
                "ordering": ["-deleted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="KnownPerson",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=160, verbose_name="position")),
            ],
            options={
                "verbose_name": "known person",
                "verbose_name_plural": "known people",
            },
        ),
        migrations.CreateModel(
            name="WithheldPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("places", models.CharField(max_length=60, verbose_name="places")),
                ("was_public", models.BooleanField(default=False, verbose_name="was public")),
            ],
            options={
                "verbose_name": "place of a withheld picture",
                "verbose_name_plural": "places of withheld pictures",
                "ordering": ["-was_public", "title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Withholding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("deleted", "In the bin"),
                            ("profile", "The person's profile was taken back"),
                            ("withdrawn", "Consent withdrawn"),
                            ("expired", "Consent has run out"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                (
                    "since",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, verbose_name="since"
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True, verbose_name="until")),
                ("telling_since", models.DateTimeField(editable=False, null=True)),
                ("told_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "withheld picture",
                "verbose_name_plural": "withheld pictures",
                "ordering": ["-since", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="customimage",
            name="in_bin",
            field=models.BooleanField(default=False, editable=False, verbose_name="in the bin"),
        ),
        migrations.AddField(
            model_name="customimage",
            name="is_profile_withheld",
            field=models.BooleanField(
                default=False, editable=False, verbose_name="photograph of a profile that was taken back"
            ),
        ),
        migrations.AddField(
            model_name="customimage",
            name="withheld",
            field=models.CharField(
                blank=True,
                choices=[
                    ("deleted", "In the bin"),
                    ("profile", "The person's profile was taken back"),
                    ("withdrawn", "Consent withdrawn"),
                    ("expired", "Consent has run out"),
                ],
                db_index=True,
                editable=False,
                max_length=12,
                verbose_name="withheld",
            ),
        ),
        migrations.AddIndex(
            model_name="customimage",
            index=models.Index(fields=["consent", "consent_until"], name="consent_of_pictures"),
        ),
        migrations.AddField(
            model_name="binitem",
            name="content_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype"
            ),
        ),
        migrations.AddField(
            model_name="binitem",
            name="deleted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="deleted by",
            ),
        ),
        migrations.AddField(
            model_name="withheldplace",
            name="page",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.WAGTAIL_PAGE_MODEL,
                verbose_name="page",
            ),
        ),
        migrations.AddField(
            model_name="withholding",
            name="image",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="withholdings",
                to="cms.customimage",
                verbose_name="image",
            ),
        ),
        migrations.AddField(
            model_name="withholding",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="withheldplace",
            name="withholding",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="places", to="cms.withholding"
            ),
        ),
        migrations.AddConstraint(
            model_name="binitem",
            constraint=models.UniqueConstraint(fields=("content_type", "object_id"), name="once_in_the_bin"),
        ),
    ]
