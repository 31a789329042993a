"""The groups of the site and the permissions they stand for."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
)

from cms.localization.models import TranslatorTeam

EDITOR_PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
EDITOR_FILE_PERMISSIONS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)
TRANSLATOR_PAGE_PERMISSIONS = ("change_page", "publish_page")
# The glossary is the translators' own.
TRANSLATOR_MODEL_PERMISSIONS = ("submit_translation", "add_glossaryentry", "change_glossaryentry")


def branch_editors(branch: Page, name: str) -> Group:
    """The group that may edit and publish `branch` in every language it exists in, and what stands below it.

    Its pictures and documents are those of the branch's collection, which is made where it is missing.
    Called again it adds what is missing, such as a language that came later.
    """
    group, _created = Group.objects.get_or_create(name=f"Editors: {name}")
    _let_into_admin(group)
    collection = branch.collection or _collection(name)
    for variant in branch.get_translations(inclusive=True):
        if variant.collection_id != collection.pk:
            variant.collection = collection
            variant.save(update_fields=["collection"])
        _allow_pages(group, variant, EDITOR_PAGE_PERMISSIONS)
    _allow_files(group, collection, EDITOR_FILE_PERMISSIONS)
    # Pictures all branches share (logos, the center's own) may be chosen, not changed.
    _allow_files(group, Collection.get_first_root_node(), ("choose_image", "choose_document"))
    _allow_models(group, "submit_translation")
    return group


def translators(locale: Locale, home: Page) -> Group:
    """The group that translates into a language, every branch's pages below `home`, its home page.

    It edits translations alone, and publishes them where no moderation is on (see
    `cms.editorial.permissions`).
    """
    group, _created = Group.objects.get_or_create(name=f"Translators: {locale.language_code}")
    TranslatorTeam.objects.update_or_create(locale=locale, defaults={"group": group})
    _let_into_admin(group)
    _allow_pages(group, home, TRANSLATOR_PAGE_PERMISSIONS)
    _allow_files(group, Collection.get_first_root_node(), ("choose_image", "choose_document"))
    _allow_models(group, *TRANSLATOR_MODEL_PERMISSIONS)
    return group


def _collection(name: str) -> Collection:
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)


def _let_into_admin(group: Group) -> None:
    _allow_models(group, "access_admin")


def _allow_models(group: Group, *codenames: str) -> None:
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))


def _allow_pages(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(
        codename__in=codenames, content_type__app_label="wagtailcore", content_type__model="page"
    ):
        GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def _allow_files(group: Group, collection: Collection, codenames: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(
        codename__in=codenames, content_type__app_label__in=("wagtailimages", "wagtaildocs", "cms")
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
