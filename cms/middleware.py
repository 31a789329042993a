"""Middleware of the site."""

from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language


class LanguageMiddleware(LocaleMiddleware):
    """Django's, which sends an unknown address without a language to the same address with one.

    An address that is known but has nothing to show (a picture or a page that is gone) stays a 404:
    there is nothing below a language prefix for it either.
    """

    def process_response(self, request, response):
        """Leave the 404 of a known address as it is."""
        if response.status_code == 404 and request.resolver_match is not None:
            response.headers.setdefault("Content-Language", get_language())
            return response
        return super().process_response(request, response)
