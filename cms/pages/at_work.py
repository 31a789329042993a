"""Who is at work: the person whose request is answered, for code that Wagtail calls without a word of it.

Titles in lists, widgets and messages of the admin are such code. Wagtail's own context of its log ends before
templates are rendered.
"""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_answered: ContextVar[HttpRequest | None] = ContextVar("answered", default=None)


def person_at_work():
    """The user whose request is being answered; None for strangers, and where no request is answered."""
    request = _answered.get()
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


class AtWorkMiddleware:
    """Remembers the request while it is answered; its user is found out when somebody asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, rendering of templates included."""
        token = _answered.set(request)
        try:
            return self.get_response(request)
        finally:
            _answered.reset(token)
