"""Answering with Markdown where it is asked for: a middleware around whatever answers with a page."""

from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.encoding import escape_uri_path

from cms.pages.addresses import absolute, language_prefixes
from cms.syndication.markdown.converting import markdown
from wagtail_plone.http.remembered import Remembered, asked_for, memory

KIND, CONTENT_TYPE = "text/markdown", "text/markdown; charset=utf-8"
# Below a page's own address, as llmstxt.org proposes it for addresses that end with a slash.
FILE = "index.md"
# Told apart from the tags of the page itself.
MARK = '-md"'
# What is another one for another form.
OWN = frozenset({"content-type", "content-length", "etag", "link"})


class MarkdownPages:
    """Middleware that gives pages as Markdown to who asks for it, and tells others that it can be had.

    It stands outside of what remembers pages: what may be kept, by whom and how long is what is right for the
    page as HTML.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in Markdown where it is asked for by the address or by `Accept`."""
        is_page = request.method in ("GET", "HEAD") and request.path_info.startswith(language_prefixes())
        is_file = is_page and request.path_info.endswith(f"/{FILE}")
        if is_file:
            request.path_info = request.path_info.removesuffix(FILE)
            request.path = request.path.removesuffix(FILE)
        elif not is_page or not request.path_info.endswith("/"):
            return self.get_response(request)
        elif not asks_for_markdown(request.headers.get("Accept", "")):
            return _with_link(request, self.get_response(request))
        tags = [tag for tag in request.META.pop("HTTP_IF_NONE_MATCH", "").split(",") if MARK in tag]
        if tags:
            request.META["HTTP_IF_NONE_MATCH"] = ",".join(tags).replace(MARK, '"')
        request.META["HTTP_ACCEPT"] = "text/html"
        # Made once of what came, and looked at again further in.
        request.__dict__.pop("headers", None)
        return _converted(request, self.get_response(request), is_file=is_file)


def asks_for_markdown(accept: str) -> bool:
    """Tell whether a client names Markdown and wants HTML no more than that (RFC 9110, 12.5.1)."""
    wanted = {}
    for part in accept.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            wanted[kind] = float(weight)
        except ValueError:
            wanted[kind] = 0.0
    least = max(wanted.get("text/html", 0), wanted.get("application/json", 0))
    return wanted.get(KIND, 0) > 0 and wanted[KIND] >= least


def _with_link(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The page with a header that leads to its Markdown (RFC 8288), where it is for everybody."""
    if (
        response.status_code == 200
        and response.headers.get("Content-Type", "").startswith("text/html")
        and response.headers.get("Cache-Control", "").startswith("public")
    ):
        query = request.META.get("QUERY_STRING", "")
        address = f"{escape_uri_path(request.path)}{FILE}{f'?{query}' if query else ''}"
        response.headers["Link"] = f'<{address}>; rel="alternate"; type="{KIND}"'
    return response


def _converted(request: HttpRequest, response: HttpResponseBase, *, is_file: bool) -> HttpResponseBase:
    tag = response.headers.get("ETag", "")
    if tag:
        response.headers["ETag"] = f"{tag[:-1]}{MARK}"
    if is_file and 300 < response.status_code < 304 and response.headers.get("Location", "").endswith("/"):
        response.headers["Location"] += FILE
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    if response.status_code != 200 or not is_html or not isinstance(response, HttpResponse):
        return response
    address = absolute(request.path)
    answer = _remembered(response.content, address)
    kept = {name: value for name, value in response.items() if name.lower() not in OWN}
    converted = HttpResponse(answer.body, content_type=CONTENT_TYPE, headers=kept)
    for name, cookie in response.cookies.items():
        converted.cookies[name] = cookie
    if tag:
        converted.headers["ETag"] = response.headers["ETag"]
    converted.headers["Link"] = f'<{address}>; rel="canonical"'
    converted.remembered = answer  # for the compression, which keeps what it makes
    return converted


def _remembered(html: bytes, address: str) -> Remembered:
    """The Markdown of this very HTML, made once as long as it is asked for."""
    question = asked_for(address, sha256(html).hexdigest())
    answer = memory.get(question, lambda _answer: True)
    if answer is None:
        body = markdown(html.decode(), address).encode()
        answer = Remembered("", "", body, CONTENT_TYPE)
        memory.keep(question, answer)
    return answer
