"""Words of the contact sheet: what its scripts say, in the language of whoever edits the page."""

from django.utils.translation import gettext as _
from wagtail.images import get_image_model


def consent_words() -> dict[str, str]:
    """The states of consent by name, as the image model calls them, and what has ended."""
    return {
        **{value: str(label) for value, label in get_image_model().Consent.choices},
        "expired": _("Ended: it was given for a time"),
    }


def sheet_texts() -> dict:
    """Texts of the scripts, with places such as `%(count)s` for what they fill in."""
    return {**_of_uploads(), **_of_tiles(), **_of_pictures()}


def _of_uploads() -> dict:
    return {
        "states": {
            "waiting": _("Waits to be uploaded"),
            "sending": _("Being uploaded"),
            "taking": _("Uploaded, being read"),
            "held": _("On hold, tried again by itself"),
        },
        "uploading": _("Uploading pictures: %(total)s. You can go on working."),
        "onHold": _("The upload waits for the server and goes on by itself."),
        "added": _("Pictures added: %(count)s."),
        "cancelled": _("Cancelled."),
        "noPicture": _("This is no picture. JPEG, PNG, WebP, AVIF and HEIC are accepted."),
        "tooLarge": _("The file is too large."),
        "empty": _("The file is empty."),
        "unreadable": _("The file could not be read on this device."),
        "refused": _("You may not add pictures here."),
        "serverFailed": _("The server failed to take this picture in."),
        "unreachable": _("The upload did not arrive. Check the connection."),
        "full": _("The gallery is full."),
        "inGallery": _("It is in the gallery already."),
        "sameFile": _("The same picture as %(name)s; added once."),
        "known": _("The library had this picture already; that one is used, nothing is stored twice."),
        "askConsent": _("Consent of the people in these pictures (%(count)s)"),
        "ordered": _("Ordered by the time they were taken."),
    }


def _of_tiles() -> dict:
    return {
        "numbered": _("Picture %(number)s of %(total)s"),
        "select": _("Select picture %(number)s"),
        "selected": _("Selected: %(count)s"),
        "noneSelected": _("Nothing is selected."),
        "marks": {
            "error": _("Has an error"),
            "alt": _("No alternative text"),
            "unknown": _("Consent not noted"),
            "given": _("Consent given"),
            "gone": _("Consent withdrawn or ended"),
            "unsaved": _("Not saved yet"),
        },
        "moved": _("Now picture %(number)s of %(total)s."),
        "grabbed": _("Grabbed: %(count)s. Arrow keys move, Enter puts down, Escape puts back where it was."),
        "putDown": _("Put down."),
        "putBack": _("Back where it was."),
        "countAll": _("Pictures: %(count)s"),
        "counts": {
            "alt": _("Without alternative text: %(count)s"),
            "consent": _("Without consent: %(count)s"),
        },
        "shown": _("Pictures shown: %(count)s."),
        "removed": _("Taken out of the gallery: %(count)s. The library keeps them."),
        "restored": _("Put back: %(count)s."),
    }


def _of_pictures() -> dict:
    return {
        "titles": {"caption": _("Caption"), "credit": _("Credit"), "consent": _("Consent")},
        "forPictures": _("For selected pictures: %(count)s"),
        "captioned": _("Captions written: %(count)s."),
        "stored": _("Stored with pictures: %(count)s."),
        "notStored": _("Nothing was stored: the server could not be reached, or it failed. Try again."),
        "seeFields": _("Nothing was stored yet, see below."),
        "mayNotChange": _("Nothing was stored. These pictures are not yours to change:"),
        "altPlaceholder": _("What the picture shows, for readers who cannot see it"),
        "noCredit": _("Not named"),
        "until": _("until %(date)s"),
        "consents": consent_words(),
    }
