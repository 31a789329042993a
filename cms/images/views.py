"""Renditions that are made when a browser first asks for them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError
from wagtail.images.utils import verify_signature
from wagtail.images.views.serve import ServeView

from cms.images.turns import PicturesBusy


class OnDemandView(ServeView):
    """Wagtail's view of a signed address, which says so when too many pictures are being made at once.

    Wagtail would answer that the picture is gone, and have that remembered for an hour.
    """

    def get(self, request, signature, image_id, filter_spec, filename=None):
        """The rendition; 503 with `Retry-After` where no turn came free to make it."""
        if verify_signature(signature.encode(), image_id, filter_spec, key=self.key):
            try:
                get_object_or_404(self.model, id=image_id).get_rendition(filter_spec)
            except PicturesBusy as busy:
                headers = {"Retry-After": str(busy.retry_after), "Cache-Control": "no-store"}
                return HttpResponse(
                    "Too many pictures are being made.",
                    status=503,
                    headers=headers,
                    content_type="text/plain",
                )
            except (SourceImageIOError, InvalidFilterSpecError):
                # Wagtail's view has answers for these.
                pass
        return super().get(request, signature, image_id, filter_spec, filename)
