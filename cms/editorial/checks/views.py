"""The checks of a page as its editor reads them, in the side panel beside the form."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.editorial.checks.worth_a_look import notes_on
from cms.pages.models.pages import SitePage


@require_safe
@never_cache
def page_checks(request: HttpRequest, page_id: int) -> HttpResponse:
    """The notes on the newest version of a page, as a piece of HTML; each with the place of its field.

    What keeps the page from going public stands first. Refused (403) to whoever may not edit the page; 404
    for pages that are no `SitePage`.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, SitePage):
        return HttpResponse(status=404)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    notes = notes_on(page.get_latest_revision_as_object())
    return render(
        request,
        "cms/checks/notes.html",
        {
            "keeping_back": [note for note in notes if note.keeps_back],
            "worth_a_look": [note for note in notes if not note.keeps_back],
        },
    )
