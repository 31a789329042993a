"""The way back to a list as a reader left it, put into a page that is the same for everybody."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.html import escape

# As `components/page_end.html` writes it.
LINK = re.compile(rb'href="([^"]*)" data-back-to-list')


def list_left(request: HttpRequest) -> str:
    """The filtered address of this site that a reader came from, by the Referer; "" for none.

    A script keeps it for those who went on to another page first.
    """
    came_from = urlsplit(request.headers.get("Referer", ""))
    if not came_from.query or came_from.netloc != request.get_host():
        return ""
    return f"{came_from.path}?{came_from.query}"


def led_back(body: bytes, left: str) -> bytes:
    """The page with its way back leading to the list as it was left; unchanged where it has no such way."""
    link = LINK.search(body)
    if link is None or link[1] != escape(left.partition("?")[0]).encode():
        return body
    return body[: link.start(1)] + escape(left).encode() + body[link.end(1) :]
