"""Middleware of the site."""

from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language


class LanguageMiddleware(LocaleMiddleware):
    """Django's, which sends an unknown address without a language to the same address with one.

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
