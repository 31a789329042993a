"""The kinds of pages that are begun with one click, learned from the page types themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from wagtail.models import Page

from cms.pages.registry import listed_models

# In the order of the buttons.
LISTS = ("news", "events", "trainers")
ICONS = {"news": "doc-full", "events": "calendar-alt", "trainers": "user"}


@dataclass(frozen=True)
class Kind:
    """A page type as the desk offers it; `name` stands for it in addresses."""

    name: str
    label: str
    icon: str


def begun_models() -> dict[str, type[Page]]:
    """The page types that may be begun, by their names in addresses."""
    return {model._meta.model_name: model for name in LISTS for model in listed_models(name)}


def kinds_at(parent: Page) -> list[Kind]:
    """The kinds of pages that may stand right below a page; rights are not asked for."""
    return [
        Kind(model._meta.model_name, capfirst(str(model._meta.verbose_name)), ICONS[model.listed_as])
        for model in models_below(parent, begun_models().values())
    ]


def models_below(parent: Page, models: Iterable[type[Page]]) -> list[type[Page]]:
    """Those of some page types that may stand right below a page."""
    allowed = type(parent).creatable_subpage_models()
    return [model for model in models if model in allowed]


def about_models() -> list[type[Page]]:
    """The types of news that name the event they are about."""
    return [model for model in listed_models("news") if hasattr(model, "about")]
