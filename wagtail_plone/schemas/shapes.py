"""The protocol's named shapes: summaries, images, files, batches."""

from wagtail_plone.identity import ROOT
from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.words import (
    Schema,
    address_of,
    array,
    boolean,
    choice,
    described,
    integer,
    mapping,
    moment,
    nullable,
    number,
    record,
    string,
)
from wagtail_plone.serialize.scales import SCALES

HERE = f"{ROOT}/en/news/story"
STATES = ["published", "private", None]


def uid() -> Schema:
    """The schema of a `UID`."""
    return string(
        "The id of this content in this language, 32 hexadecimal digits: the same after moves, renames and "
        "imports.",
        examples=["0f3a5c1e9b7d4f6a8c2e1d3b5a7f9e0c"],
    )


def content_id() -> Schema:
    """The schema of an `@id`."""
    return address_of("The address: without a trailing slash, never with `++api++`.", HERE)


def dates(*, always: bool) -> dict[str, Schema]:
    ever = (lambda schema: schema) if always else nullable
    return {
        "created": nullable(moment("When it was first published.")),
        "modified": nullable(moment("When it was last published.")),
        "effective": ever(moment("Since when readers see it; see the introduction for none.")),
        "expires": ever(moment("Until when readers see it; see the introduction for never.")),
    }


def text_fields() -> dict[str, Schema]:
    """The fields that say in which language a page's text is, until it is translated."""
    return {
        "translated": boolean(
            "Whether the text is in the page's language. While it is not, the source's is."
        ),
        "source_language": string("The code of the language the text is in.", examples=["ru"]),
    }


def summary() -> Schema:
    """A "brain": what lists and other content show of a page."""
    always = {
        "@id": content_id(),
        "@type": string("The portal type.", examples=["News Item"]),
        "UID": uid(),
        "id": string("The last segment of the address.", examples=["story"]),
        "title": string("The title.", examples=["A forum in Taraz"]),
        "type_title": string("The portal type in words, in the content's language."),
        "description": string("What it is about, in a sentence or two."),
        "review_state": choice(STATES, "`published`; `private` for what only editors see; null for files."),
        **dates(always=True),
        "start": nullable(moment("When the event starts; null for what is no event.")),
        "end": nullable(moment("When the event ends; the start where nobody noted an end.")),
        "whole_day": nullable(boolean("Whether only the days count, not the hours.")),
        "open_end": nullable(boolean("True where nobody noted when the event ends.")),
        "location": nullable(string("Where the event takes place.")),
        "Subject": array(string(), "Subjects: the names of topics or tags."),
        "language": string("The code of the language.", examples=["en"]),
        **text_fields(),
        "is_folderish": boolean("Whether content may stand below it."),
        "exclude_from_nav": boolean("Whether menus leave it out."),
        "head_title": nullable(string("A line above the title.")),
        "nav_title": string("A shorter title for menus; empty where there is none."),
        "getObjSize": string("The size of a file in words; empty for pages."),
        "getRemoteUrl": nullable(string("Where a link leads; null for what is no link.")),
        "mime_type": string("Plone's name for what it is."),
        "image_field": string("`image` where there is a picture, else empty.", enum=["image", ""]),
        "image_scales": nullable(reference("ImageScales")),
    }
    always["image_scales"] = described(
        always["image_scales"], "The picture with its scales; null without one."
    )
    more = {
        "CreationDate": nullable(moment("`created`.")),
        "ModificationDate": nullable(moment("`modified`.")),
        "EffectiveDate": string("`effective`; see the introduction for none.", examples=["None"]),
        "ExpirationDate": string("`expires`; see the introduction for never.", examples=["None"]),
        "Date": moment("`effective`."),
        "Creator": string("Empty: the API names nobody."),
        "listCreators": array(string(), "Empty: the API names nobody."),
        "Description": string("`description`."),
        "Title": string("`title`."),
        "Type": string("`type_title`."),
        "portal_type": string("`@type`."),
        "getId": string("`id`."),
        "getPath": string("The path below the site's root."),
        "getURL": address_of("`@id`."),
        "getIcon": string("Empty."),
        "hasPreviewImage": boolean("Whether there is a picture."),
        "in_response_to": {"type": "null", "description": "Of comments, which there are none of."},
        "last_comment_date": {"type": "null", "description": "Of comments, which there are none of."},
        "total_comments": integer("Of comments, which there are none of."),
        "commentators": array(string(), "Of comments, which there are none of."),
        "author_name": {"type": "null", "description": "Of comments, which there are none of."},
        "cmf_uid": {"type": "null", "description": "Plone's own; there is none."},
        "sync_uid": {"type": "null", "description": "Plone's own; there is none."},
    }
    words = "What lists and other content show of a page; the optional ones come with `metadata_fields`."
    return record({**always, **more}, words, optional=more)


def _scale() -> Schema:
    return record(
        {
            "download": string("The address of the picture in this size."),
            "width": integer("Pixels."),
            "height": integer("Pixels."),
        },
        "One size of a picture.",
    )


def _picture(address: str) -> dict[str, Schema]:
    return {
        "filename": string("The name of the original file."),
        "content-type": string(
            "The media type sent to clients that name no modern format.", examples=["image/jpeg"]
        ),
        "size": integer("Bytes of the original."),
        "width": integer("Pixels of the original."),
        "height": integer("Pixels of the original."),
        "alt": string("What the picture shows, for those who do not see it; empty where it decorates."),
        "download": string(f"The picture in full width. {address}"),
        "scales": mapping(reference("Scale"), f"The picture by names of sizes: {', '.join(SCALES)}."),
    }


def image_object() -> Schema:
    """An image as content sends it."""
    return record(
        {
            "@id": address_of("Where the picture is content itself."),
            **_picture("An absolute address."),
            "caption": string("The words below the picture."),
            "credit": string("Who took the picture."),
            "focal_point": nullable(reference("FocalPoint"))
            | {"description": "What cropping must spare; null where nobody marked it."},
        },
        "A picture in content. Smaller originals repeat themselves in larger scales.",
    )


def image_scales() -> Schema:
    """The picture of a summary or a block."""
    picture = record(
        _picture("Relative to the `@id` of what shows the picture."),
        "A picture with relative addresses; scales wider than the original are left out.",
    )
    return record({"image": array(picture, "One picture.")}, "The pictures of a summary, by field.")


def shapes() -> dict[str, Schema]:
    """The named schemas everything else refers to."""
    return {
        "Summary": summary(),
        "PageName": record(
            {
                "@id": content_id(),
                "@type": string("The portal type.", examples=["Branch"]),
                "UID": uid(),
                "title": string("The title."),
            },
            "A page by its name.",
        ),
        "Scale": _scale(),
        "ImageObject": image_object(),
        "ImageScales": image_scales(),
        "FocalPoint": record(
            {
                "x": number("From the left edge."),
                "y": number("From the upper edge."),
                "width": number("Of what must stay visible."),
                "height": number("Of what must stay visible."),
            },
            "A place in a picture, in fractions from 0 to 1 of its width and height.",
        ),
        "FileObject": record(
            {
                "title": string("What the file is called in the library."),
                "filename": string("The name of the file."),
                "content-type": string("The media type.", examples=["application/pdf"]),
                "size": nullable(integer("Bytes.")),
                "download": string("Where the file is."),
            },
            "A file that content offers.",
        ),
        "Titled": record({"title": string("What it is called.")}, "Something known by its title alone."),
        "TableValue": {
            "type": "object",
            "description": "A table as Wagtail's table block keeps it.",
            "properties": {
                "data": array(array(nullable({"type": ["string", "number", "boolean"]})), "Rows of cells."),
                "first_row_is_table_header": boolean("Whether the first row is a header."),
                "first_col_is_header": boolean("Whether the first column is a header."),
                "table_header_choice": string("Which headers there are: row, column, both, neither."),
                "table_caption": nullable(string("The words above the table.")),
                "cell": array({}, "How the editor draws cells."),
                "mergeCells": array({}, "Cells the editor has joined."),
            },
        },
        "ComponentLink": record(
            {"@id": address_of("Where the component is.")}, "A component that was not asked for."
        ),
        "Batching": record(
            {
                "@id": address_of("This batch."),
                "first": address_of("The first batch."),
                "last": address_of("The last batch."),
                "next": address_of("The next batch, where there is one."),
                "prev": address_of("The batch before, where there is one."),
            },
            "Where the other batches are.",
            optional=["next", "prev"],
        ),
    }


def listing(item: Schema) -> dict[str, Schema]:
    """The members of an answer that lists; `batching` is there where there are other batches."""
    return {
        "items": array(item, "This batch: summaries, or with `fullobjects` whole content."),
        "items_total": integer("How many there are in all batches."),
        "batching": reference("Batching") | {"description": "Where the other batches are."},
    }
