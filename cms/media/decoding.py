"""Reading photographs with as little memory as their use needs.

Willow unpacks a whole picture to tell its size, and again for every rendition. Here a size is read from
the file's header, and a rendition from a picture no larger than it needs: a JPEG is unpacked at a half, a
quarter or an eighth (the format can), others are made smaller band by band.
"""

from contextlib import contextmanager

from PIL import Image, ImageOps
from wagtail.images.models import Filter
from willow import image as willow_images
from willow.plugins.pillow import PillowImage
from willow.registry import registry

ORIENTATION = 0x0112
PHOTOGRAPHS = (
    willow_images.JPEGImageFile,
    willow_images.PNGImageFile,
    willow_images.WebPImageFile,
    willow_images.AvifImageFile,
    willow_images.HeicImageFile,
)
# Rows at a time when a picture is made smaller or turned; 6000 pixels wide, a band is 6 MB.
BAND = 256
REDUCIBLE = {"L": "L", "LA": "LA", "RGB": "RGB", "RGBA": "RGBA", "CMYK": "CMYK", "P": None}


def register() -> None:
    """Have Willow read sizes from headers, for Wagtail's upload field and its image model."""
    for kind in PHOTOGRAPHS:
        registry.register_operation(kind, "get_size", size_in_header)
        # What Willow answers too, after unpacking the picture: Pillow's operations know no animation.
        registry.register_operation(kind, "get_frame_count", lambda file: 1)


def size_in_header(file) -> tuple[int, int]:
    """Width and height of a Willow image file; no pixel is unpacked."""
    file.f.seek(0)
    return Image.open(file.f).size


class ReducedFilter(Filter):
    """Wagtail's filter, run on a photograph that was read no larger than its rendition needs."""

    whole: tuple[int, int] | None = None

    @contextmanager
    def get_willow_image(self, image, source=None):
        """The photograph, not read yet; drawings and animations as Wagtail has them."""
        with super().get_willow_image(image, source) as file:
            yield _Reading(file, self, image) if isinstance(file, PHOTOGRAPHS) else file

    def get_transform(self, image, size=None):
        """The transform of the whole picture, in the coordinates of the one that was read.

        Focal points are marked on the whole picture.
        """
        if self.whole is None or size is None or size == self.whole:
            return super().get_transform(image, size)
        transform = super().get_transform(image, self.whole)
        reduced = transform.clone()
        factors = [whole / read for whole, read in zip(self.whole, size, strict=True)]
        reduced.scale = tuple(s * factor for s, factor in zip(transform.scale, factors, strict=True))
        reduced.offset = tuple(o / factor for o, factor in zip(transform.offset, factors, strict=True))
        return reduced

    def needed(self, image, whole: tuple[int, int]) -> float:
        """The share of the whole picture's width that its rendition can show: 0.25, or 1 for all of it."""
        return min(1.0, max(super().get_transform(image, whole).scale))


class _Reading:
    """A photograph as `Filter.run` opens it, which is read once it is to be turned upright."""

    def __init__(self, file, reduced_filter: ReducedFilter, image):
        self.file, self.filter, self.image = file, reduced_filter, image
        self.format_name = file.format_name

    def auto_orient(self) -> PillowImage:
        """The photograph, upright, as large as the rendition needs or up to twice that."""
        self.file.f.seek(0)
        picture = Image.open(self.file.f)
        sideways = picture.getexif().get(ORIENTATION, 1) >= 5
        width, height = picture.size
        self.filter.whole = (height, width) if sideways else (width, height)
        share = self.filter.needed(self.image, self.filter.whole)
        picture.draft(None, (max(1, int(width * share)), max(1, int(height * share))))
        picture.load()
        picture = smaller(
            picture, int(min(picture.width / (width * share), picture.height / (height * share)))
        )
        if picture.getexif().get(ORIENTATION, 1) != 1:
            picture = ImageOps.exif_transpose(picture)
        return PillowImage(picture)


def smaller(picture: Image.Image, factor: int) -> Image.Image:
    """The picture at 1/`factor` of its width, made band by band so that no second whole copy is needed."""
    if factor < 2 or picture.mode not in REDUCIBLE:
        return picture
    mode = REDUCIBLE[picture.mode] or ("RGBA" if "transparency" in picture.info else "RGB")
    width, height = picture.size
    reduced = Image.new(mode, (-(-width // factor), -(-height // factor)))
    rows = factor * max(1, BAND // factor)
    for top in range(0, height, rows):
        band = picture.crop((0, top, width, min(top + rows, height))).convert(mode)
        reduced.paste(band.reduce(factor), (0, top // factor))
    reduced.info = {key: value for key, value in picture.info.items() if key != "transparency" or mode == "L"}
    return reduced
