"""A page as Plone content: the fields of the protocol, then the page type's own.

A page type may say, each optional:

- `headless_type`: its portal type ("News Item"); default "Document".
- `headless_fields`: names of the protocol mapped to names of the type ({"image": "lead_image"}).
- `text_language`: the code of the language its text is in, where that is not the page's own; default: the
  language of what it mirrors.
- `headless_summary`: what its summaries say beside Plone's, mapped to names of the type ({"price": "price"}).
- `headless_query`: what the page lists, as a Collection ({"query", "sort_on", "sort_reversed", "limit"}).
- `headless_facts`, `headless_listings`, `headless_blocks`: what Volto shows of it (`serialize.volto`).
- `headless_prepare`: a method that may change the page in memory before it is read; nothing is saved.
- `headless_prefetch`: functions that are given all pages of the type whose documents are made together, and
  fetch at once what each would ask for by itself.
- `headless_indexes`: by which other pages the API finds it (`serialize.relations`).
- `headless_shows_referrers`: whether that depends on who refers to the page (`documents.referred`).

A type that says nothing still answers: as a `Document` with whatever its `api_fields` name.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from wagtail_plone.http.parameters import BATCH_DEFAULT, LIMIT_MOST
from wagtail_plone.identity import address, is_home, path_of, uid
from wagtail_plone.json_text import dump
from wagtail_plone.models import NEVER_EFFECTIVE, PublishedDocument
from wagtail_plone.serialize.columns import columns, last_moment, place_columns
from wagtail_plone.serialize.fields import as_json, field_value, mapping, model_field, own_fields, value_of
from wagtail_plone.serialize.prefetched import Context, alternative_text
from wagtail_plone.serialize.references import picture_names
from wagtail_plone.serialize.relations import Relation, relations_of
from wagtail_plone.serialize.scales import ScaledImage
from wagtail_plone.serialize.taking_out import take_out
from wagtail_plone.serialize.volto.page import added_blocks, page_layout
from wagtail_plone.serialize.volto.slate import plain_text

# Plone's date of content that never expires, as its catalog prints it.
NEVER_EXPIRES = "2499-12-31T00:00:00+00:00"
SITE_ROOT, LANGUAGE_ROOT = "Plone Site", "LRF"
# What is put together from the tree at every reading; a field of that name would stand there twice.
OF_THE_TREE = (
    "items",
    "items_total",
    "batching",
    "parent",
    "previous_item",
    "next_item",
    "@components",
)
# Fields of Plone's own types and of plone.volto that a Wagtail page has nothing for, unless its type does.
UNUSED = {
    "text": None,
    "image_caption": "",
    "preview_image": None,
    "preview_caption": "",
    "preview_image_link": None,
    "table_of_contents": False,
}
LAYOUTS = {"News Item": "newsitem_view", "Event": "event_view"}


@dataclass(frozen=True)
class Serialised:
    """One page as it is stored: its document, which is not saved, its subjects and by what it is found.

    `context` has the page as it was read, without pictures that may not be shown and never to be saved, and
    what is known of all that it refers to.
    """

    document: PublishedDocument
    subjects: list[str]
    relations: list[Relation]
    context: Context


def home_type() -> str:
    """The `@type` of home pages: a site without languages has one, which is its root."""
    return LANGUAGE_ROOT if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else SITE_ROOT


def portal_type(page: Page) -> str:
    """The `@type` of a page."""
    if is_home(page):
        return home_type()
    return getattr(page, "headless_type", "Document")


def serialised(page: Page, version: str | int = "current") -> Serialised | None:
    """Serialise a specific page in its own language; None where it belongs to no site.

    Raises whatever its fields or blocks raise.
    """
    language = page.locale.language_code
    path = path_of(page)
    if path is None:
        return None
    content_id = address(path)
    prepare = getattr(page, "headless_prepare", None)
    if prepare is not None:
        prepare()
    context = Context(page, content_id, language)
    with override(language):
        take_out(page, context.is_shown)
        image = _image(page)
        body = _body(page, context, image, version)
        if "end" in body:
            body["end"] = last_moment(body)
        added = _added(page, context)
        # Rows that name the page they stand on have been given this very object.
        context.summary_of_itself.update(added | _summary(body, context, image))
        blocks = added_blocks(page, context)
        described = bool(body["description"])
        body |= page_layout(page, context, lead_image=image, is_described=described, added=blocks)
    summary, text, relations = context.summary_of_itself, dump(added | body), relations_of(page)
    told = f"{text}{json.dumps(summary, sort_keys=True)}{relations or ''}"
    document = PublishedDocument(
        page_id=page.pk,
        uid=body["UID"],
        translation_key=page.translation_key,
        language=language,
        portal_type=body["@type"],
        path=path,
        title=page.title,
        summary=summary,
        body=text,
        fingerprint=sha256(told.encode()).hexdigest(),
        **place_columns(page, path),
        **columns(body, blocks),
    )
    return Serialised(document, [str(subject)[:255] for subject in body["subjects"]], relations, context)


def _body(page: Page, context: Context, image: AbstractImage | None, version: str | int) -> dict[str, Any]:
    """All of the page but its blocks."""
    content_id, language = context.content_id, context.language
    kind = portal_type(page)
    # Whatever made a page live without publishing it, as migrations make home pages, may have left no moment.
    unsaid = None if page.last_published_at or not page.live_revision_id else page.live_revision.created_at
    mapped = {name: field_value(page, source, context) for name, source in mapping(page).items()}
    description = mapped.pop("description", None)
    if isinstance(model_field(page, mapping(page).get("description", "")), RichTextField):
        description = plain_text(description)
    return {
        **UNUSED,
        **{name: value for name, value in own_fields(page, context).items() if name not in OF_THE_TREE},
        "@id": content_id,
        "@type": kind,
        "id": {LANGUAGE_ROOT: language, SITE_ROOT: "Plone"}.get(kind, page.slug),
        "UID": uid(page.translation_key, language),
        "translation_key": str(page.translation_key),
        "title": page.title,
        "description": description or page.search_description,
        "type_title": _type_title(page, kind),
        "created": _moment(page.first_published_at or unsaid, context),
        "modified": _moment(page.last_published_at or unsaid, context),
        "effective": _moment(page.first_published_at or unsaid, context),
        "expires": _moment(page.expire_at, context),
        "review_state": "published" if page.live else "private",
        "language": language_field(language),
        "translated": text_language(page) == language,
        "source_language": text_language(page),
        "layout": LAYOUTS.get(kind, "document_view"),
        "is_folderish": bool(type(page).allowed_subpage_models()),
        "subjects": _words(mapped.pop("subjects", [])),
        "creators": [],
        "contributors": [],
        "rights": "",
        "exclude_from_nav": not page.show_in_menus,
        "allow_discussion": False,
        "relatedItems": mapped.pop("relatedItems", []),
        "version": version,
        "versioning_enabled": True,
        "working_copy": None,
        "working_copy_of": None,
        "changeNote": "",
        "nav_title": "",
        **_collection(page),
        **mapped,
        **({"image": _image_object(page, image, content_id, language)} if image else {}),
    }


def _collection(page: Page) -> dict[str, Any]:
    """The fields Plone's Collections have beside their items; {} for a page that is no list."""
    query = getattr(page, "headless_query", None)
    if not query:
        return {}
    return {
        "query": query["query"],
        "sort_on": query.get("sort_on"),
        "sort_reversed": bool(query.get("sort_reversed")),
        "limit": query.get("limit", LIMIT_MOST),
        "item_count": BATCH_DEFAULT,
        "customViewFields": [],
    }


def _type_title(page: Page, kind: str) -> str:
    if kind == LANGUAGE_ROOT:
        return gettext("Language Root Folder")
    return SITE_ROOT if kind == SITE_ROOT else str(page._meta.verbose_name)


def _words(value: Any) -> list[str]:
    """Subjects as Plone has them, from whatever a type calls its topics: words, or tags by their names."""
    items = value if isinstance(value, list) else [value] if value else []
    return [
        str(item.get("title") or item.get("name") or "") if isinstance(item, dict) else str(item)
        for item in items
    ]


def _image(page: Page) -> AbstractImage | None:
    """The image that stands for the page: the mapped one, else the type's first image."""
    source = mapping(page).get("image")
    names = [source] if source else picture_names(type(page))
    return next((image for name in names if (image := getattr(page, name, None)) is not None), None)


def _image_object(page: Page, image: AbstractImage, content_id: str, language: str) -> dict[str, Any]:
    alt = getattr(page, "lead_image_text", "") or alternative_text(image, language)
    return ScaledImage(image, alt).content_image(content_id)


def _summary(body: dict[str, Any], context: Context, image: AbstractImage | None) -> dict[str, Any]:
    return {
        "@id": body["@id"],
        "@type": body["@type"],
        "UID": body["UID"],
        "id": body["id"],
        "title": body["title"],
        "type_title": body["type_title"],
        "description": body["description"],
        "review_state": body["review_state"],
        "effective": body["effective"] or NEVER_EFFECTIVE.isoformat(),
        "created": body["created"],
        "modified": body["modified"],
        "expires": body["expires"] or NEVER_EXPIRES,
        "start": body.get("start"),
        "end": body.get("end"),
        "whole_day": body.get("whole_day"),
        "open_end": body.get("open_end"),
        "location": body.get("location"),
        "Subject": body["subjects"],
        "language": context.language,
        "translated": body["translated"],
        "source_language": body["source_language"],
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


def _added(page: Page, context: Context) -> dict[str, Any]:
    """What a type adds to its summary; of a page its address, type, id and title, where it is live."""
    sources = getattr(page, "headless_summary", {})
    return {name: _brief(value_of(page, source), context) for name, source in sources.items()}


def _brief(value: Any, context: Context) -> Any:
    if not isinstance(value, Page):
        return as_json(value, context)
    path = path_of(value) if value.live else None
    return path and {
        "@id": address(path),
        "@type": portal_type(value),
        "UID": uid(value.translation_key, context.language),
        "title": value.title,
    }


def _moment(moment, context: Context) -> str | None:
    return as_json(moment, context)


def language_field(code: str) -> dict[str, str]:
    """The `language` of content: its code, and its name in the active language."""
    return {"token": code, "title": str(dict(settings.LANGUAGES).get(code, code))}


def text_language(page: Page) -> str:
    """The code of the language a page's text is in: another one while it stands in for a translation."""
    told = getattr(page, "text_language", None)
    return told or (page.alias_of or page).locale.language_code
