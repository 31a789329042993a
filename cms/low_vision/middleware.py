"""Pages by a reader's choices: another style sheet, a bar that leads back, words in place of pictures."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import override

from cms.delivery.pages import OFFLINE_COPY, ONE_READER, VARY
from cms.delivery.style_sheet import JOINED, scaled_name
from cms.low_vision.choices import Choices, chosen
from cms.pages.addresses import language_prefixes

# As `base.html` and `bare.html` write them.
ROOT, BODY, END_OF_HEAD = re.compile(r'<html lang="(\w+)">'), "<body>", "</head>"
# What a dialog shows of a picture that a reader asked for by pressing its name is the picture itself.
PICTURE = re.compile(r"(<template>.*?</template>)|<picture>.*?</picture>", re.DOTALL)
# The typeface of titles, which no version for low vision has, and with serifs the other one neither.
UNUSED_FONTS = {
    "sans": re.compile(r'<link rel="preload" href="[^"]*/literata[^>]*>\s*'),
    "serif": re.compile(r'<link rel="preload" [^>]* as="font"[^>]*>\s*'),
}
ALTERNATIVE = re.compile(r' alt="([^"]*)"')
SHEET = "cms/css/low-vision.css"


class LowVisionMiddleware:
    """Middleware that shows the site's pages by the reader's choices.

    Such a page is for one reader: no shared cache keeps it, and the browser asks for it each time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as usual, and change the page on the way out where the reader made choices."""
        choices = chosen(request) if request.path_info.startswith(_prefixes()) else None
        if choices is None:
            return self.get_response(request)
        # The copy the browser has may be the usual version, which is not what is wanted now.
        for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"):
            request.META.pop(name, None)
        response = self.get_response(request)
        if (
            isinstance(response, HttpResponse)
            and response.headers.get("Content-Type", "").startswith("text/html")
            and response.content
        ):
            _adapt(request, response, choices)
        return response


def _prefixes() -> tuple[str, ...]:
    # The site's pages, and drafts that are shown to somebody without an account.
    return (*language_prefixes(), "/shown/")


def _adapt(request: HttpRequest, response: HttpResponse, choices: Choices) -> None:
    response.content = adapted(response.content.decode(), choices, request.get_full_path())
    if hasattr(response, "remembered"):
        # What was compressed beforehand is the usual version.
        del response.remembered
    for name in ("ETag", "Last-Modified"):
        del response.headers[name]
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))
    lifetime = response.headers.get("Cache-Control", "")
    if "public" in lifetime:
        response.headers[OFFLINE_COPY] = "allowed"
    if "no-store" not in lifetime:
        response.headers["Cache-Control"] = ONE_READER
    patch_vary_headers(response, VARY)


def adapted(page: str, choices: Choices, address: str) -> str:
    """A page of the site by a reader's choices; `address` is where the bar's button leads back to."""
    root = ROOT.search(page)
    if root is None:
        return page
    language = root[1]
    page = ROOT.sub(rf'<html lang="\1" class="{choices.classes}">', page, count=1)
    page = UNUSED_FONTS[choices.face].sub("", page)
    page = page.replace(static(JOINED), static(scaled_name(choices.size)), 1)
    page = page.replace(END_OF_HEAD, f'<link rel="stylesheet" href="{static(SHEET)}">{END_OF_HEAD}', 1)
    with override(language):
        bar = render_to_string("components/low_vision_bar.html", {"language": language, "address": address})
    page = page.replace(BODY, BODY + bar, 1)
    return PICTURE.sub(_words, page) if choices.pictures == "described" else page


def _words(found: re.Match) -> str:
    """A picture's alternative text in its place; nothing for a picture that only adorns."""
    if found[1]:
        return found[1]
    alternative = ALTERNATIVE.search(found[0])
    return f'<span class="picture-words">{alternative[1]}</span>' if alternative and alternative[1] else ""
