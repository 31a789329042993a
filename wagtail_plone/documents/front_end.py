"""The way from Wagtail's editor to a front end that shows drafts (`WAGTAIL_PLONE_PREVIEW_URL`)."""

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET
from wagtail.models import Page

from wagtail_plone.conf import preview_url
from wagtail_plone.documents.drafts import may_edit
from wagtail_plone.http.preview_tokens import preview_token
from wagtail_plone.identity import path_of


@require_GET
def open_preview(request: HttpRequest, page_id: int) -> HttpResponseRedirect:
    """Lead to a page's newest draft in the front end, or with `?revision=` to a revision, with a new token.

    404 where no front end is configured, or the page has no address or no such revision; 403 for whoever may
    not edit the page.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_edit(request.user, page):
        raise PermissionDenied
    path = path_of(page)
    if not preview_url() or path is None:
        raise Http404
    named = request.GET.get("revision", "")
    revision = get_object_or_404(page.revisions, pk=named) if named.isdecimal() and len(named) < 19 else None
    token = preview_token(request.user, page, request.session.session_key or "", revision and revision.pk)
    url = address_of(path, token, page.locale.language_code)
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return HttpResponseRedirect(url, headers=headers)


def address_of(path: str, token: str, language: str) -> str:
    """The front end's address for a page's path, below the site's root or whole, and a token."""
    # A page of another site has its whole address for a path.
    below = urlsplit(path).path if urlsplit(path).scheme else path
    values = {"{path}": below or "/", "{token}": token, "{language}": language}
    url = preview_url()
    for placeholder, value in values.items():
        url = url.replace(placeholder, value)
    return url


def front_end_host() -> str:
    """The host people know the front end by; "" without one."""
    # The path may stand right behind the host, as a placeholder.
    return urlsplit(preview_url().partition("{")[0]).netloc
