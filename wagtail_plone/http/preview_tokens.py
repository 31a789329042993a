"""Preview tokens: by which a front end of somebody's own reads one draft through the API, for a while.

A token is signed and stored nowhere. It names a page, a revision of it or its newest draft, and the editor
who asked for it. At each use it is asked whether that editor is active, has the same password, is still
signed in to the admin, and (`documents.previews`) may still edit the page. It holds for
`conf.preview_minutes` after it was made, and goes on as long as that editor has the page open: Wagtail notes
every few seconds who has (`EditingSession`). After `LASTS_MOST` it is over in any case.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_out
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.dispatch import receiver
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.admin.models import EditingSession
from wagtail.models import Page

from wagtail_plone.conf import preview_minutes, preview_url
from wagtail_plone.http.errors import Unauthorized
from wagtail_plone.http.tokens import bearer, stamps
from wagtail_plone.models import RevokedToken

PARAMETER = "preview"
# Tells a preview token from those of `@login` and of Wagtail; all characters may stand in a header (RFC 6750,
# 2.1) and in an address.
PREFIX = "preview."
SALT = "wagtail_plone.http.preview_tokens"
LENGTH_MOST = 600
LASTS_MOST = timedelta(hours=12)
OVER = "The preview token is not valid, or is over. Open the preview anew from the editor."


@dataclass(frozen=True)
class Granted:
    """A token that holds: the keys of the page and the revision (None: the newest), and whose it is."""

    page_id: int
    revision_id: int | None
    user: Any


class PreviewRefused(Unauthorized):
    """A preview token that does not hold, whatever the reason: a front end is not to show the public page
    instead, as if that were the draft.
    """

    def __init__(self) -> None:
        super().__init__(OVER)


def preview_token(user, page: Page, session_key: str, revision_id: int | None = None) -> str:
    """A token for a user's preview of a page: of one revision, or of whatever is the newest when it is used.

    `session_key` names the log-in to the admin by whose end it ends.
    """
    claims = {
        "page": page.pk,
        "revision": revision_id,
        "user": str(user.pk),
        "session": _digest(session_key),
        "stamp": stamps(user)[0],
    }
    return PREFIX + _signer().sign_object(claims)


def asked_with(request) -> str:
    """The preview token a request came with, in its header or its address; "" for one without.

    A site without a front end that shows drafts may give the parameter a meaning of its own.
    """
    if not preview_url():
        return ""
    token = bearer(request)
    return token if token.startswith(PREFIX) else request.GET.get(PARAMETER, "")


def granted(token: str) -> Granted:
    """What a token grants. At most three queries; raises `PreviewRefused` where it does not hold."""
    claims, is_young = _claims(token)
    user = get_user_model()._default_manager.filter(pk=claims["user"], is_active=True).first()
    if user is None or claims["stamp"] not in stamps(user):
        raise PreviewRefused
    if RevokedToken.objects.filter(pk=claims["session"]).exists():
        raise PreviewRefused
    if not is_young and not _has_open(user, claims["page"]):
        raise PreviewRefused
    return Granted(claims["page"], claims["revision"], user)


def _claims(token: str) -> tuple[dict[str, Any], bool]:
    """What a token says, and whether it was made within the last `conf.preview_minutes`."""
    if not token.startswith(PREFIX) or len(token) > LENGTH_MOST:
        raise PreviewRefused
    signed, signer = token.removeprefix(PREFIX), _signer()
    try:
        return signer.unsign_object(signed, max_age=timedelta(minutes=preview_minutes())), True
    except SignatureExpired:
        pass
    except (BadSignature, ValueError):
        raise PreviewRefused from None
    try:
        return signer.unsign_object(signed, max_age=LASTS_MOST), False
    except BadSignature:
        raise PreviewRefused from None


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=SALT, sep=".")


def _has_open(user, page_id: int) -> bool:
    """Tell whether a user has, or had within `conf.preview_minutes`, a page open in the editor. One query."""
    since = timezone.now() - timedelta(minutes=preview_minutes())
    sessions = EditingSession.objects.filter(user=user, object_id=str(page_id), last_seen_at__gt=since)
    return sessions.filter(content_type__app_label=Page._meta.app_label, content_type__model="page").exists()


def _digest(session_key: str) -> str:
    """What a token says of a session: enough to know it again, nothing to sign in with."""
    return salted_hmac(SALT, session_key or "", algorithm="sha256").hexdigest()[:32]


@receiver(user_logged_out)
def end_with_the_session(sender, request, **kwargs) -> None:
    """End the previews of a log-in to the admin with it."""
    session_key = getattr(getattr(request, "session", None), "session_key", None)
    if session_key and preview_url():
        now = timezone.now()
        RevokedToken.objects.filter(expires_at__lt=now).delete()
        expires = {"expires_at": now + LASTS_MOST}
        RevokedToken.objects.get_or_create(token_id=_digest(session_key), defaults=expires)
