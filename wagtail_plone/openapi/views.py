"""The two addresses of the documentation: the document for machines, the page for people."""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from wagtail_plone.openapi.document import document_tag, document_text
from wagtail_plone.openapi.page import page_context

KEPT_SECONDS = 300


def _tag(request: HttpRequest) -> str:
    return document_tag()


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
@etag(_tag)
def openapi_document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document. No query."""
    return HttpResponse(document_text(), content_type="application/json")


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
