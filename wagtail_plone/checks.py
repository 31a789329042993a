"""System checks: what is missing where the API does not answer as it should, with the line to add.

None of these mistakes shows by itself: the site works on, and clients get HTML, nothing, or wrong addresses.
"""

import re
from collections import defaultdict
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DEFAULT_DB_ALIAS
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.module_loading import import_string
from wagtail.models import Page, Site

from wagtail_plone.conf import PREFIX, answers_accept, docs_are_open, preview_url, root_url

INCLUDE = 'path("", include("wagtail_plone.urls")),'
PLACEHOLDER = re.compile(r"{(\w*)}")
PLACEHOLDERS = {"path", "token", "language"}
MIDDLEWARE = "wagtail_plone.middleware.JSONMiddleware"


@register(Tags.urls)
def check_include(app_configs, **kwargs) -> list[CheckMessage]:
    """Check that the site has the API's addresses, and that the API answers there."""
    from wagtail_plone.docs.views import docs_page
    from wagtail_plone.views import api

    try:
        reverse("wagtail_plone_api")
    except NoReverseMatch:
        hint = f"Add {INCLUDE} to urlpatterns, before Wagtail's own include."
        return [Warning("The API has no address on this site.", hint=hint, id="wagtail_plone.W001")]
    expected = {f"/{PREFIX}/": api} | ({"/api/docs": docs_page} if docs_are_open() else {})
    hint = f"Move {INCLUDE} to the beginning of urlpatterns, below no prefix."
    return [
        Error(f"{path} is not answered by the API.", hint=hint, id="wagtail_plone.E002")
        for path, view in expected.items()
        if _answering(path) is not view
    ]


def _answering(path: str):
    try:
        return resolve(path).func
    except Resolver404:
        return None


@register(Tags.urls)
def check_root(app_configs, **kwargs) -> list[CheckMessage]:
    """Check that the root of all addresses is known, and is a whole address."""
    root = urlsplit(root_url())
    if root.scheme in ("http", "https") and root.netloc:
        return []
    hint = 'Add WAGTAIL_PLONE_ROOT_URL = "https://www.example.org" (your site\'s address) to the settings.'
    message = f"The root of every address the API sends is {root_url()!r}, which no client can follow."
    return [Error(message, hint=hint, id="wagtail_plone.E003")]


@register()
def check_middleware(app_configs, **kwargs) -> list[CheckMessage]:
    """Check that pages answer JSON at their own addresses where the settings say so."""
    if not answers_accept() or any(_is_ours(name) for name in settings.MIDDLEWARE):
        return []
    hint = f'Add "{MIDDLEWARE}" to the end of MIDDLEWARE.'
    message = "WAGTAIL_PLONE_ACCEPT is on, but nothing answers JSON at the pages' own addresses."
    return [Error(message, hint=hint, id="wagtail_plone.E004")]


def _is_ours(name: str) -> bool:
    from wagtail_plone.middleware import JSONMiddleware

    try:
        middleware = import_string(name)
    except ImportError:
        return False
    return isinstance(middleware, type) and issubclass(middleware, JSONMiddleware)


@register()
def check_preview_url(app_configs, **kwargs) -> list[CheckMessage]:
    """Check that the address of a front end's preview is whole, and takes what it is given."""
    url = preview_url()
    if not url:
        return []
    names = set(PLACEHOLDER.findall(url))
    parts = urlsplit(url.partition("{")[0])
    if parts.scheme in ("http", "https") and parts.netloc and "token" in names and names <= PLACEHOLDERS:
        return []
    hint = 'Such as "https://app.example.org{path}?preview={token}"; {language} may be named, too.'
    return [Error(f"WAGTAIL_PLONE_PREVIEW_URL is {url!r}.", hint=hint, id="wagtail_plone.E007")]


@register(Tags.database)
def check_documents(app_configs, databases=None, **kwargs) -> list[CheckMessage]:
    """Check that this version has made the documents of what is published."""
    from wagtail_plone.documents.refresh import is_outdated

    if not _can_ask(databases) or not is_outdated() or not Page.objects.filter(depth__gt=1).exists():
        return []
    hint = "Run: python manage.py rebuild_documents"
    message = "The documents of the published pages were not made, or by an older version."
    return [Warning(message, hint=hint, id="wagtail_plone.W005")]


@register(Tags.database)
def check_home_pages(app_configs, databases=None, **kwargs) -> list[CheckMessage]:
    """Check that every home page has an address of its own; of several at one, clients only ever get one."""
    from wagtail_plone.identity import path_of

    if not _can_ask(databases):
        return []
    homes = defaultdict(list)
    for root in Site.get_site_root_paths():
        for page in Page.objects.filter(url_path=root.root_path).select_related("locale"):
            homes[path_of(page)].append(f"{page} ({page.locale.language_code})")
    hint = "Put Wagtail's include into i18n_patterns(…), or give each site a host of its own."
    return [
        Warning(
            f"Several home pages are at the address {path or '/'!r}: {', '.join(sorted(set(pages)))}.",
            hint=hint,
            id="wagtail_plone.W006",
        )
        for path, pages in homes.items()
        if len(set(pages)) > 1
    ]


def _can_ask(databases) -> bool:
    """Tell whether the database may be asked: checks run before the first migration, too."""
    from wagtail_plone.documents.migrated import has_tables

    return DEFAULT_DB_ALIAS in (databases or ()) and has_tables()
