"""The chooser of a gallery's rows: thirty pictures without thirty queries, and none of them unpacked."""

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.utils import generate_signature
from wagtail.images.widgets import AdminImageChooser

from cms.pages.fetching import attach_renditions

# The size Wagtail's own chooser shows.
SIDE = 165
SPEC = f"max-{SIDE}x{SIDE}"


class GalleryImageChooser(AdminImageChooser):
    """Wagtail's chooser of a picture, which shows the picture in a size that is made when a browser asks.

    Wagtail's own makes that size while the form is drawn, for every row. `known` holds pictures by their
    keys, where somebody has fetched them for all rows together.
    """

    known: dict = {}

    def get_instance(self, value):
        """The picture of a key, without a query where it is among the known ones."""
        try:
            return self.known.get(int(value)) or super().get_instance(value)
        except (TypeError, ValueError):
            return super().get_instance(value)

    def get_value_data_from_instance(self, instance) -> dict:
        """What the chooser shows of a picture; its preview may be an address that makes it."""
        # Past Wagtail's method, which makes the preview.
        data = super(AdminImageChooser, self).get_value_data_from_instance(instance)
        scale = min(1.0, SIDE / instance.width, SIDE / instance.height)
        data["preview"] = {
            "url": _address(instance),
            "width": max(1, int(instance.width * scale)),
            "height": max(1, int(instance.height * scale)),
        }
        data["default_alt_text"] = instance.default_alt_text
        return data


def pictures_by_key(keys: Iterable) -> dict:
    """Pictures by their keys, with the sizes there are of them. Two queries; what is no key is left out."""
    wanted = {int(key) for key in keys if str(key).isdigit()}
    pictures = get_image_model().objects.in_bulk(wanted) if wanted else {}
    attach_renditions(pictures.values())
    return pictures


def _address(image) -> str:
    attach_renditions([image])
    file = image.rendition_files.get(SPEC)
    if file:
        return default_storage.url(file)
    return reverse("image_on_demand", args=(generate_signature(image.pk, SPEC), image.pk, SPEC))
