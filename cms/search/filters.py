"""What results are narrowed by, and how many each value of a filter would leave."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page, get_page_models

from cms.pages.filters import YEAR_MOST, number_in
from cms.search.terms import BRANCH, KIND, YEAR, filter_term

PAGES_MOST = 50


@dataclass(frozen=True)
class Asked:
    """A reader's search, as its address says it. Values that name nothing are dropped."""

    text: str = ""
    kind: str = ""
    branch: str = ""
    year: int | None = None
    page: int = 1

    @classmethod
    def of(cls, query, length: int) -> "Asked":
        """Read a `QueryDict`; at most so many characters of what is searched for."""
        return cls(
            text=" ".join(query.get("q", "").replace("\0", " ").split())[:length],
            kind=query.get("kind", "")[:80],
            branch=query.get("branch", "")[:255],
            year=number_in(query, "year", YEAR_MOST),
            page=number_in(query, "page", PAGES_MOST) or 1,
        )

    def query(self, **changes) -> str:
        """The query string of this search with changes, the first page of it: `?q=форум&year=2019`."""
        asked = replace(self, **{"page": 1, **changes})
        values = {
            "q": asked.text,
            "kind": asked.kind,
            "branch": asked.branch,
            "year": asked.year,
            "page": asked.page if asked.page > 1 else None,
        }
        return f"?{urlencode({name: value for name, value in values.items() if value})}"

    @property
    def is_narrowed(self) -> bool:
        """True where any filter is set."""
        return bool(self.kind or self.branch or self.year)


@dataclass(frozen=True)
class Choice:
    """A value of a filter, with how many results it would leave, and the address that sets or unsets it."""

    name: str
    count: int
    query: str
    is_active: bool


@dataclass(frozen=True)
class Facet:
    """A filter with the values there are among the results that the other filters leave."""

    title: str
    choices: list[Choice]


class Narrowing:
    """The filters of a search over its results, counted by kind, branch and year at once.

    `asked` is the search without filters that name nothing. One that leaves nothing stays: it is seen then,
    and can be taken away.
    """

    def __init__(self, asked: Asked, groups: Iterable[tuple], branches: list[Page]):
        self._groups = [
            ((kind, UUID(str(branch)) if branch else None, year), count)
            for kind, branch, year, count in groups
        ]
        self._branches = {branch.translation_key: branch for branch in branches}
        self._names = kind_names()
        kind = {_value(kind): kind for kind in self._names}.get(asked.kind)
        branch = {branch.slug: key for key, branch in self._branches.items()}.get(asked.branch)
        # In the order of the groups; None where a filter is not set.
        self._wanted = (kind, branch, asked.year)
        self.asked = replace(asked, kind=asked.kind if kind else "", branch=asked.branch if branch else "")

    @property
    def total(self) -> int:
        """The number of results with all filters."""
        return sum(self._left(None).values())

    @property
    def found(self) -> int:
        """The number of results without any."""
        return sum(count for _values, count in self._groups)

    def terms(self) -> list[list[str]]:
        """The filters as terms of the index, see `cms.search.query.among`."""
        filters = zip((KIND, BRANCH, YEAR), self._wanted, strict=True)
        return [[filter_term(name, value)] for name, value in filters if value]

    def facets(self) -> list[Facet]:
        """The filters that offer a choice, or are set."""
        kinds, branches, years = (self._left(place) for place in range(len(self._wanted)))
        facets = [
            self._facet(
                _("Kind"),
                "kind",
                [
                    (_value(kind), capfirst(self._names.get(kind, kind)), count)
                    for kind, count in sorted(kinds.items(), key=lambda one: -one[1])
                ],
            ),
            self._facet(
                _("Branch"),
                "branch",
                [
                    (branch.slug, branch.title, branches[key])
                    for key, branch in self._branches.items()
                    if branches[key]
                ],
            ),
            self._facet(
                _("Year"),
                "year",
                [(year, str(year), years[year]) for year in sorted(filter(None, years), reverse=True)],
            ),
        ]
        return [
            facet
            for facet in facets
            if len(facet.choices) > 1 or any(choice.is_active for choice in facet.choices)
        ]

    def _facet(self, title: str, name: str, values: list[tuple]) -> Facet:
        current = getattr(self.asked, name)
        choices = [
            Choice(
                label,
                count,
                self.asked.query(**{name: None if value == current else value}),
                value == current,
            )
            for value, label, count in values
        ]
        return Facet(title, choices)

    def _left(self, but: int | None) -> Counter:
        """How many results have which value at the place `but` of their group, with all filters beside it."""
        left: Counter = Counter()
        for values, count in self._groups:
            pairs = enumerate(zip(values, self._wanted, strict=True))
            if all(place == but or wanted in (None, value) for place, (value, wanted) in pairs):
                left[None if but is None else values[but]] += count
        return left


def _value(kind: str) -> str:
    """A kind as addresses write it: `News Item` → `news-item`."""
    return kind.lower().replace(" ", "-")


def kind_names() -> dict[str, str]:
    """What several pages of a kind are called in the active language, by their portal types."""
    names: dict[str, str] = {}
    for model in get_page_models():
        if model is not Page:
            names.setdefault(
                getattr(model, "headless_type", "Document"), str(model._meta.verbose_name_plural)
            )
    return {**names, "Document": _("plain pages"), "LRF": _("home pages")}
