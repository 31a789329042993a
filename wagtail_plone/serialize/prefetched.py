"""Context of serialising one page: what it needs to know of other things, fetched before it starts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from django.db.models import Model
from django.urls import NoReverseMatch
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from wagtail_plone.conf import withheld
from wagtail_plone.identity import address, file_address
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.references import KINDS, References, references
from wagtail_plone.serialize.scales import ScaledImage
from wagtail_plone.serialize.targets import ImageInfo, Links


@dataclass
class Context:
    """The page being serialised, its address, and lookups for what it refers to.

    What the page refers to is fetched at once, in a constant number of queries; what comes up beside it
    (pages a property finds, links in a snippet's text) when it does.
    """

    page: Page
    content_id: str
    language: str
    links: Links = field(init=False)
    # The summary of the page itself, which its own rows may name: filled in while the page is being made.
    summary_of_itself: dict[str, Any] = field(init=False, default_factory=dict)
    _asked: References = field(init=False)
    _under_way: list[Model] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.links = Links(pages={}, documents={}, images={}, summaries={})
        self._asked = {kind: set() for kind in KINDS}
        self.know(references(self.page))

    def know(self, wanted: References) -> None:
        """Fetch what the links do not know yet: one query each for images and documents, two for pages."""
        new = {kind: set(keys) - self._asked[kind] for kind, keys in wanted.items()}
        for kind, keys in new.items():
            self._asked[kind] |= keys
        if new.get("page"):
            self._know_pages(new["page"])
        if new.get("image"):
            model = get_image_model()
            images = model._default_manager.filter(~withheld(model)).in_bulk(new["image"])
            self.links.images.update({pk: self._image_info(image) for pk, image in images.items()})
        if new.get("document"):
            model = get_document_model()
            documents = model._default_manager.filter(~withheld(model)).in_bulk(new["document"])
            self.links.documents.update(
                {pk: document_address(document) for pk, document in documents.items()}
            )

    def _know_pages(self, keys: set) -> None:
        """The documents to show for pages: the page's own language where there is one."""
        families = dict(Page.objects.filter(pk__in=keys).values_list("pk", "translation_key"))
        # What is stored of the page itself is missing at first, and is about to be out of date.
        itself = {pk for pk, key in families.items() if key == self.page.translation_key}
        for pk in itself:
            self.links.pages[pk] = self.content_id
            self.links.summaries[pk] = self.summary_of_itself
            del families[pk]
        if not families:
            return
        documents = list(
            PublishedDocument.objects.filter(translation_key__in=families.values()).only(
                "page", "translation_key", "language", "path", "summary"
            )
        )
        own = {
            document.translation_key: document for document in documents if document.language == self.language
        }
        by_page = {document.page_id: document for document in documents}
        for pk, translation_key in families.items():
            shown = own.get(translation_key) or by_page.get(pk)
            if shown is not None:
                self.links.pages[pk] = address(shown.path)
                self.links.summaries[pk] = shown.summary

    def _image_info(self, image) -> ImageInfo:
        scaled = ScaledImage(image, alternative_text(image, self.language))
        return ImageInfo(
            url=self.content_id,
            alt=scaled.alt,
            scales=scaled.image_scales(),
            width=image.width,
            height=image.height,
        )

    def summary(self, pk: Any) -> dict | None:
        """The summary of a page, or None where readers may not see it."""
        self.know({"page": {pk}})
        return self.links.summary(pk)

    def is_shown(self, key: Any) -> bool:
        """Tell of an image's key whether readers may see it: not where a site withholds it (`conf`)."""
        self.know({"image": {key}})
        return self.links.image(key) is not None

    def image(self, image) -> dict | None:
        """An image of the page, with addresses below the page; None where it is withheld."""
        if not self.is_shown(image.pk):
            return None
        return ScaledImage(image, alternative_text(image, self.language)).content_image(self.content_id)

    def zone_of(self, moment: datetime) -> tzinfo:
        """The time zone in which the page tells its times: its own, where it has one as `zone`."""
        zone = getattr(self.page, "zone", None)
        return zone if isinstance(zone, tzinfo) else timezone.get_default_timezone()

    @contextmanager
    def inside(self, instance: Model) -> Iterator[bool]:
        """Around the fields of an object; True where it is not being serialised already.

        Two objects that name each other in their `api_fields` would else never end.
        """
        is_new = instance not in self._under_way
        self._under_way.append(instance)
        yield is_new
        self._under_way.pop()


def alternative_text(image, language: str) -> str:
    """The words kept with an image, in a language where its model knows languages."""
    by_language = getattr(image, "alternative_text", None)
    if callable(by_language):
        return by_language(language)
    return image.default_alt_text


def document_address(document) -> str:
    """The address of a document; its file's own where the site serves no documents."""
    try:
        return file_address(document.url)
    except NoReverseMatch:
        return file_address(document.file.url)
