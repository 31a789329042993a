"""Cleaning of uploaded photographs before they are stored.

A phone writes into every photograph where it was taken, with which device and by whom; a school
photograph published with that tells strangers where children are. So nothing but the pixels and the
colour profile is kept: EXIF (GPS, serial numbers, thumbnails), XMP, IPTC and comments are dropped, and
the orientation, which lives in EXIF too, is turned into pixels first.
"""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, JpegImagePlugin

# HEIC is what phones write but no browser but one shows; stored as JPEG it can be downloaded by anyone.
STORED_FORMATS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "AVIF", "HEIF": "JPEG"}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
FALLBACK_QUALITY = 92
ORIENTATION = 0x0112
# Chunks and markers that carry something else than pixels and colour.
PRIVATE_INFO = {"exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Raw profile type exif"}


def damaged_picture() -> ValidationError:
    """What an editor reads when a file cannot be decoded."""
    return ValidationError(
        _("This file is damaged or is not a picture. Open it on your device and save it again."),
        code="invalid_image",
    )


def sanitised(file, *, name: str) -> ContentFile:
    """Return `file` (an open binary file holding an image) without its private metadata, upright.

    The name keeps its stem and takes the extension of the stored format. A file that has nothing to
    lose is returned byte for byte. Raises `ValidationError` for content that cannot be decoded to the
    end, is none of the accepted formats, or is larger than Pillow's limit against decompression bombs.
    """
    file.seek(0)
    data = file.read()
    try:
        image = Image.open(BytesIO(data))
        image.load()
    except Image.DecompressionBombError as error:
        raise ValidationError(
            _("This picture has too many pixels to be opened safely. Give a smaller version of it."),
            code="file_too_many_pixels",
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise damaged_picture() from error
    if image.format not in STORED_FORMATS:
        raise ValidationError(
            _("Pictures are accepted as JPEG, PNG, WebP, AVIF or HEIC; this file is %(format)s."),
            code="invalid_image_extension",
            params={"format": image.format},
        )
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0] or "image"
    if _is_clean(image) and _ends_with_picture(data, image.format):
        return ContentFile(data, name=name.rsplit("/", 1)[-1])
    stored_format = STORED_FORMATS[image.format]
    return ContentFile(_encoded(image, stored_format), name=f"{stem}.{EXTENSIONS[stored_format]}")


def _is_clean(image: Image.Image) -> bool:
    """Whether the file holds pixels and colour profile alone, in a format that is stored as it is."""
    if STORED_FORMATS[image.format] != image.format or getattr(image, "n_frames", 1) > 1:
        return False
    if image.getexif() or PRIVATE_INFO & set(image.info):
        return False
    # PNG text chunks appear in `text`; JPEG application segments beyond JFIF, ICC and Adobe's colour
    # transform may hold anything (Photoshop's IPTC, a phone's depth map).
    if getattr(image, "text", None):
        return False
    segments = getattr(image, "applist", [])
    return all(
        marker in ("APP0", "APP14") or (marker == "APP2" and content.startswith(b"ICC_PROFILE"))
        for marker, content in segments
    )


def _ends_with_picture(data: bytes, image_format: str) -> bool:
    """Whether nothing follows the picture in the file; no where it is uncertain (it is encoded anew then)."""
    if image_format == "JPEG":
        # In coded pixels 0xFF is never followed by 0xD9, so the first end marker is the picture's own
        # unless a colour profile happens to hold these two bytes.
        return data.find(b"\xff\xd9") == len(data) - 2
    if image_format == "PNG":
        return data.find(b"IEND\xaeB`\x82") == len(data) - 8
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
    """The pixels of `image`, upright, with its colour profile and nothing else, in `stored_format`."""
    upright = ImageOps.exif_transpose(image)
    options = {"icc_profile": image.info.get("icc_profile")}
    if stored_format == "JPEG":
        if image.format == "JPEG":
            # The same quantisation tables again: practically no further loss, and no larger file.
            options["qtables"] = image.quantization
            options["subsampling"] = JpegImagePlugin.get_sampling(image)
        else:
            options["quality"] = FALLBACK_QUALITY
        if upright.mode not in ("RGB", "L", "CMYK"):
            upright = upright.convert("RGB")
        options["optimize"] = True
    elif stored_format in ("WEBP", "AVIF"):
        options["quality"] = FALLBACK_QUALITY
    # A copy of the pixels alone: Pillow writes what it finds in `info` for some formats.
    bare = upright.copy()
    bare.info = {key: upright.info[key] for key in ("transparency",) if key in upright.info}
    output = BytesIO()
    bare.save(output, stored_format, exif=b"", **options)
    return output.getvalue()
