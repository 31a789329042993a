"""The page on which a reader chooses how the site looks, at `/kk/low-vision/`."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.low_vision.choices import COOKIE, REMEMBERED, Choices, chosen
from cms.low_vision.forms import ChoicesForm
from cms.pages.frame import languages_at


# A token would need a cookie, and the bar's form is on every page of this version: that it was sent from this
# site the browser says itself (`_is_our_own`).
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def low_vision(request: HttpRequest) -> HttpResponse:
    """Show the choices; with POST remember them, or with `version=usual` forget them, and lead back.

    400 for a choice that is not offered, with the field named; 403 for a form of another site.
    """
    if request.method != "POST":
        back = _address_here(request, request.headers.get("Referer", ""))
        return _page(request, ChoicesForm.of(chosen(request) or Choices()), back)
    if not _is_our_own(request):
        raise PermissionDenied
    back = _address_here(request, request.POST.get("back", ""))
    if request.POST.get("version") == "usual":
        response = HttpResponseRedirect(back)
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    form = ChoicesForm(request.POST)
    if not form.is_valid():
        return _page(request, form, back, status=400)
    response = HttpResponseRedirect(back)
    response.set_cookie(
        COOKIE,
        form.made().cookie,
        max_age=REMEMBERED,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _page(request: HttpRequest, form: ChoicesForm, back: str, status: int = 200) -> HttpResponse:
    languages = languages_at(request.path, request.LANGUAGE_CODE)
    context = {"form": form, "back": back, "is_on": chosen(request) is not None, "languages": languages}
    return render(request, "low_vision.html", context, status=status)


def _is_our_own(request: HttpRequest) -> bool:
    """Tell whether a form was sent from a page of this site; browsers say so with every POST."""
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def _address_here(request: HttpRequest, address: str) -> str:
    """The path of an address where it is a page of this site to go back to; else the home page."""
    home = f"/{request.LANGUAGE_CODE}/"
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return home
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return path if path.startswith("/") and not path.startswith("//") and parts.path != request.path else home
