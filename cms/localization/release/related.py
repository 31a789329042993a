"""Pages that belong together: an event with what stands below it, and the stories about any of these."""

from collections.abc import Iterable

from django.db.models import ForeignKey, Q
from wagtail.models import Page

from cms.localization.families import original_of, originals
from cms.pages.registry import listed_models


def related_originals(page: Page) -> list[Page]:
    """The originals to release with a page, its own family's first; at most five queries.

    A page type says what belongs with its pages by `released_with()`, which gives other pages. Where it
    says nothing, an event is released with the pages below it (a forum with its contests). Stories come
    with what they are about, whatever languages they and it were written in.
    """
    original = original_of(page) or page
    below = _below(original.specific)
    family = [original, *below]
    stories = originals(Page.objects.filter(pk__in=_about(family))).order_by("path")
    members = {member.pk: member for member in [*family, *stories]}
    return list(members.values())


def _below(page: Page) -> list[Page]:
    """The pages that come with one by its type, originals alone."""
    released_with = getattr(page, "released_with", None)
    if released_with is not None:
        ids = [other.pk for other in released_with()]
        return list(originals(Page.objects.filter(pk__in=ids)).order_by("path"))
    if isinstance(page, listed_models("events")):
        return list(originals(Page.objects.child_of(page)).order_by("path"))
    return []


def _about(pages: Iterable[Page]) -> set[int]:
    """The ids of stories that name one of these pages, in any of its languages, as what they are about.

    Unpublished changes count: what a draft is about stands in its revision alone.
    """
    keys = [page.translation_key for page in pages]
    ids = list(Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True))
    story_ids: set[int] = set()
    for model in listed_models("news"):
        for name in _links(model):
            in_draft = Q(has_unpublished_changes=True, **{f"latest_revision__content__{name}__in": ids})
            stories = model.objects.filter(Q(**{f"{name}__in": ids}) | in_draft)
            story_ids |= set(stories.values_list("pk", flat=True))
    return story_ids


def _links(model: type[Page]) -> list[str]:
    """The fields by which a page model's own pages name another page."""
    return [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and not field.one_to_one and field.related_model is Page
    ]
