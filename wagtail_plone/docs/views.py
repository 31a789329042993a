"""The addresses of the documentation for people. No query; in English whatever the site's language."""

from functools import cache
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from wagtail_plone.conf import client_files, root_url
from wagtail_plone.docs.index import index
from wagtail_plone.docs.pages import all_pages, grouped
from wagtail_plone.json_text import dump
from wagtail_plone.openapi.views import KEPT_SECONDS, where_open
from wagtail_plone.version import VERSION


def _base() -> str:
    """The path of the documentation, with a slash at its end."""
    return f"{reverse('wagtail_plone_docs').rstrip('/')}/"


def _tag(request: HttpRequest, address: str = "") -> str | None:
    text = _page(root_url(), _base(), address)
    return text and _tag_of(text)


def _index_tag(request: HttpRequest) -> str:
    return _tag_of(_index(root_url(), _base()))


@cache
def _tag_of(text: str) -> str:
    return f'"{sha256(text.encode()).hexdigest()[:24]}"'


@where_open
@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
@etag(_tag)
def docs_page(request: HttpRequest, address: str = "") -> HttpResponse:
    """A page of the documentation; 404 where there is none at the address."""
    text = _page(root_url(), _base(), address)
    if text is None:
        raise Http404
    return HttpResponse(text, headers={"Content-Language": "en"})


@where_open
@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
@etag(_index_tag)
def docs_index(request: HttpRequest) -> HttpResponse:
    """The index by which pages are searched in the browser, as JSON."""
    return HttpResponse(_index(root_url(), _base()), content_type="application/json")


def _client_tag(request: HttpRequest, name: str) -> str | None:
    file = client_files().get(name)
    return _tag_of(file.read_text()) if file else None


@where_open
@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
@etag(_client_tag)
def docs_client(request: HttpRequest, name: str) -> HttpResponse:
    """The text of a client that the site gives to app developers (`conf.client_files`); 404 for others."""
    file = client_files().get(name)
    if file is None:
        raise Http404
    return HttpResponse(file.read_text(), content_type="text/plain; charset=utf-8")


@cache
def _index(root: str, base: str) -> str:
    return dump(index(all_pages(root, base).values()))


@cache
def _page(root: str, base: str, address: str) -> str | None:
    """A whole page; without a request, so that nothing of the site's frame gets in."""
    pages = all_pages(root, base)
    page = pages.get(address)
    if page is None:
        return None
    order = list(pages.values())
    place = order.index(page)
    return render_to_string(
        "wagtail_plone/docs/frame.html",
        {
            "page": page,
            "groups": grouped(pages),
            "base": base,
            "root": root,
            "version": VERSION,
            "before": order[place - 1] if place else None,
            "after": order[place + 1] if place + 1 < len(order) else None,
        },
    )
