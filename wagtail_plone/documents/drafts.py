"""Pages a signed-in user sees beside those every reader sees: private ones, drafts, revisions.

Never stored: documents made here live as long as the answer.
"""

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Revision, Site

from wagtail_plone.documents.visibility import restrictions_on
from wagtail_plone.http.errors import NotFound, Unauthorized
from wagtail_plone.identity import path_of
from wagtail_plone.models import PublishedDocument
from wagtail_plone.roots import standing_at
from wagtail_plone.serialize.page import Serialised, serialised


def page_at(path: str) -> Page | None:
    """The page at a path below the root, live or not, of whatever type."""
    for root in Site.get_site_root_paths():
        home = Page.objects.filter(standing_at(root.root_path)).first()
        prefix = path_of(home) if home else None
        if prefix is None or not (path == prefix or path.startswith(f"{prefix}/")):
            continue
        url_path = f"{root.root_path}{path[len(prefix) + 1 :]}".rstrip("/") + "/"
        page = Page.objects.filter(standing_at(url_path)).first()
        if page is not None:
            return page
    return None


def may_edit(user, page: Page) -> bool:
    """Tell whether the admin would show this user the page's drafts."""
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.can_publish()


def seen_by(user, page: Page, version: str = "") -> PublishedDocument:
    """A page as a signed-in user may see it, as a document that is not stored.

    `version` is the number of a revision, counted from the oldest (see `@history`), "draft" for the newest,
    "" for what is live, or the newest where nothing is. Raises `Unauthorized` and `NotFound`.
    """
    editor = may_edit(user, page)
    if version or not page.live:
        if not editor:
            raise Unauthorized()
        if page.latest_revision_id:
            number, revision = _revision(page, version)
            return _document(page, revision.as_object(), number)
        shown = page.specific
    elif editor or _accepted(user, page):
        shown = page.specific
    else:
        raise Unauthorized()
    return _document(page, shown)


def _revision(page: Page, version: str) -> tuple[int, Revision]:
    """The number of a revision among those that are kept, 0 for the oldest, and the revision."""
    revisions = page.revisions.order_by("created_at", "pk")
    if version in ("", "draft"):
        newest = page.latest_revision
        later = Q(created_at__gt=newest.created_at) | Q(created_at=newest.created_at, pk__gte=newest.pk)
        return revisions.exclude(later).count(), newest
    # An offset of more digits would be none to a database.
    is_number = version.isascii() and version.isdecimal() and len(version) < 10
    revision = revisions[int(version) :].first() if is_number else None
    if revision is None:
        raise NotFound(f"version must be the number of one of the page's revisions, not {version[:40]!r}")
    return int(version), revision


def _accepted(user, page: Page) -> bool:
    """Tell whether every view restriction on the page and above it lets the user in.

    Passwords are given in Wagtail's own form and kept in a session, which this API has none of.
    """
    request = HttpRequest()
    request.user, request.session = user, SessionBase()
    return all(
        restriction.restriction_type != PageViewRestriction.PASSWORD and restriction.accept_request(request)
        for restriction in restrictions_on(page)
    )


def _document(page: Page, shown: Page, version: str | int = "current") -> PublishedDocument:
    """A page, or a revision of it, serialised now."""
    return serialised_draft(page, shown, version).document


def serialised_draft(page: Page, shown: Page, version: str | int) -> Serialised:
    """A page, or a revision of it (`shown`), as it would be stored. Raises `NotFound` for one on no site."""
    # A revision brings the tree's state of its day along; where the page stands is asked of the page.
    shown.path, shown.depth, shown.url_path, shown.live = page.path, page.depth, page.url_path, page.live
    content = serialised(shown, version)
    if content is None:
        raise NotFound("The page belongs to no site.")
    return content
