"""The sizes and formats in which readers get pictures.

A preset names a place on the pages (a card, a lead picture …); its specifications are Wagtail image
filters from the smallest to the largest. Formats go from the one that weighs least to the one every
browser knows. What the API offers has scales of its own (`wagtail_plone.serialize.scales`).
"""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.images.utils import generate_signature

SERVED_FORMATS = ("avif", "webp", "jpeg")
# Where a page has dozens, each with all its addresses: for the browsers that lack the first, JPEG does.
IN_GALLERIES = ("avif", "jpeg")
MEDIA_TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpeg": "image/jpeg",
    "png": "image/png",
}


@dataclass(frozen=True)
class Preset:
    """Widths offered for one place on the pages, and how wide that place is (HTML's `sizes`)."""

    specifications: tuple[str, ...]
    sizes: str
    formats: tuple[str, ...] = SERVED_FORMATS


PRESETS = {
    "lead": Preset(
        ("fill-640x360", "fill-960x540", "fill-1280x720", "fill-1920x1080"), "(min-width: 72rem) 68rem, 94vw"
    ),
    "feature": Preset(("fill-480x320", "fill-960x640"), "(min-width: 60rem) 36rem, 94vw"),
    "card": Preset(("fill-240x160", "fill-480x320", "fill-960x640"), "(min-width: 48rem) 15rem, 94vw"),
    # Beside a short title, as on the home page: of a card's own sizes.
    "small": Preset(("fill-240x160", "fill-480x320"), "6.5rem"),
    "grid": Preset(
        ("fill-240x160", "fill-480x320", "fill-960x640"), "(min-width: 48rem) 17rem, 46vw", IN_GALLERIES
    ),
    "body": Preset(("max-640x960", "max-1280x1600"), "(min-width: 48rem) 40rem, 94vw"),
    "full": Preset(("max-1024x1024", "max-1920x1920"), "100vw", IN_GALLERIES),
    "portrait": Preset(("fill-120x120", "fill-320x320", "fill-640x640"), "(min-width: 48rem) 16rem, 8rem"),
    "logo": Preset(("max-240x120", "max-480x240"), "10rem", ("webp", "png")),
}


def is_wide_enough(image, specification: str) -> bool:
    """True where `image` has the pixels for a specification such as `fill-960x640` (nothing is enlarged)."""
    width, height = (int(side) for side in specification.split("-")[1].split("x"))
    if specification.startswith("fill"):
        return image.width >= width and image.height >= height
    return image.width >= width or image.height >= height


def available(image, preset: Preset) -> list[str]:
    """The specifications of `preset` for this image: the larger ones only where it has the pixels."""
    smallest, *larger = preset.specifications
    return [smallest, *(spec for spec in larger if is_wide_enough(image, spec))]


def on_demand_url(image, filter_spec: str) -> str:
    """A signed address that makes the rendition when it is first asked for (Wagtail's serve view)."""
    signature = generate_signature(image.id, filter_spec)
    return reverse("image_on_demand", args=(signature, image.id, filter_spec))


def filters(image, preset: Preset) -> list[str]:
    """Every rendition of `image` a preset offers, as Wagtail filters: `fill-360x240|format-avif` …"""
    return [
        f"{specification}|format-{image_format}"
        for image_format in preset.formats
        for specification in available(image, preset)
    ]
