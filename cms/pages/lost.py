"""Suggestions for a reader who asked for an address that is not here."""

import re
from urllib.parse import unquote

from django.db.models import Q, Subquery, Value
from django.db.models.functions import Concat
from wagtail.models import Page

from cms.languages.romanisation import slug_of
from cms.pages.surroundings import HOME_DEPTH
from wagtail_plone.documents.visibility import readable

# Robots ask for anything: so much of an address is looked at, and so many pages at most are compared.
STEPS_MOST, WORDS_MOST, COMPARED_MOST, SUGGESTED_MOST = 8, 6, 200, 5
SHORTEST_WORD = 3
WORD = re.compile(r"[^\W_]+")
ENDING = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)
# What browsers and robots fetch by themselves is nobody who could be led anywhere.
FILE = re.compile(r"\.\w{2,5}$")


def suggestions(path: str, language: str) -> dict:
    """The nearest page above an address, and pages whose address or title has its words.

    `path` is the address below the language prefix. Members: `nearest` (a page or None; never the home page,
    which is offered anyway) and `similar` (at most five pages, the best first). Only pages every reader may
    see, in `language`. Two queries, however long the address and however many pages there are.
    """
    steps = [ENDING.sub("", step) for step in unquote(path).split("/") if step][:STEPS_MOST]
    if not steps or FILE.search(steps[-1]):
        return {"nearest": None, "similar": []}
    pages = readable(Page.objects.filter(locale__language_code=language, depth__gte=HOME_DEPTH))
    # What stands in for a translation has its title in another language.
    pages = pages.select_related("alias_of__locale")
    on_the_way = _on_the_way(pages, steps, language)
    nearest = next((page for page in on_the_way if page.depth > HOME_DEPTH), None)
    known = {page.pk for page in on_the_way if page.depth == HOME_DEPTH or page is nearest}
    similar = [page for page in _similar(pages, steps[-1], language) if page.pk not in known]
    return {"nearest": nearest, "similar": similar[:SUGGESTED_MOST]}


def _on_the_way(pages, steps: list[str], language: str) -> list[Page]:
    """The home page and the pages on the way from there to the address, the deepest first. One query."""
    home = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=language).order_by("path")
    ways = (Value(f"{'/'.join(steps[:count])}/") for count in range(1, len(steps) + 1))
    above = [Concat(Subquery(home.values("url_path")[:1]), way) for way in ways]
    return list(pages.filter(Q(depth=HOME_DEPTH) | Q(url_path__in=above)).order_by("-depth", "path"))


def _similar(pages, step: str, language: str) -> list[Page]:
    """Pages whose address or title has words of the address's last step; the most words first."""
    words = [word for word in WORD.findall(step.lower()) if len(word) >= SHORTEST_WORD][:WORDS_MOST]
    # Addresses are in Latin letters, whatever somebody typed.
    romanised = {word: slug_of(word, language) or word for word in words}
    wanted = Q(pk__in=[])
    for word, latin in romanised.items():
        wanted |= Q(slug__icontains=latin) | Q(title__icontains=word)
    similar = pages.filter(wanted, depth__gt=HOME_DEPTH).order_by("-first_published_at", "-pk")[
        :COMPARED_MOST
    ]

    def score(page: Page) -> int:
        title = page.title.lower()
        return sum(latin in page.slug or word in title for word, latin in romanised.items())

    return sorted(similar, key=score, reverse=True) if words else []
