"""Choosers of images and documents: the branch's own files first, then the shared ones.

Which files are offered at all, by list and by id, follows from permissions on collections.
"""

from django.db.models import Q, QuerySet
from wagtail.documents.views import chooser as documents
from wagtail.images.views import chooser as images

from cms.editorial.scope.in_turn import InTurn
from cms.pages.scope import scope_of


class OwnFilesFirst:
    """Mixin of Wagtail's views of a file chooser: what the user keeps comes before what is shared."""

    def filter_object_list(self, objects: QuerySet) -> QuerySet | InTurn:
        """As filtered and searched, in two parts; one where everything is the user's."""
        scope = scope_of(self.request.user)
        if scope.is_everything:
            return super().filter_object_list(objects)
        own = Q(collection__in=scope.own_collections(objects.model))
        parts = (
            super(OwnFilesFirst, self).filter_object_list(objects.filter(which)) for which in (own, ~own)
        )
        return InTurn(objects.model, *parts)


class ImageChooseView(OwnFilesFirst, images.ImageChooseView):
    """The image chooser."""


class ImageChooseResultsView(OwnFilesFirst, images.ImageChooseResultsView):
    """Its results alone."""


class DocumentChooseView(OwnFilesFirst, documents.DocumentChooseView):
    """The document chooser."""


class DocumentChooseResultsView(OwnFilesFirst, documents.DocumentChooseResultsView):
    """Its results alone."""


def use_own_views() -> None:
    """Have Wagtail's choosers of files use these views. Called before their addresses are made."""
    images.viewset.choose_view_class = ImageChooseView
    images.viewset.choose_results_view_class = ImageChooseResultsView
    documents.viewset.choose_view_class = DocumentChooseView
    documents.viewset.choose_results_view_class = DocumentChooseResultsView
    # Wagtail translates this label once for all, into the language of the site.
    for module, view in ((images, ImageChooseView), (documents, DocumentChooseView)):
        module.viewset.search_tab_label = view.search_tab_label
