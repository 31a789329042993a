"""Cleaning of uploaded photographs before they are stored.

A phone writes into every photograph where it was taken, with which device and by whom; a school
photograph published with that tells strangers where children are. So nothing but the pixels and the
colour profile is kept: EXIF (GPS, serial numbers, thumbnails), XMP, IPTC and comments are dropped, and
the orientation, which lives in EXIF too, is turned into pixels first.

An upright JPEG or PNG is taken apart rather than encoded anew (`stripping`): it keeps its quality, and
needs little more memory than the file. The others are unpacked, a few at a time (`turns`).
"""

from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image, JpegImagePlugin

from cms.media.decoding import ORIENTATION
from cms.media.stripping import stripped
from cms.media.turning import upright
from cms.media.turns import SMALL, PicturesBusy, turn

# HEIC is what phones write but no browser but one shows; stored as JPEG it can be downloaded by anyone.
# Some phones put a preview behind the photograph: Pillow calls such a JPEG MPO.
STORED_FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF", "HEIF": "JPEG"}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
FALLBACK_QUALITY = 92
# What carries something else than pixels and colour.
PRIVATE_INFO = {"exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Raw profile type exif"}


def damaged_picture() -> ValidationError:
    """The error for a file that cannot be decoded."""
    return ValidationError(
        _("This file is damaged or is not a picture. Open it on your device and save it again."),
        code="invalid_image",
    )


def too_many_pixels() -> ValidationError:
    """The error for a picture that would need too much memory."""
    return ValidationError(
        _("This picture has too many pixels to be opened safely. Give a smaller version of it."),
        code="file_too_many_pixels",
    )


def sanitised(file, *, name: str) -> ContentFile:
    """Return `file` (an open binary file holding an image) without its private metadata, upright.

    The name keeps its stem and takes the extension of the stored format. A file that has nothing to
    lose is returned byte for byte. Raises `ValidationError` for a file larger than
    `WAGTAILIMAGES_MAX_UPLOAD_SIZE` (none of it is read then), for more pixels than
    `WAGTAILIMAGES_MAX_IMAGE_PIXELS` (none is unpacked), for content that cannot be decoded to the end or
    is none of the accepted formats, and where other pictures keep the machine busy for a minute.
    """
    _check_size(file)
    file.seek(0)
    data = file.read()
    try:
        image = Image.open(BytesIO(data))
        _check_header(image)
        with turn(image.width * image.height):
            content, stored_format = _cleaned(data, image)
    except Image.DecompressionBombError as error:
        raise too_many_pixels() from error
    except PicturesBusy as error:
        raise ValidationError(
            _("Many pictures are being taken in at this moment. Upload this one again in a minute."),
            code="busy",
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise damaged_picture() from error
    name = name.rsplit("/", 1)[-1]
    if content is not data:
        name = f"{name.rsplit('.', 1)[0] or 'image'}.{EXTENSIONS[stored_format]}"
    return ContentFile(content, name=name)


def _check_size(file) -> None:
    """Refuse a file for its size alone, where it tells it."""
    largest = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if largest is not None and (getattr(file, "size", None) or 0) > largest:
        raise ValidationError(
            _("This picture is too large (%(size)s). At most %(largest)s are accepted."),
            code="file_too_large",
            params={"size": filesizeformat(file.size), "largest": filesizeformat(largest)},
        )


def _check_header(image: Image.Image) -> None:
    """Refuse formats that are not stored, and pictures that say they have too many pixels."""
    if image.format not in STORED_FORMATS:
        raise ValidationError(
            _("Pictures are accepted as JPEG, PNG, WebP, AVIF or HEIC; this file is %(format)s."),
            code="invalid_image_extension",
            params={"format": image.format},
        )
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    if most is not None and image.width * image.height > most:
        raise too_many_pixels()


def _cleaned(data: bytes, image: Image.Image) -> tuple[bytes, str]:
    """The file's content as it is stored (`data` itself where there was nothing to lose), and its format."""
    stored_format = STORED_FORMATS[image.format]
    if image.getexif().get(ORIENTATION, 1) == 1:
        bare = stripped(data)
        if bare is not None:
            _check_to_the_end(bare)
            return (data if bare == data else bare), stored_format
    image.load()
    if _is_clean(image) and _ends_with_picture(data, image.format):
        return data, stored_format
    return _encoded(image, stored_format), stored_format


def _check_to_the_end(data: bytes) -> None:
    """Decode a file to see that it is whole; a JPEG at an eighth of its size."""
    image = Image.open(BytesIO(data))
    image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()


def _is_clean(image: Image.Image) -> bool:
    """True where the file holds pixels and colour profile alone, in a format that is stored as it is."""
    if STORED_FORMATS[image.format] != image.format or getattr(image, "n_frames", 1) > 1:
        return False
    if image.format in ("JPEG", "PNG"):
        # Only those that lie on their side come here, and their orientation is metadata.
        return False
    return not image.getexif() and not PRIVATE_INFO & set(image.info)


def _ends_with_picture(data: bytes, image_format: str) -> bool:
    """True where nothing follows the picture in a WebP or AVIF file."""
    if image_format == "WEBP":
        size = int.from_bytes(data[4:8], "little") + 8
        return size == len(data)
    return _boxes(data) <= {b"ftyp", b"meta", b"mdat"}


def _boxes(data: bytes) -> set[bytes]:
    """The kinds of the top-level boxes of an ISO base media file (AVIF); an odd structure shows as `b""`."""
    kinds, position = set(), 0
    while position < len(data):
        size = int.from_bytes(data[position : position + 4], "big")
        if size < 8 or position + size > len(data):
            return kinds | {b""}
        kinds.add(data[position + 4 : position + 8])
        position += size
    return kinds


def _encoded(image: Image.Image, stored_format: str) -> bytes:
    """The pixels of `image`, upright, with its colour profile and nothing else, in `stored_format`.

    `image` is used up: its pixels are not kept beside those of the result.
    """
    options = {"icc_profile": image.info.get("icc_profile")}
    if stored_format == "JPEG":
        if image.format in ("JPEG", "MPO"):
            # The same quantisation tables again: practically no further loss, and no larger file.
            options["qtables"] = image.quantization
            options["subsampling"] = JpegImagePlugin.get_sampling(image)
        else:
            options["quality"] = FALLBACK_QUALITY
        # The best code tables need all coefficients at once: half as much memory again as the pixels.
        options["optimize"] = image.width * image.height <= SMALL
    elif stored_format in ("WEBP", "AVIF"):
        options["quality"] = FALLBACK_QUALITY
    # Pillow writes what it finds in `info` for some formats.
    transparency = {key: image.info[key] for key in ("transparency",) if key in image.info}
    bare = upright(image)
    bare.info = transparency
    if stored_format == "JPEG" and bare.mode not in ("RGB", "L", "CMYK"):
        bare = bare.convert("RGB")
    output = BytesIO()
    bare.save(output, stored_format, exif=b"", **options)
    return output.getvalue()
