"""Blocks that show or offer a file: pictures, galleries, videos, documents."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from cms.form_fields.long_texts import OneParagraphBlock
from cms.pages.passages import Passage, listed
from wagtail_plone.serialize.prefetched import Context


def _pictures_for_preview(count: int) -> list:
    """The newest pictures of the library, for the block picker; fewer where there are fewer."""
    return list(get_image_model().objects.order_by("-pk")[:count])


class ImageWithCaptionBlock(StructBlock):
    """One picture in the flow of the text."""

    image = ImageBlock(label=_("Image"))
    caption = OneParagraphBlock(label=_("Caption"), max_length=255, required=False)

    def pictures(self, value):
        """The picture, as it is shown in the text and when opened."""
        yield value["image"], "body"

    def get_preview_value(self):
        """A picture of the library, in the place of the one that will be chosen."""
        pictures = _pictures_for_preview(1)
        return self.normalize({"image": pictures[0] if pictures else None, "caption": ""})

    class Meta:
        label = _("Image")
        icon = "image"
        template = "blocks/image.html"
        description = _("One picture with a caption.")


class GalleryItemBlock(StructBlock):
    """One picture of a gallery."""

    image = ImageBlock(label=_("Image"))
    caption = OneParagraphBlock(label=_("Caption"), max_length=255, required=False)

    class Meta:
        label = _("Image")
        icon = "image"


class GalleryBlock(StructBlock):
    """A few pictures that belong together; an event's own gallery is a field of the event."""

    title = CharBlock(label=_("Title"), max_length=120, required=False)
    items = ListBlock(GalleryItemBlock(), label=_("Images"), min_num=2, max_num=60)

    def pictures(self, value):
        """Every picture, in the grid and when opened."""
        for item in value["items"]:
            yield item["image"], "grid"
            yield item["image"], "full"

    def get_preview_value(self):
        """Pictures of the library, in the place of those that will be chosen."""
        items = [{"image": image, "caption": ""} for image in _pictures_for_preview(5)]
        return self.normalize({"title": "", "items": items})

    class Meta:
        label = _("Gallery")
        icon = "grip"
        template = "blocks/gallery.html"
        description = _("A small gallery inside the text.")


class VideoBlock(StructBlock):
    """A video kept by a service that Wagtail can embed (YouTube, Vimeo …)."""

    video = EmbedBlock(label=_("Address of the video"), max_width=1200)
    title = CharBlock(
        label=_("What the video shows"), max_length=160, help_text=_("Read out by screen readers.")
    )

    class Meta:
        label = _("Video")
        icon = "media"
        template = "blocks/video.html"
        preview_template = "blocks/video_preview.html"
        description = _("A video from YouTube, Vimeo or a similar service.")
        preview_value = {"video": None, "title": "Форум екі минутта"}


class DocumentBlock(StructBlock):
    """A file to download, with its kind and size."""

    document = DocumentChooserBlock(label=_("Document"))
    title = CharBlock(
        label=_("Title"), max_length=160, required=False, help_text=_("Empty: the document's own.")
    )

    def search_passages(self, value, context: Context, label: str) -> list[Passage]:
        """What the document is called, where readers may have it."""
        document = value["document"]
        if document is None or context.links.documents.get(document.pk) is None:
            return []
        return listed([value["title"] or document.title], label or gettext("Document"), is_head=True)

    class Meta:
        label = _("Document to download")
        icon = "doc-full"
        template = "blocks/document.html"
        preview_template = "blocks/document_preview.html"
        description = _("A file readers can download.")
        preview_value = {"document": None, "title": "Форум бағдарламасы"}
