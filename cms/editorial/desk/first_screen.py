"""The first screen of the admin: a branch's desk for its people, a list of branches for administrators."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Locale, WorkflowState

from cms.editorial.desk.begin.kinds import kinds_at
from cms.editorial.desk.own_branches import OwnBranch, branches_for, languages_of, writing_language
from cms.editorial.desk.panels import panels_for
from cms.localization.dashboard.panel import TranslationsPanel
from cms.localization.permissions import translator_teams

# What the desk tells better, of one's own branch alone.
REPLACED = (RecentEditsPanel, UserObjectsInWorkflowModerationPanel)
# The same, unless somebody has work of that kind elsewhere.
REPLACED_IN_BRANCHES = (WorkflowObjectsToModeratePanel, TranslationsPanel)


@dataclass
class Beginning:
    """A button that begins a page: its label, its icon and where it leads."""

    label: str
    icon: str
    address: str


class Desk:
    """One branch's desk for one person: what the top of the first screen shows."""

    def __init__(self, user, branch: OwnBranch, branches: list[OwnBranch], language: str = ""):
        self.user = user
        self.branch = branch
        self.branches = branches
        # What hooks of other parts add beside the kinds of pages.
        self.further_beginnings: list[Beginning] = []
        self._asked = language

    @cached_property
    def language(self) -> str:
        """The code of the language in which new pages are begun."""
        return self._asked if self._asked in self.branch.pages else writing_language(self.user, self.branch)

    @property
    def page(self):
        """The branch's page in that language."""
        return self.branch.page_in(self.language)

    @property
    def pages_address(self) -> str:
        """Where the pages below that page are listed."""
        return reverse("wagtailadmin_explore", args=[self.page.pk])

    @property
    def beginnings(self) -> list[Beginning]:
        """The pages one may begin at the branch."""
        return [
            Beginning(kind.label, kind.icon, reverse("desk:new", args=[kind.name, self.page.pk]))
            for kind in kinds_at(self.page)
        ]

    @property
    def languages(self) -> list[tuple[Locale, str]]:
        """The languages one may begin in, each with the address that chooses it."""
        return [
            (locale, self._address(self.branch, language=locale.language_code))
            for locale in languages_of(self.branch)
        ]

    @property
    def switch(self) -> list[tuple[OwnBranch, str]]:
        """All branches of the person with the addresses of their desks; [] where there is one."""
        if len(self.branches) < 2 or self.user.is_superuser:
            return []
        return [(branch, self._address(branch)) for branch in self.branches]

    def _address(self, branch: OwnBranch, **asked: str) -> str:
        query = {"branch": branch.workplace.pk, **asked}
        return f"{reverse('wagtailadmin_home')}?{urlencode(query)}"


class BranchesPanel(Component):
    """The branches of the site for administrators, each with the way to its desk."""

    name = "branches"
    template_name = "cms/desk/branches.html"
    order = 130

    def __init__(self, branches: list[OwnBranch]):
        self.branches = branches

    def get_context_data(self, parent_context: Mapping) -> dict:
        """Add the branches with the number of pages that wait for approval in each. One query."""
        waiting = dict(
            WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
            .order_by()
            .values("workflow")
            .annotate(number=Count("pk"))
            .values_list("workflow", "number")
        )
        home = reverse("wagtailadmin_home")
        rows = [
            (branch, f"{home}?branch={branch.workplace.pk}", waiting.get(branch.workplace.workflow_id, 0))
            for branch in self.branches
        ]
        return {**super().get_context_data(parent_context), "rows": rows}


def set_desk(request: HttpRequest, panels: list) -> None:
    """Put the panels of the desk in the place of Wagtail's, and `desk` into the request for the template.

    People of a branch get that of the branch they ask for, else of their first one; administrators that of a
    branch they ask for, else what they had before and the list of branches. All others keep what they have.
    """
    user = request.user
    branches = branches_for(user)
    asked = request.GET.get("branch", "")
    chosen = next((branch for branch in branches if str(branch.workplace.pk) == asked), None)
    if user.is_superuser and chosen is None:
        if branches:
            panels.append(BranchesPanel(branches))
        return
    if not branches:
        return
    branch = chosen or branches[0]
    request.desk = Desk(user, branch, branches, request.GET.get("language", ""))
    panels[:] = [panel for panel in panels if not _is_replaced(panel, user)]
    panels += panels_for(branch, user)


def _is_replaced(panel, user) -> bool:
    # An administrator who looks at a branch has all other panels on the screen before it.
    if isinstance(panel, REPLACED) or user.is_superuser:
        return isinstance(panel, (*REPLACED, *REPLACED_IN_BRANCHES))
    if isinstance(panel, TranslationsPanel) and translator_teams(user):
        return False
    return isinstance(panel, REPLACED_IN_BRANCHES) and not user.groups.filter(branch_team=None).exists()
