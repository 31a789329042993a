"""Parameters that several addresses share."""

from wagtail_plone.documents.catalog import SORTS
from wagtail_plone.http.parameters import BATCH_DEFAULT, BATCH_MOST, DEPTH_MOST, FULL_OBJECTS_MOST
from wagtail_plone.openapi.described import Param
from wagtail_plone.schemas.content import ALWAYS
from wagtail_plone.schemas.words import Schema
from wagtail_plone.serialize.scales import SCALES

NUMBER_MOST = 10**9
CHOSEN_MOST = 100


def whole(least: int, most: int, default: int | None = None) -> Schema:
    """A whole number within bounds."""
    more = {} if default is None else {"default": default}
    return {"type": "integer", "minimum": least, "maximum": most, **more}


def texts(most: int, **more) -> Schema:
    """Several texts."""
    return {"type": "array", "items": {"type": "string"}, "maxItems": most, **more}


def flag() -> Schema:
    """A switch."""
    return {"type": "string", "enum": ["1", "0", "true", "false"]}


BATCH = (
    Param("b_start", "Where the batch begins.", whole(0, NUMBER_MOST, 0), 0),
    Param(
        "b_size",
        f"How many items a batch has; at most {FULL_OBJECTS_MOST} with `fullobjects`. 0 counts only.",
        whole(0, BATCH_MOST, BATCH_DEFAULT),
        25,
    ),
)
ITEMS = (
    *BATCH,
    Param(
        "metadata_fields",
        "What summaries have beside the usual; `_all` is everything. Repeated, or with commas.",
        texts(100),
        ["_all"],
    ),
    Param(
        "fullobjects",
        "Whole content instead of summaries. Being there is enough; 0 and false switch it off.",
        {"type": "string"},
        "1",
    ),
)
FIELDS = Param(
    "fields",
    f"The only fields of whole content that come, beside {', '.join(ALWAYS)}, which always do. In lists "
    "it is about their whole objects, and needs `fullobjects`. A name there is not is a 400 that tells the "
    "nearest.",
    texts(CHOSEN_MOST),
    ["programme", "start"],
    explode=False,
)
OMIT = Param(
    "omit",
    "Fields of whole content that do not come; `blocks` takes `blocks_layout` with it. Else as `fields`.",
    texts(CHOSEN_MOST),
    ["blocks"],
    explode=False,
)
PICTURE_SCALES = Param(
    "scales",
    "The only sizes in which pictures come, in summaries too; default: all of them.",
    {"type": "array", "items": {"type": "string", "enum": list(SCALES)}, "maxItems": len(SCALES)},
    ["preview", "large"],
    explode=False,
)
CHOICE = (FIELDS, OMIT, PICTURE_SCALES)
SORT_ON = Param("sort_on", "The index to sort by.", {"type": "string", "enum": list(SORTS)}, "effective")
SORT_ORDER = Param(
    "sort_order",
    "The direction; `reverse` and `descending` are the same. `relevance` is not turned.",
    {"type": "string", "enum": ["ascending", "descending", "reverse"]},
    "descending",
)
NAVIGATION_DEPTH = Param(
    "expand.navigation.depth",
    "How many levels of the menu are answered.",
    whole(1, DEPTH_MOST, 1),
    2,
)
_CONTEXT = "expand.contextnavigation."
CONTEXT_NAVIGATION = (
    Param(
        f"{_CONTEXT}root_path",
        "The path below the site's root of the page to start from; default: the home page.",
        {"type": "string"},
    ),
    Param(f"{_CONTEXT}includeTop", "Whether the page to start from is an item, too.", flag(), "1"),
    Param(f"{_CONTEXT}currentFolderOnly", "Only what is in the folder of the place.", flag(), "1"),
    Param(
        f"{_CONTEXT}topLevel",
        "Start so many levels below the home page, on the way to the place.",
        whole(0, DEPTH_MOST, 0),
        1,
    ),
    Param(f"{_CONTEXT}bottomLevel", "At most so many levels; 0 is all of them.", whole(0, DEPTH_MOST, 0), 2),
)
VERSION = Param(
    "version",
    "A revision instead of what readers see: its number, or `draft`. For editors alone.",
    {"type": "string", "maxLength": 20},
)
INCLUDE_ITEMS = Param(
    "include_items", "0 leaves out what stands below.", {"type": "string", "enum": ["0", "1"]}, "1"
)
PATH = Param(
    "path",
    "The path of the content below the site's root, slashes included (`en/news/story`); no segment begins "
    "with @. Empty segments and a trailing slash are ignored. Slashes may be sent as they are or encoded, as "
    "generated clients do, where no server in between refuses that.",
    {"type": "string", "minLength": 1, "maxLength": 1000},
    "en/news",
    where="path",
)
IF_NONE_MATCH = Param(
    "If-None-Match",
    "The `ETag` of the answer a client has already: where it is still right, an empty 304 comes back.",
    {"type": "string", "maxLength": 2000},
    where="header",
)


def expand(names: list[str]) -> Param:
    """`expand`, with the components there are."""
    return Param(
        "expand",
        "Components that come along in `@components`, saving a request each: with commas, or repeated. "
        "Unknown names are ignored.",
        {"type": "array", "items": {"type": "string", "enum": names}, "maxItems": 20},
        names[:2],
        explode=False,
    )
