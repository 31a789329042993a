"""Pages below the code of their language, and Wagtail's own API beside them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail_plone.wagtail_apis.v2 import router

urlpatterns = [
    path("", include("wagtail_plone.urls")),
    path("api/v2/", router.urls),
    *i18n_patterns(path("", include(wagtail_urls))),
]
