"""Answers of a busy database, in the reader's language and with what was typed.

The database waits for other writers by itself, and publications are tried again (see `locking`). What still
fails for that reason is no fault of the site's: it answers 503 with `Retry-After`. A form that was sent is
kept on the page, to be sent again.
"""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from cms.languages.preferred import preferred_language
from cms.resilience.locking import is_busy
from wagtail_plone.middleware import asks_for_json

logger = logging.getLogger(__name__)
# Seconds after which trying again is likely to help.
RETRY_AFTER = 5
# Doors whose clients are programs, whatever they say they accept.
FOR_PROGRAMS = ("/api/", "/++api++")


class BusyDatabaseMiddleware:
    """Middleware that answers where a view failed because the database was busy; all else passes through."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on; only exceptions are looked at."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A 503 answer in the place of an error that trying again may help; None for others."""
        return busy(request) if is_busy(exception) else None


def busy(request: HttpRequest) -> HttpResponse:
    """The 503 answer of a busy database: a page that keeps what was typed, or JSON for programs."""
    logger.warning("The database was busy: %s %s", request.method, request.path, exc_info=True)
    with override(_language_of(request)):
        response = _as_json() if _is_program(request) else _as_page(request)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def _as_json() -> JsonResponse:
    message = _("Others are saving at this moment, so this could not be done. Try again in a moment.")
    # Plone's clients read `type` and `message`, the editor of Wagtail's admin the other three.
    return JsonResponse(
        {
            "type": "ServiceUnavailable",
            "message": message,
            "success": False,
            "error_code": "busy",
            "error_message": message,
        },
        status=503,
        json_dumps_params={"ensure_ascii": False},
    )


def _as_page(request: HttpRequest) -> HttpResponse:
    typed = _typed(request)
    context = {"kept": typed, "had_files": _had_files(request), "address": request.get_full_path()}
    return render(request, "503.html", context, status=503)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of a form that was sent, in order; none where there is a password among them."""
    if request.method != "POST":
        return []
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
    except (UnreadablePostError, RawPostDataException):
        return []
    if any("password" in name for name, _value in fields):
        return []
    return [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]


def _had_files(request: HttpRequest) -> bool:
    return bool(getattr(request, "_files", None))


def _is_program(request: HttpRequest) -> bool:
    """True where a script or a program asks, which can't show a page."""
    headers = request.headers
    return (
        request.path.startswith(FOR_PROGRAMS)
        or headers.get("X-Requested-With") == "XMLHttpRequest"
        # What browsers send along with `fetch`.
        or headers.get("Sec-Fetch-Dest") == "empty"
        or asks_for_json(headers.get("Accept", ""))
    )


def _language_of(request: HttpRequest) -> str:
    """The user's own language in the admin, else that of the page, also where the database fails."""
    current = get_language()
    if not request.path.startswith(reverse("wagtailadmin_home")):
        return current
    try:
        return preferred_language(request.user) if request.user.is_authenticated else current
    except DatabaseError:
        return current
