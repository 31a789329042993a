"""`<picture>` elements: an image in a preset's sizes and formats.

A page with thirty photographs holds four hundred addresses. What of an element follows from the image's files
alone is therefore made once and kept, and no template is asked for it.
"""

from functools import lru_cache
from threading import Lock
from types import SimpleNamespace

from cachetools import LRUCache
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.media.picture_sizes import MEDIA_TYPES, PRESETS, Preset, available, filters, on_demand_url
from cms.pages.fetching import attach_renditions

# Elements kept: those of some hundred pages, about a thousand characters each.
KEPT_MOST = 4096


def address(image, filter_spec: str) -> str:
    """The address of a rendition, or one that makes it at first use. One query at most."""
    file = _files(image).get(filter_spec)
    return default_storage.url(file) if file else on_demand_url(image, filter_spec)


def largest(image, preset: str, image_format: str = "jpeg") -> str:
    """The address of one rendition: the preset's largest that the image has the pixels for."""
    return address(image, f"{available(image, PRESETS[preset])[-1]}|format-{image_format}")


def _files(image) -> dict[str, str]:
    """The files of the sizes that there are, by filter; fetched here where no page did it."""
    attach_renditions([image])
    return image.rendition_files


def picture_html(
    image, preset: str, alt: str = "", *, eager: bool = False, missing_alt: bool = False
) -> SafeString:
    """`<picture>` of an image, with its dimensions so that nothing jumps.

    `eager` is for the picture at the top of a page; all others load when they come near the screen.
    `missing_alt` marks a picture whose words an editor still owes; the content checks look for it.
    """
    loading = 'eager" fetchpriority="high' if eager else "lazy"
    mark = " data-missing-alt" if missing_alt else ""
    beginning = _beginning(image, preset)
    # Addresses are escaped where the beginning is made.
    return mark_safe(f'{beginning} alt="{escape(alt)}" loading="{loading}" decoding="async"{mark}></picture>')


# Beginnings of elements by all that makes a difference to them.
_kept: LRUCache[tuple, str] = LRUCache(KEPT_MOST)
_lock = Lock()


def _beginning(image, preset: str) -> str:
    """The element up to the words in the image's place, kept from the last time."""
    files = _files(image)
    present = tuple(files.get(spec) for spec in _specs(image.width, image.height, preset))
    key = (image.pk, image.width, image.height, preset, present, settings.MEDIA_URL)
    with _lock:
        kept = _kept.get(key)
    if kept is None:
        kept = _made(image, PRESETS[preset])
        with _lock:
            _kept[key] = kept
    return kept


@lru_cache(maxsize=KEPT_MOST)
def _specs(width: int, height: int, preset: str) -> tuple[str, ...]:
    """The filters of a preset for images of one size."""
    return tuple(filters(SimpleNamespace(width=width, height=height), PRESETS[preset]))


def _made(image, preset: Preset) -> str:
    *others, fallback = preset.formats
    sources = "".join(
        f'<source type="{MEDIA_TYPES[name]}" srcset="{_srcset(image, preset, name)}" sizes="{preset.sizes}">'
        for name in others
    )
    largest = available(image, preset)[-1]
    width, height = dimensions(image, largest)
    return (
        f'<picture>{sources}<img src="{escape(address(image, f"{largest}|format-{fallback}"))}"'
        f' srcset="{_srcset(image, preset, fallback)}" sizes="{preset.sizes}"'
        f' width="{width}" height="{height}"'
    )


def _srcset(image, preset: Preset, image_format: str) -> str:
    """The candidates of one format with their widths, escaped."""
    return ", ".join(
        f"{escape(address(image, f'{size}|format-{image_format}'))} {dimensions(image, size)[0]}w"
        for size in available(image, preset)
    )


def dimensions(image, specification: str) -> tuple[int, int]:
    """Width and height a rendition has or will have (Wagtail's `fill` and `max` never enlarge)."""
    operation, size = specification.split("-")
    width, height = (int(side) for side in size.split("x"))
    if operation == "fill":
        scale = min(1.0, image.width / width, image.height / height)
        return max(1, round(width * scale)), max(1, round(height * scale))
    scale = min(1.0, width / image.width, height / image.height)
    return max(1, int(image.width * scale)), max(1, int(image.height * scale))
