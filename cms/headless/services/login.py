"""`@login`, `@login-renew`, `@logout`: tokens for users of the site (plone.restapi `services/auth`)."""

from hashlib import sha256

from django.contrib.auth import authenticate
from django.core.cache import cache

from cms.headless.errors import ServiceError, TooManyRequests
from cms.headless.service import Service
from cms.headless.tokens import bearer, claims_of, revoke, token_for

ATTEMPTS_MOST = 10
ATTEMPTS_SECONDS = 15 * 60
TEXT_LENGTH = 254


class Login(Service):
    """A name and a password for a token."""

    name = "login"
    methods = ("POST",)
    lasting = False

    def body(self) -> dict:
        """400 without both, 401 for wrong ones, 429 after too many of those."""
        login, password = self.request.json.get("login"), self.request.json.get("password")
        if not (isinstance(login, str) and isinstance(password, str) and login and password):
            raise ServiceError(400, "Missing credentials", "Login and password must be provided in body.")
        if len(login) > TEXT_LENGTH or len(password) > 4096 or "\0" in login + password:
            raise ServiceError(401, "Invalid credentials", "Wrong login and/or password.")
        attempts = _attempts_key(self.request.http.META.get("REMOTE_ADDR", ""), login)
        if cache.get(attempts, 0) >= ATTEMPTS_MOST:
            raise TooManyRequests("Too many failed attempts to log in; try again later.", ATTEMPTS_SECONDS)
        user = authenticate(self.request.http, username=login, password=password)
        if user is None:
            cache.set(attempts, cache.get(attempts, 0) + 1, ATTEMPTS_SECONDS)
            raise ServiceError(401, "Invalid credentials", "Wrong login and/or password.")
        cache.delete(attempts)
        return {"token": token_for(user)}


def _attempts_key(address: str, login: str) -> str:
    return f"headless-login-{sha256(f'{address} {login.lower()}'.encode()).hexdigest()}"


class LoginRenew(Service):
    """A token for another one."""

    name = "login-renew"
    methods = ("POST",)
    lasting = False

    def body(self) -> dict:
        """The token it was asked with goes on until it expires."""
        if not self.request.is_signed_in or claims_of(bearer(self.request.http)) is None:
            raise ServiceError(401, "Invalid authentication token", "The authentication token is invalid.")
        return {"token": token_for(self.request.user)}


class Logout(Service):
    """The end of a token."""

    name = "logout"
    methods = ("POST",)
    lasting = False

    def body(self) -> None:
        """Empty. Whoever has no token is logged out already."""
        revoke(bearer(self.request.http))
