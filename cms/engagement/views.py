"""The beacon a reader's browser sends once a visit and page; crawlers do not run it."""

import re

from django.http import Http404, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.engagement.models import ViewCount
from wagtail_plone.documents.visibility import readable

MACHINES = re.compile(r"bot|crawl|spider|slurp|preview|headless|curl|wget|python", re.IGNORECASE)


# A view changes nothing but a public number, and a beacon cannot carry a token of a cached page.
@csrf_exempt
@require_POST
def count_view(request, page_id: int):
    """Count a view of a live, public page and answer `{"views": N}`; machines and editors are not counted."""
    page = readable(Page.objects.filter(pk=page_id)).first()
    if page is None:
        raise Http404
    is_reader = not MACHINES.search(request.headers.get("User-Agent") or "bot") and not (
        request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin")
    )
    return JsonResponse({"views": ViewCount.add(page) if is_reader else ViewCount.of(page)})
