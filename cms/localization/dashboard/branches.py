"""The branches of the site, to filter by and to name in each row."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page

from cms.pages.registry import listed_models


@dataclass(frozen=True)
class Branch:
    """A branch with its tree paths in all languages; `key` is how addresses of the dashboard name it."""

    key: str
    title: str
    paths: tuple[str, ...]

    @property
    def pages(self) -> Q:
        """A condition for pages: the branch itself and what stands below it."""
        condition = Q()
        for path in self.paths:
            condition |= Q(path__startswith=path)
        return condition


def all_branches() -> list[Branch]:
    """Every branch by its title, in the reader's language where it has one. One query a branch model."""
    families: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for model in listed_models("branches"):
        pages = model.objects.order_by("path").values_list(
            "translation_key", "title", "path", "locale__language_code"
        )
        for key, title, path, code in pages:
            families[str(key)].append((title, path, code))
    branches = [
        Branch(
            key,
            next((title for title, _path, code in members if code == get_language()), members[0][0]),
            tuple(path for _title, path, _code in members),
        )
        for key, members in families.items()
    ]
    return sorted(branches, key=lambda branch: branch.title.casefold())


def branch_above(branches: list[Branch], page: Page) -> Branch | None:
    """The branch a page stands in, or None."""
    return next((branch for branch in branches if page.path.startswith(branch.paths)), None)
