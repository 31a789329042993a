"""JSON at a page's own address, for clients whose Accept header asks for it."""

from django.utils.cache import patch_vary_headers
from wagtail.views import serve

from cms.headless.views import api


class HeadlessMiddleware:
    """Answers requests for Wagtail's pages that accept `application/json`; all others pass through."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """What Wagtail's pages answer depends on the Accept header, and caches are told."""
        response = self.get_response(request)
        if request.resolver_match is not None and request.resolver_match.func is serve:
            patch_vary_headers(response, ["Accept"])
        return response

    def process_view(self, request, view_func, view_args, view_kwargs):
        """Take the place of Wagtail's view where JSON is asked for and HTML is not."""
        if view_func is serve and _asks_for_json(request.headers.get("Accept", "")):
            return api(request, request.path_info)
        return None


def _asks_for_json(accept: str) -> bool:
    """Whether JSON is named and HTML is not, as every client of the API sends it; browsers never do."""
    kinds = {part.split(";")[0].strip().lower() for part in accept.split(",")}
    return "application/json" in kinds and "text/html" not in kinds
