"""Pictures of a page: which it shows, and how all of them are fetched at once."""

from collections.abc import Iterable

from wagtail.models import Page

from cms.pages.fetching import attach_renditions, images_by_id, shown
from wagtail_plone.serialize.taking_out import take_out_of_streams


class Pictured:
    """Mixin that tells the pictures of a `SitePage`, its host, and fetches them."""

    def image_slots(self):
        """Yield (object, field name) for every image this page refers to by a foreign key."""
        yield self, "lead_image"

    def attach_images(self, others: Iterable[Page] = ()) -> None:
        """Fetch every image of this page, and the lead images of `others` that are shown, with renditions.

        Two queries, and one more for images in blocks.
        """
        slots = [*self.image_slots(), *((page, "lead_image") for page in others)]
        slots = [(holder, name) for holder, name in slots if getattr(holder, f"{name}_id", None)]
        images = images_by_id(getattr(holder, f"{name}_id") for holder, name in slots)
        for holder, name in slots:
            setattr(holder, name, images.get(getattr(holder, f"{name}_id")))
        for page in others:
            page.lead_image = shown(page.lead_image)
        attach_renditions(image for image, _preset in self.pictures())

    def take_out_withheld(self) -> None:
        """Leave out of the page in memory what readers may not see of its pictures; no query.

        For a page that is about to be shown, and has its pictures at hand (`attach_images`).
        """
        images = (image for image, _preset in self.pictures())
        if withheld := {image.pk for image in images if image is not None and image.is_withheld}:
            self.take_out_pictures(withheld)

    def take_out_pictures(self, keys: set[int]) -> None:
        """Leave these images out of the page in memory, as if they had never been chosen.

        The database keeps what was chosen: a page this was done to is shown, never saved.
        """
        if self.lead_image_id in keys:
            self.lead_image = None
        take_out_of_streams(self, lambda key: key not in keys)

    @property
    def lead_image_text(self) -> str:
        """The alternative text of the lead image in this page's context."""
        if self.lead_image_alt:
            return self.lead_image_alt
        return self.lead_image.alternative_text(self.locale.language_code) if self.lead_image else ""

    def pictures(self):
        """Yield (image, preset name) for every picture this page shows (see `cms.media.picture_sizes`)."""
        if self.lead_image:
            yield self.lead_image, "lead"
            yield self.lead_image, "card"
        for block in self.body:
            yield from getattr(block.block, "pictures", lambda value: ())(block.value)
