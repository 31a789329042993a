"""The site's logo, `@@site-logo/<name>`, from its static files (`WAGTAIL_PLONE_SITE_LOGO`).

Below the API and not at the file's own address: Volto shows it from its own host, and passes on this one.
"""

import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import FileResponse

from wagtail_plone.conf import site_logo
from wagtail_plone.documents.places import Place
from wagtail_plone.http.errors import NotFound
from wagtail_plone.identity import address

FOR_A_DAY = "public, max-age=86400"


def logo_address() -> str | None:
    """The address of the logo; None where the site names none."""
    name = site_logo()
    return address(f"/@@site-logo/{Path(name).name}") if name else None


def logo(place: Place, names: list[str]) -> FileResponse:
    """The logo's file. Raises `NotFound` below other places than a site's root, and for any other name."""
    name = site_logo()
    file = finders.find(name) if name and place.path == place.site else None
    if not file or names != [Path(name).name]:
        raise NotFound.at(f"{place.content_id}/@@site-logo/{'/'.join(names)}")
    kind, _encoding = mimetypes.guess_type(name)
    return FileResponse(
        open(file, "rb"),
        content_type=kind or "application/octet-stream",
        headers={
            "Cache-Control": FOR_A_DAY,
            # A drawing opened by itself is a document of this site and may hold scripts.
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
    )
