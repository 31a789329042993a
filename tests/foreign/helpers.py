"""Helpers of the shop's tests: content to put into it, words to read out of it."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.db import connection
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

ROOT = "http://shop.example"


def settle() -> None:
    """Do what waits for the transaction to be committed, which in tests it never is."""
    while connection.run_on_commit:
        _savepoints, callback, *_rest = connection.run_on_commit.pop(0)
        callback()


def add(parent: Page, page: Page) -> Page:
    """A page below another."""
    page.slug = page.slug or page.title.lower().replace(" ", "-")
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


def picture(title: str = "A mug"):
    """An image of the library."""
    output = BytesIO()
    Image.new("RGB", (1000, 500), "teal").save(output, "JPEG")
    file = ContentFile(output.getvalue(), name=f"{title}.jpg")
    return get_image_model().objects.create(
        title=title, description=f"{title}, seen from the side", file=file
    )


def manual(title: str = "How to wash it"):
    """A document of the library."""
    return get_document_model().objects.create(title=title, file=ContentFile(b"Wash it.", name="wash.txt"))


def shown(content: dict) -> list[str]:
    """The blocks of content: the words of text, the kind of anything else."""
    blocks = [content["blocks"][key] for key in content["blocks_layout"]["items"]]
    return [block.get("plaintext", block["@type"]) for block in blocks]
