"""What serialising one page needs to know of other things, fetched before it starts."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from cms.headless.identity import address
from cms.headless.images import ScaledImage
from cms.headless.links import ImageInfo, Links
from cms.headless.models import PublishedDocument


@dataclass
class Context:
    """The page being serialised, its address, and lookups for what it refers to.

    What the page refers to is asked of the objects themselves (`wagtail.models.ReferenceIndex` extracts
    it from fields, rich text and blocks alike), so a page type needs to declare nothing.
    """

    page: Page
    content_id: str
    language: str
    _found: dict = field(default_factory=dict)

    @cached_property
    def referenced(self) -> dict[type, set[int]]:
        """Ids of everything the page refers to, by model."""
        found: dict[type, set[int]] = {}
        for content_type_id, object_id, *_path in ReferenceIndex._extract_references_from_object(self.page):
            model = ContentType.objects.get_for_id(content_type_id).model_class()
            if model is not None:
                found.setdefault(model, set()).add(int(object_id))
        return found

    @cached_property
    def documents(self) -> dict[int, PublishedDocument]:
        """The documents to show for each page referred to: the page's own language where there is one."""
        wanted = {pk for model, pks in self.referenced.items() if issubclass(model, Page) for pk in pks}
        if not wanted:
            return {}
        keys = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key"))
        family = list(PublishedDocument.objects.filter(translation_key__in=keys.values()))
        own = {
            document.translation_key: document for document in family if document.language == self.language
        }
        by_page = {document.page_id: document for document in family}
        return {
            pk: found for pk, key in keys.items() if (found := own.get(key) or by_page.get(pk)) is not None
        }

    @cached_property
    def links(self) -> Links:
        """The lookups of the block converters."""
        images = get_image_model().objects.in_bulk(self.referenced.get(get_image_model(), ()))
        documents = get_document_model().objects.in_bulk(self.referenced.get(get_document_model(), ()))
        return Links(
            pages={pk: address(document.path) for pk, document in self.documents.items()},
            documents={pk: address(document.url) for pk, document in documents.items()},
            images={pk: self._image_info(image) for pk, image in images.items()},
            summaries={pk: document.summary for pk, document in self.documents.items()},
        )

    def _image_info(self, image) -> ImageInfo:
        scaled = ScaledImage(image, alternative_text(image, self.language))
        return ImageInfo(
            url=self.content_id,
            alt=scaled.alt,
            scales=scaled.image_scales(),
            width=image.width,
            height=image.height,
        )

    def summary(self, pk: int) -> dict | None:
        """The summary of a page referred to, or None where readers may not see it."""
        document = self.documents.get(pk)
        return document.summary if document else None

    def image(self, image) -> dict:
        """An image of the page, with addresses below the page."""
        return ScaledImage(image, alternative_text(image, self.language)).content_image(self.content_id)

    def zone_of(self, moment: datetime) -> tzinfo:
        """The time zone in which the page tells its times: its own, where it has a `time_zone`."""
        return getattr(self.page, "zone", None) or timezone.get_default_timezone()


def alternative_text(image, language: str) -> str:
    """The words kept with an image, in a language where its model knows languages."""
    by_language = getattr(image, "alternative_text", None)
    if callable(by_language):
        return by_language(language)
    return image.default_alt_text
