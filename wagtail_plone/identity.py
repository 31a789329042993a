"""Identity of pages, in words that survive: ids for clients, addresses for everyone."""

import json
import re
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import override
from wagtail.models import Page, Site

from wagtail_plone.conf import root_url
from wagtail_plone.json_text import dump
from wagtail_plone.roots import roots_were_stale

# A `UID` as `uid` makes it.
UID = re.compile(r"[0-9a-f]{32}")
NAMESPACE = UUID("8b1d0c2e-93b3-4b0e-8f0e-6d5f3c1a7e42")


def uid(translation_key: UUID, language: str) -> str:
    """Plone's `UID` of a page: 32 hex digits, the same after moves, renames and imports."""
    return uuid5(NAMESPACE, f"{translation_key}:{language}").hex


def path_of(page: Page) -> str | None:
    """The path of a page below the root address, without a trailing slash: "/kk/branches/taraz".

    A page of another site than the default one, or one that says itself that it is on another host, has
    its whole address instead. None for a page that belongs to no site. No query where the page's locale and
    its site roots are cached and there is one site.
    """
    # Wagtail puts the active language before the page's own where it is a variant of it (`/en-us/`).
    with override(page.locale.language_code):
        parts = page.get_url_parts()
        if parts is None and roots_were_stale(page):
            parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return None
    _site_id, host, path = parts
    return path_below(path) if host == main_host() else f"{host}{path}".rstrip("/")


def html_address(page: Page, host: str | None) -> str | None:
    """The whole address of the page readers open, on the same host as its `@id`; None as for `path_of`.

    `host` is that of `main_host`, which whoever needs many addresses asks for once.
    """
    with override(page.locale.language_code):
        return on_root(page.full_url, host)


def on_root(url: str | None, host: str | None) -> str | None:
    """An address of the default site, which Wagtail takes from its record of it, below the root address.

    An address of another host stays as it is.
    """
    if not url or not host or not f"{url}/".startswith(f"{host}/"):
        return url
    path = url.removeprefix(host)
    # The slash at the end stays: it is part of the address people open.
    return f"{root_url()}{path.removeprefix(get_script_prefix().rstrip('/'))}"


def path_below(path: str) -> str:
    """A path as Django reverses it, below where the project is mounted, without a trailing slash."""
    return path.removeprefix(get_script_prefix().rstrip("/")).rstrip("/")


def main_host() -> str | None:
    """The address Wagtail knows the default site by, which `WAGTAIL_PLONE_ROOT_URL` stands for.

    No query where there is one site, which is the default one whatever its record says.
    """
    hosts = {root.site_id: root.root_url for root in Site.get_site_root_paths()}
    if len(hosts) < 2:
        return next(iter(hosts.values()), None)
    return next((site.root_url for site in Site.objects.filter(is_default_site=True)), None)


def site_prefix(request: HttpRequest) -> str:
    """The beginning of the paths of documents on the site a request came to; "" on the default one.

    No query where there is one site.
    """
    if len({root.site_id for root in Site.get_site_root_paths()}) < 2:
        return ""
    site = Site.find_for_request(request)
    return "" if site is None or site.is_default_site else site.root_url


def site_of(path: str) -> str:
    """The beginning of the paths of a site's documents, read from one of them; "" for the default site."""
    parts = urlsplit(path)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme else ""


def is_home(page: Page) -> bool:
    """Tell whether a page is the root of a site, or of one language of it. No query, as for `path_of`."""
    return any(root.root_path == page.url_path for root in Site.get_site_root_paths())


# What stands for the root address in stored documents, which would else be wrong as soon as it changes.
# Private-use characters do not come up in content; if they did, they would name the site's own root.
ROOT = "\ue000root\ue000"
# Its beginning as Python's JSON escapes it.
ESCAPED = json.dumps(ROOT)[1:7]


def address(path: str) -> str:
    """A path as a stored `@id`: below the root, without a trailing slash, never with `++api++`.

    What is a whole address already (`path_of` of a page on another site) stays as it is.
    """
    return path if urlsplit(path).scheme else f"{ROOT}{path}"


def file_address(url: str) -> str:
    """The address of a file, from what its storage or Wagtail calls its URL: a path, or whole already."""
    parts = urlsplit(url)
    return url if parts.scheme or parts.netloc else f"{ROOT}{path_below(url)}"


def as_sent(stored: str) -> str:
    """A stored summary as it is sent; one that an earlier version stored has escapes in it."""
    return dump(json.loads(stored)) if ESCAPED in stored else stored


def with_root(text: str) -> str:
    """Stored JSON as it is sent: with the configured root address."""
    return text.replace(ROOT, root_url())
