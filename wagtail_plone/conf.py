"""The settings of the plugin; nothing else reads them.

| setting | default | meaning |
|---|---|---|
| `WAGTAIL_PLONE_ROOT_URL` | `WAGTAILADMIN_BASE_URL` | the one address under which clients reach the content |
| `WAGTAIL_PLONE_LOGIN` | `False` | whether `@login`, `@login-renew` and `@logout` answer |
| `WAGTAIL_PLONE_DOCS` | `False` | whether `/api/docs` and `/api/openapi.json` answer |
| `WAGTAIL_PLONE_GUIDES` | `[]` | folders with a site's own guides in Markdown, and recorded answers |
| `WAGTAIL_PLONE_CLIENTS` | `[]` | files of clients, to be had from `/api/docs/clients/` |
| `WAGTAIL_PLONE_ACCEPT` | `False` | whether pages answer JSON at their own addresses, too |
| `WAGTAIL_PLONE_IMAGE_FORMATS` | `["webp", "jpeg"]` | the formats of pictures, the best first |
| `WAGTAIL_PLONE_REFRESH` | `"now"` | `"later"` where `rebuild_documents --owed` runs every minute or so |
| `WAGTAIL_PLONE_CHANGES_DAYS` | `90` | how long `@changes` remembers what was removed |
| `WAGTAIL_PLONE_RATE_LIMIT` | `""` | what one address may ask without signing in, such as `"1200/min"` |
| `WAGTAIL_PLONE_CLIENT_ADDRESS` | `""` | dotted path of what finds the address, given a request |
| `WAGTAIL_PLONE_STAND_INS` | `[]` | models of pages that show another page's text and are no aliases |
| `WAGTAIL_PLONE_WITHHELD` | `""` | dotted path of a condition for files that no reader may see |
| `WAGTAIL_PLONE_DELETED` | `""` | dotted path of a condition for files in a bin, which are in no list |
| `WAGTAIL_PLONE_SEARCH` | `""` | dotted path of a class that documents are found by, for Wagtail's backends |
| `WAGTAIL_PLONE_SITE_LOGO` | `""` | the static file that `@site` names as the logo |
| `WAGTAIL_PLONE_FOOTER_MENU` | `False` | whether `site_actions`, Volto's footer, are the menu's first level |
| `WAGTAIL_PLONE_PREVIEW_URL` | `""` | where a front end shows drafts: `https://host{path}?preview={token}` |
| `WAGTAIL_PLONE_PREVIEW_MINUTES` | `15` | how long a preview token holds once the editor is closed |

The root is never taken from a request: Volto's server sends `X-Forwarded-Host` without the port, and a header
is anybody's to choose.
"""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Model, Q
from django.utils.module_loading import import_string

# Below which the whole API answers, as Volto asks for it.
PREFIX = "++api++"


def root_url() -> str:
    """The configured root without a trailing slash; Wagtail's `WAGTAILADMIN_BASE_URL` where none is set."""
    configured = getattr(settings, "WAGTAIL_PLONE_ROOT_URL", "") or getattr(
        settings, "WAGTAILADMIN_BASE_URL", ""
    )
    return (configured or "").rstrip("/")


def content_languages() -> dict[str, str]:
    """The languages content may be in, as Wagtail has them: codes with names, in order."""
    return dict(getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", settings.LANGUAGES))


def stand_ins() -> list[type[Model]]:
    """The models (`WAGTAIL_PLONE_STAND_INS`) of pages that show another page's text and are no aliases.

    Each row names a `page` and its `source`: who may not read the source may not read the page.
    """
    return [apps.get_model(name) for name in getattr(settings, "WAGTAIL_PLONE_STAND_INS", ())]


def withheld(model: type[Model]) -> Q:
    """The condition (`WAGTAIL_PLONE_WITHHELD`) for images or documents that no reader may see.

    The setting names a function that is given the model and returns a `Q`. It becomes SQL once, so it may ask
    for columns and other tables, not for what time it is.
    """
    return _condition("WAGTAIL_PLONE_WITHHELD", model)


def deleted(model: type[Model]) -> Q:
    """The condition (`WAGTAIL_PLONE_DELETED`) for images or documents in a bin: in no list, for nobody."""
    return _condition("WAGTAIL_PLONE_DELETED", model)


def _condition(setting: str, model: type[Model]) -> Q:
    path = getattr(settings, setting, "") or ""
    return import_string(path)(model) if path else Q(pk__in=[])


def refreshes_at_once() -> bool:
    """True where every document is made before the request ends that changed it: nobody makes any later."""
    return getattr(settings, "WAGTAIL_PLONE_REFRESH", "now") != "later"


def changes_days() -> int:
    """The days for which it is remembered what was removed; a client that comes later begins anew."""
    return int(getattr(settings, "WAGTAIL_PLONE_CHANGES_DAYS", 90))


def rate_limit() -> str:
    """The number of requests one address may make in a time, as `1200/min`; "" for as many as it likes."""
    return str(getattr(settings, "WAGTAIL_PLONE_RATE_LIMIT", "") or "")


def client_address() -> str:
    """The dotted path of a function that finds the address a request comes from; "" for `REMOTE_ADDR`."""
    return str(getattr(settings, "WAGTAIL_PLONE_CLIENT_ADDRESS", "") or "")


def search_class() -> str:
    """The dotted path of the class that documents are found by (`documents.search`); "" for the default."""
    return str(getattr(settings, "WAGTAIL_PLONE_SEARCH", "") or "")


def site_logo() -> str:
    """The name of the static file that is the site's logo ("img/logo.svg"); "" where there is none."""
    return str(getattr(settings, "WAGTAIL_PLONE_SITE_LOGO", "") or "")


def footer_is_menu() -> bool:
    """True where a footer leads to what the menu leads to."""
    return bool(getattr(settings, "WAGTAIL_PLONE_FOOTER_MENU", False))


def preview_url() -> str:
    """A front end's address for drafts, with `{path}`, `{token}`, `{language}` in it; "" without one."""
    return str(getattr(settings, "WAGTAIL_PLONE_PREVIEW_URL", "") or "")


def preview_minutes() -> int:
    """The minutes for which a preview token holds after it was made, or after the editor was last open."""
    return int(getattr(settings, "WAGTAIL_PLONE_PREVIEW_MINUTES", 15))


def login_is_open() -> bool:
    """True where clients may sign in with a name and a password."""
    return bool(getattr(settings, "WAGTAIL_PLONE_LOGIN", False))


def docs_are_open() -> bool:
    """True where everybody may read the description of the API."""
    return bool(getattr(settings, "WAGTAIL_PLONE_DOCS", False))


def guide_folders() -> list[Path]:
    """The folders of a site's own guides for app developers (`docs.guides`), the last one the strongest."""
    return [Path(folder) for folder in getattr(settings, "WAGTAIL_PLONE_GUIDES", ())]


def client_files() -> dict[str, Path]:
    """The files that app developers may take from the documentation (clients of the API), by their names."""
    files = [Path(file) for file in getattr(settings, "WAGTAIL_PLONE_CLIENTS", ())]
    return {file.name: file for file in files}


def answers_accept() -> bool:
    """True where pages are meant to answer JSON at their own addresses, by the Accept header."""
    return bool(getattr(settings, "WAGTAIL_PLONE_ACCEPT", False))


def image_formats() -> tuple[str, ...]:
    """The formats in which clients are offered pictures, the best first."""
    return tuple(getattr(settings, "WAGTAIL_PLONE_IMAGE_FORMATS", ("webp", "jpeg")))
