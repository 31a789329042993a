"""Asking other sites whether an address still leads somewhere: seldom, few at a time, no host twice."""

import ipaddress
import logging
import socket
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_noop

from cms.editorial.links.gathering import gather_what_changed
from cms.editorial.links.models import LinkedAddress

logger = logging.getLogger(__name__)
State = LinkedAddress.State
A_ROUND, LOOKED_AT = 10, 200
TIMEOUT_SECONDS, REDIRECTS_MOST = 10, 5
AGAIN = {
    State.RIGHT: timedelta(days=30),
    State.FAILED_ONCE: timedelta(days=1),
    State.BROKEN: timedelta(days=7),
}
# Refusals of machines, or of visitors who are not signed in; people get an answer there.
NOT_TELLING = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.TOO_MANY_REQUESTS,
}


class NotPublic(Exception):
    """An address of this machine or its network, which is none of a checker's business."""


def check_due() -> int:
    """Ask for at most `A_ROUND` addresses that are due, no host twice; returns how many.

    Nothing where `CHECK_EXTERNAL_LINKS` is off. Three queries where nothing is due.
    """
    if not settings.CHECK_EXTERNAL_LINKS:
        return 0
    gather_what_changed()
    due = LinkedAddress.objects.filter(next_check_at__lte=timezone.now()).order_by("next_check_at", "pk")
    by_host: dict[str, LinkedAddress] = {}
    is_led_to = Exists(
        LinkedAddress.pages.through.objects.filter(linkedaddress=OuterRef("pk"), page__live=True)
    )
    for address in due.annotate(is_led_to=is_led_to)[:LOOKED_AT]:
        if address.is_led_to:
            by_host.setdefault(urlsplit(address.address).netloc, address)
        else:
            address.delete()
    chosen = list(by_host.values())[:A_ROUND]
    for address in chosen:
        _note(address, reason_of_failure(address.address))
    return len(chosen)


def _note(address: LinkedAddress, reason: str) -> None:
    """Keep what was heard; an address is broken that failed twice, a day apart."""
    now = timezone.now()
    if not reason:
        address.state, address.failing_since = State.RIGHT, None
    else:
        address.failing_since = address.failing_since or now
        failed_before = address.state in (State.FAILED_ONCE, State.BROKEN)
        address.state = State.BROKEN if failed_before else State.FAILED_ONCE
    address.reason = reason
    address.next_check_at = now + AGAIN[State(address.state)]
    address.save(update_fields=["state", "failing_since", "reason", "next_check_at"])


def reason_of_failure(address: str) -> str:
    """The reason why an address leads nowhere, in English, to be translated; "" where it does.

    Follows redirects one by one, and asks of each whether it is on a public network. A page that is refused
    to a machine counts as there.
    """
    try:
        for _step in range(REDIRECTS_MOST + 1):
            response = _asked(address)
            if not response.is_redirect:
                break
            address = urljoin(address, response.headers["Location"])
        else:
            return gettext_noop("It redirects without end.")
    except NotPublic:
        return gettext_noop("It is an address of a private network.")
    except requests.Timeout:
        return gettext_noop("It does not answer in time.")
    except (requests.RequestException, OSError, ValueError):
        return gettext_noop("It cannot be reached.")
    status = response.status_code
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return gettext_noop("There is nothing at this address any more.")
    return "" if status < HTTPStatus.BAD_REQUEST or status in NOT_TELLING else f"HTTP {status}"


def _asked(address: str) -> requests.Response:
    """The head of what is at an address; asked for with its body where the server knows no heads."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(address)
    _refuse_private(parts.hostname)
    headers = {"User-Agent": f"link check of {settings.SITE_ROOT_URL}", "Accept": "*/*"}
    for method in ("HEAD", "GET"):
        # Of a body nothing is read.
        with requests.request(
            method, address, headers=headers, timeout=TIMEOUT_SECONDS, allow_redirects=False, stream=True
        ) as response:
            if response.status_code < HTTPStatus.BAD_REQUEST:
                break
    return response


def _refuse_private(host: str) -> None:
    """Raise `NotPublic` for a host on the network of this machine: pages name addresses, and anybody may."""
    for *_kind, place in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(place[0].partition("%")[0]).is_global:
            raise NotPublic(host)
