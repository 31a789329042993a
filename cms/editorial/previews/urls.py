"""Addresses of drafts shown to somebody without an account, and of the pictures on them."""

from django.urls import path, re_path

from cms.editorial.previews.door import show_draft, show_on_demand, show_rendition

# As the site's own addresses of pictures (`cms.urls`), behind the token.
ON_DEMAND = r"^(?P<token>[^/]+)/pictures/(?P<signature>[^/]*)/(?P<image_id>\d*)/(?P<filter_spec>[^/]*)/$"

urlpatterns = [
    path("<str:token>/", show_draft, name="shown_draft"),
    re_path(r"^(?P<token>[^/]+)/(?P<path>images/.+)$", show_rendition),
    re_path(ON_DEMAND, show_on_demand),
]
