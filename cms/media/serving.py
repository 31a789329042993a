"""Views of picture files by their address; each asks the rule that every other door asks.

A library holds pictures that no page shows yet, or shows any more. Renditions go to whoever may see a page
that shows the picture; an original only to those with a right to its collection or to such a page.
"""

import mimetypes
import re

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.views.static import serve
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError
from wagtail.images.utils import verify_signature
from wagtail.images.views.serve import ServeView

from cms.media.turns import PicturesBusy
from wagtail_plone.documents.files import (
    is_public,
    is_withheld,
    may_have_original,
    may_see_hidden,
)

# Long enough to spare readers a second download, short enough for a picture that is taken back.
FOR_EVERYBODY = "public, max-age=3600"
FOR_ONE = "private, no-cache"
NOT_KEPT = {"Cache-Control": "no-store"}
# Where renditions lie, see `CustomRendition.get_upload_to`.
OF_IMAGE = re.compile(r"images/(?P<pk>[1-9][0-9]{0,17})/[^/]+")


def serve_rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition, for installations without a web server in front (`SERVE_MEDIA`)."""
    if not settings.SERVE_MEDIA:
        raise Http404
    image = _image_of(path)
    if image is None:
        raise Http404
    return _sent(request, path, _lifetime(request, image))


def serve_original(request: HttpRequest, path: str) -> HttpResponseBase:
    """An image as it was uploaded, from wherever uploads are kept."""
    image = get_object_or_404(get_image_model(), file=path)
    if not may_have_original(request, image):
        raise Http404
    return _sent(request, path, FOR_ONE)


class PictureOnDemand(ServeView):
    """Wagtail's view, which makes a rendition when it is first asked for; for those who may see it.

    Where too many pictures are being made at once Wagtail would answer that this one is gone, and have that
    remembered for an hour.
    """

    def get(self, request: HttpRequest, signature: str, image_id: str, filter_spec: str, filename=None):
        """The rendition; while it cannot be made, another one of the picture, else 503 with `Retry-After`."""
        if not verify_signature(signature.encode(), image_id, filter_spec, key=self.key):
            raise PermissionDenied
        image = get_object_or_404(self.model, pk=image_id)
        lifetime = _lifetime(request, image)
        try:
            image.get_rendition(filter_spec)
        except PicturesBusy as busy:
            return _instead(image, busy)
        except (SourceImageIOError, InvalidFilterSpecError):
            # Wagtail's view has answers for these.
            pass
        response = super().get(request, signature, image_id, filter_spec, filename)
        response.headers["Cache-Control"] = lifetime
        return response


def _instead(image, busy: PicturesBusy) -> HttpResponse:
    """A redirect to the largest rendition there is, not to be kept; 503 with `Retry-After` without one."""
    other = image.renditions.order_by("-width").first()
    if other is not None:
        return HttpResponseRedirect(other.url, headers=NOT_KEPT)
    headers = {**NOT_KEPT, "Retry-After": str(busy.retry_after)}
    return HttpResponse("Too many pictures are being made.", "text/plain", status=503, headers=headers)


def _image_of(path: str):
    """The image at whose rendition a path points; None where there is none."""
    images = get_image_model()._default_manager
    match = OF_IMAGE.fullmatch(path)
    if match:
        return images.filter(pk=match["pk"]).first()
    # Made before renditions lay in a folder of their image.
    return images.filter(renditions__file=path).first()


def _lifetime(request: HttpRequest, image) -> str:
    """The `Cache-Control` of a picture; raises `Http404` for a visitor who may not see it.

    A door that shows a draft to somebody names the pictures it shows, by their keys (`shown_pictures`).
    """
    if is_public(image):
        return FOR_EVERYBODY
    is_shown = image.pk in getattr(request, "shown_pictures", ()) and not is_withheld(image)
    if not is_shown and not may_see_hidden(request, image):
        raise Http404
    return FOR_ONE


def _sent(request: HttpRequest, path: str, lifetime: str) -> HttpResponseBase:
    try:
        default_storage.path(path)
    except NotImplementedError:
        response = _from_storage(path)
    else:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response.headers["Cache-Control"] = lifetime
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _from_storage(path: str) -> FileResponse:
    try:
        file = default_storage.open(path, "rb")
    except OSError as error:
        raise Http404 from error
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return FileResponse(file, content_type=media_type)
