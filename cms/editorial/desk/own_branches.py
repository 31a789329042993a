"""The branches somebody works in, each with its pages and what is asked of them there."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from cms.editorial.branches.models import BranchTeam, BranchWorkplace
from cms.localization.families import original_of
from cms.localization.store.translations import is_translated_to
from cms.pages.deleted import without_deleted
from cms.pages.registry import listed_models


@dataclass
class OwnBranch:
    """A branch as one of its people sees it; `pages` are its pages by the code of their language."""

    workplace: BranchWorkplace
    is_lead: bool
    pages: dict[str, Page] = field(default_factory=dict)

    def page_in(self, *languages: str) -> Page:
        """The branch's page in the first of these languages it has one in, else any."""
        code = next((code for code in languages if code in self.pages), None)
        return self.pages[code] if code else next(iter(self.pages.values()))

    @property
    def page(self) -> Page:
        """The branch's page in the reader's language, where it has one."""
        return self.page_in(get_language() or "")

    @property
    def title(self) -> str:
        """The branch's title in the reader's language, where it has one."""
        return self.page.title

    @property
    def below(self) -> Q:
        """A condition for pages: what stands below the branch in any language."""
        condition = Q()
        for page in self.pages.values():
            condition |= below(page)
        return condition


def below(page: Page) -> Q:
    """A condition for what stands below a page, as a range of the tree's paths, for which there is an index.

    A `LIKE` as in Wagtail's own `descendant_of` would read all pages of the site on SQLite.
    """
    return Q(path__range=(page.path + "0" * page.steplen, page.path + "Z" * page.steplen))


def own_branches(user) -> list[OwnBranch]:
    """The branches whose editor or lead somebody is, by their titles. Two queries; none have no page."""
    teams = BranchTeam.objects.filter(group__user=user).select_related("workplace")
    leads = {team.workplace_id for team in teams if team.role == BranchTeam.Role.LEAD}
    workplaces = {team.workplace.translation_key: team.workplace for team in teams}
    return _with_pages(workplaces, leads)


def all_branches() -> list[OwnBranch]:
    """Every branch, as administrators see them."""
    workplaces = {workplace.translation_key: workplace for workplace in BranchWorkplace.objects.all()}
    return _with_pages(workplaces, {workplace.pk for workplace in workplaces.values()})


def branches_for(user) -> list[OwnBranch]:
    """The branches whose desk somebody may open: their own; all for administrators."""
    if not user.is_active:
        return []
    return all_branches() if user.is_superuser else own_branches(user)


def works_in_a_branch(user) -> bool:
    """Tell whether somebody is an editor or lead of any branch. One query a request."""
    if not hasattr(user, "works_in_a_branch"):
        teams = BranchTeam.objects.filter(group__user=user)
        user.works_in_a_branch = user.is_active and teams.exists()
    return user.works_in_a_branch


def languages_of(branch: OwnBranch) -> list[Locale]:
    """The languages a branch has a page in."""
    return [page.locale for page in branch.pages.values()]


def writing_language(user, branch: OwnBranch) -> str:
    """The language in which somebody goes on writing in a branch.

    That of the page they made last there, else that of the admin, else that of the branch's own page. Two
    queries at most.
    """
    latest = (
        # Mirrors and translations keep the owner of what they follow.
        Page.objects.filter(branch.below, ~is_translated_to(), alias_of=None, owner=user)
        .order_by("-pk")
        .values_list("locale__language_code", flat=True)
        .first()
    )
    chosen = next((code for code in (latest, get_language()) if code in branch.pages), None)
    if chosen:
        return chosen
    original = original_of(branch.page)
    return (original or branch.page).locale.language_code


def _with_pages(workplaces: dict[UUID, BranchWorkplace], leads: set[int]) -> list[OwnBranch]:
    branches = {key: OwnBranch(workplace, workplace.pk in leads) for key, workplace in workplaces.items()}
    for model in listed_models("branches") if branches else ():
        pages = without_deleted(
            model.objects.filter(translation_key__in=branches).select_related("locale").defer("body")
        )
        for page in pages.order_by("path"):
            branches[page.translation_key].pages[page.locale.language_code] = page
    # Of a branch that was deleted nothing is left but its people.
    present = [branch for branch in branches.values() if branch.pages]
    return sorted(present, key=lambda branch: branch.title.casefold())
