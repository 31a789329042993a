"""Wagtail's own API v2 over pages, images and documents, for clients of the Wagtail ecosystem (wagtail-js).

Sends what page types declare in `api_fields`, to everybody alike: only what any reader may see. A site
mounts it as `path("api/v2/", router.urls)`.
"""

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import NoReverseMatch, URLPattern, URLResolver
from rest_framework.filters import BaseFilterBackend
from rest_framework.response import Response
from wagtail.api.v2.filters import FieldsFilter, SearchFilter
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.serializers import PageAliasOfField, PageHtmlUrlField, PageSerializer
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.serializers import ImageDownloadUrlField, ImageSerializer
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, PageViewRestriction

from wagtail_plone.content.library import library_picture
from wagtail_plone.documents.files import readable_files
from wagtail_plone.documents.visibility import readable
from wagtail_plone.identity import html_address, main_host
from wagtail_plone.wagtail_apis.checked import OUT_OF_RANGE, guarded, is_searched, readable_among

# More than the fields of any page type can be nested; Wagtail reads them by recursion.
NESTED_FIELDS_MOST = 50


class CheckedFieldsFilter(FieldsFilter):
    """Wagtail's filter by fields, which checks numbers alone before it asks the database."""

    def filter_queryset(self, request: HttpRequest, queryset: QuerySet, view) -> QuerySet:
        """A value that is none of its field's (a date, a relation) is a bad request."""
        try:
            return super().filter_queryset(request, queryset, view)
        except ValidationError as error:
            raise BadRequestError(f"field filter error. {' '.join(error.messages)}") from error
        except ValueError as error:
            raise BadRequestError(f"field filter error. {error}") from error


class CheckedSearchFilter(SearchFilter):
    """Wagtail's search, which fails on an operator that is none."""

    def filter_queryset(self, request: HttpRequest, queryset: QuerySet, view) -> QuerySet:
        """Search with one of the two operators there are."""
        if request.GET.get("search_operator", "and") not in ("and", "or"):
            raise BadRequestError("search_operator must be 'and' or 'or'")
        return super().filter_queryset(request, queryset, view)


def checked_filters(backends: list[type[BaseFilterBackend]]) -> list[type[BaseFilterBackend]]:
    """The filters of an endpoint, those that fail on some values replaced."""
    replaced: dict[type[BaseFilterBackend], type[BaseFilterBackend]] = {
        FieldsFilter: CheckedFieldsFilter,
        SearchFilter: CheckedSearchFilter,
    }
    return [replaced.get(backend, backend) for backend in backends]


class Checked(BaseAPIViewSet):
    """An endpoint that answers 400 where Wagtail's would fail."""

    def find_object(self, queryset: QuerySet, request: HttpRequest) -> Model | None:
        """Wagtail's, for an `id` that is a number."""
        if not request.GET.get("id", "0").isdecimal():
            raise BadRequestError("id must be a positive integer")
        return super().find_object(queryset, request)

    def get_serializer_class(self) -> type:
        """Wagtail's, for `fields` it can read."""
        if self.request.GET.get("fields", "").count("(") > NESTED_FIELDS_MOST:
            raise BadRequestError(f"fields error: more than {NESTED_FIELDS_MOST} brackets")
        return super().get_serializer_class()

    def handle_exception(self, exc: Exception) -> Response:
        """A value the database does not take is the client's error."""
        if isinstance(exc, OUT_OF_RANGE):
            exc = BadRequestError("a value is out of range")
        return super().handle_exception(exc)


class ReadableAliasOfField(PageAliasOfField):
    """The page an alias mirrors, where it may be read."""

    def get_attribute(self, instance: Page) -> Page | None:
        """None for a draft."""
        source = super().get_attribute(instance)
        return source if source is not None and may_be_read(source, self.context) else None


class HostedHtmlUrlField(PageHtmlUrlField):
    """The address of a page for people, on the host and in the language of its `@id`."""

    def to_representation(self, page: Page) -> str | None:
        """The whole address, or None where pages have none of their own."""
        try:
            if "main_host" not in self.context:
                self.context["main_host"] = main_host()
            return html_address(page, self.context["main_host"])
        except NoReverseMatch:
            return None


class ReadablePageSerializer(PageSerializer):
    """A page, or None in the place of one that a readable page refers to and readers may not see.

    Wagtail shows whatever a foreign key points at: `fields=about(*)` told all of a draft.
    """

    alias_of = ReadableAliasOfField(read_only=True)
    html_url = HostedHtmlUrlField(read_only=True)

    def to_representation(self, instance: Page) -> dict | None:
        """The page's fields."""
        # What the endpoint itself found is readable; it is handed over as `instance`, or in a list.
        nested = self.instance is None and self.parent is None
        if nested and not may_be_read(instance, self.context):
            return None
        return super().to_representation(instance)


def may_be_read(page: Page, context: dict) -> bool:
    """Tell whether readers may see a page; asks the database only on sites with private pages."""
    if "any_private" not in context:
        context["any_private"] = PageViewRestriction.objects.exists()
    if not page.live or not context["any_private"]:
        return page.live
    return readable(Page.objects.filter(pk=page.pk)).exists()


class PagesEndpoint(Checked, PagesAPIViewSet):
    """Live, public pages of the site asked for."""

    base_serializer_class = ReadablePageSerializer
    filter_backends = checked_filters(PagesAPIViewSet.filter_backends)

    def get_base_queryset(self) -> QuerySet:
        """Wagtail's, without pages that mirror a private one."""
        return readable_among(super().get_base_queryset(), is_searched=is_searched(self.request))


class PictureAddressField(ImageDownloadUrlField):
    """The `download_url` of an image: a picture readers may have, where Wagtail names the original's file."""

    def to_representation(self, image: Model) -> str:
        """An absolute address."""
        return library_picture(image)


class ReadableImageSerializer(ImageSerializer):
    """An image, with an address readers may ask."""

    download_url = PictureAddressField(read_only=True)


class ImagesEndpoint(Checked, ImagesAPIViewSet):
    """Images that readers see on some page, outside private collections."""

    base_serializer_class = ReadableImageSerializer
    filter_backends = checked_filters(ImagesAPIViewSet.filter_backends)

    def get_queryset(self) -> QuerySet:
        """Wagtail's, narrowed to what is shown."""
        return readable_files(super().get_queryset(), is_searched=is_searched(self.request))


class DocumentsEndpoint(Checked, DocumentsAPIViewSet):
    """Documents that readers find on some page, outside private collections."""

    filter_backends = checked_filters(DocumentsAPIViewSet.filter_backends)

    def get_queryset(self) -> QuerySet:
        """Wagtail's, narrowed to what is offered."""
        return readable_files(super().get_queryset(), is_searched=is_searched(self.request))


def refused(status: int, message: str) -> JsonResponse:
    """An error as API v2 sends it."""
    return JsonResponse({"message": message}, status=status)


class GuardedRouter(WagtailAPIRouter):
    """Wagtail's router, with the query of every request checked."""

    def get_urlpatterns(self) -> list[URLPattern | URLResolver]:
        """The addresses of all endpoints."""
        return guarded(super().get_urlpatterns(), refused)


router = GuardedRouter("wagtailapi_v2")
router.register_endpoint("pages", PagesEndpoint)
router.register_endpoint("images", ImagesEndpoint)
router.register_endpoint("documents", DocumentsEndpoint)
