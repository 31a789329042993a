"""Pages fetched for display: those readers may see, as specific pages with their pictures.

Everything a page shows is fetched in a number of queries that does not grow with what is shown: rows
first, then one query a page type, then one for all pictures and one for all their renditions.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from types import SimpleNamespace

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Locale, Page, Site

from wagtail_plone.roots import KEPT_AS

PageKey = tuple[int, int]


def rows(pages: QuerySet) -> list[PageKey]:
    """A page queryset as pairs of id and content type id, in its order. One query."""
    return list(pages.values_list("pk", "content_type_id"))


def specific_pages(
    wanted: Iterable[PageKey], locale: Locale | None = None, *, without_streams: bool = False
) -> dict[int, Page]:
    """Specific pages by id, one query a page type.

    `without_streams` leaves out what only the page itself shows (body, programme …) and a card does not.

    `locale`, where pages share it, is set on them so that none asks for it; the languages of others, and
    those whose text fallbacks show, are fetched together.
    """
    by_type = defaultdict(set)
    for pk, content_type_id in wanted:
        by_type[content_type_id].add(pk)
    pages = {}
    for content_type_id, pks in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class() or Page
        of_type = model.objects.filter(pk__in=pks)
        for page in of_type.defer(*_streams(model)) if without_streams else of_type:
            if locale is not None and page.locale_id == locale.pk:
                page.locale = locale
            pages[page.pk] = page
    _attach_languages(pages.values())
    return with_roots(pages)


def with_roots(pages: dict[int, Page]) -> dict[int, Page]:
    """The same pages, with the paths of the sites' home pages at hand, where their addresses begin."""
    roots = Site.get_site_root_paths() if pages else []
    for page in pages.values():
        setattr(page, KEPT_AS, roots)
    return pages


@cache
def _streams(model: type[Page]) -> tuple[str, ...]:
    """The names of a page type's streams."""
    return tuple(field.name for field in model._meta.get_fields() if isinstance(field, StreamField))


def _attach_languages(pages: Iterable[Page]) -> None:
    """Set the languages of pages and of their texts where they are not known yet. One query or none."""
    lacking = [
        page for page in pages if not Page.locale.is_cached(page) or getattr(page, "fallback_from_id", None)
    ]
    locales = Locale.objects.in_bulk() if lacking else {}
    for page in lacking:
        page.locale = locales[page.locale_id]
        if getattr(page, "fallback_from_id", None):
            page.fallback_from = locales[page.fallback_from_id]


def attach_lead_images(pages: Iterable[Page]) -> None:
    """Set the lead images of pages of any type, with their renditions. Two queries."""
    with_image = [page for page in pages if getattr(page, "lead_image_id", None)]
    images = images_by_id(page.lead_image_id for page in with_image)
    for page in with_image:
        page.lead_image = shown(images.get(page.lead_image_id))


def shown(image):
    """The image where readers may see it, else None: for one that is withheld, and for none."""
    return None if image is None or image.is_withheld else image


def images_by_id(ids: Iterable[int]) -> dict[int, object]:
    """Images with the files of their renditions at hand, withheld ones too. Two queries, none for no ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    images = get_image_model().objects.in_bulk(wanted)
    attach_renditions(images.values())
    return images


def attach_renditions(images: Iterable, specifications: Collection[str] = ()) -> None:
    """Set `rendition_files` of images: the files of the sizes made of them, by filter. One query or none.

    A page with thirty photographs has a thousand sizes, too many to make an object of each. Where only some
    are asked for, `specifications` names their filters.
    """
    lacking = [image for image in images if image is not None and not hasattr(image, "rendition_files")]
    if not lacking:
        return
    files = defaultdict(list)
    renditions = get_image_model().get_rendition_model().objects.filter(image__in={i.pk for i in lacking})
    if specifications:
        renditions = renditions.filter(filter_spec__in=specifications)
    for image_id, spec, focal_point_key, file in renditions.values_list(
        "image_id", "filter_spec", "focal_point_key", "file"
    ):
        files[image_id].append((spec, focal_point_key, file))
    for image in lacking:
        # Of a size that shows another part of the picture than the one chosen now there may be a file, too.
        keys = {kind: _focal_point_key(kind, *_focal_point(image)) for kind in ("fill", "max")}
        image.rendition_files = {
            spec: file for spec, key, file in files[image.pk] if keys.get(spec.partition("-")[0]) == key
        }


FOCAL_POINT = ("focal_point_width", "focal_point_height", "focal_point_x", "focal_point_y")


def _focal_point(image) -> tuple[int | None, ...]:
    return tuple(getattr(image, name) for name in FOCAL_POINT)


@lru_cache(maxsize=1024)
def _focal_point_key(kind: str, *focal_point: int | None) -> str:
    """What Wagtail calls renditions of a kind (`fill`, `max`) of an image with that focal point."""
    image = SimpleNamespace(**dict(zip(FOCAL_POINT, focal_point, strict=True)))
    return Filter(spec=f"{kind}-1x1").get_cache_key(image)
