"""Page models by the list they take part in, learned from the models themselves.

`cms` may not import the apps that hold page types; a page model says `listed_as = "news"` (or "events",
"trainers", "branches") and is found here.
"""

from functools import cache

from wagtail.models import get_page_models


@cache
def listed_models(name: str) -> tuple[type, ...]:
    """The concrete page models that are listed under `name`."""
    return tuple(
        model
        for model in get_page_models()
        if getattr(model, "listed_as", None) == name and not model._meta.abstract
    )


@cache
def index_models(name: str | None) -> tuple[type, ...]:
    """The page models that list what is listed under `name` (they say `lists = "news"`)."""
    return tuple(model for model in get_page_models() if name and getattr(model, "lists", None) == name)


@cache
def parameters_read() -> frozenset[str]:
    """The query parameters that some page type reads (`reads_from_query`); no other makes a difference."""
    return frozenset(name for model in get_page_models() for name in getattr(model, "reads_from_query", ()))
