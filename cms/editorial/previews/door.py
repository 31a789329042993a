"""The door of a link to a draft: the page in its frame, under a banner, and the pictures it shows."""

import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe
from wagtail.admin.utils import get_user_display_name

from cms.editorial.previews.limits import seconds_to_wait
from cms.editorial.previews.links import Opened, note_opened, opened
from cms.languages.formatting import long_date
from cms.media.serving import PictureOnDemand, serve_rendition
from cms.signin.refusals import waiting_time

# For whoever has the link: nobody keeps the page, tells another site its address, or lists it.
HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
# Addresses of pictures in a page: renditions there are, and those made when they are first asked for.
ON_DEMAND = r"/pictures/[^/\s\"]+/(?P<on_demand>\d+)/[^/\s\"]+/"
RENDITION = r"{media}images/(?P<rendition>\d+)/[^\s\",]+"


def _by_link(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer for a token that shows a draft (`view(request, found, token, …)`), else with one same 404.

    Pages that are opened are counted, and so is whatever is asked with a token that shows nothing: whoever
    asks too often waits (429).
    """

    @require_safe
    @wraps(view)
    def door(request: HttpRequest, token: str, **kwargs) -> HttpResponseBase:
        seconds = seconds_to_wait(request) if view is _page else 0
        found = None if seconds else opened(token)
        if found is None and view is not _page:
            seconds = seconds_to_wait(request)
        if seconds:
            response: HttpResponseBase = _wait(request, seconds)
        else:
            response = view(request, found, token, **kwargs) if found else _not_here(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return door


def _not_here(request: HttpRequest) -> HttpResponse:
    """The 404 of a link that is over, was revoked or never was: the same for each, whatever its address."""
    with override(get_language_from_request(request)):
        return render(request, "404.html", status=404)


def _wait(request: HttpRequest, seconds: int) -> HttpResponse:
    with override(get_language_from_request(request)):
        response = render(request, "429.html", {"words": waiting_time(seconds)}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _page(request: HttpRequest, found: Opened, token: str) -> HttpResponse:
    """The draft as a page of the site, in its own language."""
    link, draft = found.link, found.draft
    note_opened(link)
    # Asked by templates: the banner, and what is for readers of the public page alone.
    with override(draft.locale.language_code):
        until = long_date(timezone.localtime(link.expires_at).date())
        request.shown_draft = {"by": get_user_display_name(link.made_by), "until": until}
        request.LANGUAGE_CODE = draft.locale.language_code
        response = draft.serve(request)
        if hasattr(response, "context_data"):
            for language in response.context_data.get("languages", ()):
                if language["is_current"]:
                    # The page's own address may show something else to readers, or nothing.
                    language["url"] = request.path
            response = response.render()
    response.content = _with_pictures(response.content.decode(), found.pictures, token).encode()
    return response


def _with_pictures(html: str, shown: set[int], token: str) -> str:
    """A page whose own pictures have addresses behind the link: readers may not see them elsewhere yet."""
    media = re.escape(settings.MEDIA_URL)
    base = reverse("shown_draft", args=[token])

    def behind(match: re.Match) -> str:
        key = match["rendition"] or match["on_demand"]
        if int(key) not in shown:
            return match[0]
        rest = match[0].removeprefix(settings.MEDIA_URL if match["rendition"] else "/")
        return f"{base}{rest}"

    return re.sub(f"{RENDITION.format(media=media)}|{ON_DEMAND}", behind, html)


def _rendition(request: HttpRequest, found: Opened, token: str, path: str) -> HttpResponseBase:
    """A rendition of a picture of the draft."""
    request.shown_pictures = found.pictures
    return serve_rendition(request, path)


def _on_demand(request: HttpRequest, found: Opened, token: str, **parts: str) -> HttpResponseBase:
    """A rendition of a picture of the draft, made where it is missing."""
    request.shown_pictures = found.pictures
    return PictureOnDemand.as_view()(request, **parts)


show_draft, show_rendition, show_on_demand = map(_by_link, (_page, _rendition, _on_demand))
