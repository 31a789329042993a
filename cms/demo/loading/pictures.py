"""Demo pictures: files of the repository, stored once."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.demo.loading.reading import ContentError
from cms.demo.loading.records import Picture
from cms.media.models import CustomImage

FOLDER = Path(__file__).resolve().parent.parent / "pictures"


def encoded(names: Iterable[str]) -> Iterator[bytes]:
    """The files of some pictures, in order."""
    for name in names:
        try:
            yield (FOLDER / f"{name}.webp").read_bytes()
        except FileNotFoundError as error:
            raise ContentError("pictures.yaml", name, f"there is no {FOLDER.name}/{name}.webp") from error


def store(
    pictures: dict[str, Picture],
    collections: dict[str | None, Collection],
    progress: Callable[[int, int], None],
) -> dict[str, CustomImage]:
    """Store the pictures that are not stored yet; return all by name."""
    stored = {
        image.file.name.rpartition("/")[2]: image
        for image in CustomImage.objects.filter(file__startswith="original_images/demo-")
    }
    images = {name: stored.get(f"demo-{name}.webp") for name in pictures}
    missing = [name for name, image in images.items() if image is None]
    for position, (name, data) in enumerate(zip(missing, encoded(missing), strict=True), start=1):
        picture = pictures[name]
        images[name] = CustomImage(
            title=picture.title,
            file=ContentFile(data, name=f"demo-{name}.webp"),
            alternative_texts=dict(picture.alt),
            credit=picture.credit,
            consent=picture.consent,
            collection=collections[picture.branch],
        )
        images[name].save()
        progress(position, len(missing))
    return images
