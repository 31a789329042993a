"""Checks of what Wagtail's API v3 is asked to write, before its views see it.

They pass over names they do not know, write to locked pages and to pages that mirror another one, and fail
on a block that is none. Here each of these is an answer that says what is wrong: nothing is written by half.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

import swapper
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel
from wagtail.api.conf import get_model_field
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.registry import registry
from wagtail.api.v3.routers import pages as page_routes
from wagtail.api.v3.schemas import SiteInputSchema
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from wagtail_plone.wagtail_apis.checked import OUT_OF_RANGE, asked_of
from wagtail_plone.wagtail_apis.v3_blocks import UNKNOWN, Complaint, Path, block_complaints, without_texts

if TYPE_CHECKING:
    from wagtail.models import Page
else:
    Page = swapper.load_model("wagtailcore", "Page")

# An address has the name of the view that reads there, whatever the method: `list_pages`, `detail_page`.
ACTS = {
    ("POST", "list"): "create",
    ("PATCH", "detail"): "update",
    ("PUT", "detail"): "update",
    ("DELETE", "detail"): "delete",
}
BODIES = {
    "create_site": SiteInputSchema,
    "update_site": SiteInputSchema,
    "pages_actions_unpublish": page_routes.PageUnpublishSchema,
    "pages_actions_copy": page_routes.PageCopySchema,
    "pages_actions_move": page_routes.PageMoveSchema,
    "pages_actions_revert": page_routes.PageRevertSchema,
    "pages_actions_create_alias": page_routes.PageCreateAliasSchema,
    "pages_actions_copy_for_translation": page_routes.PageCopyForTranslationSchema,
}
if apps.is_installed("wagtail.contrib.redirects"):
    from wagtail.contrib.redirects.api.v3.router import RedirectInputSchema

    BODIES |= {"create_redirect": RedirectInputSchema, "update_redirect": RedirectInputSchema}
FILES = {
    "create_image": (get_image_model, "create_schema"),
    "update_image": (get_image_model, "patch_schema"),
    "create_document": (get_document_model, "create_schema"),
    "update_document": (get_document_model, "patch_schema"),
}
# Views that change the page they name, and those of them that write what a page says.
CHANGES = {
    *("update_page", "delete_page", "pages_actions_delete", "pages_actions_move", "pages_actions_publish"),
    *("pages_actions_unpublish", "pages_actions_revert", "pages_actions_convert_alias"),
}
REMOVES = {"delete_page", "pages_actions_delete", "pages_actions_move"}
WHOLE = {"pages_actions_revert", "pages_actions_convert_alias"}
WRITES = {"update_page", "pages_actions_publish", "pages_actions_revert"}
# What may stand beside the fields of a page.
META = {"type", "parent_id", "action"}


def refusal(request: HttpRequest, body: dict, user) -> HttpResponse | None:
    """The answer to a request that must not be written; None where Wagtail's view may have it.

    403 for what the user may not do, 409 for pages without a text of their own, 422 for what is unknown.
    """
    name, arguments = asked_of(request)
    kind, _line, thing = name.partition("_")
    if act := ACTS.get((str(request.method), kind)):
        name = f"{act}_{thing.removesuffix('s')}"
    page = _page(arguments["page_id"]) if "page_id" in arguments else None
    if page is not None:
        refused = _refused_for_page(name, page.specific, body, user)
        if refused:
            return refused
    complaints = list(_unknown(name, arguments, page, body))
    if complaints:
        errors = [{"type": "extra_forbidden", "loc": list(path), "msg": why} for path, why in complaints]
        return problem_response(status=422, detail="Validation failed", errors=errors)
    return None


def _refused_for_page(name: str, page: Page, body: dict, user) -> HttpResponse | None:
    tester = page.permissions_for_user(user)
    if not (tester.can_edit() or tester.can_publish()):
        # Wagtail's view refuses without a word about the page.
        return None
    if name in CHANGES and tester.page_locked():
        return problem_response(status=403, detail="The page is locked.")
    if name in REMOVES:
        below = page.get_descendants().filter(locked=True).exclude(locked_by=user.pk).first()
        if below is not None:
            return problem_response(status=403, detail=f"Page {below.pk}, which stands below, is locked.")
    if name in WRITES and page.alias_of_id:
        source = page.alias_of
        detail = (
            f"This page has no text of its own: it shows that of page {source.pk}"
            f" ({source.locale.language_code}). Change that one, or translate it."
        )
        return problem_response(status=409, detail=detail)
    writable = getattr(tester, "writable_fields", None)
    if name in WHOLE and writable is not None:
        return problem_response(status=403, detail="Only the texts of this page are yours to change.")
    return _beyond_rights(page, body, writable) if name == "update_page" else None


def _beyond_rights(page: Page, body: dict, writable: set[str] | None) -> HttpResponse | None:
    """Refuses what a site's own tester does not let somebody write; None stands for every field.

    Of a StreamField somebody who may not write everything changes the texts, not the blocks they stand in.
    """
    if writable is None:
        return None
    kept = page.get_latest_revision_as_object()
    errors = []
    for name, value in body.items():
        field = _field(type(kept), name)
        if name == "meta":
            continue
        if name not in writable:
            errors.append((name, "Not yours to change."))
        elif isinstance(field, StreamField):
            block, now = field.stream_block, getattr(kept, name)
            if without_texts(block, value) != without_texts(block, block.get_prep_value(now)):
                errors.append((name, "Only the texts of its blocks are yours to change."))
    if not errors:
        return None
    told = [{"type": "forbidden", "loc": [field], "msg": why} for field, why in errors]
    return problem_response(status=403, detail="These fields are not yours to change.", errors=told)


def _unknown(name: str, arguments: dict, page: Page | None, body: dict) -> Iterator[Complaint]:
    """Complaints about what Wagtail's schemas do not know of a body, and would silently pass over."""
    schema = _schema(name, arguments, page, body)
    if schema is None:
        return
    model = type(page.specific) if page else _model(_meta(body).get("type"))
    if "meta" in schema.model_fields:
        yield from ((("meta", key), UNKNOWN) for key in _meta(body) if key not in META)
        body = {key: value for key, value in body.items() if key != "meta"}
    yield from _beyond(schema, body, ())
    for key, value in body.items():
        field = _field(model, key) if model else None
        if isinstance(field, StreamField):
            yield from block_complaints(field.stream_block, value, (key,))


def _schema(name: str, arguments: dict, page: Page | None, body: dict) -> type[BaseModel] | None:
    """The schema by which Wagtail's view reads a body; None for views that read none."""
    if name in BODIES:
        return BODIES[name]
    if name in ("create_page", "create_snippet"):
        return _registered(arguments.get("type") or _meta(body).get("type"), "create_schema")
    if name == "update_page":
        return _registered((page.specific_class or Page)._meta.label, "patch_schema") if page else None
    if name == "update_snippet":
        return _registered(arguments["type"], "patch_schema")
    if name in FILES:
        model, schema = FILES[name]
        return _registered(model()._meta.label, schema)
    return None


def _registered(label: Any, schema: str) -> type[BaseModel] | None:
    registered = registry.get(label) if isinstance(label, str) else None
    return getattr(registered, schema, None)


def _model(label: Any) -> type | None:
    return apps.get_model(label) if _registered(label, "create_schema") else None


def _page(key: Any) -> Page | None:
    try:
        return Page.objects.filter(pk=int(key)).first()
    except (ValueError, *OUT_OF_RANGE):
        return None


def _meta(body: dict) -> dict:
    meta = body.get("meta")
    return meta if isinstance(meta, dict) else {}


def _field(model: type, name: str):
    try:
        return get_model_field(model, name)
    except FieldDoesNotExist:
        return None


def _beyond(schema: type[BaseModel], given: dict, path: Path) -> Iterator[Complaint]:
    """The names a schema does not have, in it and in the objects nested in it."""
    known = {field.alias or name: field for name, field in schema.model_fields.items()}
    for name, value in given.items():
        here = (*path, name)
        if name not in known:
            yield here, UNKNOWN
            continue
        nested = next(_nested(known[name].annotation), None)
        items = value if isinstance(value, list) else []
        for number, item in enumerate(items):
            if nested and isinstance(item, dict):
                yield from _beyond(nested, item, (*here, number))


def _nested(annotation: Any) -> Iterator[type[BaseModel]]:
    """The schemas in a list's annotation."""
    for inner in get_args(annotation):
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield inner
        else:
            yield from _nested(inner)
