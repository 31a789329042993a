"""What pictures share, credit and consent, looked up and stored for many of them at once."""

import json
from collections.abc import Iterable

from django import forms
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from cms.media.forms import ConsentRule
from cms.media.intake.pictures import shown_pictures

# Pictures a request may name; a gallery has some dozens.
MOST = 300
CONSENT = ("consent", "consent_by", "consent_until", "consent_note")


class SharedDetailsForm(ConsentRule, forms.ModelForm):
    """Form of what many pictures may have in common: a credit, and consent with all that belongs to it."""

    class Meta:
        model = get_image_model()
        fields = ("credit", *CONSENT)

    def __init__(self, data: dict, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        wanted = {"credit"} if "credit" in data else set()
        wanted |= set(CONSENT) if "consent" in data else set()
        for name in set(self.fields) - wanted:
            del self.fields[name]

    def clean(self):
        """Keep who gave consent, and until when, with a consent that is given alone."""
        cleaned_data = super().clean()
        if cleaned_data.get("consent") in ("unknown", "not_needed"):
            cleaned_data["consent_by"], cleaned_data["consent_until"] = "", None
        return cleaned_data


@require_GET
def pictures(request: HttpRequest) -> JsonResponse:
    """Pictures by `id` (repeated) as the sheet shows them, with alternative texts in `language`."""
    ids = _ids(request.GET.getlist("id"))
    if ids is None:
        return _invalid(_("At most %(most)s pictures, each by its number.") % {"most": MOST})
    return JsonResponse({"pictures": shown_pictures(request, ids, request.GET.get("language", ""))})


@require_POST
def change_pictures(request: HttpRequest) -> JsonResponse:
    """Store credit, consent or both with pictures, all of them or none.

    Takes JSON: {"pictures": [ids], "language", "credit", "consent", "consent_by", "consent_until" (ISO date),
    "consent_note"}; what is not named stays. Answers {"pictures"} as the sheet shows them; 422 with
    {"errors": {field: [messages]}}; 403 with {"refused": [{"id", "title"}]} where the person may not change
    some of them (titles of those they may see).
    """
    try:
        data = json.loads(request.body)
        ids = _ids(data["pictures"])
    except (ValueError, KeyError, TypeError):
        ids = None
    if not ids:
        return _invalid(_("At most %(most)s pictures, each by its number.") % {"most": MOST})
    language = str(data.get("language", ""))
    with transaction.atomic():
        images = list(get_image_model().objects.select_for_update().filter(pk__in=ids).order_by("pk"))
        refused = _refused(request, ids)
        if refused:
            return JsonResponse({"refused": refused}, status=403)
        # Checked once for all: what a form says does not depend on the picture.
        form = SharedDetailsForm(data, instance=get_image_model()())
        if not form.fields:
            return _invalid(_("Nothing to store."))
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=422)
        for image in images:
            _store(image, form.cleaned_data)
    return JsonResponse({"pictures": shown_pictures(request, ids, language)})


def _store(image, values: dict) -> None:
    """Store values with a picture and note it in its history, where they are other than before."""
    changed = [name for name, value in values.items() if getattr(image, name) != value]
    for name in changed:
        setattr(image, name, values[name])
    if changed:
        image.save(update_fields=changed)
        log(image, "wagtail.edit", content_changed=True)


def _refused(request: HttpRequest, ids: Iterable[int]) -> list[dict]:
    """Those of the pictures that the person may not change, or that are gone, with titles they may see."""
    policy = policy_registry.get_by_type(get_image_model())
    allowed = set(
        policy.instances_user_has_permission_for(request.user, "change")
        .filter(pk__in=ids)
        .values_list("pk", flat=True)
    )
    refused = [pk for pk in ids if pk not in allowed]
    titles = (
        {shown["id"]: shown["title"] for shown in shown_pictures(request, refused, "")} if refused else {}
    )
    return [{"id": pk, "title": titles.get(pk, "")} for pk in refused]


def _ids(values) -> list[int] | None:
    """Keys of pictures in their order, each once; None where something else or too much was sent."""
    try:
        ids = list(dict.fromkeys(int(value) for value in values))
    except (TypeError, ValueError):
        return None
    return ids if len(ids) <= MOST and all(0 < pk < 2**31 for pk in ids) else None


def _invalid(message: str) -> JsonResponse:
    return JsonResponse({"errors": {"pictures": [message]}}, status=422)
