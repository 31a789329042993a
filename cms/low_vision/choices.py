"""What a reader chose: sizes, spacing, colours, pictures and the typeface, and the cookie that keeps it."""

from dataclasses import astuple, dataclass, fields

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

COOKIE = "low_vision"
# Seconds the choices are remembered.
REMEMBERED = 365 * 24 * 60 * 60

# Percent of the usual size of letters: each has a style sheet of its own (`cms.delivery.style_sheet`).
SIZES = [("100", _("Usual (100 %)")), ("150", _("Large (150 %)")), ("200", _("Very large (200 %)"))]
SPACING = [("usual", _("Usual")), ("wide", _("Wide")), ("wider", _("Very wide"))]
# The schemes public sites offer by custom; their colours are in low-vision.css, 7 : 1 and more.
COLOURS = [
    ("white", _("Black on white")),
    ("black", _("White on black")),
    ("blue", _("Dark blue on light blue")),
    ("beige", _("Brown on beige")),
    ("brown", _("Green on dark brown")),
]
PICTURES = [("shown", _("Shown")), ("described", _("Off: described in words"))]
FACES = [("sans", _("Without serifs")), ("serif", _("With serifs"))]


@dataclass(frozen=True)
class Choices:
    """A reader's choices, each one of those named above; first those that suit most who come for them."""

    size: str = "150"
    spacing: str = "wide"
    colours: str = "white"
    pictures: str = "shown"
    face: str = "sans"

    @property
    def cookie(self) -> str:
        """The cookie's value."""
        return ".".join(astuple(self))

    @property
    def classes(self) -> str:
        """Classes of the page's root by which the style sheet knows the choices."""
        return " ".join(
            ["low-vision", *(f"{field.name}-{getattr(self, field.name)}" for field in fields(self))]
        )


OFFERED = {"size": SIZES, "spacing": SPACING, "colours": COLOURS, "pictures": PICTURES, "face": FACES}


def chosen(request: HttpRequest) -> Choices | None:
    """What the reader of a request chose; None for the usual version, and for a cookie nobody here made."""
    values = request.COOKIES.get(COOKIE, "").split(".")
    if len(values) != len(OFFERED):
        return None
    for value, offered in zip(values, OFFERED.values(), strict=True):
        if value not in dict(offered):
            return None
    return Choices(*values)
