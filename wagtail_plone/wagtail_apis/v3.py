"""Wagtail's own API v3: typed pages to read, and to write with a token (Wagtail's `APIToken`).

It is Wagtail's API on the same `api_fields` as v2, held to the rules of every other door: what it tells is
in `wagtail_api_v3_reading`, what it writes in `wagtail_api_v3_writing`. A site adds
`wagtail.api.v3` to INSTALLED_APPS and mounts `path("api/v3/", wagtail_api_v3.urls)`. With `ninja` in
INSTALLED_APPS, the API's documentation page takes its scripts from the site instead of from a CDN.
"""

import json
import logging
from functools import wraps
from urllib.parse import urlsplit

import swapper
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import get_language, override
from wagtail.api.v3.api import api
from wagtail.api.v3.errors import problem_response
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.utils.forms import FormValidationError
from wagtail.utils.urlpatterns import decorate_urlpatterns

from wagtail_plone.http.tokens import bearer, user_of
from wagtail_plone.wagtail_apis.checked import OUT_OF_RANGE, asked_of, guarded
from wagtail_plone.wagtail_apis.v3_reading import hold, knows_redirect
from wagtail_plone.wagtail_apis.v3_writing import refusal

Page = swapper.load_model("wagtailcore", "Page")
logger = logging.getLogger(__name__)
WRITING = ("POST", "PUT", "PATCH", "DELETE")
# Where a page can be moved to that has no neighbours.
INSIDE = ("first-child", "last-child")


def refused(status: int, message: str) -> HttpResponse:
    """An error as API v3 sends it (RFC 9457)."""
    return problem_response(status=status, detail=message)


def complaint(request: HttpRequest, page_id: str | int | None) -> str:
    """The fault of a request that Wagtail's views would fail on; "" where there is none."""
    if "user_id" in request.GET:
        try:
            get_user_model()._meta.pk.to_python(request.GET["user_id"])
        except ValidationError:
            return "user_id must be the id of a user"
    # Files come as forms, with their own checks.
    if request.method not in WRITING or (request.content_type or "").startswith("multipart/"):
        return ""
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        return "the body must be JSON"
    if not isinstance(body, dict):
        return "the body must be a JSON object"
    # The root of the tree has no parent, and Wagtail asks for it: of what is copied or moved, and of what
    # something is moved beside.
    if page_id is not None and _is_root(page_id):
        return "the root of the tree cannot be changed"
    moved = asked_of(request)[0] == "pages_actions_move"
    if moved and body.get("position") not in INSIDE and _is_root(body.get("destination_id")):
        return f"position must be {' or '.join(INSIDE)} at the root of the tree"
    return ""


def _is_root(page_id) -> bool:
    try:
        return Page.objects.filter(pk=int(page_id), depth=1).exists()
    except (TypeError, *OUT_OF_RANGE, ValueError):
        return False


def _checked(view):
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        message = complaint(request, kwargs.get("page_id"))
        if message:
            return refused(400, message)
        answer = _refusal(request)
        if answer is not None:
            return answer
        with override(_content_language()):
            response = view(request, *args, **kwargs)
        return response if _may_be_told(request, response) else refused(404, "not found")

    return answer


def _content_language() -> str | None:
    """The active language as content has it: `en` for `en-us`, which Wagtail would put into addresses."""
    active = get_language()
    try:
        return get_supported_content_language_variant(active)
    except LookupError:
        return active


def _refusal(request: HttpRequest) -> HttpResponse | None:
    """Why a write must not be done; told to users alone, as Wagtail's view asks others to sign in."""
    if request.method not in WRITING:
        return None
    user = user_of(bearer(request))
    if not user.is_authenticated:
        return None
    is_form = (request.content_type or "").startswith("multipart/")
    return refusal(request, request.POST.dict() if is_form else json.loads(request.body or b"{}"), user)


def _may_be_told(request: HttpRequest, response: HttpResponse) -> bool:
    """False for an answer that tells of a redirect not everybody may know of."""
    name, arguments = asked_of(request)
    if name == "find_redirect" and response.status_code == 302:
        arguments = resolve(urlsplit(response["Location"]).path).kwargs
    elif name != "detail_redirect" or request.method != "GET" or response.status_code != 200:
        return True
    return knows_redirect(request, arguments["redirect_id"])


def _unacceptable(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_response(status=422, detail="Validation failed", errors=[{"msg": str(error)}])


def _unfinished(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What keeps an object from being saved or published, each with its field; Wagtail leaves that out."""
    if isinstance(error, FormValidationError):
        errors = [
            {"type": code, "loc": list(path), "msg": message}
            for path, messages in error.loc_errors
            for message, code in messages
        ]
    elif hasattr(error, "error_dict"):
        errors = [
            {"type": reason.code or "invalid", "loc": [field], "msg": " ".join(reason.messages)}
            for field, reasons in error.error_dict.items()
            for reason in reasons
        ]
    else:
        errors = [{"msg": message} for message in error.messages]
    return problem_response(status=422, detail="Validation failed", errors=errors)


def _conflict(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    # A translation there is already, a page type whose required fields are not writable.
    logger.warning("API v3 refused %s %s: %s", request.method, request.path, error)
    return refused(409, "the database refuses this: something required is missing, or there already")


hold(api)
# `?pk=1` passes Wagtail's own check of names, and text may be none that can be encoded.
for kind in (*OUT_OF_RANGE, FieldDoesNotExist, UnicodeEncodeError):
    api.add_exception_handler(kind, _unacceptable)
api.add_exception_handler(ValidationError, _unfinished)
api.add_exception_handler(IntegrityError, _conflict)

_patterns, _app_name, _namespace = api.urls
urls = guarded(decorate_urlpatterns(_patterns, _checked), refused), _app_name, _namespace
