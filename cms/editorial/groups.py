"""Groups of branches' editors: each makes the pages of one branch, and nothing of another's."""

from django.contrib.auth.models import Group
from wagtail.models import Collection, Page

from cms.pages.grants import allow_files, allow_models, allow_pages, let_into_admin

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
FILE_PERMISSIONS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)


def branch_editors(branch: Page, name: str) -> Group:
    """Make the group that edits and publishes `branch`, in all its languages, and what stands below it.

    Its pictures and documents are those of the branch's collection, which is made where it is missing.
    Called again it adds what is missing, such as a language that came later.
    """
    group, _created = Group.objects.get_or_create(name=f"Editors: {name}")
    let_into_admin(group)
    collection = branch.collection or _collection(name)
    for variant in branch.get_translations(inclusive=True):
        if variant.collection_id != collection.pk:
            variant.collection = collection
            variant.save(update_fields=["collection"])
        allow_pages(group, variant, PAGE_PERMISSIONS)
    allow_files(group, collection, FILE_PERMISSIONS)
    # Pictures all branches share (logos, the center's own) may be chosen, not changed.
    allow_files(group, Collection.get_first_root_node(), ("choose_image", "choose_document"))
    allow_models(group, "submit_translation")
    return group


def _collection(name: str) -> Collection:
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(name=name)
