"""Errors as Plone sends them (plone.restapi): never HTML to a client that asked for JSON."""

from django.http import JsonResponse

from wagtail_plone.conf import root_url
from wagtail_plone.identity import with_root


class ApiError(Exception):
    """Something a client is told: an HTTP status, Plone's name for it, and words."""

    status = 500
    kind = "InternalServerError"

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message

    @property
    def headers(self) -> dict[str, str]:
        """Headers that belong to the error."""
        return {}

    def body(self) -> dict:
        """The error as `{"type", "message", "context"}`."""
        return {"type": self.kind, "message": self.message, "context": root_url()}

    def response(self) -> JsonResponse:
        """The error as it is sent."""
        return JsonResponse(
            self.body(),
            status=self.status,
            headers=self.headers,
            json_dumps_params={"ensure_ascii": False},
        )


class BadRequest(ApiError):
    """A parameter that makes no sense; the message names it."""

    status, kind = 400, "BadRequest"


class Unauthorized(ApiError):
    """Content that is there, but not for everyone."""

    status, kind = 401, "Unauthorized"

    def __init__(self, message: str = "You are not authorized to access this resource."):
        super().__init__(message)

    @property
    def headers(self) -> dict[str, str]:
        """The scheme by which to sign in (RFC 9110, 11.6.1)."""
        return {"WWW-Authenticate": "Bearer"}


class NotFound(ApiError):
    """Nothing at that address."""

    status, kind = 404, "NotFound"

    @classmethod
    def at(cls, stored_address: str) -> "NotFound":
        """Nothing at an address as stored documents have it (`identity.address`)."""
        return cls(with_root(f"Resource not found: {stored_address}"))


class Gone(ApiError):
    """What was asked about is no longer known: a client has to begin anew."""

    status, kind = 410, "Gone"


def allow(methods: tuple[str, ...]) -> str:
    """The value of `Allow` where these are answered: with GET comes HEAD, and OPTIONS everywhere."""
    return ", ".join([*methods, *(["HEAD"] if "GET" in methods else []), "OPTIONS"])


class MethodNotAllowed(ApiError):
    """An address that is only read, or only written."""

    status, kind = 405, "MethodNotAllowed"

    def __init__(self, method: str, allowed: tuple[str, ...]):
        super().__init__(f"{method} is not supported here; use {' or '.join(allowed)}")
        self.allowed = allowed

    @property
    def headers(self) -> dict[str, str]:
        """The methods that are supported (RFC 9110, 15.5.6)."""
        return {"Allow": allow(self.allowed)}


class NotAcceptable(ApiError):
    """A client that says it does not take JSON."""

    status, kind = 406, "NotAcceptable"


class ContentTooLarge(ApiError):
    """A body longer than any this API has a use for."""

    status, kind = 413, "ContentTooLarge"


class LimitExceeded(ApiError):
    """One request too many within a while from one address; `seconds` says when there is room again."""

    status, kind = 429, "TooManyRequests"

    def __init__(self, rate: str, seconds: int):
        super().__init__(f"More requests than {rate} came from this address; try again in {seconds} seconds")
        self.seconds = seconds

    @property
    def headers(self) -> dict[str, str]:
        """The seconds after which to come back (RFC 6585, 4)."""
        return {"Retry-After": str(self.seconds), "Cache-Control": "no-store"}


class ServiceUnavailable(ApiError):
    """Something that works again in a moment; `seconds` says when to come back."""

    status, kind = 503, "ServiceUnavailable"

    def __init__(self, message: str, seconds: int):
        super().__init__(message)
        self.seconds = seconds

    @property
    def headers(self) -> dict[str, str]:
        """The seconds after which to come back, and that nobody is to remember this answer."""
        return {"Retry-After": str(self.seconds), "Cache-Control": "no-store"}


class ServiceError(ApiError):
    """An error a service finds in its own input: `{"error": {"type", "message"}}`, Plone's other shape."""

    def __init__(self, status: int, kind: str, message: str):
        super().__init__(message)
        self.status, self.kind = status, kind

    def body(self) -> dict:
        """The error inside `error`."""
        return {"error": {"type": self.kind, "message": self.message}}


class TooManyRequests(ServiceError):
    """Somebody who tries passwords."""

    def __init__(self, message: str, seconds: int):
        super().__init__(429, "TooManyRequests", message)
        self.seconds = seconds

    @property
    def headers(self) -> dict[str, str]:
        """The seconds after which to come back."""
        return {"Retry-After": str(self.seconds)}
