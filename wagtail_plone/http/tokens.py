"""Tokens: Plone's JSON Web Tokens (`@login`) and Wagtail's API tokens, as `Authorization: Bearer`.

Nobody is signed in by a cookie here, so no other site can make a browser ask in somebody's name.
"""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import jwt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.crypto import salted_hmac
from jwt.types import Options
from wagtail.models import APIToken

from wagtail_plone.models import RevokedToken

ALGORITHM = "HS256"
# plone.restapi's own lifetime.
LIFETIME = timedelta(hours=12)
SALT = "wagtail_plone.http.tokens"
TOKEN_LENGTH = 4000
# Wagtail's API tokens record when they were last used, but not at every request.
TOUCHED_EVERY = timedelta(minutes=1)


def _keys() -> list[str]:
    """The keys tokens are signed with, the newest first; derived, so that they are good for nothing else."""
    secret_keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(SALT, "key", secret=key, algorithm="sha256").hexdigest() for key in secret_keys]


def stamps(user) -> list[str]:
    """Marks that change with the user's password and so end every token; one a key, the newest first."""
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return [sha256(auth_hash.encode()).hexdigest()[:24] for auth_hash in hashes]


def token_for(user, session: str = "") -> str:
    """A token for a user: HS256 with `sub`, `fullname` and `exp`, as Volto reads them.

    `session` names the log-in it goes on from (`sid`), which a log-out ends; a new one where none is given.
    """
    claims = {
        "sub": user.get_username(),
        "fullname": user.get_full_name(),
        "exp": datetime.now(UTC) + LIFETIME,
        "jti": secrets.token_hex(16),
        "sid": session or secrets.token_hex(16),
        "stamp": stamps(user)[0],
    }
    return jwt.encode(claims, _keys()[0], algorithm=ALGORITHM)


def claims_of(token: str, *, expired_too: bool = False) -> dict[str, Any] | None:
    """The claims of a token that was signed here and has not expired; None for any other text."""
    options: Options = {"require": ["exp", "sub", "jti", "stamp"], "verify_exp": not expired_too}
    for key in _keys():
        try:
            return jwt.decode(token, key, algorithms=[ALGORITHM], options=options)
        except jwt.InvalidTokenError:
            continue
    return None


def session_of(claims: dict[str, Any]) -> str:
    """The log-in a token goes back to; the token itself, where it was made before tokens said so."""
    return str(claims.get("sid", claims["jti"]))[:32]


def bearer(request) -> str:
    """The token of a request; "" where it has none."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip()[:TOKEN_LENGTH] if scheme.lower() == "bearer" else ""


def user_of(token: str):
    """The user a token stands for; `AnonymousUser` for a wrong, expired or revoked one, as in Plone."""
    if not token:
        return AnonymousUser()
    claims = claims_of(token)
    user = _by_claims(claims) if claims else _by_api_token(token)
    return user if user is not None and user.is_active else AnonymousUser()


def _by_claims(claims: dict[str, Any]):
    users = get_user_model()
    user = users._default_manager.filter(**{users.USERNAME_FIELD: claims["sub"]}).first()
    if user is None or str(claims["stamp"]) not in stamps(user):
        return None
    return None if RevokedToken.objects.filter(pk=session_of(claims)).exists() else user


def _by_api_token(token: str):
    api_token = (
        APIToken.objects.select_related("user")
        .filter(key_hash__in=APIToken.candidate_key_hashes(token), revoked_at__isnull=True)
        .first()
    )
    if api_token is None:
        return None
    now = timezone.now()
    if api_token.last_used_at is None or now - api_token.last_used_at > TOUCHED_EVERY:
        APIToken.objects.filter(pk=api_token.pk).update(last_used_at=now)
    return api_token.user


def revoke(token: str) -> None:
    """End a log-in: this token and all that were renewed from it or that it was renewed from.

    An expired one does it too, since others may live on. What has been over for long enough is forgotten.
    """
    claims = claims_of(token, expired_too=True)
    if claims is None:
        return
    RevokedToken.objects.filter(expires_at__lt=timezone.now()).delete()
    # Of this log-in no token is made from now on, so that none outlasts the one that would be made now.
    RevokedToken.objects.get_or_create(
        token_id=session_of(claims), defaults={"expires_at": timezone.now() + LIFETIME}
    )
