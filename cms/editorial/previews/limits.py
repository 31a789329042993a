"""A limit on how often one address may open links to drafts, or try to."""

from math import ceil

from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle

from cms.signin.addresses import client_address
from wagtail_plone.http.rate_limit import fingerprint

# A person turns the pages of a draft no faster; a list of guesses is.
OPENED_MOST = "60/min"


class _Openings(SimpleRateThrottle):
    def get_cache_key(self, request: HttpRequest) -> str:
        return f"shown-draft-{fingerprint(client_address(request) or '')}"


def seconds_to_wait(request: HttpRequest) -> int:
    """Count an opening; 0, or the seconds until there is room for another one."""
    openings = _Openings(OPENED_MOST)
    if openings.allow_request(request):
        return 0
    return max(1, ceil(openings.history[-1] + openings.duration - openings.now))
