"""Addresses at the root of the site that machines ask by themselves, whatever pages there are."""

from django.urls import path
from django.views.decorators.http import require_safe

from cms.syndication.cards.serving import draw_card
from cms.syndication.icons import favicon
from cms.syndication.llms import llms
from cms.syndication.robots import robots
from cms.syndication.security_contact import security, security_elsewhere
from cms.syndication.sitemaps import news_sitemap, sitemap, sitemap_index

urlpatterns = [
    path("sitemap.xml", require_safe(sitemap_index), name="sitemap_index"),
    path("sitemap-news.xml", require_safe(news_sitemap), name="news_sitemap"),
    path("sitemap-<slug:language>-<int:number>.xml", require_safe(sitemap), name="sitemap"),
    path("cards/<int:page_id>/<slug:fingerprint>.png", require_safe(draw_card), name="card"),
    path("llms.txt", require_safe(llms), name="llms"),
    path("robots.txt", require_safe(robots), name="robots"),
    path(".well-known/security.txt", require_safe(security), name="security"),
    path("security.txt", require_safe(security_elsewhere)),
    path("favicon.ico", require_safe(favicon), name="favicon"),
]
