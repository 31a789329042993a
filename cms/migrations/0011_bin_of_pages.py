import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Where deleted pages stood, and how public they were."""

    dependencies = [
        ("cms", "0010_external_links"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeletedPage",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="deletion",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="page",
                    ),
                ),
                ("above", models.JSONField(default=list, verbose_name="stood below")),
                ("before", models.IntegerField(null=True, verbose_name="stood before")),
                ("slug", models.CharField(max_length=255, verbose_name="slug")),
                ("was_live", models.BooleanField(verbose_name="was public")),
                ("had_unpublished_changes", models.BooleanField(verbose_name="had unpublished changes")),
                (
                    "live_revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="public version",
                    ),
                ),
                (
                    "together_with",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deleted_together",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="deleted with",
                    ),
                ),
            ],
            options={
                "verbose_name": "deleted page",
                "verbose_name_plural": "deleted pages",
            },
        ),
    ]
