"""Wagtail's own API v3: typed pages to read, and to write with a token (Wagtail's `APIToken`).

It is Wagtail's API as it is, on the same `api_fields` as v2, with two differences for readers: no page
that mirrors a private one, and no name of a draft that stands above a page. A site adds
`wagtail.api.v3` to INSTALLED_APPS and mounts `path("api/v3/", wagtail_api_v3.urls)`. With `ninja` in
INSTALLED_APPS, the API's documentation page takes its scripts from the site instead of from a CDN.
"""

import json
import logging
from functools import wraps

import swapper
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja.renderers import JSONRenderer
from wagtail.api.v3.api import api
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.routers import pages as page_routes
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.headless.visibility import readable
from cms.headless.wagtail_api import OUT_OF_RANGE, guarded, readable_among

Page = swapper.load_model("wagtailcore", "Page")
logger = logging.getLogger(__name__)
# Where a page can be moved to that has no neighbours.
INSIDE = ("first-child", "last-child")

stock_pages = page_routes.get_pages_queryset


def pages_for(request: HttpRequest, model: type[Page] = Page) -> QuerySet:
    """Wagtail's pages for a request; for readers, without those that mirror a private page."""
    found = stock_pages(request, model)
    return found if request.user.is_authenticated else readable_among(found)


class ReadersRenderer(JSONRenderer):
    """JSON in which a page does not name a page above it, or one it mirrors, that readers may not see."""

    def render(self, request: HttpRequest, data, *, response_status: int) -> str:
        """The answer as JSON text."""
        meta = data.get("meta") if isinstance(data, dict) and not request.user.is_authenticated else None
        if isinstance(meta, dict):
            named = {name: meta[name]["id"] for name in ("parent", "alias_of") if meta.get(name)}
            shown = set(readable(Page.objects.filter(pk__in=named.values())).values_list("pk", flat=True))
            hidden = {name: None for name, pk in named.items() if pk not in shown}
            data = {**data, "meta": {**meta, **hidden}}
        return super().render(request, data, response_status=response_status)


def refused(status: int, message: str) -> HttpResponse:
    """An error as API v3 sends it (RFC 9457)."""
    return problem_response(status=status, detail=message)


def complaint(request: HttpRequest, page_id: str | int | None) -> str:
    """What is wrong with a request that Wagtail's views would fail on; "" where nothing is."""
    if "user_id" in request.GET:
        try:
            get_user_model()._meta.pk.to_python(request.GET["user_id"])
        except ValidationError:
            return "user_id must be the id of a user"
    if request.method not in ("POST", "PUT", "PATCH", "DELETE"):
        return ""
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        return "the body must be JSON"
    if not isinstance(body, dict):
        return "the body must be a JSON object"
    # The root of the tree has no parent, and Wagtail asks for it: of what is copied or moved, and of what
    # something is moved beside.
    if page_id is not None and _is_root(page_id):
        return "the root of the tree cannot be changed"
    moved = request.resolver_match.url_name == "pages_actions_move"
    if moved and body.get("position") not in INSIDE and _is_root(body.get("destination_id")):
        return f"position must be {' or '.join(INSIDE)} at the root of the tree"
    return ""


def _is_root(page_id) -> bool:
    try:
        return Page.objects.filter(pk=int(page_id), depth=1).exists()
    except (TypeError, *OUT_OF_RANGE, ValueError):
        return False


def _checked(view):
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        message = complaint(request, kwargs.get("page_id"))
        return refused(400, message) if message else view(request, *args, **kwargs)

    return answer


def _unacceptable(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_response(status=422, detail="Validation failed", errors=[{"msg": str(error)}])


def _conflict(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    # A translation there is already, a page type whose required fields are not writable.
    logger.warning("API v3 refused %s %s: %s", request.method, request.path, error)
    return refused(409, "the database refuses this: something required is missing, or there already")


# Wagtail's views look the function up in their module; it offers no other way to narrow what they list.
page_routes.get_pages_queryset = pages_for
api.renderer = ReadersRenderer()
# `?pk=1` passes Wagtail's own check of names, and text may be none that can be encoded.
for kind in (*OUT_OF_RANGE, FieldDoesNotExist, UnicodeEncodeError):
    api.add_exception_handler(kind, _unacceptable)
api.add_exception_handler(IntegrityError, _conflict)

_patterns, _app_name, _namespace = api.urls
urls = guarded(decorate_urlpatterns(_patterns, _checked), refused), _app_name, _namespace
