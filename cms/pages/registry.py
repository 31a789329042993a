"""Page models by the list they take part in, learned from the models themselves.

`cms` may not import the apps that hold page types; a page model says `listed_as = "news"` (or "events",
"trainers", "branches") and is found here.
"""

from functools import cache

from wagtail.models import Page, get_page_models


def accessor(model: type[Page]) -> str:
    """The name of the one-to-one link from `Page` to a page type: `ForumPage` → `forumpage`."""
    return model._meta.get_ancestor_link(Page).remote_field.get_accessor_name()


@cache
def listed_models(name: str) -> tuple[type, ...]:
    """The concrete page models that are listed under `name`."""
    return tuple(
        model
        for model in get_page_models()
        if getattr(model, "listed_as", None) == name and not model._meta.abstract
    )


@cache
def listed_kinds(name: str) -> frozenset[str]:
    """The API's types (`portal_type`) of what is listed under `name`."""
    return frozenset(getattr(model, "headless_type", "Document") for model in listed_models(name))


@cache
def index_models(name: str | None) -> tuple[type, ...]:
    """The page models that list what is listed under `name` (they say `lists = "news"`)."""
    return tuple(model for model in get_page_models() if name and getattr(model, "lists", None) == name)


@cache
def home_models() -> tuple[type, ...]:
    """The page models that are the first page of a language (they say `is_home = True`)."""
    return tuple(model for model in get_page_models() if getattr(model, "is_home", False))


@cache
def top_models() -> tuple[type, ...]:
    """The page models that stand at the top of a language: home pages, and what may stand right below one."""
    below = (model for home in home_models() for model in home.allowed_subpage_models())
    return tuple(dict.fromkeys(model for model in (*home_models(), *below) if model is not Page))


@cache
def footer_models() -> tuple[type, ...]:
    """The page models whose pages may stand in the footer: those with a field `show_in_footer`."""
    return tuple(model for model in get_page_models() if hasattr(model, "show_in_footer"))


@cache
def parameters_read() -> frozenset[str]:
    """The query parameters that some page type reads (`reads_from_query`); no other makes a difference."""
    return frozenset(name for model in get_page_models() for name in getattr(model, "reads_from_query", ()))
