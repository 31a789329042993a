"""The one address under which the public reads the site: `SITE_ROOT_URL`, in whatever is sent or shown.

Wagtail keeps host and port of a site in its Site record too, where a new installation has `localhost`. What
this site shows does not ask it; but what Wagtail itself makes does, so both are kept in step.
"""

from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError
from wagtail.models import Site

# What Wagtail's own first migration writes.
UNTOUCHED = ("localhost", 80)


def absolute(address: str | None) -> str:
    """An address of this site in full; one of another site stays as it is; "" for none."""
    return urljoin(f"{settings.SITE_ROOT_URL}/", address) if address else ""


def language_prefixes() -> tuple[str, ...]:
    """How the paths of the site's pages begin, in each language: "/kk/"."""
    return tuple(f"/{code}/" for code, _name in settings.LANGUAGES)


def public_host() -> tuple[str, int]:
    """The host and the port of `SITE_ROOT_URL`."""
    parts = urlsplit(settings.SITE_ROOT_URL)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def keep_address_in_step(site: Site | None = None) -> None:
    """Give a Site record, by default the default site's, the host and port of `SITE_ROOT_URL`."""
    site = site or Site.objects.filter(is_default_site=True).first()
    # Saving a site has the documents of all its pages made anew.
    if site is not None and (site.hostname, site.port) != public_host():
        site.hostname, site.port = public_host()
        site.save()


def name_new_site(**_signal) -> None:
    """Name the one site of a new installation after `migrate`, where nobody has named it yet."""
    sites = list(Site.objects.all()[:2])
    if len(sites) == 1 and (sites[0].hostname, sites[0].port) == UNTOUCHED != public_host():
        keep_address_in_step(sites[0])


def check_site_record(databases=None, **_options) -> list[CheckWarning]:
    """Warn where the default site's record and `SITE_ROOT_URL` differ in host or port (a check of Django's).

    Asks the database, so Django runs it in `migrate` and `check --database default` alone.
    """
    if not databases:
        return []
    try:
        site = Site.objects.filter(is_default_site=True).first()
    except DatabaseError:
        # Before the first migration there is no such table.
        return []
    if site is None or (site.hostname, site.port) == public_host():
        return []
    return [
        CheckWarning(
            f"The default site's record says {site.root_url}, and SITE_ROOT_URL is {settings.SITE_ROOT_URL}.",
            hint="Give the site that host and port under Settings → Sites, or correct SITE_ROOT_URL.",
            id="cms.W001",
        )
    ]
