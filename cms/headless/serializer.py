"""A page as Plone content: the fields of the protocol, then the page type's own.

A page type may say, each optional:

- `headless_type`: its portal type ("News Item"); default "Document".
- `headless_fields`: names of the protocol mapped to names of the type ({"image": "lead_image"}).

A type that says nothing still answers: as a `Document` with whatever its `api_fields` name.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, override
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from cms.headless.blocks import layout, volto_blocks
from cms.headless.context import Context, alternative_text
from cms.headless.fields import as_json, field_value, own_fields
from cms.headless.identity import address, path_of, uid
from cms.headless.images import ScaledImage

# Plone's dates of content that never becomes effective or expires, as its catalog prints them.
NEVER_EFFECTIVE = "1969-12-31T00:00:00+00:00"
LAYOUTS = {"News Item": "newsitem_view", "Event": "event_view"}


@dataclass(frozen=True)
class Serialised:
    """One page as it is stored: addresses, `summary`, and `body` as JSON text."""

    uid: str
    path: str
    portal_type: str
    summary: dict[str, Any]
    body: str

    @property
    def digest(self) -> str:
        """What changes when anything of the document does."""
        return sha256(f"{self.body}{json.dumps(self.summary, sort_keys=True)}".encode()).hexdigest()


def portal_type(page: Page) -> str:
    """The `@type` of a page."""
    if page.is_site_root():
        return "LRF"
    return getattr(page, "headless_type", "Document")


def serialised(page: Page) -> Serialised | None:
    """Serialise a specific page in its own language; None where it belongs to no site.

    Raises whatever its fields or blocks raise.
    """
    language = page.locale.language_code
    path = path_of(page)
    if path is None:
        return None
    content_id = address(path)
    context = Context(page, content_id, language)
    with override(language):
        body = _body(page, context, content_id, language)
        summary = _summary(page, body, context)
    return Serialised(
        uid=body["UID"],
        path=path,
        portal_type=body["@type"],
        summary=summary,
        body=json.dumps(body, ensure_ascii=False, separators=(",", ":")),
    )


def _body(page: Page, context: Context, content_id: str, language: str) -> dict[str, Any]:
    kind = portal_type(page)
    mapped = {
        name: field_value(page, source, context)
        for name, source in getattr(page, "headless_fields", {}).items()
    }
    image = _image(page)
    return {
        **own_fields(page, context),
        "@id": content_id,
        "@type": kind,
        "id": language if kind == "LRF" else page.slug,
        "UID": uid(page.translation_key, language),
        "translation_key": str(page.translation_key),
        "title": page.title,
        "description": mapped.pop("description", None) or page.search_description,
        "type_title": gettext("Language Root Folder") if kind == "LRF" else str(page._meta.verbose_name),
        "created": _moment(page.first_published_at, context),
        "modified": _moment(page.last_published_at, context),
        "effective": _moment(page.first_published_at, context),
        "expires": _moment(page.expire_at, context),
        "review_state": "published",
        "language": {"token": language, "title": _language_title(language)},
        "layout": LAYOUTS.get(kind, "document_view"),
        "is_folderish": bool(type(page).allowed_subpage_models()),
        "subjects": mapped.pop("subjects", []),
        "creators": [],
        "contributors": [],
        "rights": "",
        "exclude_from_nav": not page.show_in_menus,
        "allow_discussion": False,
        "relatedItems": mapped.pop("relatedItems", []),
        "lock": {},
        "version": "current",
        "versioning_enabled": True,
        "working_copy": None,
        "working_copy_of": None,
        "changeNote": "",
        "nav_title": "",
        **mapped,
        **({"image": _image_object(page, image, content_id, language)} if image else {}),
        **_layout(page, context),
    }


def _image(page: Page) -> AbstractImage | None:
    """The image that stands for the page: the mapped one, else the type's first image."""
    source = getattr(page, "headless_fields", {}).get("image")
    names = (
        [source]
        if source
        else [
            field.name
            for field in page._meta.get_fields()
            if isinstance(field, models.ForeignKey) and issubclass(field.related_model, AbstractImage)
        ]
    )
    return next((image for name in names if (image := getattr(page, name, None)) is not None), None)


def _image_object(page: Page, image: AbstractImage, content_id: str, language: str) -> dict[str, Any]:
    alt = getattr(page, "lead_image_text", "") or alternative_text(image, language)
    return ScaledImage(image, alt).content_image(content_id)


def _layout(page: Page, context: Context) -> dict[str, Any]:
    """Every StreamField of the page as Volto blocks, in the order of the model."""
    blocks = [
        block
        for field in page._meta.get_fields()
        if isinstance(field, StreamField) and isinstance(value := getattr(page, field.name), StreamValue)
        for block in volto_blocks(value, context.links)
    ]
    return layout(blocks, seed=uid(page.translation_key, context.language), title=True)


def _summary(page: Page, body: dict[str, Any], context: Context) -> dict[str, Any]:
    image = _image(page)
    return {
        "@id": body["@id"],
        "@type": body["@type"],
        "UID": body["UID"],
        "id": body["id"],
        "title": body["title"],
        "type_title": body["type_title"],
        "description": body["description"],
        "review_state": "published",
        "effective": body["effective"] or NEVER_EFFECTIVE,
        "start": body.get("start"),
        "end": body.get("end"),
        "language": context.language,
        "is_folderish": body["is_folderish"],
        "exclude_from_nav": body["exclude_from_nav"],
        "head_title": None,
        "nav_title": "",
        "getObjSize": "",
        "getRemoteUrl": None,
        "mime_type": "text/plain",
        "image_field": "image" if image else "",
        "image_scales": ScaledImage(image, body["image"]["alt"]).image_scales() if image else None,
    }


def _moment(moment, context: Context) -> str | None:
    return as_json(moment, context)


def _language_title(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))
