"""Pictures and documents in running text, as readers see them."""

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.images.rich_text import ImageEmbedHandler

from wagtail_plone.conf import withheld


class ShownImageEmbedHandler(ImageEmbedHandler):
    """Wagtail's embeds of pictures in rich text, without those that are withheld."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Elements for the embeds in their order; "" in the place of a picture that readers may not see."""
        shown = [not getattr(image, "is_withheld", False) for image in cls.get_many(attrs_list)]
        expanded = iter(
            super().expand_db_attributes_many(
                [attrs for attrs, is_shown in zip(attrs_list, shown, strict=True) if is_shown]
            )
        )
        return [next(expanded) if is_shown else "" for is_shown in shown]


class ShownDocumentLinkHandler(DocumentLinkHandler):
    """Wagtail's links to documents, without an address where readers may not have the document."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Opening tags of links in their order. Two queries."""
        documents = cls.get_many(attrs_list)
        model = cls.get_model()
        keys = [document.pk for document in documents if document]
        hidden = set(model._base_manager.filter(withheld(model), pk__in=keys).values_list("pk", flat=True))
        return [
            f'<a href="{escape(document.url)}">' if document and document.pk not in hidden else "<a>"
            for document in documents
        ]
