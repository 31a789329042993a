"""Suggestions for a reader who asked for an address that is not here."""

import re
from itertools import accumulate
from urllib.parse import unquote

from django.db.models import Q
from wagtail.models import Page

from cms.languages.romanisation import slug_of
from cms.pages.frame import tops
from cms.pages.surroundings import HOME_DEPTH
from wagtail_plone.documents.visibility import readable
from wagtail_plone.roots import standing_at

# Robots ask for anything: so much of an address is looked at, and so many pages at most are compared.
STEPS_MOST, WORDS_MOST, LOOKED_THROUGH_MOST, COMPARED_MOST, SUGGESTED_MOST = 8, 6, 1000, 200, 5
SHORTEST_WORD = 3
WORD = re.compile(r"[^\W_]+")
ENDING = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)
# What browsers and robots fetch by themselves is nobody who could be led anywhere.
FILE = re.compile(r"\.\w{2,5}$")


def suggestions(path: str, language: str) -> dict:
    """The nearest page above an address, and pages whose address or title has its words.

    `path` is the address below the language prefix. Members: `nearest` (a page or None; never the home page,
    which is offered anyway) and `similar` (at most five pages, the best first). Only pages every reader may
    see, in `language`. Three queries, however long the address and however many pages there are.
    """
    steps = [ENDING.sub("", step) for step in unquote(path).split("/") if step][:STEPS_MOST]
    if not steps or FILE.search(steps[-1]):
        return {"nearest": None, "similar": []}
    # What stands in for a translation has its title in another language.
    pages = readable(Page.objects.select_related("alias_of__locale"))
    nearest = _nearest(pages, steps, language)
    similar = [page for page in _similar(pages, steps[-1], language) if page != nearest]
    return {"nearest": nearest, "similar": similar[:SUGGESTED_MOST]}


def _nearest(pages, steps: list[str], language: str) -> Page | None:
    """The deepest page below the home page on the way from there to the address. Two queries."""
    home = tops().filter(depth=HOME_DEPTH, locale__language_code=language).order_by("path").first()
    if home is None:
        return None
    ways = accumulate(steps, lambda above, step: f"{above}{step}/", initial=home.url_path)
    return pages.filter(standing_at(*list(ways)[1:])).order_by("-depth", "path").first()


def _similar(pages, step: str, language: str) -> list[Page]:
    """Pages whose address or title has words of the address's last step; the most words first."""
    words = [word for word in WORD.findall(step.lower()) if len(word) >= SHORTEST_WORD][:WORDS_MOST]
    # Addresses are in Latin letters, whatever somebody typed.
    romanised = {word: slug_of(word, language) or word for word in words}
    wanted = Q(pk__in=[])
    for word, latin in romanised.items():
        wanted |= Q(slug__icontains=latin) | Q(title__icontains=word)
    # The latest alone are looked through: nothing finds words within addresses but reading them.
    latest = Page.objects.order_by("-pk").values("pk")[:LOOKED_THROUGH_MOST]
    among = pages.filter(pk__in=latest)
    similar = among.filter(wanted, locale__language_code=language, depth__gt=HOME_DEPTH)
    similar = similar.order_by("-first_published_at", "-pk")[:COMPARED_MOST]

    def score(page: Page) -> int:
        title = page.title.lower()
        return sum(latin in page.slug or word in title for word, latin in romanised.items())

    return sorted(similar, key=score, reverse=True) if words else []
