"""Panels of the page editor that Wagtail does not have."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultipleChooserPanel
from wagtail.images import get_image_model
from wagtail.images.utils import get_accept_attributes
from wagtail.permissions import policy_registry

from cms.pages.surroundings import branch_of


class GalleryPanel(MultipleChooserPanel):
    """A gallery's rows: pictures chosen from the library or uploaded, many at once.

    Uploads go through Wagtail's own multiple-upload view, with its permissions and checks; each file
    that passes becomes a row, each that does not is named with the reason.
    """

    def __init__(self, relation_name, chooser_field_name="image", **kwargs):
        kwargs.setdefault("heading", _("Gallery"))
        kwargs.setdefault("label", _("picture"))
        kwargs.setdefault(
            "help_text",
            _(
                "Drag pictures into order. The alternative text says what a picture shows to readers who "
                "cannot see it; left empty, the text kept with the picture is used. A decorative picture "
                "says nothing the text does not say."
            ),
        )
        super().__init__(relation_name, chooser_field_name, **kwargs)

    class BoundPanel(MultipleChooserPanel.BoundPanel):
        """The panel of one form."""

        template_name = "cms/panels/gallery_panel.html"

        def get_context_data(self, parent_context=None):
            """Add where files go and which may be chosen; no upload where the editor may add no pictures."""
            context = super().get_context_data(parent_context)
            context["upload_collection"] = self._upload_collection()
            context["upload_url"] = reverse("wagtailimages:add_multiple")
            context["chosen_url"] = reverse("wagtailimages_chooser:chosen_multiple")
            context["accept"] = get_accept_attributes()
            return context

        def _upload_collection(self) -> int | None:
            """The branch's collection where this editor may add to it, else the first they may add to."""
            permitted = policy_registry.get_by_type(get_image_model()).collections_user_has_permission_for(
                self.request.user, "add"
            )
            ids = list(permitted.values_list("pk", flat=True))
            page = self.form.parent_page or (self.instance if self.instance.depth else None)
            branch = branch_of(page) if page else None
            wanted = getattr(branch, "collection_id", None)
            return wanted if wanted in ids else next(iter(ids), None)
