"""Documents get the columns lists filter and sort by; `rebuild_documents` makes them again."""

import django.db.models.deletion
from django.db import migrations, models


def forget_documents(apps, schema_editor):
    """Documents are made from pages and nothing else: those of another shape are of no use to anyone."""
    apps.get_model("headless", "PublishedDocument").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("headless", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(forget_documents, forget_documents),
        migrations.CreateModel(
            name="RevokedToken",
            fields=[
                ("token_id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name": "revoked token",
                "verbose_name_plural": "revoked tokens",
            },
        ),
        migrations.AddField(
            model_name="serialisationfailure",
            name="attempts",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="counter",
            name="moment",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="counter",
            name="shape",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="created",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="effective",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="end",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="expires",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="level",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="modified",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="query",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="root_depth",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="start",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="publisheddocument",
            name="text",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="DocumentSubject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=255)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subjects",
                        to="headless.publisheddocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "subject of a document",
                "verbose_name_plural": "subjects of documents",
            },
        ),
    ]
