"""Scales made after publication, so that no reader waits for them.

A site may set `HEADLESS_TASKS_BACKEND`, the name of the backend of `TASKS` that makes them: "default"
where it is not set, which makes them at once on a site without `TASKS`.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django_tasks import task
from wagtail.images import get_image_model

from cms.headless.images import ScaledImage

logger = logging.getLogger(__name__)


@task()
def make_scales(image_ids: list[int]) -> int:
    """Make every scale of these images in every format, where it does not exist yet; four queries an image.

    Returns how many images have all of theirs. Progress is logged by image; those deleted meanwhile are
    passed over, and those whose file is missing or damaged.
    """
    complete = 0
    for position, image_id in enumerate(image_ids, start=1):
        progress = f"Scales {position} of {len(image_ids)}: image {image_id}"
        # Read when its turn comes: it may have been deleted or replaced since the task was queued.
        image = get_image_model().objects.filter(pk=image_id).prefetch_related("renditions").first()
        if image is None:
            logger.info("%s is gone", progress)
            continue
        try:
            image.get_renditions(*ScaledImage(image).filter_specs())
        except Exception:
            # Decoders raise whatever they like on damaged files, and the other images are to be made.
            logger.exception("%s could not be read", progress)
        else:
            complete += 1
            logger.info(progress)
    return complete


def queue_scales(image_ids: Iterable[int]) -> None:
    """Have the scales of these images made once the transaction under way is committed.

    Images that have all of theirs are left out; two queries, however many images.
    """
    wanted = sorted(set(image_ids))
    if wanted:
        # Robust: what was published stays published whether or not there is a queue to be reached.
        transaction.on_commit(lambda: _enqueue(wanted), robust=True)


def _enqueue(image_ids: list[int]) -> None:
    lacking = _lacking(image_ids)
    if lacking:
        backend = getattr(settings, "HEADLESS_TASKS_BACKEND", "default")
        make_scales.using(backend=backend).enqueue(lacking)


def _lacking(image_ids: list[int]) -> list[int]:
    """Those of the images that lack a scale in some format."""
    model = get_image_model()
    made = defaultdict(set)
    # Wagtail keys what depends on the focal point; a width does not.
    renditions = model.get_rendition_model().objects.filter(image__in=image_ids, focal_point_key="")
    for image_id, spec in renditions.values_list("image_id", "filter_spec"):
        made[image_id].add(spec)
    return [
        image.pk
        for image in model.objects.filter(pk__in=image_ids).order_by("pk")
        if set(ScaledImage(image).filter_specs()) - made[image.pk]
    ]
