"""Panels of the page editor that Wagtail does not have."""

from django import forms
from django.conf import settings
from django.forms.formsets import ORDERING_FIELD_NAME
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, MultipleChooserPanel
from wagtail.images import get_image_model
from wagtail.images.utils import get_accept_attributes
from wagtail.permissions import policy_registry

from cms.pages.contact_sheet import consent_words, sheet_texts
from cms.pages.gallery_chooser import pictures_by_key
from cms.pages.surroundings import branch_of

# In the order in which they need one another.
SCRIPTS = (
    "rows",
    "pictures",
    "upload-queue",
    "upload-list",
    "dropping",
    "tiles",
    "moving",
    "selection",
    "together",
    "detail",
    "sheet",
)


class KeptOrder:
    """Mixin of bound panels of rows: the order they were put into stays, also where something has an error.

    Wagtail shows the rows of a form with an error in one of them in the order in which they were added, and
    the next save would store that.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.form and self.formset.is_bound and self.formset.can_order:
            self.children.sort(key=lambda child: _place_of(child.form))


def _place_of(form) -> tuple[bool, int]:
    """Where a row was put; behind all others where its place can't be read."""
    place = str(form[ORDERING_FIELD_NAME].value() or "")
    return (not place.isdecimal(), int(place) if place.isdecimal() else 0)


class RowsPanel(InlinePanel):
    """Rows of a page, such as awards, that keep their order."""

    class BoundPanel(KeptOrder, InlinePanel.BoundPanel):
        """The panel of one form."""


class GalleryPanel(MultipleChooserPanel):
    """A gallery as a contact sheet: pictures uploaded or chosen, many at once, ordered, described, reviewed.

    The rows are those of Wagtail's formset, whose fields carry all that is stored with the page; scripts
    (`static/cms/js/gallery`) show them as a grid and one at a time. Without scripts they stay rows. Uploads
    and what belongs to the pictures themselves go to views of their own (`cms.media.intake`).
    """

    def __init__(self, relation_name, chooser_field_name="image", **kwargs):
        kwargs.setdefault("heading", _("Gallery"))
        kwargs.setdefault("label", _("picture"))
        super().__init__(relation_name, chooser_field_name, **kwargs)

    class BoundPanel(KeptOrder, MultipleChooserPanel.BoundPanel):
        """The panel of one form."""

        template_name = "cms/panels/gallery_panel.html"

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            if self.form:
                name = self.panel.chooser_field_name
                bound = [form[name] for form in self.formset.forms]
                known = pictures_by_key(field.value() for field in bound)
                for field in bound:
                    field.field.widget.known = known

        def get_context_data(self, parent_context=None):
            """Add where files go and what the sheet says; no upload where the editor may add no pictures."""
            context = super().get_context_data(parent_context)
            context["sheet"] = {
                "prefix": f"id_{self.formset.prefix}",
                "uploadUrl": reverse("gallery_upload"),
                "picturesUrl": reverse("gallery_pictures"),
                "changeUrl": reverse("gallery_change_pictures"),
                "collection": self._upload_collection(),
                "language": self._language(),
                "mostBytes": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
                "extensions": settings.WAGTAILIMAGES_EXTENSIONS,
                "texts": sheet_texts(),
            }
            context["accept"] = get_accept_attributes()
            context["consent_words"] = consent_words()
            return context

        def _language(self) -> str:
            """The language the page's texts are in."""
            page = self.instance if self.instance.locale_id else self.form.parent_page
            return page.locale.language_code

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

        @property
        def media(self):
            """Wagtail's scripts of the rows, and those of the sheet."""
            return super().media + forms.Media(
                js=[f"cms/js/gallery/{name}.js" for name in SCRIPTS],
                css={"all": ["cms/css/contact-sheet.css", "cms/css/contact-sheet-detail.css"]},
            )
