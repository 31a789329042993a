"""Whole pages for readers who are signed out: remembered, and not sent again to who has them.

Which answers are the same for everybody the pages say (`SitePage.serve`); here is only what follows from it.
A remembered page is right as long as the state of all content is the same (`cms.delivery.state`), so what an
editor publishes is there at the next request. What a request may carry and what makes a difference:

=====================  =====================================================================================
the address            each has its own answer, of host and path; the language is part of the path
parameters             those that some page type reads, in one order; any others are passed over
a session              nothing is remembered or taken: whoever has one may be signed in, or let in somewhere
the Referer            the way back to a filtered list is put in afterwards, and such a page is for one alone
other cookies          none: the language of an address is its own, forms with a token are never remembered
=====================  =====================================================================================
"""

import re
from collections.abc import Callable, Collection, Sequence
from time import time

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe
from wagtail.views import serve

from cms.delivery.back import led_back, list_left
from cms.delivery.code import code_fingerprint
from cms.delivery.state import State, current_state
from cms.pages.addresses import language_prefixes
from cms.pages.clock import watched
from cms.pages.registry import parameters_read
from wagtail_plone.http.remembered import (
    PASSING,
    IsRight,
    Remembered,
    asked_for,
    memory,
    new_answer,
    same,
    still_right,
)
from wagtail_plone.middleware import asks_for_json

# Shown again at once for ten minutes while it is asked for anew: never older than one request.
PUBLIC = "public, max-age=0, stale-while-revalidate=600"
# A reader's own way back, a form with a token: the browser's, to be asked for each time.
ONE_READER = "private, no-cache"
SIGNED_IN = "private, no-store"
# Of a reader's own view of what everybody may read: their device may keep it for when there is no line.
OFFLINE_COPY = "Offline-Copy"
VARY = ("Accept", "Cookie", "Accept-Encoding")
# Of data that is the same for whoever asks, in whatever language, signed in or not.
CODED_ALONE = ("Accept-Encoding",)
# What the answer gets anew each time.
NOT_KEPT = frozenset({"content-length", "content-type", "cache-control", "etag", "vary", "last-modified"})
# What the tags of templates leave behind: a sixtieth of a page as it is sent.
BLANK_LINES = re.compile(rb"\n[ \t]*(?=\n)")
# Seconds after a change in which another one may become visible that was begun in the same second.
UNSETTLED = 10


class RememberedPages:
    """Middleware that answers for pages which are the same for everybody, and says what caches may keep."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from memory, or let the page be made and remember it."""
        state = _state() if _may_be_public(request) else None
        if state is None:
            return _kept_out(request, self.get_response(request))
        question, left = _question(request), list_left(request)
        if not left and (tag := _unchanged(request, question, state)):
            return _not_modified(tag, state)
        answer = memory.get(question, _is_right(state))
        if answer is None:
            with watched() as clock:
                response = self.get_response(request)
            if not _is_for_everybody(request, response):
                return _kept_out(request, response)
            is_kept = response.is_worth_remembering
            change = state.name(response.shown_branches, clock.until) if is_kept else PASSING
            headers = tuple(item for item in response.items() if item[0].lower() not in NOT_KEPT)
            kind, body = response.headers["Content-Type"], response.content
            if kind.startswith("text/html"):
                body = BLANK_LINES.sub(b"", body)
            answer = new_answer(question, change, body, kind, headers)
            if not left and (tag := same(request.headers.get("If-None-Match", ""), answer)):
                return _not_modified(tag, state)
        return _sent(answer, state, left)


def _state() -> State | None:
    """The state of the content; None where the database is busy or away, which others have answers for."""
    try:
        return current_state()
    except DatabaseError:
        return None


def _may_be_public(request: HttpRequest) -> bool:
    """Tell whether a request is one that the same answer may do for as for others."""
    return (
        request.method in ("GET", "HEAD")
        and request.path_info.startswith(language_prefixes())
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Authorization" not in request.headers
        # An address that ends like a file's (a feed's) has one form, whatever its reader asks for.
        and (not request.path_info.endswith("/") or not asks_for_json(request.headers.get("Accept", "")))
        # A preview that the admin makes as if it were a request for the page.
        and not getattr(request, "is_dummy", False)
    )


def _question(request: HttpRequest) -> str:
    """A fingerprint of all that the answer depends on beside the content."""
    read = sorted(
        (name, request.GET[name]) for name in parameters_read() & request.GET.keys() if request.GET[name]
    )
    return asked_for(f"{code_fingerprint()} {request.get_host()} {request.path_info}", repr(read))


def _is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Tell whether a page said so, and nothing that was found out since speaks against it."""
    return (
        getattr(response, "is_for_everybody", False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not request.user.is_authenticated
    )


def _unchanged(request: HttpRequest, question: str, state: State) -> str:
    """The tag of the copy a reader has, where nothing has changed since; "" otherwise.

    A reader who names only the date of the copy is believed once all of that second's changes are visible.
    """
    tags = request.headers.get("If-None-Match", "")
    if tags:
        return still_right(tags, question, state.is_name, _is_right(state)) or ""
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    is_recent = since is not None and since >= int(state.since)
    answer = memory.get(question, _is_right(state)) if is_recent else None
    return answer.tag if answer else ""


def _is_right(state: State) -> IsRight:
    """Tell of a remembered page whether what it shows is in the same state still."""
    return lambda answer: state.is_name(answer.change)


def _last_modified(state: State) -> str:
    """The date of the state; a second less as long as others may become visible under the same one."""
    since = int(state.since)
    return http_date(since if time() - state.since > UNSETTLED else since - 1)


def _not_modified(tag: str, state: State) -> HttpResponse:
    return _with_lifetime(HttpResponse(status=304), tag, state)


def _sent(answer: Remembered, state: State, left: str) -> HttpResponse:
    """The remembered page; with the reader's own way back it is no longer everybody's."""
    body = led_back(answer.body, left) if left else answer.body
    response = HttpResponse(body, answer.content_type, headers=dict(answer.headers))
    response.headers["Content-Length"] = str(len(body))
    if body != answer.body:
        response.headers["Cache-Control"] = ONE_READER
        response.headers[OFFLINE_COPY] = "allowed"
        patch_vary_headers(response, VARY)
        return response
    response.remembered = answer
    return _with_lifetime(response, answer.tag, state)


def _with_lifetime(
    response: HttpResponse, tag: str, state: State, vary: Sequence[str] = VARY
) -> HttpResponse:
    """The answer with what caches ask for. Weak tags, since one page has several compressed forms."""
    response.headers["ETag"] = f"W/{tag}"
    response.headers["Last-Modified"] = _last_modified(state)
    response.headers["Cache-Control"] = PUBLIC
    patch_vary_headers(response, vary)
    return response


def data_for_everybody(request: HttpRequest, content_type: str, make: Callable[[], bytes]) -> HttpResponse:
    """Data that follows from the address and the content alone, whoever asks: remembered as pages are.

    `make` is asked for the bytes where nobody has them yet. Its address reads no parameters.
    """
    state = current_state()
    question = _question(request)
    tag = _unchanged(request, question, state)
    if tag:
        return _with_lifetime(HttpResponse(status=304), tag, state, CODED_ALONE)
    answer = memory.get(question, _is_right(state))
    if answer is None:
        answer = new_answer(question, state.name(None), make(), content_type)
        if tag := same(request.headers.get("If-None-Match", ""), answer):
            return _with_lifetime(HttpResponse(status=304), tag, state, CODED_ALONE)
    response = HttpResponse(answer.body, content_type)
    response.remembered = answer
    return _with_lifetime(response, answer.tag, state, CODED_ALONE)


def same_for_everybody(
    request: HttpRequest, response: HttpResponse, read: Collection[str] | None = None
) -> HttpResponse:
    """Mark an answer of data that shows pages of any branch, and is the same whoever asks, to be remembered.

    `read` are the parameters of lists that it reads; None for an answer that no parameter changes. Nothing is
    remembered of whoever has a session, and nothing said of what caches may keep.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        response.headers["Cache-Control"] = ONE_READER
    response.is_for_everybody = True
    # Parameters that only lists read make no other answer; invented ones would fill the memory.
    response.is_worth_remembering = read is None or not (parameters_read() - read) & request.GET.keys()
    response.shown_branches = None
    return response


def _kept_out(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer as it was made, kept out of shared caches where it is a page or an error in HTML.

    Whoever has a session gets the way back to a filtered list, too.
    """
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return response
    match = request.resolver_match
    is_page = match is not None and match.func is serve
    if is_page and response.status_code == 200 and not response.streaming and request.method == "GET":
        left = list_left(request)
        if left and (body := led_back(response.content, left)) != response.content:
            response.content = body
            response.headers["Content-Length"] = str(len(body))
    if (is_page or response.status_code >= 400) and not response.has_header("Cache-Control"):
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        response.headers["Cache-Control"] = SIGNED_IN if has_session else ONE_READER
    return response
