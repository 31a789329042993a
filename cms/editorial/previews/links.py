"""Links to drafts: making, opening and revoking them."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.editorial.previews.models import ShownDraft
from wagtail_plone.documents.drafts import may_edit
from wagtail_plone.serialize.references import references

DAYS_DEFAULT, DAYS_MOST = 7, 30
# Open links of one page.
LINKS_MOST = 20
TOKEN_BYTES = 24
# Noted no more often than this: a page is opened with all its pictures.
NOTED_EVERY = timedelta(minutes=1)
PICTURES_KEPT = timedelta(minutes=10)
# How long the list of a page's links names those that are over.
KEPT = timedelta(days=30)


class TooManyLinks(Exception):
    """A page with as many open links as it may have (`LINKS_MOST`)."""


def make_link(
    page: Page, user, days: int = DAYS_DEFAULT, shown_to: str = "", revision: Revision | None = None
) -> str:
    """Make a link for some days; its token, which is told this once and kept nowhere.

    For a revision, or for whatever is the newest version. Raises `TooManyLinks`. Whether `user` may show the
    page is for the caller to ask.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction.atomic():
        # Two at once: the second one counts the first one's.
        Page.objects.select_for_update().filter(pk=page.pk).first()
        if _open_links().filter(page=page.pk).count() >= LINKS_MOST:
            raise TooManyLinks
        link = ShownDraft.objects.create(
            page_id=page.pk,
            revision=revision,
            token_hash=_fingerprint(token),
            shown_to=shown_to,
            made_by=user,
            expires_at=timezone.now() + timedelta(days=days),
        )
        _log(link, user, "cms.show_draft")
    return token


@dataclass(frozen=True)
class Opened:
    """A link that is open, and its page as it is stored."""

    link: ShownDraft
    page: Page

    @cached_property
    def draft(self) -> Page:
        """The version that is shown, not saved; where it stands and whether it is live is asked of the page.

        A few queries, and one or two for each of its rows, which Wagtail looks up one by one.
        """
        page = self.page
        revision = self.link.revision
        draft = revision.as_object() if revision else page.get_latest_revision_as_object()
        draft.path, draft.depth, draft.url_path, draft.live = page.path, page.depth, page.url_path, page.live
        return draft

    @property
    def pictures(self) -> set[int]:
        """The keys of the pictures of the draft: its fields', its rows', its blocks'.

        Kept for a while by its version: a page with thirty photographs asks thirty times.
        """
        version = self.link.revision_id or self.page.latest_revision_id
        if version is None:
            return _pictures(self.draft)
        return cache.get_or_set(
            f"shown-pictures-{version}", lambda: _pictures(self.draft), PICTURES_KEPT.seconds
        )


def _pictures(draft: Page) -> set[int]:
    return {int(key) for key in references(draft)["image"]}


def opened(token: str) -> Opened | None:
    """The link of a token, where it is open; None where it is over, was never, or may not be any more.

    Its maker has to be active and to have the right to edit the page at this moment, and the page a place on
    the site.
    """
    links = _open_links().select_related("page", "revision", "made_by")
    link = links.filter(token_hash=_fingerprint(token)).first()
    if link is None or not link.made_by.is_active:
        return None
    page = link.page.specific
    if page.get_url_parts() is None or not may_edit(link.made_by, page):
        return None
    return Opened(link, page)


def note_opened(link: ShownDraft) -> None:
    """Note that a link was opened."""
    now = timezone.now()
    if link.last_opened_at is None or now - link.last_opened_at > NOTED_EVERY:
        ShownDraft.objects.filter(pk=link.pk).update(last_opened_at=now)


def revoke(link: ShownDraft, user) -> None:
    """Close a link for good."""
    with transaction.atomic():
        if ShownDraft.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()):
            _log(link, user, "cms.revoke_shown_draft")


def links_of(page: Page) -> list[ShownDraft]:
    """A page's links, the newest first; those that are over for as long as they are kept. One query."""
    return list(ShownDraft.objects.filter(page=page.pk).select_related("made_by", "revision"))


def remove_old() -> None:
    """Remove links that have been over for long enough (`KEPT`)."""
    before = timezone.now() - KEPT
    ShownDraft.objects.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before)).delete()


def _open_links():
    return ShownDraft.objects.filter(revoked_at=None, expires_at__gt=timezone.now())


def _fingerprint(token: str) -> str:
    # Tokens are random and long: there is nothing to guess that a slower fingerprint would protect.
    return sha256(token.encode()).hexdigest()


def _log(link: ShownDraft, user, action: str) -> None:
    data = {"shown_to": link.shown_to, "until": link.expires_at.isoformat(), "link": link.pk}
    log(instance=link.page, action=action, user=user, data=data)
