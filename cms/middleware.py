"""Middleware of the site."""

from contextlib import nullcontext

from django.conf import settings
from django.http import Http404
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils.translation import get_language, override

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


class AdminLanguageMiddleware:
    """Middleware by which the admin speaks the language of an account from the first word on.

    Wagtail's own views do; what it says outside of them (that one may not do something) would be in the
    browser's language.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer in the account's language. One query in the admin, which Wagtail's views then spare."""
        language = self._language(request) if request.path.startswith(reverse("wagtailadmin_home")) else ""
        with override(language) if language else nullcontext():
            return self.get_response(request)

    @staticmethod
    def _language(request) -> str:
        profile = getattr(request.user, "wagtail_userprofile", None)
        return profile.get_preferred_language() if profile else ""


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
