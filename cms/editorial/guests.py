"""People whose profile is deleted for good: programmes, juries and texts go on naming them, as guests.

What readers see and what only drafts say are changed each by itself, so that nothing unpublished becomes
public. Where a profile never was public its item is taken out: the name would be told for the first time.
"""

import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision, TaskState

from cms.localization.store.sources import take_source
from cms.localization.store.translations import source_of
from cms.pages.people import Person, as_guest, known_people
from cms.pages.registry import listed_models

PROFILE, GUEST = "profile", "guest"


@receiver(pre_delete)
def keep_the_name(sender, instance, **kwargs) -> None:
    """Name a person as a guest wherever the profile named them, before the profile is gone for good.

    Moving a page deletes nothing. Wagtail deletes all languages of a page one by one.
    """
    if isinstance(instance, listed_models("trainers")):
        with transaction.atomic():
            name_as_guest(instance)


def name_as_guest(profile: Page) -> None:
    """Turn a profile into a guest in the live content and in the drafts of every page that names it."""
    for page in Page.objects.filter(pk__in=_naming(profile.pk)).specific():
        person = known_people([profile.pk], page.locale).get(profile.pk)
        name = person.name if person else ""
        _rewrite_live(page, profile.pk, person)
        _rewrite_revisions(page, profile.pk, person)
        log(page, "cms.name_as_guest", data={"name": name})


def _naming(key: int) -> set[int]:
    """The pages that name a profile: what readers see, by Wagtail's index, and drafts, by their texts."""
    page_type = ContentType.objects.get_for_model(Page)
    rows = ReferenceIndex.objects.filter(
        to_content_type=page_type, to_object_id=str(key), base_content_type=page_type
    )
    live = {int(pk) for pk in rows.values_list("object_id", flat=True)}
    mentioned = Revision.objects.filter(_kept(), content__icontains=str(key), base_content_type=page_type)
    drafts = {
        int(revision.object_id) for revision in mentioned.iterator() if _mentions(revision.content, key)
    }
    return (live | drafts) - {key}


def _kept() -> Q:
    """The revisions that are public or may be: the latest, those with an hour or waiting for approval."""
    latest = Page.objects.filter(latest_revision__isnull=False).values("latest_revision")
    shown = Page.objects.filter(live_revision__isnull=False).values("live_revision")
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    return Q(pk__in=latest) | Q(pk__in=shown) | Q(pk__in=waiting) | Q(approved_go_live_at__isnull=False)


def _mentions(content: dict, key: int) -> bool:
    return any(_turned(raw, key, None)[1] for value in content.values() if (raw := _raw(value)) is not None)


def _raw(value: Any) -> list | None:
    """A stream in a revision, which is text there; None for other fields."""
    if not isinstance(value, str) or not value.startswith("["):
        return None
    try:
        raw = json.loads(value)
    except ValueError:
        return None
    return raw if isinstance(raw, list) else None


def _turned(raw: Any, key: int, person: Person | None) -> tuple[Any, bool]:
    """Raw data of a stream with the profile turned into a guest, and whether anything was turned."""
    if isinstance(raw, dict):
        turned = {name: _turned(value, key, person) for name, value in raw.items()}
        return {name: value for name, (value, _is) in turned.items()}, any(
            is_turned for _value, is_turned in turned.values()
        )
    if not isinstance(raw, list):
        return raw, False
    left, any_turned = [], False
    for item in raw:
        if isinstance(item, dict) and item.get("type") == PROFILE and item.get("value") == key:
            any_turned = True
            if person is not None:
                left.append({**item, "type": GUEST, "value": as_guest(person)})
            continue
        value, is_turned = _turned(item, key, person)
        left.append(value)
        any_turned |= is_turned
    return left, any_turned


def _turn(page: Page, key: int, person: Person | None) -> list[str]:
    """Turn the profile into a guest in the streams of a page in memory; the names of those that changed."""
    changed = []
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            stream = getattr(page, field.name)
            raw, is_turned = _turned(list(stream.raw_data), key, person)
            if is_turned:
                setattr(page, field.name, StreamValue(field.stream_block, raw, is_lazy=True))
                changed.append(field.name)
    return changed


def _rewrite_live(page: Page, key: int, person: Person | None) -> None:
    """Change what readers see; the documents of the page are owed with it."""
    changed = _turn(page, key, person)
    if changed:
        page.save(update_fields=changed, clean=False)
        if source_of(page) is not None:
            take_source(page)


def _rewrite_revisions(page: Page, key: int, person: Person | None) -> None:
    """Change the drafts: the latest by a new revision, those that wait for something in place."""
    kept = Revision.objects.filter(_kept(), object_id=str(page.pk))
    kept = kept.filter(base_content_type=ContentType.objects.get_for_model(Page))
    for revision in kept:
        is_plain_draft = revision.pk == page.latest_revision_id and not _waits(revision)
        if not _mentions(revision.content, key):
            continue
        if is_plain_draft and not page.alias_of_id:
            _save_anew(page, revision, key, person)
        else:
            for name, value in revision.content.items():
                if (raw := _raw(value)) is not None:
                    turned, is_turned = _turned(raw, key, person)
                    if is_turned:
                        revision.content[name] = json.dumps(turned)
            revision.save(update_fields=["content"])


def _waits(revision: Revision) -> bool:
    """Tell whether a revision has an hour, or waits for approval: it is that very one that will be public."""
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, revision=revision)
    return revision.approved_go_live_at is not None or waiting.exists()


def _save_anew(page: Page, revision: Revision, key: int, person: Person | None) -> None:
    draft = revision.as_object()
    _turn(draft, key, person)
    is_what_readers_see = page.live and not page.has_unpublished_changes
    new = draft.save_revision(clean=False, changed=not is_what_readers_see)
    if is_what_readers_see:
        Page.objects.filter(pk=page.pk).update(live_revision=new)
