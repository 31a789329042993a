"""Middleware of the site."""

from django.conf import settings
from django.http import Http404
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language

from cms.views import page_not_found


class LanguageMiddleware(LocaleMiddleware):
    """Django's middleware, which sends an unknown address without a language to the same address with one.

    An address that is known but has nothing to show (a picture or a page that is gone) stays a 404:
    there is nothing below a language prefix for it either.
    """

    def process_response(self, request, response):
        """Leave pictures, files and data as they are, and the 404 of a known address."""
        if request.resolver_match is not None:
            if not response.headers.get("Content-Type", "").startswith("text/html"):
                # The same in every language, and shared caches should know it.
                return response
            if response.status_code == 404:
                response.headers.setdefault("Content-Language", get_language())
                return response
        return super().process_response(request, response)


class DesignedNotFoundMiddleware:
    """Middleware that shows the site's own 404 with `DEBUG` too, in place of Django's list of addresses.

    Who writes a page sees what readers see. Without `DEBUG` Django asks `handler404` by itself.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Replace Django's answer by the site's 404 where no view answers the address."""
        response = self.get_response(request)
        if settings.DEBUG and response.status_code == 404 and request.resolver_match is None:
            return page_not_found(request)
        return response

    def process_exception(self, request, exception):
        """Answer with the site's 404 where a view raised `Http404`."""
        return (
            page_not_found(request, exception) if settings.DEBUG and isinstance(exception, Http404) else None
        )
