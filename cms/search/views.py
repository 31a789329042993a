"""The search page, and suggestions for who is typing there."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from cms.pages.frame import languages_at
from cms.search.advice import ENOUGH, did_you_mean, elsewhere
from cms.search.filters import PAGES_MOST, Asked
from cms.search.query import LENGTH, Query
from cms.search.results import PAGE_SIZE, Results, search
from cms.search.suggestions import suggested

# Asked for anew each time: what is withdrawn is gone at once.
ASKED_ANEW = "private, no-cache"
SUGGESTIONS_KEPT = "private, max-age=30"


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """The search page of a language: a field, and what was found by its words (`?q=`)."""
    locale = _locale()
    asked = Asked.of(request.GET, LENGTH)
    query = Query.of(asked.text)
    context = {
        "asked": asked,
        "languages": languages_at(request.path, get_language(), asked.query() if asked.text else ""),
        "length": LENGTH,
    }
    if query:
        results = search(query, asked, locale)
        context |= _results_context(results)
        if results.narrowing.found < ENOUGH or results.is_of_most:
            context["meant"] = did_you_mean(query, locale.language_code)
            context["elsewhere"] = elsewhere(query, asked, locale.language_code)
    response = render(request, "search/search.html", context)
    response.headers["Cache-Control"] = ASKED_ANEW
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Titles and people that begin with what was typed (`?q=`): `{"groups": [{"name", "items"}]}`."""
    text = Asked.of(request.GET, LENGTH).text
    response = JsonResponse({"groups": suggested(text, _locale())})
    response.headers["Cache-Control"] = SUGGESTIONS_KEPT
    return response


def _locale() -> Locale:
    locale = Locale.objects.filter(language_code=get_language()).first()
    if locale is None:
        raise Http404
    return locale


def _results_context(results: Results) -> dict:
    """What the page shows of results: the names are those of lists (`components/pagination.html`)."""
    asked = results.narrowing.asked
    counted = min(results.total, PAGES_MOST * PAGE_SIZE)
    page = Paginator(range(counted), PAGE_SIZE).get_page(asked.page)
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "found": results,
        "asked": asked,
        "all_results": asked.query(kind="", branch="", year=None),
        "facets": results.narrowing.facets(),
        "results": page,
        "pages": [
            {"number": number, "query": asked.query(page=number) if number != "…" else ""}
            for number in numbers
        ],
        "previous_query": asked.query(page=page.number - 1) if page.has_previous() else "",
        "next_query": asked.query(page=page.number + 1) if page.has_next() else "",
    }
