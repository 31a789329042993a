"""The kinds of things that go to the bin: pages, pictures and documents."""

from collections.abc import Iterable
from functools import cache

from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.editorial.bin.kind import Kind
from cms.editorial.bin.models import BinItem
from cms.editorial.bin.pages.kind import PageKind


class ImageKind(Kind):
    """Pictures: withheld by the rule of all withheld pictures (`cms.media.withholding`)."""

    icon_name = "image"

    def in_bulk(self, keys: Iterable[str]) -> dict[str, Model]:
        """The pictures of some keys, with their thumbnails at hand. Two queries."""
        pictures = self.model.objects.filter(pk__in=list(keys)).prefetch_renditions("max-165x165")
        return {str(picture.pk): picture for picture in pictures}

    def hide(self, instance: Model, item: BinItem) -> None:
        """Withhold the picture. Pages keep their rows and choices, and are made anew without it."""
        instance.in_bin = True
        instance.save(update_fields=["in_bin"])

    def show(self, instance: Model, user=None, **choices) -> list[str]:
        """Show the picture again in its places, unless the people in it have withdrawn their consent."""
        instance.in_bin = False
        instance.save(update_fields=["in_bin"])
        return []


class DocumentKind(Kind):
    """Documents: withheld while their row lies in the bin (`cms.editorial.bin.rule`)."""

    icon_name = "doc-full-inverse"

    def hide(self, instance: Model, item: BinItem) -> None:
        """Have all that links to the document made anew."""
        instance.save(update_fields=["title"])

    def show(self, instance: Model, user=None, **choices) -> list[str]:
        """Have all that links to the document made anew."""
        instance.save(update_fields=["title"])
        return []


@cache
def kinds() -> dict[type[Model], Kind]:
    """The kinds by their models, in the order in which the bin lists them."""
    return {
        Page: PageKind(Page),
        get_image_model(): ImageKind(get_image_model()),
        get_document_model(): DocumentKind(get_document_model()),
    }


def kind_of(model: type[Model]) -> Kind:
    """The kind of a model; raises `KeyError` for models whose things never go to the bin."""
    return kinds()[Page if issubclass(model, Page) else model]
