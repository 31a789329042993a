"""Addresses of cards, and the view that answers there."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from cms.languages.formatting import dates, long_date
from cms.pages.models.pages import SitePage
from cms.syndication.cards.drawing import Words, card
from wagtail_plone.documents.visibility import readable

# Of a picture whose address changes with what is on it.
FOR_GOOD = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=600"
KEPT_SECONDS = 30 * 24 * 3600


def words_of(page: SitePage) -> Words:
    """What stands on the card of a page, in the language of its text. No query in a page that is shown."""
    with override(page.text_language):
        day = getattr(page, "date", None)
        told = {"events": dates, "news": lambda page: long_date(day)}.get(page.listed_as or "")
        city = page.branch.city if page.branch is not None and page.listed_as != "branches" else ""
        kind = page.page_type_display_name if page.listed_as else ""
        parts = (str(kind), told(page) if told else "", city)
        return Words(
            center=_("Center of Pedagogical Excellence"),
            kicker=" · ".join(part for part in parts if part),
            title=page.title,
        )


def card_address(page: SitePage) -> str:
    """The address of a page's card, another one for other words."""
    return reverse("card", args=(page.pk, words_of(page).fingerprint))


def draw_card(request: HttpRequest, page_id: int, fingerprint: str) -> HttpResponse:
    """Answer with the card of a page that every reader may see; an old address leads to the card of now."""
    page = readable(Page.objects.filter(pk=page_id)).first()
    specific = page and page.specific
    if not isinstance(specific, SitePage):
        raise Http404
    words = words_of(specific)
    if fingerprint != words.fingerprint:
        moved = HttpResponseRedirect(reverse("card", args=(page_id, words.fingerprint)))
        moved.headers["Cache-Control"] = SHORTLY
        return moved
    key = f"card-{fingerprint}"
    picture = cache.get(key)
    if picture is None:
        picture = card(words)
        cache.set(key, picture, KEPT_SECONDS)
    return HttpResponse(picture, "image/png", headers={"Cache-Control": FOR_GOOD})
