"""The address of the description for machines; `docs` has what people read."""

from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from wagtail_plone.conf import docs_are_open
from wagtail_plone.openapi.document import document_tag, document_text

KEPT_SECONDS = 300


def _tag(request: HttpRequest) -> str:
    return document_tag()


def where_open(view):
    """A view that is there where `WAGTAIL_PLONE_DOCS` says so: not everybody tells strangers of their API."""

    @wraps(view)
    def answer(request: HttpRequest, **address: str) -> HttpResponse:
        if not docs_are_open():
            raise Http404
        return view(request, **address)

    return answer


@where_open
@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
@etag(_tag)
def openapi_document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document. No query."""
    return HttpResponse(document_text(), content_type="application/json")
