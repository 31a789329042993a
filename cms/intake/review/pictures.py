"""Photographs that come with a report: into the branch's library by the site's own checks, on no page yet."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.log_actions import log
from wagtail.utils.file import hash_filelike

from cms.editorial.desk.own_branches import OwnBranch
from cms.intake.models import IntakePicture, IntakeReport
from cms.intake.report import Picture
from cms.intake.review.access import report_for
from cms.media.intake.descriptions import described
from cms.media.intake.duplicates import same_picture
from cms.media.intake.pictures import make_thumbnail

TITLE_LENGTH, CAPTION_LENGTH = 255, 255
# Seconds after which a machine that is busy with other pictures is asked again.
RETRY_AFTER = 10


def take_picture(
    report: IntakeReport, branch: OwnBranch, file: UploadedFile, user, caption: str = ""
) -> tuple[IntakePicture | None, str, bool]:
    """Take one photograph: (the picture, "", False), or (None, why not, whether to try again later).

    One that the library has already is used, not stored again.
    """
    title = (file.name.rpartition(".")[0] or file.name)[:TITLE_LENGTH]
    collection = branch.workplace.collection_id
    form = get_image_form(get_image_model())(
        {"title": title, "collection": collection}, {"file": file}, user=user
    )
    if not form.is_valid():
        is_busy = any(error.code == "busy" for error in form.errors.as_data().get("file", []))
        return None, " ".join(text for texts in form.errors.values() for text in texts), is_busy
    said = described(file)
    image = same_picture(hash_filelike(form.cleaned_data["file"]), user, collection)
    if image is None:
        form.instance.uploaded_by_user, form.instance.credit = user, said.credit
        image = form.save()
        log(image, "wagtail.create")
        make_thumbnail(image)
    last = report.pictures.aggregate(last=Max("order"))["last"]
    picture, _is_new = IntakePicture.objects.get_or_create(
        report=report,
        image=image,
        defaults={
            "caption": (caption or said.caption(report.language))[:CAPTION_LENGTH],
            "order": 0 if last is None else last + 1,
        },
    )
    return picture, "", False


def as_file(picture: Picture) -> ContentFile:
    """A picture of a document as an upload."""
    return ContentFile(picture.content, name=picture.name or "picture")


@require_POST
def upload(request: HttpRequest, report_id: int) -> JsonResponse:
    """Take the photograph in `file`. 422 with {"error"} for one that cannot be used, 503 while busy."""
    report, branch = report_for(request.user, report_id)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"error": _("No file arrived. Choose it again.")}, status=422)
    picture, error, is_busy = take_picture(report, branch, file, request.user)
    if is_busy:
        return JsonResponse({"error": error}, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    if picture is None:
        return JsonResponse({"error": error}, status=422)
    return JsonResponse({"picture": picture.pk})


@require_POST
def remove(request: HttpRequest, report_id: int, picture_id: int) -> JsonResponse:
    """Leave a photograph out of the report; it stays in the library."""
    report, _branch = report_for(request.user, report_id)
    report.pictures.filter(pk=picture_id).delete()
    return JsonResponse({})
