"""Saving by script: the page editor stays where it is until the server has said what became of it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url

# What the script in the page editor sends along with a form it saves.
HEADER = "X-Saving"


def is_by_script(request: HttpRequest) -> bool:
    """True for a form sent by the page editor's script, which stays on the page until it is answered."""
    return request.method == "POST" and HEADER in request.headers


def is_saved(request: HttpRequest) -> None:
    """Note that what the request sent is stored; a redirect alone does not say so."""
    request.has_saved_page = True


class SavingMiddleware:
    """Middleware that tells a script where a form leads instead of sending it there.

    A script cannot see where a redirect leads, and by following one it would take the messages that are
    meant for the person. In the place of a redirect it gets 200 with {"location", "saved", "signed_out"};
    everything else stays as it is: a form with errors as HTML, a failure with its status.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Turn a redirect into data where the script asked."""
        response = self.get_response(request)
        if not is_by_script(request) or not 300 <= response.status_code < 400:
            return response
        location = response.headers.get("Location", "")
        sign_in = resolve_url(getattr(settings, "WAGTAILADMIN_LOGIN_URL", "wagtailadmin_login"))
        answer = JsonResponse(
            {
                "location": location,
                "saved": getattr(request, "has_saved_page", False),
                "signed_out": not request.user.is_authenticated and urlsplit(location).path == sign_in,
            }
        )
        # The messages for the next page are among them.
        answer.cookies = response.cookies
        return answer
