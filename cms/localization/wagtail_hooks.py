"""Hooks of the admin; each part of the app registers its own menu items and panels."""

from django.urls import include, path
from wagtail import hooks

from cms.localization import glossary_hooks  # noqa: F401  importing it registers the glossary
from cms.localization.dashboard import hooks as dashboard_hooks  # noqa: F401  importing it registers them
from cms.localization.dashboard.urls import urlpatterns as dashboard_urls
from cms.localization.editor import hooks as editor_hooks  # noqa: F401  importing it registers them
from cms.localization.editor.urls import urlpatterns as editor_urls
from cms.localization.files.urls import urlpatterns as file_urls
from cms.localization.release import hooks as release_hooks  # noqa: F401  importing it registers them
from cms.localization.release.urls import urlpatterns as release_urls
from cms.localization.store import listing_buttons

listing_buttons.take_away()


@hooks.register("register_admin_urls")
def register_localization_urls():
    """All views of the app, under the namespace `localization`."""
    urls = [*dashboard_urls, *editor_urls, *file_urls, *release_urls]
    return [path("localization/", include((urls, "localization"), namespace="localization"))]
