"""An event's address as a QR code: on its printed page, which hangs on a school's wall."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.pages.addresses import absolute
from cms.pages.models.events import EventPage
from cms.syndication.calendars.places import page_of

# Readable with a seventh torn off or in the shade (level M of ISO/IEC 18004); modules of white around it.
ERROR_CORRECTION, MARGIN = "m", 4


@require_safe
def poster_code(request: HttpRequest, key: str) -> HttpResponse:
    """The code of an event as SVG, black on white; 404 where readers see no such event in the language."""
    page = page_of(key, get_language())
    if not isinstance(page, EventPage):
        raise Http404
    picture = BytesIO()
    code = segno.make(absolute(page.get_url()), error=ERROR_CORRECTION, micro=False)
    code.save(picture, kind="svg", border=MARGIN, omitsize=True, light="white", xmldecl=False, nl=False)
    response = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    # The same whoever asks; it follows from the address, which only the page itself changes.
    response.is_for_everybody = response.is_worth_remembering = True
    response.shown_branches = None
    return response
