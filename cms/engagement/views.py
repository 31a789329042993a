"""The beacon a reader's browser sends once a visit and page; crawlers do not run it."""

import re

from django.conf import settings
from django.http import Http404, JsonResponse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.engagement.models import ViewCount
from cms.engagement.words import views_in_words
from wagtail_plone.documents.visibility import readable

MACHINES = re.compile(r"bot|crawl|spider|slurp|preview|headless|curl|wget|python", re.IGNORECASE)


# A view changes nothing but a public number, and a beacon cannot carry a token of a cached page.
@csrf_exempt
@require_POST
def count_view(request, page_id: int):
    """Count a view of a live, public page and answer `{"views": N}`; machines and editors are not counted.

    With `?language=` the answer has the number in `words`, too, for a page that was made some views ago.
    """
    page = readable(Page.objects.filter(pk=page_id)).first()
    if page is None:
        raise Http404
    is_reader = not MACHINES.search(request.headers.get("User-Agent") or "bot") and not (
        request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin")
    )
    answer: dict = {"views": ViewCount.add(page) if is_reader else ViewCount.of(page)}
    language = request.GET.get("language")
    if language in dict(settings.LANGUAGES):
        with override(language):
            answer["words"] = views_in_words(answer["views"])
    return JsonResponse(answer)
