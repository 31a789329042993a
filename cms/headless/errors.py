"""Errors as Plone sends them (plone.restapi): never HTML to a client that asked for JSON."""

from django.http import JsonResponse

from cms.headless.conf import root_url


class ApiError(Exception):
    """Something a client is told: an HTTP status, Plone's name for it, and words."""

    status = 500
    kind = "InternalServerError"

    def __init__(self, message: str, context: str = ""):
        super().__init__(message)
        self.message = message
        self.context = context

    def response(self) -> JsonResponse:
        """The error as `{"type", "message", "context"}`."""
        return JsonResponse(
            {"type": self.kind, "message": self.message, "context": self.context or root_url()},
            status=self.status,
        )


class BadRequest(ApiError):
    """A parameter that makes no sense; the message names it."""

    status, kind = 400, "BadRequest"


class Unauthorized(ApiError):
    """Content that is there, but not for everyone."""

    status, kind = 401, "Unauthorized"


class NotFound(ApiError):
    """Nothing at that address."""

    status, kind = 404, "NotFound"


class MethodNotAllowed(ApiError):
    """An address that is only read."""

    status, kind = 405, "MethodNotAllowed"
