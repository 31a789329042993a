"""Answers to tries beyond the limit: in the form that was sent, in the API's words, or as a page."""

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from cms.signin.login_limits import guard
from wagtail_plone.http.errors import TooManyRequests


def waiting_time(seconds: int) -> str:
    """A sentence on how long to wait, in minutes."""
    minutes = max(1, ceil(seconds / 60))
    return ngettext(
        "There were too many failed tries. Try again in %(minutes)d minute.",
        "There were too many failed tries. Try again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}


def refused(request: HttpRequest, response: HttpResponse | None, credentials: dict | None) -> HttpResponse:
    """The answer to a try too many, 429 with `Retry-After` (django-axes' `AXES_LOCKOUT_CALLABLE`).

    The admin's forms say it themselves (`cms.signin.forms`); the API gets an error body like all of its own;
    everything else a page that says so.
    """
    seconds = max(1, guard().seconds_left(request, credentials))
    if response is not None and response.headers.get("Content-Type", "").startswith("application/json"):
        error = TooManyRequests("Too many failed attempts to log in; try again later.", seconds)
        response.content = error.response().content
    elif not getattr(request, "says_why", False):
        response = render(request, "429.html", {"words": waiting_time(seconds)})
        response.headers["Cache-Control"] = "no-store"
    response.status_code = 429
    response.headers["Retry-After"] = str(seconds)
    return response
