"""Branches are moderated unless they say otherwise; those there are go on as they did."""

from django.db import migrations, models

PREFIX = "Editors: "
CHOOSING = ("choose_image", "choose_document")


def leave_branches_as_they_are(apps, schema_editor):
    """Editors of branches that exist publish as before; so say their drafts, which knew of no moderation."""
    apps.get_model("home", "BranchPage").objects.update(is_moderated=False)
    ContentType = apps.get_model("contenttypes", "ContentType")
    branches = ContentType.objects.filter(app_label="home", model="branchpage")
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(content_type__in=branches)
    for revision in revisions.iterator(chunk_size=100):
        revision.content["is_moderated"] = False
        revision.save(update_fields=["content"])


def adopt_groups(apps, schema_editor):
    """Groups of editors made before there were teams become their branch's, with its collection.

    They may choose shared files instead of all there are.
    """
    branches = apps.get_model("home", "BranchPage").objects
    workplaces = apps.get_model("cms", "BranchWorkplace").objects
    teams = apps.get_model("cms", "BranchTeam").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__startswith=PREFIX).order_by("pk"):
        pages = branches.filter(group_permissions__group=group).order_by("pk")
        keys = set(pages.values_list("translation_key", flat=True))
        if len(keys) != 1:
            continue
        workplace, is_new = workplaces.get_or_create(
            translation_key=keys.pop(), defaults={"name": group.name.removeprefix(PREFIX)[:100]}
        )
        if not is_new:
            continue
        collection = next((page.collection for page in pages if page.collection_id), None)
        if collection and collection.depth > 1 and not workplaces.filter(collection=collection).exists():
            workplace.collection = collection
            workplace.save()
        teams.create(workplace=workplace, role="editor", group=group)
        _choose_shared_files(apps, group)


def _choose_shared_files(apps, group):
    permissions = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    shared = apps.get_model("cms", "SharedCollection").objects.first()
    given = permissions.filter(group=group, collection__depth=1)
    choosing = given.filter(permission__codename__in=CHOOSING)
    if shared is None:
        return
    for permission in choosing:
        permissions.get_or_create(group=group, collection=shared.collection, permission=permission.permission)
    choosing.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_fallback_from"),
        ("cms", "0007_branch_teams"),
    ]

    operations = [
        migrations.AddField(
            model_name="branchpage",
            name="is_moderated",
            field=models.BooleanField(
                default=True,
                help_text="What editors write goes public once the branch's lead has approved it. Switched off, editors publish by themselves, and what waits for approval goes back to them as a draft.",
                verbose_name="what editors write waits for approval",
            ),
        ),
        migrations.RunPython(leave_branches_as_they_are, migrations.RunPython.noop),
        migrations.RunPython(adopt_groups, migrations.RunPython.noop),
    ]
