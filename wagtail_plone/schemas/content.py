"""Content by portal type, as JSON Schema: the counterpart of `wagtail_plone.serialize.page` and `content`."""

from collections.abc import Iterable
from functools import cache

from django.utils.translation import override
from wagtail.models import Page

from wagtail_plone.schemas import protocol, shapes, volto
from wagtail_plone.schemas.attributes import ModelComponents, attribute, model_properties
from wagtail_plone.schemas.components import Components, name_in, reference
from wagtail_plone.schemas.portal_types import LIBRARY, page_models
from wagtail_plone.schemas.words import (
    Schema,
    constant,
    described,
    either,
    integer,
    members,
    nullable,
    record,
    string,
)
from wagtail_plone.serialize.page import OF_THE_TREE, SITE_ROOT
from wagtail_plone.serialize.references import picture_names

NEIGHBOURS = ("previous_item", "next_item")
# What content says of itself whatever a client chooses.
ALWAYS = ("@id", "@type", "UID", "title", "language", "modified")


def describe_content(components: Components) -> dict[str, str]:
    """Put a schema of every portal type under its own name; types and those names are the answer.

    Beside them: `Content` (of any type) and `ListItem` (a summary or whole content). Both are plain
    alternatives: generators of clients take an `allOf` around them for a type of its own.
    """
    components.schemas |= {**shapes.shapes(), **volto.blocks()}
    for model in (model for models in page_models().values() for model in models):
        added = _added_to_summaries(model, components)
        components.schemas["Summary"]["properties"] = added | components.schemas["Summary"]["properties"]
    schemas = {kind: _pages(kind, models, components) for kind, models in page_models().items()}
    schemas.setdefault(SITE_ROOT, _site_root())
    for kind in LIBRARY:
        schemas.setdefault(kind, _library(kind))
    names = {kind: name_in(components.share(_name(kind, schema), schema)) for kind, schema in schemas.items()}
    components.schemas |= {
        "Content": {
            "description": "Content of any type, told apart by `@type`.",
            "oneOf": [reference(name) for name in names.values()],
            "discriminator": {
                "propertyName": "@type",
                "mapping": {kind: reference(name)["$ref"] for kind, name in names.items()},
            },
        },
        "ListItem": {
            "description": "A summary, or with `fullobjects` whole content.",
            "anyOf": [reference("Summary"), *(reference(name) for name in names.values())],
        },
    }
    return names


def _added_to_summaries(model: type[Page], components: Components) -> dict[str, Schema]:
    """What a type adds to its summaries (`headless_summary`): there in those of its pages alone."""
    added = {}
    for name, source in getattr(model, "headless_summary", {}).items():
        schema = attribute(model, source, components)
        if reference("Summary") in (schema, *schema.get("anyOf", ())):
            schema = described(nullable(reference("PageName")), schema.get("description", ""))
        added[name] = schema
    return added


@cache
def field_names() -> frozenset[str]:
    """The names of all fields that content of any type may have. Asked of the models once a process."""
    with override("en"):
        components = ModelComponents()
        names = describe_content(components).values()
    return frozenset(name for schema in names for name in members(components.schemas[schema]))


def _name(kind: str, schema: Schema) -> str:
    """The name of a type's schema: not that of one of its fields, which it would hide in generated code."""
    return f"{kind}Content" if kind.lower() in members(schema) else kind


def _pages(kind: str, models_of_type: list[type[Page]], components: Components) -> Schema:
    """Content of a type that one or several page models answer as: what not all have is optional."""
    described_models = [_page(kind, model, components) for model in models_of_type]
    names = list(dict.fromkeys(name for properties, _optional in described_models for name in properties))
    properties = {
        name: either(fields[name] for fields, _optional in described_models if name in fields)
        for name in names
    }
    optional = {
        name
        for name in names
        if any(name not in fields or name in left_out for fields, left_out in described_models)
    }
    words = ", ".join(str(model._meta.verbose_name) for model in models_of_type)
    return choosable(
        {**properties, **protocol.tree_fields()},
        f"Content of the type {kind}: {words}.",
        [*optional, *protocol.tree_fields()],
    )


def choosable(properties: dict[str, Schema], words: str, optional: Iterable[str]) -> Schema:
    """An object of which clients choose what comes: only what always does is required.

    `x-whole` names what is there besides, unless the client chose otherwise (`fields`, `omit`).
    """
    whole = record(properties, words, optional)
    required = [name for name in whole["required"] if name in ALWAYS]
    return {**whole, "required": required, "x-whole": whole["required"]}


def _page(kind: str, model: type[Page], components: Components) -> tuple[dict[str, Schema], set[str]]:
    """The properties of one model's documents, and which of them may be missing."""
    own = {
        name: schema
        for name, schema in model_properties(model, components).items()
        if name not in OF_THE_TREE
    }
    added = _added_to_summaries(model, components)
    properties = {**protocol.unused_fields(), **added, **own, **protocol.common_fields(kind)}
    mapping = getattr(model, "headless_fields", {})
    for name, source in mapping.items():
        if name not in ("description", "subjects", "relatedItems"):
            properties[name] = _mapped(model, name, source, components)
    optional = set()
    if getattr(model, "headless_query", None) is not None:
        properties |= protocol.collection_fields()
        # A property may find that this page lists nothing.
        optional = set(protocol.collection_fields())
    if "image" not in mapping and _has_image(model):
        properties["image"] = protocol.MAPPED["image"]
        optional |= {"image"}
    return properties, optional


def _mapped(model: type[Page], name: str, source: str, components: Components) -> Schema:
    """A field of the protocol that a type fills: what its source is known to be, else Plone's."""
    own = attribute(model, source, components)
    usual = protocol.MAPPED.get(name, {})
    is_known = set(own) - {"description"}
    return described(own if is_known else usual, usual.get("description") or own.get("description", ""))


def _has_image(model: type[Page]) -> bool:
    return bool(picture_names(model))


def _site_root() -> Schema:
    common = protocol.common_fields(SITE_ROOT)
    tree = {name: schema for name, schema in protocol.tree_fields().items() if name not in NEIGHBOURS}
    properties = {
        "@id": common["@id"],
        "@type": common["@type"],
        "type_title": common["type_title"],
        "id": constant("Plone", "Plone's name for it."),
        "UID": string("Empty: it is no page.", examples=[""]),
        "title": string("The name of the site."),
        "description": common["description"],
        "is_folderish": common["is_folderish"],
        "review_state": {"type": "null", "description": "It has no state."},
        "effective": {"type": "null", "description": "It has no dates."},
        "expires": {"type": "null", "description": "It has no dates."},
        "text": {"type": "null", "description": "It has no text."},
        "table_of_contents": {"type": "null", "description": "It has no text."},
        **{
            name: common[name]
            for name in (
                *("language", "layout", "subjects", "creators", "contributors", "rights", "exclude_from_nav"),
                *("allow_discussion", "relatedItems", "working_copy", "working_copy_of"),
            )
        },
        **protocol.block_fields(),
        **tree,
    }
    return choosable(
        properties,
        "The site root above the languages; its items are their home pages.",
        [name for name in tree if name != "parent"],
    )


def _library(kind: str) -> Schema:
    file = record(
        {
            "content-type": string("The media type.", examples=["application/pdf"]),
            "download": string("Where the file is."),
            "filename": string("The name of the file."),
            "size": integer("Bytes."),
        },
        "The file.",
    )
    own = (
        {"image": described(reference("ImageObject"), "The picture with its scales.")}
        if kind == "Image"
        else {"file": file}
    )
    tree = protocol.tree_fields()
    words = {"Image": "A picture of the library.", "File": "A file of the library."}[kind]
    return choosable({**protocol.common_fields(kind, is_page=False), **own, **tree}, words, tree)


def expanded_components(answers: dict[str, Schema]) -> Schema:
    """The `@components` of content: each a link, or the answer of the service."""
    return record(
        {
            name: {"anyOf": [reference("ComponentLink"), schema], "description": f"See `@{name}`."}
            for name, schema in answers.items()
        },
        "Services about content that may come along with it.",
    )
