"""Compressed answers: zstd, brotli or gzip, whatever text is sent, pages, data and static files alike.

Remembered answers are compressed once and hard, and kept so beside the answer; they hold no secrets. All
others are compressed as they go out by django-http-compression, with a header of random length (BREACH): who
watches the lengths of answers learns nothing of a token in them. (Django's own tokens of forms are
masked anew in each answer, which alone would be enough.)
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string
from django_http_compression import middleware as compressing

from wagtail_plone.http.remembered import Remembered

# Of what is made once for many: beyond these, a page shrinks little more for ten times the work.
BROTLI_QUALITY, ZSTD_LEVEL = 6, 12
BYTES_LEAST = 200
# Answers without a body, or with a part of a file as it lies there.
AS_THEY_ARE = frozenset({204, 206, 304})


def _brotli(body: bytes) -> bytes:
    return compressing.brotli_compress(body, quality=BROTLI_QUALITY)


def _zstd(body: bytes) -> bytes:
    return compressing.zstd_compress(body, ZSTD_LEVEL)


def _smallest(accepted: str) -> str:
    """The coding a reader takes that gets text smallest: brotli, though zstd is made faster."""
    coding = compressing.best_coding(accepted)
    other = compressing.best_coding(accepted.replace("zstd", "")) if coding == "zstd" else coding
    return other if other == "br" else coding


CODERS: dict[str, Callable[[bytes], bytes]] = {"br": _brotli, "zstd": _zstd, "gzip": compress_string}


class Compression(compressing.HttpCompressionMiddleware):
    """django-http-compression, which takes what remembered answers were compressed to before."""

    def maybe_compress(self, request: HttpRequest, response: HttpResponseBase) -> None:
        """Compress the answer where its reader takes it, and tell caches that it depends on that."""
        if response.status_code in AS_THEY_ARE:
            return
        answer = getattr(response, "remembered", None)
        if answer is None:
            super().maybe_compress(request, response)
        elif isinstance(response, HttpResponse) and len(answer.body) >= BYTES_LEAST:
            self._take_coded(request, response, answer)

    def _take_coded(self, request: HttpRequest, response: HttpResponse, answer: Remembered) -> None:
        patch_vary_headers(response, ["Accept-Encoding"])
        coding = _smallest(request.headers.get("Accept-Encoding", ""))
        if coding not in CODERS:
            return
        body = answer.coded.get(coding)
        if body is None:
            body = answer.coded[coding] = CODERS[coding](answer.body)
        response.content = body
        response.headers["Content-Length"] = str(len(body))
        response.headers["Content-Encoding"] = coding
        tag = response.headers.get("ETag", "")
        if tag.startswith('"'):
            # One answer in several forms: the same, but not byte for byte.
            response.headers["ETag"] = f"W/{tag}"
