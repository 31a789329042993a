"""Addresses: the admin, files, and below a language prefix every page."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control, never_cache
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.editorial.bin.api import asked_before_deleting
from cms.editorial.bin.hooks import page_urls
from cms.editorial.hooks import report_urls
from cms.editorial.saving.views import signed_in
from cms.editorial.scope.urls import chooser_urls
from cms.engagement.views import count_view
from cms.low_vision.views import low_vision
from cms.media.serving import PictureOnDemand, serve_original, serve_rendition
from cms.offline.manifest import manifest
from cms.offline.worker import offline, worker
from cms.syndication.poster import poster_code
from cms.views import choose_language, page_not_found, server_error
from wagtail_plone.wagtail_apis import v2 as wagtail_api_v2
from wagtail_plone.wagtail_apis import v3 as wagtail_api_v3


def staff_alone(view):
    """Restrict a view to users of the admin, and keep it out of caches, as Wagtail does with its own."""
    return never_cache(require_admin_access(view))


def deletions_decided(urls: tuple) -> tuple:
    """The addresses of an API whose deletions of files say first where those are used."""
    patterns, *names = urls
    return (decorate_urlpatterns(patterns, asked_before_deleting), *names)


# No cache on the way gives a document to somebody else than the one it was sent to.
asked_each_time = cache_control(private=True, no_cache=True)

handler404 = page_not_found
handler500 = server_error

urlpatterns = [
    path("", include("wagtail_plone.urls")),
    path("", choose_language, name="choose_language"),
    path("", include("cms.syndication.root_urls")),
    path("worker.js", worker, name="worker"),
    path("admin/", include(decorate_urlpatterns([*report_urls, *page_urls, *chooser_urls], staff_alone))),
    # Beside the admin's own addresses, which send those who are not signed in to the log-in.
    path("admin/signed-in/", signed_in, name="signed_in"),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v2/", wagtail_api_v2.router.urls),
    path("api/v3/", deletions_decided(wagtail_api_v3.urls)),
    path("documents/", include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, asked_each_time))),
    re_path(r"^pictures/([^/]*)/(\d*)/([^/]*)/$", PictureOnDemand.as_view(), name="image_on_demand"),
    # Drafts shown to somebody without an account.
    path("shown/", include("cms.editorial.previews.urls")),
    path("views/<int:page_id>/", count_view, name="count_view"),
    # Pictures alone: documents go through Wagtail's view, which knows which of them are private.
    re_path(r"^media/(?P<path>images/.+)$", serve_rendition, name="serve_rendition"),
    re_path(r"^media/(?P<path>original_images/.+)$", serve_original, name="serve_original"),
]

urlpatterns += i18n_patterns(
    path("low-vision/", low_vision, name="low_vision"),
    path("app.webmanifest", manifest, name="manifest"),
    path("offline/", offline, name="offline"),
    path("", include("cms.search.urls")),
    path("", include("cms.syndication.feeds.urls")),
    path("", include("cms.syndication.calendars.urls")),
    re_path(r"^qr/([0-9a-f]{32})\.svg$", poster_code, name="poster_code"),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)
