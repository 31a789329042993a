"""Images as Plone clients read them: scales with addresses below the content that shows them.

Nothing here makes a rendition: a scale's width, height and address follow from the original alone. The
address holds the image's id and a digest of its file, so it may be cached for good; whoever asks for it
first has it made.
"""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class ScaledImage:
    """An image of Wagtail's image model as the `image` of some content."""

    image: object
    alt: str = ""

    @property
    def fingerprint(self) -> str:
        """What changes when the picture does: its id, and its file's digest or name."""
        return f"{self.image.pk}-{(self.image.file_hash or str(self.image.file_size))[:12]}"

    def name(self, width: int) -> str:
        """The last part of a scale's address: `image-800-7-0f3a….jpeg`."""
        return f"image-{width}-{self.fingerprint}.jpeg"

    def size(self, width: int) -> tuple[int, int]:
        """The dimensions of a scale; never larger than the original."""
        if width >= self.image.width:
            return self.image.width, self.image.height
        return width, max(1, round(self.image.height * width / self.image.width))

    def image_scales(self) -> dict:
        """The value of `image_scales`: relative addresses, scales wider than the original left out."""
        return {"image": [self._object("", {k: w for k, w in SCALES.items() if w <= self.image.width})]}

    def content_image(self, content_id: str) -> dict:
        """The image object of content: absolute addresses below `content_id`, every scale."""
        return self._object(f"{content_id}/", SCALES)

    def _object(self, base: str, scales: dict[str, int]) -> dict:
        return {
            "filename": self.image.file.name.rsplit("/", 1)[-1],
            "content-type": "image/jpeg",
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
