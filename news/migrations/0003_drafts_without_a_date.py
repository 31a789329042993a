from django.db import migrations, models
from django.utils import timezone


def date_of_today(apps, schema_editor):
    """Give drafts without a date today's, without which they could not be kept."""
    apps.get_model("news", "NewsPage").objects.filter(date=None).update(date=timezone.localdate())


class Migration(migrations.Migration):
    """A draft of a story may have no date yet."""

    dependencies = [("news", "0002_fallback_from")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, date_of_today),
        migrations.AlterField(
            model_name="newspage",
            name="date",
            field=models.DateField(
                db_index=True,
                default=timezone.localdate,
                help_text="The day under which readers find the story.",
                null=True,
                verbose_name="date",
            ),
        ),
    ]
