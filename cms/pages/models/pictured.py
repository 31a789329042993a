"""Pictures of a page: which it shows, and how all of them are fetched at once."""

from collections.abc import Iterable

from wagtail.models import Page

from cms.pages.fetching import attach_renditions, images_by_id


class Pictured:
    """Mixin that tells the pictures of a `SitePage`, its host, and fetches them."""

    def image_slots(self):
        """Yield (object, field name) for every image this page refers to by a foreign key."""
        yield self, "lead_image"

    def attach_images(self, others: Iterable[Page] = ()) -> None:
        """Fetch every image of this page and the lead images of `others`, with all their renditions.

        Two queries, and one more for images in blocks.
        """
        slots = [*self.image_slots(), *((page, "lead_image") for page in others)]
        slots = [(holder, name) for holder, name in slots if getattr(holder, f"{name}_id", None)]
        images = images_by_id(getattr(holder, f"{name}_id") for holder, name in slots)
        for holder, name in slots:
            setattr(holder, name, images.get(getattr(holder, f"{name}_id")))
        attach_renditions(image for image, _preset in self.pictures())

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
