"""Answers that many addresses share: errors, redirects, what a client has already."""

from typing import Any

from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.words import Schema, record, string

HEADERS: dict[str, Schema] = {
    "ETag": {
        "description": "What to send as `If-None-Match` next time. Anonymous readers alone get one.",
        "schema": {"type": "string"},
    },
    "Cache-Control": {
        "description": "How long the answer may be kept; `no-store` for signed-in users and for errors.",
        "schema": {"type": "string"},
    },
    "Vary": {
        "description": "Headers the answer depends on: `Accept`, `Authorization`.",
        "schema": {"type": "string"},
    },
    "Location": {
        "description": "Where it is now, below `++api++`, the query kept.",
        "schema": {"type": "string"},
    },
    "Allow": {"description": "The methods that are supported.", "schema": {"type": "string"}},
    "WWW-Authenticate": {"description": "Always `Bearer`.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "string"}},
}
KEPT = ("Cache-Control", "Vary")
# Shared responses have names: generators of clients make types of them, and no type is called 302.
NAMES = {
    301: "MovedForGood",
    302: "Moved",
    304: "NotModified",
    400: "BadRequest",
    401: "Unauthorized",
    404: "NotFound",
    405: "MethodNotAllowed",
    406: "NotAcceptable",
    410: "Gone",
    413: "ContentTooLarge",
    429: "TooManyRequests",
    503: "ServiceUnavailable",
}


def shapes() -> dict[str, Schema]:
    """The named schemas of errors."""
    return {
        "Error": record(
            {
                "type": string("The kind of error.", examples=["NotFound"]),
                "message": string("What is wrong; for a 400 it names the parameter."),
                "context": string("The site's root."),
            },
            "What went wrong with the request.",
        ),
        "ServiceError": record(
            {
                "error": record(
                    {
                        "type": string("The kind of error.", examples=["Invalid credentials"]),
                        "message": string("What is wrong."),
                    },
                    "The error.",
                )
            },
            "What a service says of its own input: Plone's other shape of errors.",
        ),
    }


def headers(*names: str) -> dict[str, Any]:
    """References to headers."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def response(description: str, schema: Schema | None, *names: str, kind: str = "application/json") -> dict:
    """One response."""
    content = {} if schema is None else {"content": {kind: {"schema": schema}}}
    return {"description": description, "headers": headers(*names, *KEPT), **content}


def shared() -> dict[str, Any]:
    """The responses of `components.responses`, by their names."""
    return {NAMES[int(status)]: sent for status, sent in _by_status().items()}


def _by_status() -> dict[str, Any]:
    error = {"anyOf": [reference("Error"), reference("ServiceError")]}
    return {
        "301": response("The content has moved for good.", None, "Location"),
        "302": response("The content has moved for now.", None, "Location"),
        "304": response("The client's answer is still right.", None, "ETag"),
        "400": response("A parameter or the body makes no sense; the message names it.", error),
        "401": response("It is there, but not for everyone.", error, "WWW-Authenticate"),
        "404": response("There is nothing at the address.", reference("Error")),
        "405": response("The address is only read, or only written.", reference("Error"), "Allow"),
        "406": response("The `Accept` header refuses JSON.", reference("Error")),
        "410": response("The token is too old: begin anew.", reference("Error")),
        "413": response("The body is longer than 64 KiB.", reference("Error")),
        "429": response(
            "Too many requests from one address, or too many failures to log in.", error, "Retry-After"
        ),
        "503": response("Busy for a moment: come back.", reference("Error"), "Retry-After"),
    }


def references(*statuses: int) -> dict[str, Any]:
    """References to shared responses."""
    return {
        str(status): {"$ref": f"#/components/responses/{NAMES[status]}"} for status in sorted(set(statuses))
    }
