"""Pages fetched for display: those readers may see, as specific pages with their pictures.

Everything a page shows is fetched in a number of queries that does not grow with what is shown: rows
first, then one query a page type, then one for all pictures and one for all their renditions.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

PageKey = tuple[int, int]


def rows(pages: QuerySet) -> list[PageKey]:
    """A page queryset as pairs of id and content type id, in its order. One query."""
    return list(pages.values_list("pk", "content_type_id"))


def specific_pages(wanted: Iterable[PageKey], locale: Locale | None = None) -> dict[int, Page]:
    """Specific pages by id, one query a page type.

    `locale`, where pages share it, is set on them so that none asks for it; the languages of others, and
    those whose text fallbacks show, are fetched together.
    """
    by_type = defaultdict(set)
    for pk, content_type_id in wanted:
        by_type[content_type_id].add(pk)
    pages = {}
    for content_type_id, pks in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class() or Page
        for page in model.objects.filter(pk__in=pks):
            if locale is not None and page.locale_id == locale.pk:
                page.locale = locale
            pages[page.pk] = page
    _attach_languages(pages.values())
    return pages


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
        page.lead_image = images.get(page.lead_image_id)


def images_by_id(ids: Iterable[int]) -> dict[int, object]:
    """Images with their renditions at hand. Two queries, none for no ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    return get_image_model().objects.filter(pk__in=wanted).prefetch_related("renditions").in_bulk()


def attach_renditions(images: Iterable) -> None:
    """Fetch the renditions of images that are at hand already. One query."""
    present = [image for image in images if image is not None]
    if present:
        prefetch_related_objects(present, "renditions")
