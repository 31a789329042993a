"""Answers of Wagtail's API v3, held to the same rules as every other door.

Wagtail's views look up what they list in their own modules, and lists pass through one class of pages of
results; these names are the only places where they can be narrowed, and `v3_hooks` holds that they are used.
"""

from typing import TYPE_CHECKING, Any

import swapper
from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer
from wagtail.api.v3.pagination import WagtailLimitOffsetPagination
from wagtail.api.v3.routers import pages as page_routes
from wagtail.documents import get_document_model
from wagtail.documents.api.v3 import router as document_routes
from wagtail.images import get_image_model
from wagtail.images.api.v3 import router as image_routes
from wagtail.permissions import policy_registry

from wagtail_plone.content.library import library_picture
from wagtail_plone.documents.files import KEEPING, by_right, files_of, readable_files
from wagtail_plone.documents.visibility import readable
from wagtail_plone.identity import main_host, on_root
from wagtail_plone.wagtail_apis.checked import is_searched, readable_among
from wagtail_plone.wagtail_apis.v3_hooks import replace_pagination, replace_query, replace_renderer

if TYPE_CHECKING:
    from wagtail.models import Page
else:
    Page = swapper.load_model("wagtailcore", "Page")
HAS_REDIRECTS = apps.is_installed("wagtail.contrib.redirects")

stock_pages = page_routes.get_pages_queryset
stock_pagination = WagtailLimitOffsetPagination.paginate_queryset


def pages_for(request: HttpRequest, model: type[Page] = Page) -> QuerySet:
    """Wagtail's pages for a request; for readers, without those that mirror a private page."""
    pages = stock_pages(request, model)
    if request.user.is_authenticated:
        return pages
    return readable_among(pages, is_searched=is_searched(request))


def images_for(request: HttpRequest) -> QuerySet:
    """The images whoever asks may see; Wagtail lists the whole library."""
    return _files_for(request, get_image_model())


def documents_for(request: HttpRequest) -> QuerySet:
    """The documents whoever asks may see."""
    return _files_for(request, get_document_model())


def _files_for(request: HttpRequest, model) -> QuerySet:
    files = model.objects.prefetch_related("tags").order_by("pk")
    if request.user.is_authenticated:
        return files_of(request.user, files)
    return readable_files(files, is_searched=is_searched(request))


def redirect_model() -> type[Model]:
    """Wagtail's model of redirects, where the site has them."""
    return apps.get_model("wagtailredirects", "Redirect")


def redirects_for(request: HttpRequest, redirects: QuerySet) -> QuerySet:
    """The redirects of a queryset that whoever asks may know of: all for those who keep them.

    Others know those that lead to pages readers may see, or elsewhere: the old address of a draft tells of a
    page that was never public.
    """
    policy = policy_registry.get_by_type(redirect_model())
    if policy.user_has_any_permission(request.user, ("add", "change", "delete")):
        return redirects
    shown = readable(Page.objects.all()).values("pk")
    return redirects.filter(Q(redirect_page__isnull=True) | Q(redirect_page__in=shown))


def knows_redirect(request: HttpRequest, key: int) -> bool:
    """Tell whether whoever asks may know of a redirect. Asked after Wagtail's view, which signs them in."""
    return redirects_for(request, redirect_model()._default_manager.filter(pk=key)).exists()


def paginate_queryset(self, queryset, pagination, request: HttpRequest, **params):
    """Wagtail's page of results, of redirects only those that may be told."""
    if HAS_REDIRECTS and getattr(queryset, "model", None) is redirect_model():
        queryset = redirects_for(request, queryset)
    return stock_pagination(self, queryset, pagination, request=request, **params)


class ReadersRenderer(JSONRenderer):
    """JSON that names to readers no page and no file they may not see.

    A page does not name the page above it, or the one it mirrors, where that is private; an image has the
    address of a picture for its `download_url`, where Wagtail names the file of the original. Pages are
    where their `@id` says, on whichever host the record of their site has them.
    """

    def render(self, request: HttpRequest, data, *, response_status: int) -> str:
        """The answer as JSON text."""
        if isinstance(data, dict):
            items = data.get("items")
            items = items if isinstance(items, list) else [data]
            _name_pictures(request, items)
            if not request.user.is_authenticated:
                data = _without_hidden_pages(data)
            _name_hosts(data, main_host())
        return super().render(request, data, response_status=response_status)


def _without_hidden_pages(data: dict) -> dict:
    meta = data.get("meta")
    if not isinstance(meta, dict):
        return data
    named = {name: meta[name]["id"] for name in ("parent", "alias_of") if meta.get(name)}
    shown = set(readable(Page.objects.filter(pk__in=named.values())).values_list("pk", flat=True))
    return {**data, "meta": {**meta, **{name: None for name, pk in named.items() if pk not in shown}}}


def _name_hosts(value: Any, host: str | None) -> None:
    """Put the root address before every `html_url` in what is about to be sent."""
    if isinstance(value, list):
        for item in value:
            _name_hosts(item, host)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "html_url" and isinstance(item, str):
                value[name] = on_root(item, host)
            else:
                _name_hosts(item, host)


def _name_pictures(request: HttpRequest, items: list) -> None:
    """Name the file of an image to those alone who may have it, and a picture readers see to others."""
    model = get_image_model()
    metas = {}
    for item in items:
        meta = item.get("meta") if isinstance(item, dict) else None
        if isinstance(meta, dict) and meta.get("type") == model._meta.label and "download_url" in meta:
            metas[item["id"]] = meta
    if metas:
        others = model.objects.filter(~by_right(model, request.user, KEEPING), pk__in=metas)
        public = set(readable_files(others).values_list("pk", flat=True))
        for image in others:
            metas[image.pk]["download_url"] = library_picture(image) if image.pk in public else None


def hold(api: NinjaAPI) -> None:
    """Put these in the place of Wagtail's. Raises `ImproperlyConfigured` where they would not be called."""
    replace_query(page_routes, "get_pages_queryset", pages_for)
    replace_query(image_routes, "get_images_queryset", images_for)
    replace_query(document_routes, "get_documents_queryset", documents_for)
    if HAS_REDIRECTS:
        from wagtail.contrib.redirects.api.v3.router import router as redirect_router

        replace_pagination(WagtailLimitOffsetPagination, [redirect_router], paginate_queryset)
    replace_renderer(api, ReadersRenderer())
