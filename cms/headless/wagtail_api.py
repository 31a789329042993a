"""Wagtail's own API v2 over pages, images and documents, for clients of the Wagtail ecosystem (wagtail-js).

Sends what page types declare in `api_fields`. Mounted by a site as
`path("api/v2/", wagtail_api.urls)`, where `wagtail_api` is this module's router.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, QuerySet
from django.db.models.functions import Cast
from rest_framework.filters import BaseFilterBackend
from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, ReferenceIndex

from cms.headless.visibility import readable

SEARCH_LENGTH = 200


class PlainWordsSearchFilter(SearchFilter):
    """Wagtail's search filter over words alone.

    It hands `?search=` to the search backend as it came, and modelsearch 1.3.2 on SQLite fails on a lone
    quotation mark and on spaces. Characters that are no part of words say nothing in a search anyway.
    """

    def filter_queryset(self, request, queryset, view):
        """Search for the words; nothing but punctuation finds nothing, and too much is a 400."""
        if "search" not in request.GET:
            return super().filter_queryset(request, queryset, view)
        asked = request.GET["search"]
        if len(asked) > SEARCH_LENGTH:
            raise BadRequestError(f"search query must not be longer than {SEARCH_LENGTH} characters")
        words = " ".join("".join(c if c.isalnum() else " " for c in asked).split())
        if not words:
            return queryset.none()
        query = request.GET.copy()
        query["search"] = words
        request._request.GET = query
        return super().filter_queryset(request, queryset, view)


def plain_words(backends: list[type[BaseFilterBackend]]) -> list[type[BaseFilterBackend]]:
    """The filters of an endpoint with its search filter replaced."""
    return [PlainWordsSearchFilter if backend is SearchFilter else backend for backend in backends]


def shown_on_pages(queryset: QuerySet) -> QuerySet:
    """The files of a queryset that some live, public page refers to, by Wagtail's reference index.

    Wagtail's endpoints list the whole library, with what was uploaded for drafts and for private pages.
    """
    pages = readable(Page.objects.all()).annotate(key=Cast("pk", CharField())).values("key")
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(queryset.model),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=pages,
    ).annotate(file_id=Cast("to_object_id", BigIntegerField()))
    return queryset.filter(pk__in=references.values("file_id"))


class PagesEndpoint(PagesAPIViewSet):
    """Live, public pages."""

    filter_backends = plain_words(PagesAPIViewSet.filter_backends)


class ImagesEndpoint(ImagesAPIViewSet):
    """Images that readers see on some page, outside private collections."""

    filter_backends = plain_words(ImagesAPIViewSet.filter_backends)

    def get_queryset(self) -> QuerySet:
        """Wagtail's, narrowed to what is shown."""
        return shown_on_pages(super().get_queryset())


class DocumentsEndpoint(DocumentsAPIViewSet):
    """Documents that readers find on some page, outside private collections."""

    filter_backends = plain_words(DocumentsAPIViewSet.filter_backends)

    def get_queryset(self) -> QuerySet:
        """Wagtail's, narrowed to what is offered."""
        return shown_on_pages(super().get_queryset())


router = WagtailAPIRouter("wagtailapi_v2")
router.register_endpoint("pages", PagesEndpoint)
router.register_endpoint("images", ImagesEndpoint)
router.register_endpoint("documents", DocumentsEndpoint)
