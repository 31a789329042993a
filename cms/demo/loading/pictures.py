"""Demo pictures: drawn on all processors, stored once."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.demo.content.shapes import Picture
from cms.demo.pictures import PALETTES, draw
from cms.media.models import CustomImage

LANDSCAPE, PORTRAIT = (1500, 1000), (1000, 1500)
CREDIT = "Demo"


def file_name(picture: Picture) -> str:
    """The name under which a picture is stored and found again."""
    return f"demo-{picture.scene}-{picture.palette}-{picture.seed}.jpg"


def drawn(picture: Picture) -> bytes:
    """The picture as a JPEG. Runs in another process: takes and returns plain values."""
    image = draw(
        picture.scene,
        PALETTES[picture.palette % len(PALETTES)],
        picture.seed,
        PORTRAIT if picture.portrait else LANDSCAPE,
    )
    output = BytesIO()
    image.save(output, "JPEG", quality=86)
    return output.getvalue()


def encoded(wanted: list[Picture]) -> Iterator[bytes]:
    """The pictures as JPEG, in order, drawn on all processors."""
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        yield from pool.map(drawn, wanted, chunksize=2)


def store(
    pictures: Iterable[tuple[Picture, Collection]], progress: Callable[[int, int], None]
) -> dict[str, CustomImage]:
    """Draw and store the pictures that are not stored yet; return all by `file_name`."""
    wanted = {file_name(picture): (picture, collection) for picture, collection in pictures}
    found = {
        image.file.name.rsplit("/", 1)[-1]: image
        for image in CustomImage.objects.filter(file__startswith="original_images/demo-")
    }
    missing = [name for name in wanted if name not in found]
    all_data = encoded([wanted[name][0] for name in missing])
    for position, (name, data) in enumerate(zip(missing, all_data, strict=True), start=1):
        picture, collection = wanted[name]
        found[name] = CustomImage(
            title=(picture.caption or picture.alt)["en"][:255],
            file=ContentFile(data, name=name),
            alternative_texts=dict(picture.alt),
            credit=CREDIT,
            consent=CustomImage.Consent.NOT_NEEDED,
            collection=collection,
        )
        found[name].save()
        progress(position, len(missing))
    return found
