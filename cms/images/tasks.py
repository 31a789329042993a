"""Renditions made after publishing, so that no reader waits for them."""

import logging

from django.db import transaction
from django_tasks import task
from wagtail.images import get_image_model

from cms.images.presets import PRESETS, filters

logger = logging.getLogger(__name__)


@task(backend="background")
def make_renditions(wanted: list[list]) -> int:
    """Make the renditions of `wanted`, pairs of image id and preset name, that do not exist yet.

    Returns how many are in place. Progress is logged per image; an image deleted meanwhile is passed over.
    """
    images = get_image_model().objects.in_bulk({image_id for image_id, _preset in wanted})
    made = 0
    for position, (image_id, preset_name) in enumerate(wanted, start=1):
        image = images.get(image_id)
        if image is None:
            continue
        made += len(image.get_renditions(*filters(image, PRESETS[preset_name])))
        logger.info("Renditions %s of %s: image %s as %s", position, len(wanted), image_id, preset_name)
    return made


def queue_renditions(page) -> None:
    """Queue the renditions of every picture `page` shows, once its publication is committed.

    Pages say what they show through `pictures()`: pairs of image and preset name.
    """
    wanted = sorted({(image.pk, preset) for image, preset in page.pictures() if image})
    if wanted:
        transaction.on_commit(lambda: make_renditions.enqueue([list(pair) for pair in wanted]))
