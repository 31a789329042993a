"""Notes for editors on the consent of the people in a page's pictures; none hinders publishing."""

from collections.abc import Iterable

from django.utils.translation import ngettext

from cms.pages.notes import Note


def consent_notes(images: Iterable) -> list[Note]:
    """Sentences on pictures that readers will not see, and on those without a note of consent. No query.

    `images` may name a picture several times, and None.
    """
    by_key = {image.pk: image for image in images if image is not None}
    withheld = sum(image.is_withheld for image in by_key.values())
    unknown = sum(image.is_consent_unknown and not image.is_withheld for image in by_key.values())
    notes = []
    if withheld:
        notes.append(
            ngettext(
                "%(count)d picture will not be shown: its consent has ended, or it is in the bin.",
                "%(count)d pictures will not be shown: their consent has ended, or they are in the bin.",
                withheld,
            )
            % {"count": withheld}
        )
    if unknown:
        notes.append(
            ngettext(
                "The consent of the people in %(count)d picture is not noted.",
                "The consent of the people in %(count)d pictures is not noted.",
                unknown,
            )
            % {"count": unknown}
        )
    return [Note(text) for text in notes]
