"""Leading readers on from an address that a page has left: a middleware in place of Wagtail's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from wagtail.models import Site

from wagtail_plone.documents.moved import Moved, moved_to

# Browsers would keep a permanent redirect for good, whatever page may stand there tomorrow.
KEPT = "public, max-age=3600"


class MovedPages:
    """Middleware that looks for what is not found among the addresses that pages have left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with a redirect where there would be a 404. One to three queries, for those alone.

        The first page with a query is asked about too: old sites have stories there (`/?p=12`).
        """
        response = self.get_response(request)
        is_first_page = request.path_info == "/" and bool(request.META.get("QUERY_STRING"))
        if request.method not in ("GET", "HEAD") or not (response.status_code == 404 or is_first_page):
            return response
        moved = _at_first_page(request) if is_first_page else _moved(request)
        if moved is None:
            return response
        kind = HttpResponsePermanentRedirect if moved.is_permanent else HttpResponseRedirect
        redirect = kind(moved.address)
        redirect.headers["Cache-Control"] = KEPT
        return redirect


def _moved(request: HttpRequest) -> Moved | None:
    """Where to go: by the whole address, as an administrator may have written it, or by its path."""
    site, path, query = (
        Site.find_for_request(request),
        request.path_info,
        request.META.get("QUERY_STRING", ""),
    )
    if query and (moved := moved_to(f"{path}?{query}", site)) is not None:
        return moved
    moved = moved_to(path, site) or _of_file(path, site)
    if moved is None or not query or not _is_here(moved):
        return moved
    # A filtered list stays filtered.
    return Moved(f"{moved.address}?{query}", moved.is_permanent)


def _at_first_page(request: HttpRequest) -> Moved | None:
    """Where to go from the first page's address with this very query. One query where nothing leads on."""
    return moved_to(f"/?{request.META['QUERY_STRING']}", Site.find_for_request(request))


def _is_here(moved: Moved) -> bool:
    return moved.address.startswith("/")


def _of_file(path: str, site: Site | None) -> Moved | None:
    """A file below a page that moved, such as its feed (`…/feed.rss`)."""
    above, _slash, name = path.rpartition("/")
    if "." not in name:
        return None
    moved = moved_to(above, site)
    return Moved(f"{moved.address}{name}", moved.is_permanent) if moved and _is_here(moved) else None
