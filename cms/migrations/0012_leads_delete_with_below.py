"""Whoever publishes in a branch may delete a page with what is below it, in branches that are there already."""

from django.db import migrations


def give(apps, schema_editor):
    """Add the right wherever a branch's team has the one to publish."""
    permission = _permission(apps)
    if permission is None:
        # Nobody has rights on pages yet.
        return
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for group, page in _publishing(apps).values_list("group", "page"):
        rights.get_or_create(group_id=group, page_id=page, permission=permission)


def take(apps, schema_editor):
    """Take the right back where a branch's team has it beside the one to publish."""
    permission = _permission(apps)
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for group, page in _publishing(apps).values_list("group", "page"):
        rights.filter(group_id=group, page_id=page, permission=permission).delete()


def _permission(apps):
    permissions = apps.get_model("auth", "Permission").objects
    return permissions.filter(
        content_type__app_label="wagtailcore", content_type__model="page", codename="bulk_delete_page"
    ).first()


def _publishing(apps):
    groups = apps.get_model("cms", "BranchTeam").objects.values("group")
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    return rights.filter(group__in=groups, permission__codename="publish_page")


class Migration(migrations.Migration):
    dependencies = [("cms", "0011_bin_of_pages"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(give, take)]
