"""Branches get teams of their own; files for all branches lie in a collection beside theirs.

Files that lay in the collection above all move into the shared one, because whoever may choose there may
choose every branch's. Wagtail's two groups with rights on the whole tree and its workflow go where nobody
uses them; where somebody does, `manage.py check_branches` names them.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils.translation import gettext, override

STEPLEN, ALPHABET = 4, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STOCK_GROUPS = {
    "Editors": {"add_page", "change_page"},
    "Moderators": {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
}
# On files above all, and on files in general.
STOCK_FILES = {
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
}
STOCK_GENERAL = {*STOCK_FILES, "access_admin", "delete_document", "delete_image", "submit_translation"}


def make_shared_collection(apps, schema_editor):
    """The shared collection below the root, with the files that lay in the root itself."""
    Collection = apps.get_model("wagtailcore", "Collection")
    root = Collection.objects.filter(depth=1).first()
    if root is None:
        return
    children = Collection.objects.filter(depth=2, path__startswith=root.path).order_by("path")
    last = children.last()
    with override(settings.LANGUAGE_CODE):
        shared = Collection.objects.create(
            name=gettext("Shared"),
            depth=2,
            numchild=0,
            path=root.path + _after(last and last.path[-STEPLEN:]),
        )
    Collection.objects.filter(pk=root.pk).update(numchild=children.count())
    apps.get_model("cms", "SharedCollection").objects.create(pk=1, collection=shared)
    for model in _file_models(apps):
        model.objects.filter(collection=root).update(collection=shared)


def empty_shared_collection(apps, schema_editor):
    """Its files lie in the root again, and what groups may do with them is said of the root."""
    Collection = apps.get_model("wagtailcore", "Collection")
    row = apps.get_model("cms", "SharedCollection").objects.first()
    root = Collection.objects.filter(depth=1).first()
    if row is None or Collection.objects.filter(depth__gt=2, path__startswith=row.collection.path).exists():
        return
    for model in _file_models(apps):
        model.objects.filter(collection=row.collection).update(collection=root)
    permissions = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for given in permissions.filter(collection=row.collection):
        permissions.get_or_create(group=given.group, permission=given.permission, collection=root)
    row.collection.delete()
    Collection.objects.filter(pk=root.pk).update(numchild=models.F("numchild") - 1)


def _after(step):
    """The next step of a tree path, as treebeard counts."""
    number = int(step, len(ALPHABET)) + 1 if step else 1
    digits = ""
    while number:
        number, digit = divmod(number, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return digits.rjust(STEPLEN, "0")


def _file_models(apps):
    return apps.get_model("cms", "CustomImage"), apps.get_model("wagtaildocs", "Document")


def remove_unused_stock(apps, schema_editor):
    """Wagtail's groups and workflow, where they are as it made them and nobody is in them."""
    Group = apps.get_model("auth", "Group")
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").objects
    Workflow = apps.get_model("wagtailcore", "Workflow")
    unused = {
        group.pk
        for group in Group.objects.filter(name__in=STOCK_GROUPS)
        if _is_as_wagtail_made_it(apps, group)
    }
    for task in tasks.filter(groups__in=unused).distinct():
        workflows = Workflow.objects.filter(workflow_tasks__task=task)
        is_used = set(task.groups.values_list("pk", flat=True)) - unused or any(
            workflow.workflow_states.exists()
            or workflow.workflow_tasks.count() > 1
            or workflow.workflow_pages.exclude(page__depth=1).exists()
            for workflow in workflows
        )
        if is_used:
            # Whoever approves in it is needed.
            unused -= set(task.groups.values_list("pk", flat=True))
            continue
        workflows.delete()
        task.delete()
    Group.objects.filter(pk__in=unused).delete()


def _is_as_wagtail_made_it(apps, group):
    on_pages = apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=group)
    on_files = apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(group=group)
    return (
        not group.user_set.exists()
        and not on_pages.exclude(page__depth=1).exists()
        and set(on_pages.values_list("permission__codename", flat=True)) <= STOCK_GROUPS[group.name]
        and not on_files.exclude(collection__depth=1).exists()
        and set(on_files.values_list("permission__codename", flat=True)) <= STOCK_FILES
        and set(group.permissions.values_list("codename", flat=True)) <= STOCK_GENERAL
    )


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cms", "0006_consent"),
        ("wagtailcore", "0098_apitoken"),
        # What these give to Wagtail's groups is known when the groups go.
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [
        migrations.CreateModel(
            name="BranchWorkplace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(editable=False, unique=True)),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "collection",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="branch_workplace",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "workflow",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="branch_workplace",
                        to="wagtailcore.workflow",
                        verbose_name="workflow",
                    ),
                ),
            ],
            options={
                "verbose_name": "branch as a place of work",
                "verbose_name_plural": "branches as places of work",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="BranchTeam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("editor", "editor of the branch"), ("lead", "lead of the branch")],
                        max_length=16,
                        verbose_name="role",
                    ),
                ),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="branch_team",
                        to="auth.group",
                        verbose_name="group",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teams",
                        to="cms.branchworkplace",
                        verbose_name="branch",
                    ),
                ),
            ],
            options={
                "verbose_name": "team of a branch",
                "verbose_name_plural": "teams of branches",
                "constraints": [
                    models.UniqueConstraint(fields=("workplace", "role"), name="one_team_a_branch_and_role")
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedCollection",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "collection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shared_by_branches",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
            ],
            options={
                "verbose_name": "shared collection",
                "verbose_name_plural": "shared collection",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_shared_collection")
                ],
            },
        ),
        migrations.RunPython(make_shared_collection, empty_shared_collection),
        migrations.RunPython(remove_unused_stock, migrations.RunPython.noop),
    ]
