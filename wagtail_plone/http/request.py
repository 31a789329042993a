"""A request to the API, whatever door it came through."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from wagtail_plone.http.errors import BadRequest, ContentTooLarge
from wagtail_plone.http.parameters import Params
from wagtail_plone.identity import site_prefix

BODY_LENGTH = 64 * 1024


@dataclass(frozen=True)
class ApiRequest:
    """A request below a place: the method, the parameters, who asks, and what follows a service's name."""

    http: HttpRequest
    params: Params
    rest: tuple[str, ...] = ()
    user: Any = field(default_factory=AnonymousUser)

    @property
    def method(self) -> str:
        """GET or POST; HEAD is GET without its body."""
        return "GET" if self.http.method == "HEAD" else str(self.http.method)

    @property
    def is_signed_in(self) -> bool:
        """True where whoever asks has shown a valid token."""
        return self.user.is_authenticated

    @cached_property
    def site_prefix(self) -> str:
        """The beginning of the paths of documents on the site it came to; "" on the default one."""
        return site_prefix(self.http)

    @cached_property
    def json(self) -> dict[str, Any]:
        """The body, a JSON object. Raises `BadRequest` and `ContentTooLarge`."""
        try:
            length = int(self.http.headers.get("Content-Length") or 0)
            # The header is the client's word; the body is what came.
            if length > BODY_LENGTH or len(self.http.body) > BODY_LENGTH:
                raise ContentTooLarge(f"The body must not be longer than {BODY_LENGTH} bytes")
            body = json.loads(self.http.body or b"{}")
            # Half a surrogate pair is JSON, and nothing a database could be asked.
            json.dumps(body, ensure_ascii=False).encode()
        except RequestDataTooBig:
            raise ContentTooLarge(f"The body must not be longer than {BODY_LENGTH} bytes") from None
        except (ValueError, RecursionError):
            raise BadRequest("The body must be a JSON object in UTF-8") from None
        if not isinstance(body, dict):
            raise BadRequest("The body must be a JSON object")
        return body
