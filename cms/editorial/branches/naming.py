"""Names of what belongs to a branch, in the site's language, for lists of groups, collections, workflows."""

import re
from collections.abc import Collection as Several
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from cms.editorial.branches.models import BranchTeam

LONGEST = 100


@dataclass(frozen=True)
class Names:
    """The names that follow from the name of a branch."""

    groups: dict[str, str]
    collection: str
    workflow: str


def names_for(branch: str) -> Names:
    """What the groups, the collection and the workflow of a branch of this name are called."""
    with override(settings.LANGUAGE_CODE):
        return Names(
            groups={
                BranchTeam.Role.EDITOR: _("Editors: %(branch)s") % {"branch": branch},
                BranchTeam.Role.LEAD: _("Leads: %(branch)s") % {"branch": branch},
            },
            collection=branch,
            workflow=_("Approval by the lead: %(branch)s") % {"branch": branch},
        )


def shared_name() -> str:
    """The name of the collection that all branches share."""
    with override(settings.LANGUAGE_CODE):
        return _("Shared")


def name_of(pages: list[Page]) -> str:
    """A branch's name by its pages: in the site's language where it has one, else in its own."""
    page = next((page for page in pages if page.locale.language_code == settings.LANGUAGE_CODE), pages[0])
    return (getattr(page, page.listing_name_field) or page.title)[:LONGEST]


def free(name: str, taken: Several[str]) -> str:
    """`name`, with a number where others are called so."""
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate


def is_called(actual: str, name: str) -> bool:
    """Tell whether something bears a name, be it with a number that tells it from another."""
    return actual == name or bool(re.fullmatch(rf"{re.escape(name)} \(\d+\)", actual))
