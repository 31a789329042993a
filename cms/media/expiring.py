"""Pictures whose time has come: withheld or shown again by the background, each by itself."""

import logging

from django.db import OperationalError, transaction
from django.db.models import F, Q
from wagtail.images import get_image_model

from cms.media.consent import expired, withdrawn
from cms.media.withholding import reason_to_withhold

logger = logging.getLogger(__name__)


def withhold_what_is_due() -> int:
    """Withhold every picture whose consent has run out, and show those again that may be; how many changed.

    Also what was written past `CustomImage.save` (a bulk update) is put right. Three queries where nothing is
    due. A picture that fails is tried in the next round and keeps no other waiting; the first failure is
    raised at the end, so that it is told of.
    """
    failure, number = None, 0
    for key in _due():
        try:
            with transaction.atomic():
                image = _wrong().select_for_update().filter(pk=key).first()
                if image is not None:
                    image.save(update_fields=["withheld"])
                    number += 1
        except OperationalError:
            logger.exception("Picture %s is tried again in the next round", key)
        except Exception as error:
            # Whatever a storage may raise: those behind it must have their turn.
            logger.exception("Picture %s could not be withheld or shown", key)
            failure = failure or error
    if failure is not None:
        raise failure
    return number


def _wrong():
    """The pictures that are withheld, or shown, against the rule."""
    images = get_image_model().objects.annotate(reason=reason_to_withhold())
    return images.exclude(withheld=F("reason"))


def _due() -> list[int]:
    """The keys of those pictures. Each kind by itself, so that an index finds it among all there are."""
    kinds = (withdrawn(), expired(), Q(withheld__gt=""))
    return sorted({key for kind in kinds for key in _wrong().filter(kind).values_list("pk", flat=True)})
