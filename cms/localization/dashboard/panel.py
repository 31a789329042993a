"""The dashboard in short, on the admin's first page."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from cms.localization.dashboard.branches import Branch, all_branches
from cms.localization.dashboard.filters import Filters, Listing
from cms.localization.dashboard.forms import WORK
from cms.localization.dashboard.rights import editor_paths, may_see_dashboard
from cms.localization.dashboard.rows import rows_of
from cms.localization.dashboard.states import NEEDS_WORK, CellState
from cms.localization.families import content_locales
from cms.localization.permissions import translator_locales

MOST_VIEWED = 5


@dataclass
class Count:
    """A number of families in a state, with the way to them."""

    state: CellState
    count: int
    address: str


class TranslationsPanel(Component):
    """A panel of what is left to translate in a translator's languages, a branch, or the whole site.

    A few queries, whatever the site holds; none and nothing for anybody else.
    """

    name = "translations"
    template_name = "localization/dashboard/panel.html"
    order = 120

    def __init__(self, request: HttpRequest):
        self.user = request.user

    def is_shown(self) -> bool:
        """Tell whether the panel has anything to tell."""
        return may_see_dashboard(self.user)

    def get_context_data(self, parent_context: Mapping) -> dict:
        """Counts by language, and the most viewed that need work, with their cells."""
        filters = Filters(branch=self.branch, locales=self.locales)
        summary = Listing(self.user, list(self.locales), filters).summary()
        most_viewed = Listing(
            self.user,
            list(self.locales),
            Filters(branch=self.branch, locales=self.locales, states=NEEDS_WORK, order="views"),
        )[:MOST_VIEWED]
        rows = rows_of(most_viewed, list(self.locales), self.branches, self.user)
        return {
            **super().get_context_data(parent_context),
            "branch": self.branch,
            "languages": [(locale, self._counts(locale, summary[locale.pk])) for locale in self.locales],
            "rows": [
                (row, [(cell, self._address(cell.locale, q=row.title)) for cell in row.cells]) for row in rows
            ],
            "states": [state.label for state in NEEDS_WORK],
            "dashboard_url": reverse("localization:dashboard"),
        }

    @cached_property
    def locales(self) -> tuple[Locale, ...]:
        """A translator's languages; all for editors."""
        own = translator_locales(self.user)
        return tuple(locale for locale in content_locales() if not own or locale.pk in own)

    @cached_property
    def branches(self) -> list[Branch]:
        """All branches."""
        return all_branches()

    @cached_property
    def branch(self) -> Branch | None:
        """The one branch whose editor the user is; None for translators and editors of more than one."""
        if self.user.is_superuser or translator_locales(self.user):
            return None
        paths = editor_paths(self.user)
        own = [branch for branch in self.branches if any(path.startswith(branch.paths) for path in paths)]
        is_elsewhere = any(not path.startswith(branch.paths) for path in paths for branch in own)
        return own[0] if len(own) == 1 and not is_elsewhere else None

    def _counts(self, locale: Locale, numbers: Mapping[CellState, int]) -> list[Count]:
        return [
            Count(state, numbers[state], self._address(locale, state=state.value)) for state in NEEDS_WORK
        ]

    def _address(self, locale: Locale, **filters: str) -> str:
        """The dashboard, filtered for one language."""
        asked = {"language": locale.language_code, "state": WORK, **filters}
        if self.branch:
            asked["branch"] = self.branch.key
        return f"{reverse('localization:dashboard')}?{urlencode(asked)}"

    class Media:
        css = {"all": ["cms/css/localization.css"]}
