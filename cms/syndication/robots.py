"""What crawlers may ask for: `/robots.txt` (RFC 9309), and the way from it to the sitemaps (sitemaps.org)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from cms.pages.addresses import absolute

# The admin, the APIs, drafts shown to somebody, the counter of views, what was searched for: nothing to be
# found by one.
# Pictures that APIs name stay open, since a front end of one's own shows them.
KEPT_OUT = ("/admin/", "/api/", "/++api++/", "/shown/", "/views/", "/*/search/?", "/*/search/suggestions/")
PICTURES = "/++api++/*/@@images/"


@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with the rules for all crawlers: all but what is `KEPT_OUT`, or nothing (`ALLOW_CRAWLERS`)."""
    if settings.ALLOW_CRAWLERS:
        rules = [f"Allow: {PICTURES}", *(f"Disallow: {address}" for address in KEPT_OUT)]
        # Separate from every group: it is no rule of one.
        rules += ["", f"Sitemap: {absolute(reverse('sitemap_index'))}"]
    else:
        rules = ["Disallow: /"]
    return HttpResponse("\n".join(["User-agent: *", *rules, ""]), "text/plain; charset=utf-8")
