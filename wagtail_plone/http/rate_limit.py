"""A limit on what one address may ask in a while, for those who are not signed in.

Counted by django-ninja's throttle, which Wagtail brings, in Django's cache: all processes that share the
cache count together. Two that count at the same moment may count one request for two, which a generous limit
can bear. Where the cache is away nothing is counted.
"""

from functools import cache
from hashlib import sha256
from math import ceil

from django.http import HttpRequest
from django.utils.module_loading import import_string
from ninja.throttling import SimpleRateThrottle

from wagtail_plone.conf import client_address, rate_limit
from wagtail_plone.http.errors import LimitExceeded


class Throttle(SimpleRateThrottle):
    """The requests of each address within the last so many seconds."""

    def get_cache_key(self, request: HttpRequest) -> str | None:
        """A key for the address that asks; None, not to be counted, where there is none."""
        find = _address_finder(client_address())
        address = find(request) if find else request.META.get("REMOTE_ADDR")
        return f"wagtail-plone-asked-{fingerprint(address)}" if address else None


def fingerprint(address: str) -> str:
    """What stands for an address where it is counted: a cache is no place for what tells of people."""
    return sha256(address.encode()).hexdigest()[:24]


@cache
def _address_finder(name: str):
    return import_string(name) if name else None


def count(request: HttpRequest) -> None:
    """Count a request. Raises `LimitExceeded` (429) for one too many, and tells when there is room again."""
    rate = rate_limit()
    if not rate:
        return
    throttle = Throttle(rate)
    if not throttle.allow_request(request):
        oldest = throttle.history[-1]
        raise LimitExceeded(rate, max(1, ceil(oldest + throttle.duration - throttle.now)))
