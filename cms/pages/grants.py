"""Permissions of groups, given so that giving them again adds what is missing and nothing twice."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


def let_into_admin(group: Group) -> None:
    """Let a group sign in to the admin."""
    allow_models(group, "access_admin")


def allow_models(group: Group, *codenames: str) -> None:
    """Give a group permissions that concern no page and no file."""
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))


def allow_pages(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    """Give a group permissions (`change_page` …) on a page and all below it."""
    for permission in Permission.objects.filter(
        codename__in=codenames, content_type__app_label="wagtailcore", content_type__model="page"
    ):
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def allow_files(group: Group, collection: Collection, codenames: tuple[str, ...]) -> None:
    """Give a group permissions (`choose_image`, `add_document` …) on a collection and those in it."""
    for permission in Permission.objects.filter(
        codename__in=codenames, content_type__app_label__in=("wagtailimages", "wagtaildocs", "cms")
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
