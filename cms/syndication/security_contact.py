"""Whom to tell of a weakness of the site: `/.well-known/security.txt` (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from cms.pages.addresses import absolute

# Days the file is good for, from the day it is asked for; RFC 9116 recommends less than a year.
GOOD_FOR = 180


@cache_control(public=True, max_age=86_400)
def security(request: HttpRequest) -> HttpResponse:
    """Answer with the contacts that the installation names (`SECURITY_CONTACT`); 404 where it names none."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    last_day = timezone.now().astimezone(UTC).date() + timedelta(days=GOOD_FOR)
    expires = datetime.combine(last_day, time(), UTC).isoformat().replace("+00:00", "Z")
    lines = [
        *(f"Contact: {_as_uri(contact)}" for contact in settings.SECURITY_CONTACT),
        f"Expires: {expires}",
        f"Preferred-Languages: {', '.join(settings.SECURITY_LANGUAGES)}",
        f"Canonical: {absolute(reverse('security'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), "text/plain; charset=utf-8")


def security_elsewhere(request: HttpRequest) -> HttpResponse:
    """Lead from the address that was usual before RFC 9116 to the one it names."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    return HttpResponseRedirect(reverse("security"))


def _as_uri(contact: str) -> str:
    """A contact as RFC 9116 wants it; a mail address may be given without its scheme."""
    return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact
