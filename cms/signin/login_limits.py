"""Limits on tries at a door, by account, address and browser; django-axes counts by them in the database.

Tries are counted by account and address together, by address, and by account. Who is known there is
counted apart: a browser somebody signed in with before has a count of its own, and an address an account
was signed in to from is let off the counts that strangers can fill. So somebody who tries passwords soon
has to wait, from wherever, and cannot keep the owner out.
"""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_username, get_cool_off, get_credentials
from axes.models import AccessAttempt, AccessLog
from django.db.models import Max, Q, QuerySet, Sum
from django.http import HttpRequest

from cms.signin.devices import Device, device_of

# Stands in the column of the user agent for a known browser, which no client can claim to be.
DEVICE = "device "
# Addresses people signed in from are remembered this long after.
ADDRESS_LASTS = timedelta(days=180)
ACCOUNT_LENGTH = 255


@dataclass(frozen=True)
class Limits:
    """Failures within the cool-off after which a door is closed; None for no such limit.

    `here`: for one account (or shared password) from one address, or from one known browser.
    `address`: from one address, for whatever accounts. `account`: for one account, from anywhere.
    """

    here: int
    address: int | None = None
    account: int | None = None


# By how the counted name begins: user names hold no spaces.
SHARED_PASSWORD, PASSWORD_RESET = "shared password ", "password reset "
LOG_IN = Limits(here=5, address=25, account=50)
DOORS = {
    # A class at school reads from one address, and none of its pupils is to wait for another's typing.
    SHARED_PASSWORD: Limits(here=30),
    # Each of these is a mail to somebody.
    PASSWORD_RESET: Limits(here=4, account=8),
}


def account_name(request: HttpRequest, credentials: dict | None = None) -> str:
    """The name tries are counted under, however it was typed; at most as long as its column."""
    name = (credentials or {}).get("username") or request.POST.get("username") or ""
    return unicodedata.normalize("NFKC", str(name)).casefold().replace("\0", "")[:ACCOUNT_LENGTH]


class Guard(AxesDatabaseHandler):
    """django-axes' handler with our limits. `AXES_FAILURE_LIMIT` is 1: "some limit is reached"."""

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """1 where a limit is reached, else 0."""
        return int(self.seconds_left(request, credentials) > 0)

    def seconds_left(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Seconds for which a door stays closed for a request; 0 where it is open. At most two queries."""
        account = get_client_username(request, credentials)
        counted = self._counted(request, account)
        recent = AccessAttempt.objects.filter(attempt_time__gte=get_cool_off_threshold(request))
        counts = recent.aggregate(
            **{f"tries_{name}": Sum("failures_since_start", filter=rows) for name, rows, _most in counted},
            **{f"last_{name}": Max("attempt_time", filter=rows) for name, rows, _most in counted},
        )
        full = [
            counts[f"last_{name}"] + get_cool_off(request) - request.axes_attempt_time
            for name, _rows, most in counted
            if (counts[f"tries_{name}"] or 0) >= most
        ]
        return max((ceil(left.total_seconds()) for left in full), default=0)

    def _counted(self, request: HttpRequest, account: str) -> list[tuple[str, Q, int]]:
        """Counts that concern a request: a name, the rows, and how many failures they may hold."""
        door = next((prefix for prefix in DOORS if account.startswith(prefix)), None)
        limits = DOORS.get(door, LOG_IN)
        device = _note_device(request, account)
        if device is not None:
            return [("here", Q(username=account, user_agent=request.axes_user_agent), limits.here)]
        strangers = ~Q(user_agent__startswith=DEVICE)
        at_address = strangers & Q(ip_address=request.axes_ip_address)
        counted = [("here", at_address & Q(username=account), limits.here)]
        if door is None and _signed_in_from(account, request.axes_ip_address):
            return counted
        if limits.address:
            log_ins = ~Q(*(("username__startswith", prefix) for prefix in DOORS), _connector=Q.OR)
            counted.append(("address", at_address & log_ins, limits.address))
        if limits.account:
            counted.append(("account", strangers & Q(username=account), limits.account))
        return counted

    def filter_user_attempts(
        self, request: HttpRequest, credentials: dict | None = None
    ) -> list[QuerySet[AccessAttempt]]:
        """Failures a success makes up for: those of this account here, and nobody else's."""
        _name, rows, _most = self._counted(request, get_client_username(request, credentials))[0]
        return [AccessAttempt.objects.filter(rows)]

    def user_login_failed(self, sender, credentials: dict, request=None, **kwargs):
        """Count a failure, as the device's own where it is known."""
        if request is not None:
            _note_device(request, get_client_username(request, credentials))
        super().user_login_failed(sender, credentials, request, **kwargs)

    def user_logged_in(self, sender, request, user, **kwargs):
        """Make up for what failed here before, and remember the address and the browser.

        Without a session: the API's log-in has none, and axes would start one.
        """
        if request is None:
            return
        credentials = get_credentials(user.get_username())
        account = get_client_username(request, credentials)
        self.reset_user_attempts(request, credentials)
        AccessLog.objects.filter(attempt_time__lt=request.axes_attempt_time - ADDRESS_LASTS).delete()
        AccessLog.objects.create(
            username=account,
            ip_address=request.axes_ip_address,
            user_agent="",
            http_accept="",
            path_info=request.axes_path_info,
        )
        request.signed_in_device = device_of(request).with_account(account)

    def user_logged_out(self, sender, request, user, **kwargs):
        """Do nothing: what is remembered outlives a session."""


def _note_device(request: HttpRequest, account: str) -> Device | None:
    """The known browser a request comes from, or None; the request's failures are counted as its own."""
    device = device_of(request)
    is_known = device.knows(account)
    if is_known:
        request.axes_user_agent = f"{DEVICE}{device.id}"
    elif request.axes_user_agent.startswith(DEVICE):
        request.axes_user_agent = request.axes_user_agent.replace(DEVICE, "", 1).strip()
    return device if is_known else None


def _signed_in_from(account: str, address: str | None) -> bool:
    """True where somebody signed in to an account from an address, not too long ago."""
    if address is None:
        return False
    return AccessLog.objects.filter(username=account, ip_address=address).exists()


def guard() -> Guard:
    """The handler in use."""
    return AxesProxyHandler.get_implementation()


def is_open(request: HttpRequest, name: str) -> bool:
    """True where a door that is no log-in takes another try; marks the request as refused where not."""
    credentials = {"username": name}
    if AxesProxyHandler.is_allowed(request, credentials):
        return True
    request.axes_locked_out, request.axes_credentials = True, credentials
    return False


def count(request: HttpRequest, name: str) -> bool:
    """Count a try at a door that is no log-in; True where that was one too many."""
    AxesProxyHandler.user_login_failed(__name__, {"username": name}, request)
    return request.axes_locked_out


def forgive(request: HttpRequest, name: str) -> None:
    """Forget the tries here at a door that was opened."""
    guard().reset_user_attempts(request, {"username": name})
