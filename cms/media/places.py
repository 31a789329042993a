"""Places in which pages show files of the library: to readers now, and in what drafts say."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from cms.pages.deleted import deleted
from wagtail_plone.conf import content_languages
from wagtail_plone.documents.visibility import IsPublic
from wagtail_plone.serialize.references import kind_of, references

# Drafts whose texts are looked through for one file, the last saved first.
DRAFTS_MOST = 200


class Place(models.TextChoices):
    """Places of a page in which a file can stand."""

    LEAD = "lead", _("lead image")
    GALLERY = "gallery", _("gallery")
    LOGO = "logo", _("logo")
    BODY = "body", _("text")
    DRAFT = "draft", _("draft")


ORDER = Place.values


@dataclass
class NamedPage:
    """A page as lists of usage name it."""

    pk: int
    title: str
    language: str
    is_public: bool

    @property
    def language_name(self) -> str:
        """The language in its own name, as the explorer shows it."""
        return language_name(self.language)

    @property
    def order(self) -> tuple[bool, str, str]:
        """Where it stands among others: the public ones first, then by title."""
        return not self.is_public, self.title, self.language


@dataclass
class ShowingPage(NamedPage):
    """A page that shows a file, with the places in which it does."""

    places: list[str] = field(default_factory=list)

    @property
    def place_labels(self) -> list[str]:
        """The places in words, in the active language."""
        return [str(Place(place).label) for place in self.places]


def language_name(code: str) -> str:
    """The name of a language of the content, or the code of one the site has no more."""
    return str(content_languages().get(code, code))


def showing_pages(file: models.Model) -> list[ShowingPage]:
    """The pages that show a file, the public ones first, then by title. Four queries, one more for each draft
    that may show it.
    """
    return showing_pages_of([file])[file.pk]


def showing_pages_of(files: Iterable[models.Model]) -> dict[int, list[ShowingPage]]:
    """The pages that show each of some files of one model, by the files' keys."""
    files = list(files)
    shown: dict[int, list[ShowingPage]] = {file.pk: [] for file in files}
    if not files:
        return shown
    places: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, page_id, path in _referring(files):
        place = _place(path)
        if place not in places[key][page_id]:
            places[key][page_id].append(place)
    for key, page_id in _in_drafts(files):
        if page_id not in places[key]:
            places[key][page_id].append(Place.DRAFT)
    pages = named_pages({page_id for of_file in places.values() for page_id in of_file})
    for key, of_file in places.items():
        found = [(pages[page_id], names) for page_id, names in of_file.items() if page_id in pages]
        rows = [ShowingPage(**values, places=sorted(names, key=ORDER.index)) for values, names in found]
        shown[key] = sorted(rows, key=lambda row: row.order)
    return shown


def _referring(files: list[models.Model]):
    """Triples of a file's key, a page's key, and the path of the field: every place on a page."""
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(type(files[0])),
        to_object_id__in=[str(file.pk) for file in files],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    rows = rows.order_by("pk").values_list("to_object_id", "object_id", "model_path")
    return [(int(key), int(page_id), path) for key, page_id, path in rows]


def _place(path: str) -> str:
    """The place a path of the reference index leads to (`gallery_images.item.image`)."""
    first, *_between = path.split(".")
    if path.endswith("logo"):
        return Place.LOGO
    return {"lead_image": Place.LEAD, "gallery_images": Place.GALLERY}.get(first, Place.BODY)


def named_pages(keys: Iterable[int]) -> dict[int, dict]:
    """The values of a `NamedPage` of some pages, by their keys; none of those in the bin. One query."""
    rows = (
        Page.objects.filter(pk__in=list(keys))
        .exclude(deleted())
        .annotate(is_public=IsPublic(), language=F("locale__language_code"))
        .values("pk", "title", "draft_title", "live", "language", "is_public")
    )
    return {
        row["pk"]: {
            "pk": row["pk"],
            "title": row["draft_title"] or row["title"],
            "language": row["language"],
            "is_public": bool(row["live"] and row["is_public"]),
        }
        for row in rows
    }


def _in_drafts(files: list[models.Model]) -> set[tuple[int, int]]:
    """Pairs of a file's key and that of a page whose unpublished changes show it; no index knows of those."""
    unpublished = Q(has_unpublished_changes=True) | Q(live=False)
    drafts = Page.objects.filter(unpublished, latest_revision__isnull=False, alias_of__isnull=True)
    # The number stands in the text of a draft that shows the file; in others too, perhaps.
    mentioned = [Q(latest_revision__content__icontains=str(file.pk)) for file in files]
    drafts = drafts.filter(reduce(or_, mentioned)).select_related("latest_revision")
    keys, kind = {file.pk for file in files}, kind_of(type(files[0]))
    return {
        (key, page.pk)
        for page in drafts.order_by("-latest_revision_created_at")[:DRAFTS_MOST]
        for key in keys & references(page.latest_revision.as_object())[kind]
    }
