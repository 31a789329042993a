"""JSON at a page's own address, for clients whose Accept header asks for it."""

from django.utils.cache import patch_vary_headers
from wagtail.views import serve

from wagtail_plone.http.errors import ApiError, NotAcceptable
from wagtail_plone.views import api

SENT = "What was sent has been received; this page answers it in HTML, which the Accept header refuses."


class JSONMiddleware:
    """Answers requests for Wagtail's pages that accept `application/json`; all others pass through.

    An address nothing else answers (`/en/@search`, a file that is gone) is asked of the API too, so that
    whoever asks for JSON gets JSON, errors included.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer JSON where it was asked for; caches are told that the Accept header makes a difference."""
        response = self.get_response(request)
        if request.resolver_match is not None and request.resolver_match.func is serve:
            patch_vary_headers(response, ["Accept"])
        is_html = response.headers.get("Content-Type", "").startswith("text/html")
        if not is_html or not asks_for_json(request.headers.get("Accept", "")):
            return response
        is_page = request.resolver_match is not None and request.resolver_match.func is serve
        is_elsewhere = request.resolver_match is not None and not is_page
        if response.status_code == 404 and is_elsewhere and not _reads(request):
            # What was sent was for another part of the site, and no service of the API.
            return _error(response)
        if response.status_code == 404 or (is_page and _reads(request)):
            return getattr(request, "plone_not_found", None) or api(request, request.path_info)
        if response.status_code >= 400:
            return _error(response)
        # Wagtail answers OPTIONS itself, without a body.
        return NotAcceptable(SENT).response() if is_page and request.method != "OPTIONS" else response

    def process_view(self, request, view_func, view_args, view_kwargs):
        """Take the place of Wagtail's view where JSON is asked for and HTML is not."""
        if view_func is serve and _reads(request) and asks_for_json(request.headers.get("Accept", "")):
            response = api(request, request.path_info)
            if response.status_code != 404:
                return response
            # A page may answer addresses below its own itself (routable pages), for machines too.
            request.plone_not_found = response
        return None


def _error(response):
    """An error another part of the site made, in the words of its status."""
    error = ApiError(response.reason_phrase)
    error.status, error.kind = response.status_code, response.reason_phrase.replace(" ", "")
    answer = error.response()
    if response.has_header("Allow"):
        answer.headers["Allow"] = response.headers["Allow"]
    return answer


def _reads(request) -> bool:
    return request.method in ("GET", "HEAD")


def asks_for_json(accept: str) -> bool:
    """True where JSON is named and HTML is not, as every client of the API sends it; browsers never do."""
    kinds = {part.split(";")[0].strip().lower() for part in accept.split(",")}
    return "application/json" in kinds and "text/html" not in kinds
