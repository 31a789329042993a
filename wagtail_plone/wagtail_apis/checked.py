"""Checks of requests that Wagtail's own APIs v2 and v3 share, before either sees them.

Both hand parameters to the database and to the search backend as they came, and some values make those
fail. The checks stand in front of Wagtail's views, so that no view is copied.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.db import DataError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, URLResolver, re_path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from wagtail_plone.documents.search_words import plain_words
from wagtail_plone.documents.visibility import readable, readable_ids
from wagtail_plone.http.errors import BadRequest, LimitExceeded
from wagtail_plone.http.rate_limit import count

# About the longest request line gunicorn takes.
QUERY_LENGTH = 4000
# What every JSON client can count to, and well below what makes a database overflow.
NUMBER_MOST = 2**53 - 1
# A value that cannot be what a column holds: too long a number, a date before the first year.
OUT_OF_RANGE = (DataError, ArithmeticError)

# Makes an API's own kind of error response from an HTTP status and a message.
Refusal = Callable[[int, str], HttpResponse]


def is_searched(request: HttpRequest) -> bool:
    """Tell whether a request to Wagtail's v2 or v3 searches by words."""
    return bool(request.GET.get("search"))


def readable_among(pages: QuerySet, *, is_searched: bool) -> QuerySet:
    """The pages of a queryset that any reader may see, found so that they can still be searched.

    The search backend takes a queryset's conditions apart, and knows keys in a query but no EXISTS. Otherwise
    each page that is looked at is asked after by itself, which costs the same however many there are.
    """
    return pages.filter(pk__in=readable_ids()) if is_searched else readable(pages)


def checked(query: QueryDict) -> QueryDict:
    """The query with its search reduced to words; `BadRequest` for what no parameter can mean."""
    if sum(len(name) + len(value) for name, values in query.lists() for value in values) > QUERY_LENGTH:
        raise BadRequest(f"the query must not be longer than {QUERY_LENGTH} characters")
    for name, values in query.lists():
        if name == "search":
            continue
        if any("\0" in text for text in (name, *values)):
            raise BadRequest("the query must not contain NUL")
        if any(_is_too_large(value) for value in values):
            raise BadRequest(f"{name} must not be greater than {NUMBER_MOST}")
    if "search" not in query:
        return query
    cleaned = query.copy()
    cleaned["search"] = plain_words(query.getlist("search")[-1], "search")
    return cleaned


def guarded(patterns: list[URLPattern | URLResolver], refuse: Refusal) -> list[URLPattern | URLResolver]:
    """An API's addresses, which answer in the API's way whatever is asked, and wherever below them."""

    def not_found(request: HttpRequest) -> HttpResponse:
        return refuse(404, "not found")

    def check(view):
        @wraps(view)
        def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            try:
                # Those who come with a token are let in, or refused, by the view.
                if not request.user.is_authenticated and "Authorization" not in request.headers:
                    count(request)
                request.GET = cast(Any, checked(request.GET))
            except LimitExceeded as error:
                response = refuse(error.status, error.message)
                for name, value in error.headers.items():
                    response.headers[name] = value
                return response
            except BadRequest as error:
                return refuse(error.status, error.message)
            try:
                return view(request, *args, **kwargs)
            except Http404:
                return not_found(request)

        return answer

    # Not for addresses without a slash at the end: Django still adds it where that leads somewhere.
    return [*decorate_urlpatterns(patterns, check), re_path(r"^(?:.*/)?$", not_found)]


def asked_of(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """The name of the view that is asked, and what its address says."""
    match = request.resolver_match
    return (match.url_name or "", match.kwargs) if match else ("", {})


def _is_too_large(value: str) -> bool:
    """Tell whether a value is a whole number nobody means; read as Wagtail reads it, `1_000` and `٣` too."""
    try:
        return abs(int(value)) > NUMBER_MOST
    except ValueError:
        return False
