"""Old addresses: as they are compared and kept, and redirects that lead from them to the new pages."""

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.intake.archives.story import ArchivedStory

# What the column of a redirect holds.
LENGTH_MOST = 255
BATCH = 100


def old_path(address: str) -> str:
    """The path of an old address from the root of its site, with its query (`/index.php?id=12&lang=ru`).

    Empty where the address names no page of its own: none, or the first page of a site.
    """
    address = address.strip()
    if not address or any(sign.isspace() or ord(sign) < 32 for sign in address):
        return ""
    try:
        parts = urlsplit(address if "://" in address or address.startswith("/") else f"/{address}")
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https"):
        return ""
    path = parts.path or "/"
    path = Redirect.normalise_path(f"{path}?{parts.query}" if parts.query else path)
    return "" if path == "/" else path


class OldAddresses:
    """Redirects of an import: told of and made; which addresses are taken is asked for many at once."""

    def __init__(self) -> None:
        self.site = Site.objects.filter(is_default_site=True).first()
        self._taken: dict[str, Redirect] = {}
        self._made: set[str] = set()

    def looked_up(self, stories: Iterable[ArchivedStory]) -> Iterator[ArchivedStory]:
        """The stories, each after what stands at its old address was looked up: one query for a hundred."""
        stories = iter(stories)
        while some := list(islice(stories, BATCH)):
            self.look_up(old_path(story.address) for story in some)
            yield from some

    def look_up(self, paths: Iterable[str]) -> None:
        """Look up the redirects that lead from these paths already. One query."""
        redirects = Redirect.get_for_site(self.site).filter(old_path__in={path for path in paths if path})
        # A site's own goes before one of all sites.
        self._taken |= {
            redirect.old_path: redirect for redirect in redirects.order_by(F("site_id").asc(nulls_first=True))
        }

    def conflict(self, path: str, page_id: int | None) -> str:
        """Why no redirect can lead from a path to the page with this id (None: a page to be made), or "".

        No query but for a path that begins with a language's code: a page of this site may stand there.
        """
        if len(path) > LENGTH_MOST:
            return _(
                "The old address is longer than %(most)d characters: no redirect can be kept for it."
            ) % {"most": LENGTH_MOST}
        redirect = self._taken.get(path)
        if redirect is not None and (page_id is None or redirect.redirect_page_id != page_id):
            return _(
                "Another redirect leads from the old address %(path)s already; it was left as it is."
            ) % {"path": path}
        if "?" not in path and self._page_stands_at(path):
            return _("A page of this site stands at the old address %(path)s; readers come to that one.") % {
                "path": path
            }
        return ""

    def lead(self, path: str, page: Page) -> str:
        """Make a redirect from a path to a page, unless it is there; returns why not, or ""."""
        if not path:
            return ""
        if (conflict := self.conflict(path, page.pk)) or path in self._taken:
            return conflict
        self._made.add(path)
        self._taken[path] = Redirect.objects.create(old_path=path, redirect_page=page, is_permanent=True)
        return ""

    def forget(self, path: str) -> None:
        """Forget a redirect whose transaction was undone."""
        if path in self._made:
            self._made.discard(path)
            del self._taken[path]

    def _page_stands_at(self, path: str) -> bool:
        language, _slash, rest = path.strip("/").partition("/")
        if language not in dict(settings.LANGUAGES) or self.site is None:
            return False
        homes = Page.objects.filter(locale__language_code=language, depth=2)
        return any(
            Page.objects.filter(
                url_path=f"{home.url_path}{rest}/" if rest else home.url_path, live=True
            ).exists()
            for home in homes.only("url_path")
        )
