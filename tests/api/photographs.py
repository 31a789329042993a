"""Pictures and documents for tests, content that shows them, and the bytes of answers."""

import json
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model

from tests import factories
from wagtail_plone.content.pictures import picture_of
from wagtail_plone.serialize.scales import ScaledImage

BROWSER = "image/avif,image/webp,image/apng,image/*,*/*;q=0.8"
ID = "http://testserver/en/story"


def encoded(mode: str, image_format: str, size=(120, 80), colour=None, **options) -> bytes:
    """An encoded picture in any of Pillow's modes."""
    output = BytesIO()
    Image.new(mode, size, colour).save(output, image_format, **options)
    return output.getvalue()


def stored(data: bytes, name: str, **values):
    """An image of the library with these very bytes, as another site's image model would keep them."""
    content = ContentFile(data, name=name)
    content.sanitised = True
    return factories.ImageFactory(file=content, **values)


def wide(width=1800, height=1201, **values):
    """A photograph larger than every scale."""
    return stored(factories.picture_bytes(size=(width, height)), "wide.jpg", **values)


def document(name="programme.pdf", data=b"%PDF-1.7 programme", **values):
    """A document of the library, as Wagtail's form stores it."""
    new_document = get_document_model()(title="Programme", file=ContentFile(data, name=name), **values)
    new_document._set_document_file_metadata()
    new_document.save()
    return new_document


def body_with(image) -> str:
    """The JSON text of content that shows one image."""
    return json.dumps({"@id": ID, "image": ScaledImage(image, "Alt").content_image(ID)}, ensure_ascii=False)


def sent(image, width: int, accept: str = "*/*"):
    """The answer with one scale of an image."""
    return picture_of(ID, body_with(image), [ScaledImage(image).name(width)], accept)


def content_of(response) -> bytes:
    """The bytes of a file that was sent."""
    return b"".join(response.streaming_content)


def opened(response) -> Image.Image:
    """The picture that was sent."""
    return Image.open(BytesIO(content_of(response)))
