"""The description of `@changes`, by which apps keep a copy."""

from wagtail_plone.openapi.described import Described, Param, describe
from wagtail_plone.openapi.orientation import service_id
from wagtail_plone.openapi.parameters import CHOICE, texts, whole
from wagtail_plone.schemas.components import reference
from wagtail_plone.schemas.words import (
    Schema,
    address_of,
    array,
    boolean,
    described,
    integer,
    nullable,
    record,
    string,
)
from wagtail_plone.services.changes import SIZE_MOST

TAG = "Keeping a copy"


describe(
    "changes",
    Described(
        TAG,
        "What changed since last time",
        "For apps that keep a copy. The first question has no `since`; each next one has the `token` of the "
        "answer before, at once while `has_more` is true, and later whenever the app looks for news. Who "
        "replaces what is `updated` by its `UID` and removes what is `removed` has exactly the published "
        "content. A 410 means that the token is too old: throw the copy away and begin anew. Ask with the "
        "same `language`, `portal_type`, `fullobjects`, `fields`, `omit` and `scales` every time: what was "
        "not asked for then does not come later unless it changes.",
        (
            record(
                {
                    "@id": service_id(),
                    "updated": array(
                        reference("ChangedItem"), "New or changed, in the order of the changes."
                    ),
                    "removed": array(
                        reference("RemovedItem"), "Unpublished, deleted, or not for everybody now."
                    ),
                    "token": string("What to ask with next time."),
                    "has_more": boolean("Whether there is more to be asked for now."),
                }
            ),
        ),
        (
            Param("since", "The token of the last answer.", {"type": "string", "maxLength": 60}),
            Param("language", "Content of one language alone.", {"type": "string"}, "kk"),
            Param("portal_type", "Content of some types alone.", texts(80), ["News Item"]),
            Param("fullobjects", "Whole objects instead of summaries.", {"type": "boolean"}),
            *CHOICE,
            Param("b_size", "At most so many changes in one answer.", whole(1, SIZE_MOST), 100),
        ),
        errors=(410,),
        example="?language=en&b_size=2",
        example_place="",
    ),
)


def shapes() -> dict[str, Schema]:
    """The named schemas of the answer."""
    return {
        "ChangedItem": record(
            {
                "item": described(reference("ListItem"), "The document: a summary or the whole object."),
                "parent": nullable(
                    record(
                        {"@id": address_of("The page above."), "UID": string("Its id.")},
                        "None above a home page.",
                    )
                ),
                "position": integer("Its order among what stands below the same page; there may be gaps."),
            },
            "A document as it is now, and where it stands.",
        ),
        "RemovedItem": record(
            {
                "@id": address_of("Where it was."),
                "UID": string("Its id."),
                "@type": string("Its portal type."),
                "language": string("The language it was in."),
            },
            "A document that is gone.",
        ),
    }
