"""Browsers that people have signed in with before, known by a signed cookie (OWASP: device cookies).

The cookie opens nothing. It says that whoever sends it is not the stranger who tries passwords elsewhere,
so that strangers' failures cannot keep a person out; its own failures are counted by themselves.
"""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "device"
SALT = "cms.signin.devices"
LASTS = timedelta(days=365)
# People who share a browser; the one who signed in longest ago is forgotten first.
ACCOUNTS_MOST = 5


@dataclass(frozen=True)
class Device:
    """A browser: a random id, and fingerprints of the accounts that were signed in to with it."""

    id: str
    accounts: list[str] = field(default_factory=list)

    def knows(self, account: str) -> bool:
        """True where somebody signed in to this account with this browser before."""
        return _fingerprint(account) in self.accounts

    def with_account(self, account: str) -> "Device":
        """The device as it is after a log-in to this account."""
        others = [known for known in self.accounts if known != _fingerprint(account)]
        return Device(self.id, [_fingerprint(account), *others][:ACCOUNTS_MOST])


def _fingerprint(account: str) -> str:
    return sha256(account.encode()).hexdigest()[:24]


def device_of(request: HttpRequest) -> Device:
    """The device a request says it comes from; a new one where the cookie is missing, forged or too old."""
    try:
        known = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
        return Device(known["id"], known["accounts"])
    except (signing.BadSignature, KeyError, TypeError):
        return Device(secrets.token_hex(16))


def remember(response: HttpResponse, device: Device) -> None:
    """Give the browser its cookie, which no script can read."""
    response.set_cookie(
        COOKIE,
        signing.dumps({"id": device.id, "accounts": device.accounts}, salt=SALT),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
