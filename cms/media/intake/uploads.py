"""Uploads into a gallery: one photograph a request, stored once, with what its file says of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from cms.media.intake.descriptions import described
from cms.media.intake.duplicates import same_picture
from cms.media.intake.pictures import make_thumbnail, shown_pictures

TITLE_LENGTH = 255
# Seconds after which a machine that is busy with other pictures is asked again.
RETRY_AFTER = 10


@require_POST
def upload_picture(request: HttpRequest) -> JsonResponse:
    """Take one photograph into the library: fields `file`, `collection`, and the page's `language`.

    Answers {"picture", "is_known", "caption", "taken"}: the picture as the sheet shows it, whether the
    library had it already (that one is used then), and what the file proposes as a caption and says of the
    time it was taken. The credit in the file becomes a new picture's own. 422 with {"error"} for a file that
    cannot be used, 503 with `Retry-After` while other pictures keep the machine busy.
    """
    policy = policy_registry.get_by_type(get_image_model())
    if not policy.user_has_permission(request.user, "add"):
        raise PermissionDenied
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"error": _("No file arrived. Choose it again.")}, status=422)
    title = file.name.rpartition(".")[0] or file.name
    form = get_image_form(get_image_model())(
        {"title": title[:TITLE_LENGTH], "collection": request.POST.get("collection")},
        {"file": file},
        user=request.user,
    )
    if not form.is_valid():
        return _refused(form)
    said = described(file)
    language = request.POST.get("language", "")
    known = same_picture(hash_filelike(form.cleaned_data["file"]), request.user, _collection_id(form))
    image = known or _stored(form, request.user, said.credit)
    (shown,) = shown_pictures(request, [image.pk], language)
    return JsonResponse(
        {
            "picture": shown,
            "is_known": known is not None,
            "caption": said.caption(language),
            "taken": said.taken,
        }
    )


def _refused(form) -> JsonResponse:
    """The answer for a file or a collection that cannot be used, with the reason."""
    errors = form.errors.as_data()
    messages = [message for name in form.errors for message in form.errors[name]]
    if any(error.code == "busy" for error in errors.get("file", [])):
        return JsonResponse({"error": messages[0]}, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    return JsonResponse({"error": " ".join(messages)}, status=422)


def _collection_id(form) -> int | None:
    collection = form.cleaned_data.get("collection") or form.collections[0]
    return collection.pk


def _stored(form, user, credit: str):
    """Store the picture; of two requests with the same one at once the later takes the earlier's."""
    form.instance.uploaded_by_user = user
    form.instance.credit = credit
    image = form.save()
    earlier = same_picture(image.file_hash, user, image.collection_id)
    if earlier is not None and earlier.pk < image.pk:
        image.delete()
        return earlier
    log(image, "wagtail.create")
    make_thumbnail(image)
    return image
