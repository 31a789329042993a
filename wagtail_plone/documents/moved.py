"""Addresses that pages have left, by Wagtail's redirects (`wagtail.contrib.redirects`).

A redirect that Wagtail or a site made when a page moved leads on from all that stood below it, too: what is
asked for there is looked for at the same place below the page's new address. So one row is enough for a
branch with thousands of pages, and pages that moved more than once are found in one step.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page, Site

from wagtail_plone.documents.visibility import readable
from wagtail_plone.roots import standing_at

# Moves that are followed one after the other, and steps of an address that are looked at.
HOPS_MOST, STEPS_MOST = 5, 20


@dataclass(frozen=True)
class Moved:
    """Where something is now, and whether it is meant to stay there."""

    address: str
    is_permanent: bool = True


def moved_to(path: str, site: Site | None = None) -> Moved | None:
    """The place of what has left a path; None where nothing did, or it is not for every reader.

    `path` is one of a site; with a query, only a redirect from that very address counts. At most two queries
    a move.
    """
    if not apps.is_installed("wagtail.contrib.redirects") or "\0" in path:
        return None
    from wagtail.contrib.redirects.models import Redirect

    here = Redirect.normalise_path(path)
    is_permanent = True
    for _hop in range(HOPS_MOST):
        redirect = _nearest(here, site)
        if redirect is None:
            return None
        is_permanent = is_permanent and redirect.is_permanent
        rest = here.removeprefix(redirect.old_path)
        if redirect.redirect_page_id is None:
            return Moved(redirect.redirect_link, is_permanent) if redirect.redirect_link else None
        target = redirect.redirect_page
        found = _at(f"{target.url_path}{rest.strip('/')}/") if rest else _readable(target)
        if found is not None:
            return _to(found, "" if rest else redirect.redirect_page_route_path, is_permanent=is_permanent)
        below = target.get_url()
        if not rest or not below:
            return None
        # It stood there, and has moved on by itself.
        here = Redirect.normalise_path(f"{below.rstrip('/')}{rest}")
    return None


def _to(page: Page, route_path: str, *, is_permanent: bool) -> Moved | None:
    address = page.get_url()
    if not address:
        return None
    return Moved(f"{address.rstrip('/')}{route_path}" if route_path else address, is_permanent)


def _nearest(path: str, site: Site | None):
    """The redirect from a path, else that from the nearest page above it. One query."""
    from wagtail.contrib.redirects.models import Redirect

    above = [] if "?" in path else list(_above(path))
    made = Q(old_path__in=above, automatically_created=True, redirect_page__isnull=False)
    redirects = Redirect.get_for_site(site).filter(Q(old_path=path) | made).select_related("redirect_page")
    # A site's own before one of all sites.
    found = sorted(redirects, key=lambda one: (len(one.old_path), one.site_id is not None), reverse=True)
    return found[0] if found else None


def _above(path: str) -> Iterable[str]:
    """The paths above one, the nearest first."""
    steps = path.split("/")[:STEPS_MOST]
    return ("/".join(steps[:end]) for end in range(len(steps) - 1, 1, -1))


def _at(url_path: str) -> Page | None:
    """The page at a place of the tree, where every reader may see it. One query."""
    return readable(Page.objects.filter(standing_at(url_path))).first()


def _readable(page: Page) -> Page | None:
    return readable(Page.objects.filter(pk=page.pk)).first()
