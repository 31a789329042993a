"""Pages below the code of their language, and Wagtail's own APIs beside them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail_plone.wagtail_apis import v2, v3

urlpatterns = [
    path("", include("wagtail_plone.urls")),
    path("api/v2/", v2.router.urls),
    path("api/v3/", v3.urls),
    *i18n_patterns(path("", include(wagtail_urls))),
]
