"""Addresses: the admin, files, and below a language prefix every page."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.engagement.views import count_view
from cms.headless import wagtail_api_v2, wagtail_api_v3
from cms.images.views import OnDemandView
from cms.views import choose_language, page_not_found, serve_picture, server_error

handler404 = page_not_found
handler500 = server_error

urlpatterns = [
    path("", include("cms.headless.urls")),
    path("", choose_language, name="choose_language"),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v2/", wagtail_api_v2.router.urls),
    path("api/v3/", wagtail_api_v3.urls),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^pictures/([^/]*)/(\d*)/([^/]*)/$", OnDemandView.as_view(), name="image_on_demand"),
    path("views/<int:page_id>/", count_view, name="count_view"),
    # Pictures alone: documents go through Wagtail's view, which knows which of them are private.
    re_path(r"^media/(?P<path>(?:images|original_images)/.+)$", serve_picture, name="serve_picture"),
]

urlpatterns += i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=True)
