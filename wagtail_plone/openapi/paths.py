"""The addresses of the document: content, every registered service, pictures and files."""

from typing import Any

from wagtail_plone.openapi.described import Described, Param, described
from wagtail_plone.openapi.parameters import (
    CHOICE,
    CONTEXT_NAVIGATION,
    IF_NONE_MATCH,
    INCLUDE_ITEMS,
    ITEMS,
    NAVIGATION_DEPTH,
    PATH,
    VERSION,
    expand,
)
from wagtail_plone.openapi.responses import references, response
from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.words import Schema
from wagtail_plone.serialize.scales import MEDIA_TYPES, SCALES
from wagtail_plone.service import SERVICES, answering

ROOT = "/++api++"
PLACE = f"{ROOT}/{{path}}"
EVERYWHERE = (301, 302, 400, 401, 404, 405, 406, 503)
# One request too many: pictures and files are not counted (`http.rate_limit`).
COUNTED = 429


def paths() -> dict[str, Any]:
    """Every path of the API with its operations."""
    described_paths = {ROOT: _content("site root", ()), PLACE: _content("content", (PATH,))}
    for name in sorted(answering()):
        description = described(name)
        for segments in range(SERVICES[name].rest_most + 1):
            rest = _rest(description, segments)
            tail = "".join(f"/{{{param.name}}}" for param in rest)
            bases: list[tuple[str, tuple[Param, ...]]] = [(ROOT, ())]
            if not SERVICES[name].only_at_root:
                # `/@types/{type}` fits what `/{path}/@site` fits (OpenAPI 3.1, "Path Templating"): the
                # root answers these as well, and they are described below a page alone.
                bases = [*([] if segments else bases), (PLACE, (PATH,))]
            for base, place in bases:
                described_paths[f"{base}/@{name}{tail}"] = _service(
                    name, description, segments, (*place, *rest)
                )
    return described_paths | _files()


def _rest(description: Described, segments: int) -> tuple[Param, ...]:
    named = description.rest[:segments]
    missing = range(len(named), segments)
    return (
        *named,
        *(
            Param(f"segment{number}", "", {"type": "string", "minLength": 1}, where="path")
            for number in missing
        ),
    )


def _content(words: str, place: tuple[Param, ...]) -> dict[str, Any]:
    names = sorted(name for name, service in answering().items() if service.expandable)
    parameters = (
        expand(names),
        INCLUDE_ITEMS,
        *ITEMS,
        *CHOICE,
        VERSION,
        NAVIGATION_DEPTH,
        *CONTEXT_NAVIGATION,
        IF_NONE_MATCH,
    )
    description = (
        "A page in its own language, by its portal type (see `@type`), with what stands around it. "
        "Pages that hold others list them as `items`. The same answer comes from the page's own address to "
        "whoever sends `Accept: application/json`."
    )
    return {
        "get": {
            "operationId": f"get_{words.replace(' ', '_')}",
            "tags": ["Content"],
            "summary": "A page" if place else "The site root",
            "description": description
            if place
            else "The root above the languages; its items are their home pages.",
            "parameters": _parameters(*place, *parameters),
            "responses": _responses("The content.", reference("Content"), "GET"),
        }
    }


def _service(
    name: str, description: Described, segments: int, path_params: tuple[Param, ...]
) -> dict[str, Any]:
    service = SERVICES[name]
    answers = description.answers
    answer = answers[segments] if segments < len(answers) else {}
    operations = {}
    for method in service.methods:
        asked = description.parameters if method == "GET" else ()
        conditional = (IF_NONE_MATCH,) if method == "GET" else ()
        place = "_at_root" if PATH not in path_params else ""
        tail = "".join(f"_{param.name}" for param in path_params if param is not PATH)
        operation = {
            "operationId": f"{method.lower()}_{name.replace('-', '_')}{tail}{place}",
            "tags": [description.tag],
            "summary": description.summary,
            "description": description.description,
            "parameters": _parameters(*path_params, *asked, *conditional),
            "responses": _responses(
                "The answer.",
                None if description.is_empty else answer,
                method,
                description.errors,
                kind=description.kind(segments),
            ),
        }
        if method != "GET" and description.body is not None:
            operation["requestBody"] = {
                "required": True,
                "content": {
                    "application/json": {"schema": description.body, "example": description.body_example}
                },
            }
        operations[method.lower()] = operation
    return operations


def _parameters(*params: Param) -> list[dict[str, Any]]:
    return [param.as_openapi() for param in params]


def _responses(
    words: str,
    schema: Schema | None,
    method: str,
    errors: tuple[int, ...] = (),
    kind: str = "application/json",
) -> dict[str, Any]:
    responses = (
        {"204": response("Done; there is nothing to say.", None)}
        if schema is None
        else {"200": response(words, schema, *(["ETag"] if method == "GET" else []), kind=kind)}
    )
    return responses | references(*EVERYWHERE, COUNTED, *([304] if method == "GET" else []), *errors)


def _files() -> dict[str, Any]:
    """Pictures below the content that shows them, files below their own address."""
    scales = ", ".join(SCALES)
    field = Param(
        "field",
        "The field that holds the picture.",
        {"type": "string", "minLength": 1},
        "image",
        where="path",
    )
    scale = Param("scale", f"One of {scales}.", {"type": "string", "minLength": 1}, "preview", where="path")
    picture = Param(
        "field",
        "The name of a scale as content gives it, which may be kept for good (`image-800-7-0f3a….jpeg`), "
        "or of a field (`image`) for the picture that stands there now.",
        {"type": "string", "minLength": 1},
        "image",
        where="path",
    )
    name = Param("filename", "The name of the file.", {"type": "string", "minLength": 1}, where="path")
    words = (
        "In the best format that `Accept` names (WebP, where the site makes it), else JPEG, PNG, GIF or SVG."
    )
    return {
        f"{PLACE}/@@images/{{field}}": _binary("get_picture", "A picture", words, (PATH, picture), PICTURES),
        f"{PLACE}/@@images/{{field}}/{{scale}}": _binary(
            "get_picture_scale", "A picture in one of its sizes", words, (PATH, field, scale), PICTURES
        ),
        f"{PLACE}/@@download/file": _binary(
            "get_file", "A file, to be saved", "The file of content of the type File.", (PATH,), ("*/*",)
        ),
        f"{PLACE}/@@download/file/{{filename}}": _binary(
            "get_file_named", "A file, to be saved", "As above, under its name.", (PATH, name), ("*/*",)
        ),
        f"{PLACE}/@@display-file/file": _binary(
            "show_file", "A file, to be shown", "Where browsers can show such files.", (PATH,), ("*/*",)
        ),
    }


PICTURES = tuple(MEDIA_TYPES.values())


def _binary(
    operation: str, summary: str, description: str, params: tuple[Param, ...], kinds: tuple[str, ...]
) -> dict[str, Any]:
    sent = response("The bytes.", None, "ETag")
    sent["content"] = {kind: {"schema": {}} for kind in kinds}
    return {
        "get": {
            "operationId": operation,
            "tags": ["Files"],
            "summary": summary,
            "description": description,
            "parameters": _parameters(*params, IF_NONE_MATCH),
            "responses": {"200": sent, **references(*EVERYWHERE, 304)},
        }
    }
