"""The words of a search, as every door of the API hands them to Wagtail's search backend.

modelsearch 1.3.2 on SQLite fails on a lone quotation mark and on spaces. Characters that are no part of
words say nothing in a search anyway.
"""

from collections.abc import Callable
from copy import copy
from functools import cache
from typing import Any

from modelsearch.backends.base import BaseSearchBackend

from wagtail_plone.http.errors import BadRequest

LENGTH = 200


def plain_words(text: str, name: str) -> str:
    """The words of what a client asks for, one space between them; "" where it is nothing but punctuation.

    Raises `BadRequest`, which names the parameter, for more than `LENGTH` characters.
    """
    if len(text) > LENGTH:
        raise BadRequest(f"{name} must not be longer than {LENGTH} characters")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def prefix_search(backend: BaseSearchBackend) -> Callable[..., Any]:
    """The search of a backend by words of which the last may go on, ranked as it ranks whole words.

    Wagtail's databases rank an autocompletion by another index, which weighs a title like any other words.
    Search services, which have no such switch, autocomplete.
    """
    compiler = backend.query_compiler_class
    if not hasattr(compiler, "LAST_TERM_IS_PREFIX"):
        return backend.autocomplete
    ranking = copy(backend)
    ranking.query_compiler_class = _with_prefix(compiler)
    return ranking.search


@cache
def _with_prefix(compiler: type) -> type:
    return type(f"Prefix{compiler.__name__}", (compiler,), {"LAST_TERM_IS_PREFIX": True})
