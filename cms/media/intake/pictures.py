"""Pictures as the contact sheet of a gallery shows them."""

from collections.abc import Iterable

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError
from wagtail.permissions import policy_registry

from cms.media.markup import dimensions
from cms.media.picture_sizes import on_demand_url
from cms.pages.fetching import attach_renditions
from wagtail_plone.documents.files import files_for

# The size Wagtail's choosers show, and the smaller one of those readers open: it is made in any case.
THUMBNAIL, LARGE = "max-165x165", "max-1024x1024|format-webp"
EXPIRED = "expired"


def shown_pictures(request: HttpRequest, ids: Iterable[int], language: str) -> list[dict]:
    """What the sheet says of pictures, of those that whoever asks may see, by their ids.

    `language` is the page's: its alternative text is given. No picture is unpacked here; thumbnails that do
    not exist yet have an address that makes them. A constant number of queries.
    """
    images = list(files_for(request, get_image_model().objects.filter(pk__in=set(ids))))
    attach_renditions(images)
    policy = policy_registry.get_by_type(get_image_model())
    changeable = set(
        policy.instances_user_has_permission_for(request.user, "change")
        .filter(pk__in=[image.pk for image in images])
        .values_list("pk", flat=True)
    )
    return [_shown(image, language, may_change=image.pk in changeable) for image in images]


def _shown(image, language: str, *, may_change: bool) -> dict:
    """One picture. Who gave consent is told to those alone who may change it."""
    width, height = dimensions(image, THUMBNAIL)
    state = consent_state(image)
    shown = {
        "id": image.pk,
        "title": image.title,
        "edit_url": reverse("wagtailimages:edit", args=[image.pk]) if may_change else "",
        "preview": {"url": _address(image, THUMBNAIL), "width": width, "height": height},
        "default_alt_text": image.default_alt_text,
        "large": _address(image, LARGE),
        "width": image.width,
        "height": image.height,
        "alternative_text": image.alternative_text(language if language in dict(settings.LANGUAGES) else ""),
        "credit": image.credit,
        "consent": state,
        "may_change": may_change,
    }
    if may_change:
        until = image.consent_until
        shown["consent_by"], shown["consent_note"] = image.consent_by, image.consent_note
        shown["consent_until"] = until.isoformat() if until else ""
        shown["consent_until_text"] = formats.date_format(until, "SHORT_DATE_FORMAT") if until else ""
    return shown


def consent_state(image) -> str:
    """The state of consent: one of the model's, or `expired` where what was given has ended."""
    is_over = image.consent_until is not None and image.consent_until < timezone.localdate()
    return EXPIRED if image.consent == image.Consent.GIVEN and is_over else image.consent


def _address(image, spec: str) -> str:
    file = image.rendition_files.get(spec)
    return default_storage.url(file) if file else on_demand_url(image, spec)


def make_thumbnail(image) -> None:
    """Make the thumbnail of a new picture; where the machine is busy, it is made when it is shown."""
    try:
        image.get_rendition(THUMBNAIL)
    except SourceImageIOError:
        return
