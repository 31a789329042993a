from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Coalesce, Now


def start_when_they_were_written(apps, schema_editor):
    """Give drafts without a start the time of their last revision, without which they could not be kept."""
    for name in ("ForumPage", "ContestPage"):
        drafts = apps.get_model("programs", name).objects.filter(starts_at=None)
        for draft in drafts.annotate(written=Coalesce(F("latest_revision_created_at"), Now())):
            type(draft).objects.filter(pk=draft.pk).update(starts_at=draft.written)


class Migration(migrations.Migration):
    """A draft of an event may have no start yet."""

    dependencies = [("programs", "0003_events_as_held")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, start_when_they_were_written),
        *(
            migrations.AlterField(
                model_name=name,
                name="starts_at",
                field=models.DateTimeField(
                    db_index=True, help_text="In the event's own time zone.", null=True, verbose_name="start"
                ),
            )
            for name in ("contestpage", "forumpage")
        ),
    ]
