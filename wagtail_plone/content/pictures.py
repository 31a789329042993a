"""Pictures below the content that shows them: `@@images/…`.

`image-800-7-<fingerprint>.jpeg` is one scale of one picture for good; `image` and `image/preview` are
whatever picture stands for the content now. Both are sent in the best format the client names.
"""

import json
import logging
import re

from django.core.files import File
from django.http import FileResponse, HttpResponse, HttpResponseBase
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from wagtail_plone.http.errors import NotFound, ServiceUnavailable
from wagtail_plone.http.preview_tokens import PARAMETER
from wagtail_plone.serialize.scales import MEDIA_TYPES, UNCHANGED_FORMATS, ScaledImage, modern_formats

logger = logging.getLogger(__name__)

SCALE_NAME = re.compile(r"image-(?P<width>[0-9]{1,6})-(?P<pk>[0-9]{1,12})-[0-9a-f]+\.(?:jpeg|png|gif|svg)")
FOR_GOOD = "public, max-age=31536000, immutable"
FOR_NOW = "public, max-age=300"


def picture(place, names: list[str], accept: str, known: str = "") -> HttpResponseBase:
    """A picture of a place: `picture_of` its document. The site root has none (`NotFound`)."""
    if place.document is None:
        raise NotFound("The site root has no pictures.")
    return picture_of(place.content_id, place.document.body, names, accept, known)


def picture_of(
    content_id: str, body: str, names: list[str], accept: str, known: str = ""
) -> HttpResponseBase:
    """A picture some content shows, made now where nobody asked for it before.

    `content_id` and `body` are the content's `@id` and JSON text, `names` what follows `@@images` in the
    address, `accept` and `known` the request's `Accept` and `If-None-Match`. Raises `NotFound` for every
    picture the content does not show (an id is anybody's to guess), and where the file is lost or broken.
    """
    name = names[0] if len(names) == 1 and SCALE_NAME.fullmatch(names[0]) else _of_field(body, names)
    match = SCALE_NAME.fullmatch(name)
    if match is None or not _shows(body, name):
        raise NotFound.at(f"{content_id}/@@images/{'/'.join(names)}")
    image = get_image_model().objects.filter(pk=int(match["pk"])).first()
    width = int(match["width"])
    if image is None or ScaledImage(image).name(width) != name:
        raise NotFound("The picture has been replaced; ask its content again.")
    response = _response(ScaledImage(image), width, accept, known)
    response.headers["Cache-Control"] = FOR_GOOD if names == [name] else FOR_NOW
    response.headers["Vary"] = "Accept"
    return response


def with_token(answer: bytes, body: str, token: str) -> bytes:
    """An answer in which the pictures of some content (its JSON text) have addresses with a preview token.

    They may be on no page readers see. Quotation marks that editors typed are escaped, as in `_shows`.
    """
    names = {match[0] for match in SCALE_NAME.finditer(body)}

    def addressed(match: re.Match) -> bytes:
        known = match["name"].decode() in names
        return b'%s?%s=%s"' % (match["address"], PARAMETER.encode(), token.encode()) if known else match[0]

    return re.sub(rb'(?P<address>@@images/(?P<name>image-[0-9a-z.-]+))"', addressed, answer)


def _of_field(body: str, names: list[str]) -> str:
    """The name of the picture in a field, or of one of its scales; "" where there is none."""
    held = json.loads(body) if len(names) in (1, 2) else None
    for key in (*names[:1], *(step for scale in names[1:] for step in ("scales", scale))):
        held = held.get(key) if isinstance(held, dict) else None
    download = held.get("download") if isinstance(held, dict) else None
    return download.rsplit("/", 1)[-1] if isinstance(download, str) else ""


def _shows(body: str, name: str) -> bool:
    """Tell whether a picture is among those of the content.

    Asked of the text, which is quicker than parsing it; quotation marks that editors typed are escaped
    there, so their words are never taken for a picture's address.
    """
    return re.search(rf'"download": ?"[^"\\]*@@images/{re.escape(name)}"', body) is not None


def _named(accept: str) -> set[str]:
    """The media types an `Accept` header names and does not refuse (RFC 9110, 12.5.1)."""
    named = set()
    for part in accept.lower().split(","):
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        if not any(re.fullmatch(r"q\s*=\s*0(\.0*)?", parameter) for parameter in parameters):
            named.add(media_type)
    return named


def _response(scaled: ScaledImage, width: int, accept: str, known: str) -> HttpResponseBase:
    """The picture in the best format, or in the plain one where the best cannot be made.

    An empty 304 where the client has it already.
    """
    named = _named(accept)
    better = [chosen for chosen in modern_formats() if MEDIA_TYPES[chosen] in named][:1]
    if scaled.plain_format in UNCHANGED_FORMATS:
        better = []
    for image_format in (*better, scaled.plain_format):
        tag = f'"{scaled.fingerprint}-{scaled.size(width)[0]}-{image_format}"'
        if tag in known:
            return HttpResponse(status=304, headers={"ETag": tag})
        try:
            file = _opened(scaled, width, image_format)
        except Exception as error:
            if hasattr(error, "retry_after"):
                # A site may bound how many pictures it makes at once; its error says when to come back.
                raise ServiceUnavailable("Too many pictures are being made.", error.retry_after) from error
            # Whatever a damaged file makes the decoders raise, it is no failure of the API. WebP also
            # refuses what JPEG can hold: more than 16383 pixels a side.
            logger.exception("Image %s could not be made %s", scaled.image.pk, image_format)
        else:
            return _sent(file, scaled, image_format, tag)
    raise NotFound("The picture's file is missing or damaged.")


def _opened(scaled: ScaledImage, width: int, image_format: str) -> File:
    """The open file of a scale in a format; raises what storages and decoders raise."""
    image = scaled.image
    if image_format in UNCHANGED_FORMATS:
        return image.file.storage.open(image.file.name, "rb")
    spec = scaled.filter_spec(width, image_format)
    rendition = image.get_rendition(spec)
    try:
        return rendition.file.storage.open(rendition.file.name, "rb")
    except OSError:
        # The database was restored without its renditions. The row stays: deleting it would delete, once
        # the transaction is committed, the file made here under the same name.
        rendition.file = image.generate_rendition_file(Filter(spec=spec))
        rendition.save()
        rendition.purge_from_cache()
        return rendition.file.storage.open(rendition.file.name, "rb")


def _sent(file: File, scaled: ScaledImage, image_format: str, tag: str) -> FileResponse:
    stem = scaled.image.filename.rsplit(".", 1)[0]
    response = FileResponse(
        file,
        filename=f"{stem}.{image_format}",
        content_type=MEDIA_TYPES[image_format],
        headers={"ETag": tag, "X-Content-Type-Options": "nosniff"},
    )
    # Django names no disposition for files without a name of their own.
    response.headers.setdefault("Content-Disposition", "inline")
    if image_format == "svg":
        # A drawing opened by itself is a document of this site and may hold scripts.
        response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
