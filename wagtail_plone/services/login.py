"""`@login`, `@login-renew`, `@logout`: tokens for users of the site (plone.restapi `services/auth`).

They answer where `WAGTAIL_PLONE_LOGIN` says so: a site that takes passwords by them should count failures.
"""

from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_logged_in

from wagtail_plone.conf import login_is_open
from wagtail_plone.http.errors import ServiceError
from wagtail_plone.http.tokens import bearer, claims_of, revoke, session_of, token_for
from wagtail_plone.service import Service

TEXT_LENGTH = 254


class SignInService(Service):
    """A service that takes passwords or tokens."""

    shows_previews = False

    @classmethod
    def is_open(cls) -> bool:
        """True where the site's settings open signing in."""
        return login_is_open()


class Login(SignInService):
    """A name and a password for a token.

    Django's own way of signing in, with its signals, so that whatever watches over a site's log-ins (counts
    failures, asks for more) watches over this one too.
    """

    name = "login"
    methods = ("POST",)
    lasting = False

    def body(self) -> dict:
        """400 without both, 401 for wrong ones."""
        login, password = self.request.json.get("login"), self.request.json.get("password")
        if not (isinstance(login, str) and isinstance(password, str) and login and password):
            raise ServiceError(400, "Missing credentials", "Login and password must be provided in body.")
        if len(login) > TEXT_LENGTH or len(password) > 4096 or "\0" in login + password:
            raise ServiceError(401, "Invalid credentials", "Wrong login and/or password.")
        user = authenticate(self.request.http, username=login, password=password)
        if user is None:
            raise ServiceError(401, "Invalid credentials", "Wrong login and/or password.")
        user_logged_in.send(type(user), request=self.request.http, user=user)
        return {"token": token_for(user)}


class LoginRenew(SignInService):
    """A token for another one."""

    name = "login-renew"
    methods = ("POST",)
    lasting = False

    def body(self) -> dict:
        """The token it was asked with goes on until it expires; a log-out with either ends both."""
        claims = claims_of(bearer(self.request.http))
        if not self.request.is_signed_in or claims is None:
            raise ServiceError(401, "Invalid authentication token", "The authentication token is invalid.")
        return {"token": token_for(self.request.user, session_of(claims))}


class Logout(SignInService):
    """The end of a token, and of all that were renewed from the same log-in."""

    name = "logout"
    methods = ("POST",)
    lasting = False

    def body(self) -> None:
        """Empty. Whoever has no token is logged out already."""
        revoke(bearer(self.request.http))
