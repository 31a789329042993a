"""Renditions made after publishing, so that no reader waits for them."""

import logging
from collections import defaultdict

from django.db import transaction
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from cms.media.picture_sizes import PRESETS, filters
from cms.media.withholding import withheld

logger = logging.getLogger(__name__)
# Tasks in the queue that are asked whether they make a picture already: an archive that is moved in queues
# thousands, and one made twice costs little.
LOOKED_AT = 200


@task(backend="background")
def make_renditions(wanted: list[list]) -> int:
    """Make the renditions of `wanted`, pairs of image id and preset name, that do not exist yet.

    Returns how many are in place. Progress is logged per image; one deleted or withheld meanwhile is passed
    over.
    May run any number of times, also twice at once: what is there is left as it is.
    """
    images = _shown().in_bulk({image_id for image_id, _preset in wanted})
    count = 0
    for position, (image_id, preset_name) in enumerate(wanted, start=1):
        image = images.get(image_id)
        if image is None:
            continue
        count += len(image.get_renditions(*filters(image, PRESETS[preset_name])))
        logger.info("Renditions %s of %s: image %s as %s", position, len(wanted), image_id, preset_name)
    return count


def _shown():
    """The images that readers may see; nobody waits for sizes of the others."""
    images = get_image_model()
    return images.objects.exclude(withheld(images))


def queue_renditions(page) -> None:
    """Queue the renditions of every picture `page` shows, once its publication is committed.

    Pages say what they show through `pictures()`: pairs of image and preset name.
    """
    wanted = {(image.pk, preset) for image, preset in page.pictures() if image}
    if wanted:
        transaction.on_commit(lambda: _enqueue(wanted))


def _enqueue(wanted: set[tuple[int, str]]) -> None:
    """Queue pairs that lack renditions and are in no page's queued task already. Three queries."""
    lacking = sorted(_lacking(wanted) - _queued())
    if lacking:
        make_renditions.enqueue([list(pair) for pair in lacking])


def _lacking(wanted: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Pairs of image and preset whose image lacks a rendition; without images gone or withheld."""
    model = get_image_model()
    ids = {image_id for image_id, _preset in wanted}
    existing = defaultdict(set)
    renditions = model.get_rendition_model().objects.filter(image__in=ids)
    for image_id, spec, focal_point in renditions.values_list("image_id", "filter_spec", "focal_point_key"):
        existing[image_id].add((spec, focal_point))
    images = _shown().in_bulk(ids)
    return {
        (image_id, preset)
        for image_id, preset in wanted
        if image_id in images
        and not existing[image_id].issuperset(
            (spec, Filter(spec=spec).get_cache_key(images[image_id]))
            for spec in filters(images[image_id], PRESETS[preset])
        )
    }


def _queued() -> set[tuple[int, str]]:
    """Pairs of the latest `LOOKED_AT` waiting tasks; those being made are not among them: they may fail."""
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=make_renditions.module_path
    ).order_by("-enqueued_at")
    calls = waiting.values_list("args_kwargs", flat=True)[:LOOKED_AT]
    return {(image_id, preset) for call in calls for image_id, preset in call["args"][0]}
