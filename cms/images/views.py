"""Renditions that are made when a browser first asks for them."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError
from wagtail.images.utils import verify_signature
from wagtail.images.views.serve import ServeView

from cms.images.turns import PicturesBusy

NOT_KEPT = {"Cache-Control": "no-store"}


class OnDemandView(ServeView):
    """Wagtail's view of a signed address, for when too many pictures are being made at once.

    Wagtail would answer that the picture is gone, and have that remembered for an hour.
    """

    def get(self, request, signature, image_id, filter_spec, filename=None):
        """The rendition; while it cannot be made, another one of the picture, else 503 with `Retry-After`."""
        if verify_signature(signature.encode(), image_id, filter_spec, key=self.key):
            image = get_object_or_404(self.model, id=image_id)
            try:
                image.get_rendition(filter_spec)
            except PicturesBusy as busy:
                return _instead(image, busy)
            except (SourceImageIOError, InvalidFilterSpecError):
                # Wagtail's view has answers for these.
                pass
        return super().get(request, signature, image_id, filter_spec, filename)


def _instead(image, busy: PicturesBusy) -> HttpResponse:
    """The largest rendition there is, for this time alone."""
    other = image.renditions.order_by("-width").first()
    if other is not None:
        return HttpResponseRedirect(other.url, headers=NOT_KEPT)
    headers = {**NOT_KEPT, "Retry-After": str(busy.retry_after)}
    return HttpResponse("Too many pictures are being made.", "text/plain", status=503, headers=headers)
