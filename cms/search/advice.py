"""What would find something where a search finds nothing, or hardly anything: near words, other languages."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from cms.search import databases
from cms.search.filters import Asked
from cms.search.query import Query, among
from cms.search.spelling import near_words
from cms.search.terms import LANGUAGE, filter_term

# From so many results on nobody needs advice.
ENOUGH = 3
ELSEWHERE_MOST = 1000


@dataclass(frozen=True)
class Elsewhere:
    """Results in another language, by its own name: how many, and where."""

    code: str
    name: str
    count: int
    url: str


def did_you_mean(query: Query, language: str) -> str:
    """The search with its words replaced by near ones from titles and names, where that finds more; else "".

    Three queries at most.
    """
    words = [part.words[0] for part in query.parts if not part.is_phrase]
    near = near_words(words)
    corrected = [(near.get(word) or [word])[0] for word in words]
    if corrected == words:
        return ""
    own = [filter_term(LANGUAGE, language)]
    meant = Query.of(" ".join(corrected))
    counts = [databases.count(among(asked.tiers(), own)[-1], ELSEWHERE_MOST) for asked in (meant, query)]
    return " ".join(corrected) if counts[0] > counts[1] else ""


def elsewhere(query: Query, asked: Asked, language: str) -> list[Elsewhere]:
    """The other languages in which pages have all words, the same filters left out. A query a language."""
    found = []
    names = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    for code, _name in settings.LANGUAGES:
        if code == language:
            continue
        count = databases.count(among(query.tiers(), [filter_term(LANGUAGE, code)])[-1], ELSEWHERE_MOST)
        if count:
            with override(code):
                address = reverse("search")
            found.append(Elsewhere(code, names[code], count, f"{address}{Asked(asked.text).query()}"))
    return found
