"""Profiles of people who no longer agree: taken offline in all languages, and their photographs withheld.

Whoever notes that consent was withdrawn need not publish it: a draft that says so counts, from the next round
of the background on.
"""

import logging

from django.db import OperationalError, transaction
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.media.consent import CONSENT_FIELDS, ConsentFields, expired, withdrawn
from cms.pages.registry import listed_models

logger = logging.getLogger(__name__)


def profile_models() -> tuple[type[Page], ...]:
    """The page types that are profiles of people with a consent."""
    return tuple(model for model in listed_models("trainers") if issubclass(model, ConsentFields))


def take_profiles_offline() -> int:
    """Take every profile offline whose consent ended, and withhold or show photographs; how many changed.

    Each by itself. Four queries a page type where nothing is to do.
    """
    number = 0
    for model in profile_models():
        for key in set(_taken_back(model).filter(live=True).values_list("translation_key", flat=True)):
            number += _try(lambda key=key, model=model: _take_offline(model, key))
        wanted = _photographs(model)
        images = get_image_model().objects
        marked = set(images.filter(is_profile_withheld=True).values_list("pk", flat=True))
        for image_id in wanted ^ marked:
            number += _try(lambda pk=image_id, is_one=image_id in wanted: _mark(pk, is_one))
    return number


def _try(change) -> int:
    """Do one change in a transaction of its own; 1, or 0 where it failed and is tried in the next round."""
    try:
        with transaction.atomic():
            change()
    except OperationalError:
        logger.exception("A profile is tried again in the next round")
        return 0
    return 1


def _ended() -> Q:
    return withdrawn() | expired()


def _taken_back(model: type[Page]):
    """The profiles of one type whose consent ended."""
    return model.objects.filter(_ended())


def _take_offline(model: type[Page], translation_key) -> None:
    for page in model.objects.filter(translation_key=translation_key, live=True):
        page.unpublish(log_action="cms.profile_offline")


def _photographs(model: type[Page]) -> set[int]:
    """The keys of the photographs of profiles whose consent ended."""
    profiles = _taken_back(model).filter(lead_image__isnull=False)
    return set(profiles.values_list("lead_image_id", flat=True))


def _mark(image_id: int, is_withheld: bool) -> None:
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        image.is_profile_withheld = is_withheld
        image.save(update_fields=["is_profile_withheld"])


def take_over_consent(page: Page) -> None:
    """Let the end of a consent that a profile's draft notes count in all languages, without approval."""
    values = {name: getattr(page, name) for name in CONSENT_FIELDS}
    family = type(page).objects.filter(translation_key=page.translation_key)
    if page.is_consent_withdrawn or page.is_consent_expired:
        family.exclude(**values).update(**values)
