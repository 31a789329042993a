"""The base of the desk's sections: things found in a branch, and a row for each of those that are shown."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.models import Page

from cms.editorial.desk.own_branches import OwnBranch
from cms.localization.store.translations import is_translated_to


@dataclass(frozen=True)
class Action:
    """What one may begin from a row; `about` is told to screen readers after the label."""

    label: str
    address: str
    about: str = ""


@dataclass
class Row:
    """One thing of a section: its name with a link, facts beside it, what it lacks, what may be done."""

    title: str
    address: str
    language: str = ""
    facts: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    # Longer words of somebody's, such as the reason why a page came back.
    words: str = ""
    actions: list[Action] = field(default_factory=list)


class Section:
    """A list of things in one branch for one person.

    `found` says which, in order, without asking for more than their rows; `rows` turns those that are shown
    into rows, in a number of queries that does not grow with the branch.
    """

    name: str
    heading: str | Promise
    # Shown in the place of rows; a section without it is left out where nothing is found.
    nothing: str | Promise = ""
    # What is listed, where the heading does not tell all of it.
    explanation: str | Promise = ""
    for_leads_alone = False

    def __init__(self, branch: OwnBranch, user):
        self.branch = branch
        self.user = user

    def found(self) -> QuerySet | list:
        """The things in the order they are shown."""
        raise NotImplementedError

    def rows(self, things: list) -> list[Row]:
        """A row for each of some things."""
        raise NotImplementedError

    def own_texts(self) -> QuerySet[Page]:
        """The branch's pages with a text of its own people: no mirrors, none that translators write."""
        return Page.objects.filter(self.branch.below, ~is_translated_to(), alias_of=None)


def edit_address(page_id: int) -> str:
    """The address at which a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page_id])
