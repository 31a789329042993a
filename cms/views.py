"""Views that belong to no page: the way from `/` to a language, and errors in the site's own dress."""

import sys

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import activate, get_language_from_path, get_language_from_request
from django.views.decorators.cache import never_cache

from cms.pages.lost import suggestions
from cms.resilience.busy import busy
from cms.resilience.locking import is_busy


@never_cache
def choose_language(request):
    """Send a reader who asked for `/` to their language: the cookie's, the browser's, at last Kazakh."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/{query}")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def _activate_language_of(request) -> None:
    """Activate the language of the address, or where it has none the reader's, for an error's page."""
    language = get_language_from_path(request.path_info) or get_language_from_request(request)
    activate(language)
    request.LANGUAGE_CODE = language


def page_not_found(request, exception=None):
    """Answer 404 with ways on: pages near the address or with words of it, the lists and the home page."""
    _activate_language_of(request)
    path = request.path_info
    prefix = f"/{get_language_from_path(path)}/"
    below = path.removeprefix(prefix) if path.startswith(prefix) else path
    return render(request, "404.html", suggestions(below, request.LANGUAGE_CODE), status=404)


def server_error(request):
    """Answer 500, which needs neither database nor session; 503 where the database was busy."""
    if is_busy(sys.exc_info()[1]):
        return busy(request)
    _activate_language_of(request)
    return render(request, "500.html", status=500)
