"""Images as Plone clients read them: scales with addresses below the content that shows them.

Nothing here makes a rendition: a scale's width, height and address follow from the original alone. The
address holds the image's id and a fingerprint of its file, so it may be cached for good; a rendition is made
when somebody first asks for it (`pictures`), since of the dozens that are offered few ever are.

In which formats they are sent, a site says (`WAGTAIL_PLONE_IMAGE_FORMATS`); "jpeg" stands for what a client
gets that names no modern format.
"""

from dataclasses import dataclass
from hashlib import sha256

from wagtail.images.models import AbstractImage

from wagtail_plone.conf import image_formats

# Plone 6's own scales and their widths (plone.namedfile 8).
SCALES = {
    "huge": 1600,
    "great": 1200,
    "larger": 1000,
    "large": 800,
    "teaser": 600,
    "preview": 400,
    "mini": 200,
    "thumb": 128,
    "tile": 64,
    "icon": 32,
    "listing": 16,
}
MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "avif": "image/avif",
}
MODERN_FORMATS = ("webp", "avif")
# Sent byte for byte: a rendition would lose a GIF's movement, and a drawing of lines needs none.
UNCHANGED_FORMATS = ("gif", "svg")


def modern_formats() -> list[str]:
    """The formats sent to clients whose `Accept` header names them, the best first."""
    return [image_format for image_format in image_formats() if image_format in MODERN_FORMATS]


@dataclass(frozen=True)
class ScaledImage:
    """An image of Wagtail's image model as the `image` of some content, with the words it has there."""

    image: AbstractImage
    alt: str = ""
    caption: str = ""

    @property
    def plain_format(self) -> str:
        """The format for every client: PNG (it may be transparent), GIF and SVG stay, all else is JPEG."""
        extension = self.image.file.name.rsplit(".", 1)[-1].lower()
        return extension if extension in ("png", *UNCHANGED_FORMATS) else "jpeg"

    @property
    def fingerprint(self) -> str:
        """A text that changes when the picture does: its id, and a hash of its file or of the file's name."""
        file_hash = self.image.file_hash or sha256(self.image.file.name.encode()).hexdigest()
        return f"{self.image.pk}-{file_hash[:12]}"

    @property
    def focal_point(self) -> dict[str, float] | None:
        """The centre and the size of what matters most in the picture, in fractions of its width and height.

        None where no editor has marked it.
        """
        marked = self.image.get_focal_point()
        if marked is None or not self.image.width or not self.image.height:
            return None
        fractions = {
            "x": self.image.focal_point_x / self.image.width,
            "y": self.image.focal_point_y / self.image.height,
            "width": self.image.focal_point_width / self.image.width,
            "height": self.image.focal_point_height / self.image.height,
        }
        # A mark may reach beyond the edge.
        return {name: round(min(fraction, 1), 4) for name, fraction in fractions.items()}

    def name(self, width: int) -> str:
        """The last part of a scale's address: `image-800-7-0f3a….jpeg`."""
        return f"image-{width}-{self.fingerprint}.{self.plain_format}"

    def size(self, width: int) -> tuple[int, int]:
        """The dimensions of a scale in pixels; never larger than the original."""
        if width >= self.image.width or self.plain_format == "gif":
            return self.image.width, self.image.height
        # Wagtail cuts what is left of a pixel (`WidthHeightOperation`); rounding would promise one more.
        return width, max(1, int(self.image.height * (width / self.image.width)))

    def filter_spec(self, width: int, image_format: str) -> str:
        """Wagtail's filter for the rendition of a scale; scales wider than the original share one."""
        return f"width-{min(width, self.image.width)}|format-{image_format}"

    def image_scales(self) -> dict:
        """The value of `image_scales`: relative addresses, scales wider than the original left out."""
        return {"image": [self._object("", {k: w for k, w in SCALES.items() if w <= self.image.width})]}

    def content_image(self, content_id: str) -> dict:
        """The image object of content: absolute addresses below `content_id`, every scale.

        Its own `@id` is where the image is content itself (`library`), below the content that shows it.
        """
        return {
            "@id": f"{content_id}/images/{self.image.pk}",
            **self._object(f"{content_id}/", SCALES),
            "caption": self.caption,
            "credit": str(getattr(self.image, "credit", "") or ""),
            "focal_point": self.focal_point,
        }

    def _object(self, base: str, scales: dict[str, int]) -> dict:
        return {
            "filename": self.image.file.name.rsplit("/", 1)[-1],
            "content-type": MEDIA_TYPES[self.plain_format],
            "size": self.image.file_size or 0,
            "width": self.image.width,
            "height": self.image.height,
            "alt": self.alt,
            "download": f"{base}@@images/{self.name(self.image.width)}",
            "scales": {
                name: {
                    "download": f"{base}@@images/{self.name(width)}",
                    "width": self.size(width)[0],
                    "height": self.size(width)[1],
                }
                for name, width in scales.items()
            },
        }


def captioned(fields: dict) -> dict:
    """Fields of an object as JSON, its image objects with the caption that stands beside them."""
    caption = fields.get("caption")
    if caption and isinstance(caption, str):
        for value in fields.values():
            if isinstance(value, dict) and value.get("caption") == "" and "scales" in value:
                value["caption"] = caption
    return fields
