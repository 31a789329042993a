"""The doors of the API: `/++api++/<path>`, and a page's own address for whoever accepts JSON."""

import logging
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from wagtail_plone import services  # noqa: F401  importing it makes the services answer
from wagtail_plone.conf import PREFIX, root_url
from wagtail_plone.content.chosen import Chosen
from wagtail_plone.content.library import LibraryItem, library_item
from wagtail_plone.content.logo import logo
from wagtail_plone.content.page import content
from wagtail_plone.content.pictures import picture, with_token
from wagtail_plone.documents.moved import moved_to
from wagtail_plone.documents.places import Place, find
from wagtail_plone.documents.previews import in_its_place, preview_of
from wagtail_plone.documents.querystring import looks_at_clock
from wagtail_plone.documents.recent import recent
from wagtail_plone.http.errors import (
    ApiError,
    BadRequest,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    ServiceUnavailable,
    allow,
)
from wagtail_plone.http.parameters import Params, without
from wagtail_plone.http.preview_tokens import PARAMETER, asked_with
from wagtail_plone.http.rate_limit import count
from wagtail_plone.http.remembered import (
    PASSING,
    Remembered,
    asked_for,
    memory,
    new_answer,
    same,
    still_right,
)
from wagtail_plone.http.request import ApiRequest
from wagtail_plone.http.tokens import bearer, user_of
from wagtail_plone.identity import address, with_root
from wagtail_plone.json_text import Text, dump
from wagtail_plone.models import Counter
from wagtail_plone.service import service_of
from wagtail_plone.watching import watching

logger = logging.getLogger(__name__)
PATH_LENGTH = 1000
# Django refuses to redirect to longer addresses than 2048 characters.
LOCATION_LENGTH = 2000
# Parts of content that are no JSON.
FILES = ("@@images", "@@download", "@@display-file", "@@site-logo")
# Seconds after which a database that is busy or restarting has likely come back.
RETRY_AFTER = 5
PUBLIC = "public, max-age=60, stale-while-revalidate=600"
PRIVATE = "private, no-store"


class Answer(HttpResponse):
    """JSON; `lasting` where it stays the same until some content changes."""

    lasting = False


@csrf_exempt
@transaction.non_atomic_requests
def api(request: HttpRequest, path: str | None = "") -> HttpResponseBase:
    """Answer a path below the root: content, a service, or a picture. Never HTML, whatever goes wrong."""
    try:
        response = _answer(request, path or "")
    except ApiError as error:
        response = error.response()
    except (OperationalError, InterfaceError):
        logger.exception("The database was busy or away: %s", path)
        message = "The database is busy or out of reach. Try again in a moment."
        response = ServiceUnavailable(message, RETRY_AFTER).response()
    except Exception:
        logger.exception("The API failed on %s", path)
        response = ApiError("The server failed; the failure was recorded.").response()
    patch_vary_headers(response, ["Accept", "Authorization"])
    response.headers.setdefault("Cache-Control", "no-store" if response.status_code >= 400 else PUBLIC)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    return response


def _answer(request: HttpRequest, path: str) -> HttpResponseBase:
    if _refuses_json(request.headers.get("Accept", "")):
        raise NotAcceptable("This API answers in application/json, which the Accept header refuses.")
    if len(path) > PATH_LENGTH or "\0" in path:
        raise BadRequest(f"path must be at most {PATH_LENGTH} characters, without NUL")
    segments = [segment for segment in path.split("/") if segment]
    if segments[:1] == [PREFIX]:
        return HttpResponseRedirect(f"{root_url()}/{PREFIX}/{'/'.join(segments[1:])}")
    at = next((i for i, segment in enumerate(segments) if segment.startswith("@")), len(segments))
    content_path, service = segments[:at], segments[at:]
    token = asked_with(request)
    # Links in the answer do not carry the token on: answers are copied, and shown to others.
    params = Params(without(request.GET, PARAMETER) if token else request.GET)
    user = AnonymousUser() if token else user_of(bearer(request))
    asked = ApiRequest(request, params, tuple(service[1:]), user)
    handler = service_of(service[0][1:]) if service else None
    allowed = handler.methods if handler else ("GET",)
    if request.method == "OPTIONS":
        _check_there(asked, content_path, service)
        return HttpResponse(status=204, headers={"Allow": allow(allowed), "Cache-Control": "no-store"})
    if service and handler is None and service[0] not in FILES and asked.method not in allowed:
        raise NotFound.at(f"{address('/' + '/'.join(content_path))}/{service[0]}")
    if asked.method not in allowed:
        raise MethodNotAllowed(str(request.method), allowed)
    # Pictures are many to a page, and the browser's or the app's own cache keeps them.
    if not asked.is_signed_in and not (service and service[0] in FILES):
        count(request)
    if token:
        shows = service[0] not in FILES and (handler is None or handler.shows_previews) if service else True
        response = _previewed(asked, content_path, service, token, in_lists=shows)
        response["Cache-Control"], response["Referrer-Policy"] = PRIVATE, "no-referrer"
        del response["ETag"]
        return response
    if asked.is_signed_in or asked.method != "GET":
        response = _found(asked, content_path, service)
        response.headers["Cache-Control"] = PRIVATE
        return response
    return _public(asked, content_path, service)


def _public(asked: ApiRequest, content_path: list[str], service: list[str]) -> HttpResponseBase:
    """An answer for everybody: an empty 304 for whoever has it, a remembered one where there is one."""
    has = asked.http.headers.get("If-None-Match", "")
    where = "/".join([asked.site_prefix, *content_path, *service])
    question = asked_for(where, asked.http.META.get("QUERY_STRING", ""))
    # Asked before the answer is made: a change in between makes the answer too old, never too new.
    position = Counter.position()

    def is_now(change: str) -> bool:
        return bool(change) and change == position.name

    def is_right(answer: Remembered) -> bool:
        if is_now(answer.change):
            return True
        needs = answer.needs
        if needs is None or not reads_committed() or not recent.leaves(needs, position):
            return False
        answer.change = position.name
        return True

    tag = still_right(has, question, is_now, is_right)
    if tag:
        return _unchanged(tag)
    answer = memory.get(question, is_right)
    if answer is None:
        with watching() as needs:
            response = _found(asked, content_path, service)
        if not isinstance(response, Answer):
            return response
        needs.since = position.number
        change = position.name if response.lasting else PASSING
        kind = response.headers["Content-Type"]
        answer = new_answer(question, change, response.content, kind, needs=needs)
        tag = same(has, answer)
        if tag:
            return _unchanged(tag)
    response = HttpResponse(answer.body, content_type=answer.content_type, headers={"ETag": answer.tag})
    # For a middleware that compresses: it may keep what it made with the answer.
    response.remembered = answer  # type: ignore[attr-defined]
    return response


def _previewed(
    asked: ApiRequest, content_path: list[str], service: list[str], token: str, *, in_lists: bool
) -> HttpResponseBase:
    """The public's answer with one draft in it. Made for this request: nothing of it is remembered.

    Pictures and files are read from what is stored, since making a rendition of one is written down. The
    addresses of the draft's own pictures carry the token: an `<img>` sends no header.
    """
    preview = preview_of(token)
    path = f"{asked.site_prefix}{''.join(f'/{segment}' for segment in content_path)}"
    place = preview.place if path == preview.place.path else None

    def answer() -> HttpResponseBase:
        return _at(place, asked, service) if place else _found(asked, content_path, service)

    if not in_lists:
        return answer()
    with in_its_place(preview, whole=asked.params.full_objects, path=path):
        response = answer()
    if isinstance(response, Answer):
        response.content = with_token(response.content, preview.content.document.body, token)
    return response


def reads_committed() -> bool:
    """Tell whether what is read stays: in a transaction that may be rolled back numbers are given twice."""
    return not connection.in_atomic_block


def _unchanged(tag: str) -> HttpResponse:
    return HttpResponse(status=304, headers={"ETag": tag})


def _found(asked: ApiRequest, content_path: list[str], service: list[str]) -> HttpResponseBase:
    path = "".join(f"/{segment}" for segment in content_path)
    user = asked.user if asked.is_signed_in else None
    try:
        place = find(path, user, asked.params.first("version"), asked.site_prefix)
    except NotFound:
        item = library_item(path)
        if item is not None:
            return _of_library(item, asked, service)
        target = moved_to(path)
        if target is None:
            raise
        response = HttpResponseRedirect(_moved(target.address, service, asked.http.GET))
        response.status_code = _status(asked.method, is_permanent=target.is_permanent)
        return response
    return _at(place, asked, service)


def _check_there(asked: ApiRequest, content_path: list[str], service: list[str]) -> None:
    """`NotFound` or `Unauthorized` for an address that answers no method; nothing of it is made."""
    path = "".join(f"/{segment}" for segment in content_path)
    if service and service[0] not in FILES and service_of(service[0][1:]) is None:
        raise NotFound.at(f"{address(path)}/{'/'.join(service)}")
    try:
        find(path, asked.user if asked.is_signed_in else None, prefix=asked.site_prefix)
    except NotFound:
        if library_item(path) is None and moved_to(path) is None:
            raise


def _at(place: Place, asked: ApiRequest, service: list[str]) -> HttpResponseBase:
    """The answer of a place."""
    if not service:
        query = place.document.query if place.document else None
        lasting = not (query and looks_at_clock(query["query"]))
        return _json(content(place, asked), lasting=lasting)
    if service[0] == "@@images":
        known = asked.http.headers.get("If-None-Match", "")
        return picture(place, service[1:], asked.http.headers.get("Accept", ""), known)
    if service[0] == "@@site-logo":
        return logo(place, service[1:])
    kind = service_of(service[0][1:])
    is_here = kind is not None and not (kind.only_at_root and place.path != place.site)
    if kind is None or not is_here or len(asked.rest) > kind.rest_most:
        raise NotFound.at(f"{place.content_id}/{'/'.join(service)}")
    answer = kind(place, asked)
    body = answer.body()
    if body is None:
        return HttpResponse(status=204)
    return _json(body, lasting=answer.lasting, content_type=answer.content_type)


def _of_library(item: LibraryItem, asked: ApiRequest, service: list[str]) -> HttpResponseBase:
    """The answer of an image or a file, which is no page and stands nowhere in the tree."""
    known = asked.http.headers.get("If-None-Match", "")
    if not service:
        body = Chosen(asked.params).of({**item.content(), "@components": item.components(asked)})
        # The library is nobody's page: a new title there is no change that pages would tell of.
        return _json(body, lasting=False)
    if service[0] == "@@images":
        return item.picture(service[1:], asked.http.headers.get("Accept", ""), known)
    if service[0] in ("@@download", "@@display-file"):
        return item.download(service, asked.http)
    return _json(item.service(service[0][1:], asked), lasting=False)


def _json(body: Any, *, lasting: bool, content_type: str = "application/json") -> Answer:
    pieces = body if isinstance(body, Text) else [body if isinstance(body, str) else dump(body)]
    # Piece by piece: a long text in an alphabet of its own is four times as large in memory as it is sent.
    sent = b"".join(with_root(piece).encode() for piece in pieces)
    answer = Answer(sent, content_type=content_type)
    answer.lasting = lasting
    return answer


def _moved(target: str, service: list[str], query: QueryDict) -> str:
    """A moved page's new address, still below the API's prefix; what is on another site as it is."""
    parts = urlsplit(target.removeprefix(root_url()))
    if parts.netloc:
        return target
    tail = "".join(f"/{segment}" for segment in service)
    more = "&".join(filter(None, (parts.query, query.urlencode())))
    moved = f"{root_url()}/{PREFIX}/{parts.path.strip('/')}{tail}{f'?{more}' if more else ''}"
    if len(moved) > LOCATION_LENGTH:
        raise BadRequest("The page has moved, and the query is too long to be sent along")
    return moved


def _status(method: str, *, is_permanent: bool) -> int:
    """The status that tells of a moved page; what was sent is to be sent again (RFC 9110, 15.4)."""
    if method == "GET":
        return 301 if is_permanent else 302
    return 308 if is_permanent else 307


def _refuses_json(accept: str) -> bool:
    """Tell whether a client says outright that it does not take JSON: `application/json;q=0`."""
    for part in accept.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights = [piece.partition("=")[2].strip() for piece in parameters if piece.startswith("q")]
        if kind == "application/json" and weights and weights[0].strip("0.") == "" and weights[0] != "":
            return True
    return False
