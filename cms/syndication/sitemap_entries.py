"""Entries of the sitemaps: pages readers may see, once in each language in which they have their own text.

What an entry says of a page's other languages is what the page's own head says (`Surroundings.languages`): a
page that shows another language's text names that one as its canonical address, and is no entry.

Only columns are read: pages' bodies may be large, and a site may have fifty thousand of them. Which pictures
stand in a body Wagtail's index of references knows.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, Count, ExpressionWrapper, F, QuerySet, Value
from django.db.models.functions import Coalesce
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from cms.media.markup import largest
from cms.media.picture_sizes import PRESETS
from cms.media.withholding import withheld
from cms.pages.addresses import absolute
from cms.pages.fetching import attach_renditions, with_roots
from cms.pages.models.text_language import page_types_with, shows_another_text
from cms.pages.registry import listed_models
from cms.pages.surroundings import HOME_DEPTH, language_for_others
from wagtail_plone.documents.visibility import in_private_collection, readable
from wagtail_plone.roots import roots_were_stale

# A tenth of what sitemaps.org allows: a file is built at once, and with ten pictures a page it stays below
# the megabyte that is remembered.
PAGES_MOST = 500
# What Google reads of a page.
PICTURES_MOST = 1000
# The sizes in which readers get a lead image, the pictures of a gallery and those of a text, at the largest.
LEAD, GALLERY, BODY = "lead", "full", "body"


@dataclass
class Entry:
    """One page in one language."""

    address: str
    # When its text changed last; None for lists, which change with what they list.
    changed: datetime | None
    # `hreflang` and address, the page's own among them.
    alternates: list[tuple[str, str]]
    pictures: list[str] = field(default_factory=list)


def own_texts(**conditions) -> QuerySet:
    """The pages readers may see that have a text of their own."""
    pages = readable(Page.objects.filter(depth__gte=HOME_DEPTH, **conditions))
    return pages.filter(~shows_another_text())


def files() -> list[tuple[str, int]]:
    """The languages with the numbers of their files, as the index lists them. One query."""
    counted = own_texts().order_by().values("locale__language_code").annotate(pages=Count("pk"))
    pages = dict(counted.values_list("locale__language_code", "pages"))
    return [
        (code, number + 1)
        for code, _name in settings.LANGUAGES
        for number in range(-(-pages.get(code, 0) // PAGES_MOST))
    ]


def entries(language: str, number: int) -> list[Entry]:
    """The entries of a language's file, the oldest pages first; [] where there is no such file.

    Six queries, however many pages there are.
    """
    pages = own_texts(locale__language_code=language).order_by("pk")
    first = (number - 1) * PAGES_MOST
    rows = dict(pages.values_list("pk", "translation_key")[first : first + PAGES_MOST])
    found = list(entries_of(rows).items())
    pictures = _pictures([page for page, _entry in found])
    for page, entry in found:
        entry.pictures = pictures.get(page.pk, [])
    return [entry for _page, entry in found]


def entries_of(rows: dict[int, UUID]) -> dict[Page, Entry]:
    """The entries of pages, without their pictures, by page. One query.

    `rows` has the keys (`translation_key`) of pages with texts of their own, by their ids. A page outside of
    every site has no address, and no entry.
    """
    families: dict[UUID, dict[str, Page]] = defaultdict(dict)
    for page in _members(set(rows.values())):
        families[page.translation_key][page.locale.language_code] = page
    found = {}
    by_id = {page.pk: page for family in families.values() for page in family.values()}
    for pk, key in rows.items():
        page = by_id.get(pk)
        if page is not None and (url := absolute(page.get_url())):
            found[page] = Entry(url, _changed(page), _alternates(page, families[key]))
    return found


def _members(keys: set[UUID]) -> list[Page]:
    """The pages of families that readers may see, each with the language of its text. One query."""
    is_fallback = ExpressionWrapper(shows_another_text(), output_field=BooleanField())
    pages = readable(Page.objects.filter(translation_key__in=keys)).select_related("locale")
    members = list(
        pages.annotate(
            stands_in=is_fallback,
            shown_language=Coalesce(F("alias_of__locale__language_code"), F("locale__language_code")),
        )
    )
    with_roots({page.pk: page for page in members})
    if any(page.get_url() is None for page in members) and roots_were_stale(*members):
        with_roots({page.pk: page for page in members})
    return members


def _changed(page: Page) -> datetime | None:
    listed_as, lists = (getattr(page.specific_class, name, None) for name in ("listed_as", "lists"))
    is_list = page.depth == HOME_DEPTH or lists or listed_as == "branches"
    return None if is_list else page.last_published_at


def _alternates(page: Page, family: dict[str, Page]) -> list[tuple[str, str]]:
    """The addresses of a page's texts by language, and the one for readers of any other language."""
    translated = {
        code: absolute(family[code].get_url())
        for code, _name in settings.LANGUAGES
        if code in family and not family[code].stands_in
    }
    counterpart = family.get(settings.LANGUAGE_CODE)
    text_language = counterpart.shown_language if counterpart else page.locale.language_code
    default = language_for_others(translated, text_language)
    others = [("x-default", translated[default])] if default else []
    return [*translated.items(), *others]


def _pictures(pages: Iterable[Page]) -> dict[int, list[str]]:
    """The addresses of the pictures of pages, as readers get them, by the pages' ids. Four queries."""
    ids = [page.pk for page in pages]
    chosen = [*_lead_and_gallery_images(ids), *_body_images(ids)]
    model = get_image_model()
    wanted = {image for _page, image, _preset in chosen}
    shown = model.objects.filter(~in_private_collection(), ~withheld(model), pk__in=wanted)
    images = shown.defer("alternative_texts", "description").in_bulk() if wanted else {}
    attach_renditions(images.values(), specifications=_specifications())
    pictures: dict[int, dict[str, None]] = defaultdict(dict)
    for page, pk, preset in chosen:
        if pk in images and len(pictures[page]) < PICTURES_MOST:
            pictures[page][absolute(largest(images[pk], preset))] = None
    return {page: list(addresses) for page, addresses in pictures.items()}


def _lead_and_gallery_images(ids: list[int]) -> list[tuple[int, int, str]]:
    """(page, image, preset) of the lead images of pages and of their galleries, in order. One query."""
    leads = [
        model._default_manager.filter(pk__in=ids, lead_image__isnull=False)
        .order_by()
        .annotate(place=Value(-1), row=F("pk"))
        .values_list("pk", "lead_image_id", "place", "row")
        for model in page_types_with("lead_image")
    ]
    galleries = [
        model._meta.get_field("gallery_images")
        .related_model._default_manager.filter(page__in=ids)
        .order_by()
        .annotate(place=Coalesce("sort_order", Value(0)), row=F("pk"))
        .values_list("page_id", "image_id", "place", "row")
        for model in page_types_with("gallery_images")
    ]
    first, *others = [*leads, *galleries]
    placed = sorted(first.union(*others, all=True), key=lambda row: (row[0], row[2], row[3]))
    return [(page, image, LEAD if place < 0 else GALLERY) for page, image, place, _row in placed]


def _body_images(ids: list[int]) -> list[tuple[int, int, str]]:
    """(page, image, preset) of the pictures in the bodies of pages. One query.

    By Wagtail's index of references, which holds what the pages themselves say, not their drafts.
    """
    images = ContentType.objects.get_for_model(get_image_model())
    pages = ContentType.objects.get_for_model(Page)
    of_bodies = ReferenceIndex.objects.filter(
        base_content_type=pages,
        object_id__in=[str(pk) for pk in ids],
        to_content_type=images,
        model_path__startswith="body.",
    )
    rows = of_bodies.order_by("pk").values_list("object_id", "to_object_id", "model_path")
    return [
        (int(page), int(image), GALLERY if ".gallery." in f".{path}" else BODY) for page, image, path in rows
    ]


@cache
def _specifications() -> frozenset[str]:
    sizes = [size for name in (LEAD, GALLERY, BODY) for size in PRESETS[name].specifications]
    return frozenset(f"{size}|format-jpeg" for size in sizes)


def news(first_day: date, last_day: date, *, most: int) -> list[tuple[Page, Entry, date]]:
    """The news of some days, the newest first, with their days. One query a type of news, and one."""
    dated: dict[int, tuple[UUID, date]] = {}
    for model in listed_models("news"):
        day = model.listing_date_field
        rows = own_texts_of(model).filter(**{f"{day}__range": (first_day, last_day)})
        dated |= {pk: (key, on) for pk, key, on in rows.values_list("pk", "translation_key", day)}
    newest = sorted(dated, key=lambda pk: (dated[pk][1], pk), reverse=True)[:most]
    found = {
        page.pk: (page, entry) for page, entry in entries_of({pk: dated[pk][0] for pk in newest}).items()
    }
    return [(*found[pk], dated[pk][1]) for pk in newest if pk in found]


def own_texts_of(model: type[Page]) -> QuerySet:
    """The pages of one type that readers may see and that have a text of their own."""
    return readable(model._default_manager.filter(fallback_from__isnull=True))
