"""The paths of the sites' home pages, which Wagtail caches for an hour and every address depends on."""

from time import monotonic
from types import SimpleNamespace

from django.db import transaction
from django.db.models import Q
from wagtail.models import Site

# Where Wagtail keeps them on a request and on a page (`Page._get_site_root_paths`).
KEPT_AS = "_wagtail_cached_site_root_paths"
# Seconds within which nobody looks again, however many pages there are that belong to no site.
LOOK_AGAIN = 1.0
# When this process looked last, and what it saw.
_looked = SimpleNamespace(at=-LOOK_AGAIN, roots=None)


def clear_roots() -> None:
    """Forget them now, and again after the transaction: others may have read the old ones meanwhile."""
    Site.clear_site_root_paths_cache()
    transaction.on_commit(Site.clear_site_root_paths_cache)


def roots_were_stale(*holders) -> bool:
    """Look at the home pages again; whether what was cached of them was out of date.

    To be asked where a page has no address: a process that was killed, or a cache that was out of reach
    when a home page changed, leaves old paths, which would make `None` of every address for an hour.
    `holders` are the requests and pages that keep them too. At most two queries a site, and one.
    """
    kept = [vars(holder).pop(KEPT_AS, None) for holder in holders]
    before = next(filter(None, kept), None) or Site.get_site_root_paths()
    if monotonic() - _looked.at < LOOK_AGAIN and before == _looked.roots:
        return False
    Site.clear_site_root_paths_cache()
    _looked.at, _looked.roots = monotonic(), Site.get_site_root_paths()
    return _looked.roots != before


def standing_at(*url_paths: str) -> Q:
    """A condition for the pages at places of the tree: slugs have an index, `Page.url_path` has none."""
    slugs = {url_path.rstrip("/").rpartition("/")[2] for url_path in url_paths}
    return Q(slug__in=slugs, url_path__in=url_paths)
