"""The two addresses of the documentation: the document for machines, the page for people."""

import json
from functools import cache, wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from wagtail_plone.conf import docs_are_open
from wagtail_plone.openapi.document import document_tag, document_text
from wagtail_plone.openapi.page import page_context

KEPT_SECONDS = 300


def _tag(request: HttpRequest) -> str:
    return document_tag()


def where_open(view):
    """A view that is there where `WAGTAIL_PLONE_DOCS` says so: not everybody tells strangers of their API."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if not docs_are_open():
            raise Http404
        return view(request)

    return answer


@where_open
@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
@etag(_tag)
def openapi_document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document. No query."""
    return HttpResponse(document_text(), content_type="application/json")


@where_open
@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
@etag(_tag)
def api_docs(request: HttpRequest) -> HttpResponse:
    """The same document as a page, in English whatever the site's language. No query."""
    return HttpResponse(_page(document_text()), headers={"Content-Language": "en"})


@cache
def _page(text: str) -> str:
    """The page made from a document; without a request, so that nothing of the site's frame gets in."""
    return render_to_string("wagtail_plone/api_docs.html", page_context(json.loads(text)))
