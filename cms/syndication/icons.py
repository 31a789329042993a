"""The icon that browsers, feed readers and search engines ask for without reading a page first."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control


@cache_control(public=True, max_age=86_400)
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon's file, whose name changes with what is in it."""
    return HttpResponseRedirect(static("cms/img/favicon.ico"))
