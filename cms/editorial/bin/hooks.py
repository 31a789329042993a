"""Hooks of the bin: its addresses, its entry in the menu, and deletions that end in it."""

from django.db.models import QuerySet
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.bin import deciding, lists
from cms.editorial.bin.actions import PutDocumentsIntoBin, PutImagesIntoBin, PutIntoBin
from cms.editorial.bin.kinds import kinds
from cms.editorial.bin.pages.unpublished import UnpublishedView, publish_again
from cms.editorial.bin.pages.views import DeletePage, PutPageIntoBin, PutPagesIntoBin
from cms.editorial.bin.views import BinView, restore_item
from cms.pages.deleted import without_deleted

# Stands before Wagtail's own addresses, see `cms.urls`.
page_urls = [
    path("pages/<int:page_id>/delete/", DeletePage.as_view()),
]


# Before Wagtail's own addresses, whose names stay.
@hooks.register("register_admin_urls", order=-10)
def register_bin_urls() -> list:
    """The bin, and in the place of Wagtail's the views that delete, list and edit files."""
    own = [
        path("", BinView.as_view(), name="index"),
        path("<int:item_id>/restore/", restore_item, name="restore"),
        path("unpublished/", UnpublishedView.as_view(), name="unpublished"),
        path("unpublished/<uuid:key>/publish/", publish_again, name="publish_again"),
    ]
    return [
        path("bin/", include((own, "bin"), namespace="bin")),
        path("images/", lists.ImageList.as_view()),
        path("images/results/", lists.ImageList.as_view(results_only=True)),
        path("images/<int:image_id>/", lists.EditPicture.as_view()),
        path("images/<int:image_id>/delete/", deciding.DeletePicture.as_view()),
        path("images/multiple/<int:image_id>/delete/", deciding.DeleteUploadedPicture.as_view()),
        path("documents/", lists.DocumentList.as_view()),
        path("documents/results/", lists.DocumentList.as_view(results_only=True)),
        path("documents/edit/<int:document_id>/", lists.EditDocument.as_view()),
        path("documents/delete/<int:document_id>/", deciding.DeleteDocument.as_view()),
        path("documents/multiple/<int:doc_id>/delete/", deciding.DeleteUploadedDocument.as_view()),
    ]


@hooks.register("insert_global_admin_css")
def bin_styles():
    """The style sheet of the bin, of the decision to delete, and of records of withheld pictures."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/css/bin.css"))


@hooks.register("register_actions")
def delete_into_bin(registry) -> None:
    """Let Wagtail's views and its API v3 put what they delete into the bin."""
    registry.register(get_image_model(), PutIntoBin)
    registry.register(get_document_model(), PutIntoBin)
    registry.register(Page, PutPageIntoBin)


@hooks.register("construct_page_chooser_queryset")
def choose_pages_that_stand(pages: QuerySet, request) -> QuerySet:
    """Offer no page that lies in the bin."""
    return without_deleted(pages)


# After Wagtail's own, in whose place they come. The hook takes classes.
hooks.register("register_bulk_action", PutImagesIntoBin, order=10)
hooks.register("register_bulk_action", PutDocumentsIntoBin, order=10)
hooks.register("register_bulk_action", PutPagesIntoBin, order=10)


class BinMenuItem(MenuItem):
    """The bin's entry in the menu."""

    def is_shown(self, request) -> bool:
        """To whoever may delete anything that goes to it."""
        return any(
            policy_registry.get_by_type(model).user_has_any_permission(
                request.user, ["add", "change", "delete"]
            )
            for model in kinds()
        )


@hooks.register("register_admin_menu_item")
def register_bin_menu_item() -> MenuItem:
    """Below the pictures and documents."""
    return BinMenuItem(_("Bin"), reverse("bin:index"), name="bin", icon_name="bin", order=450)
