"""Questions the tests of releases ask again and again."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page


def public(*pages) -> list[str]:
    """The languages and titles in which these pages' families are live with a text of their own."""
    keys = [page.translation_key for page in pages]
    members = Page.objects.filter(translation_key__in=keys, live=True).order_by(
        "locale__language_code", "path"
    )
    return [
        f"{page.locale.language_code} {page.title}"
        for page in members.specific().select_related("locale")
        if not page.fallback_from_id
    ]


def everywhere(pages, locales, *codes) -> list:
    """These pages in these languages."""
    return [(page, locales[code]) for page in pages for code in codes]


def of(candidates, page, locale):
    """A page in a language among candidates."""
    (candidate,) = [each for each in candidates if (each.original.pk, each.locale) == (page.pk, locale)]
    return candidate


# Who may


def later() -> timezone.datetime:
    """After the hour."""
    return timezone.now() + timedelta(hours=1, minutes=1)


def form_of(page) -> str:
    """The form to release a page with what belongs to it."""
    return reverse("localization:release", args=[page.pk])


def sent(drafts, locales, **values) -> dict:
    """The form with the English pages chosen."""
    items = [f"{page.pk}-{locales['en'].pk}" for page in drafts.pages]
    return {"title": "Forum", "items": items, "when": "now", **values}


def queries_of(action, *args) -> int:
    """The number of queries an action takes."""
    with CaptureQueriesContext(connection) as captured:
        action(*args)
    return len(captured)
