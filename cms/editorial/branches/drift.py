"""Drift: what differs at a branch from how it should be, said in sentences for whoever runs the site."""

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.auth import get_user_model
from wagtail.models import Collection, Page

from cms.editorial.branches.family import branch_pages, public_keys
from cms.editorial.branches.models import BranchWorkplace, SharedCollection
from cms.editorial.branches.naming import is_called, name_of, names_for
from cms.editorial.branches.setup import LEAD, Setup, actual, expected

# Named, and mended by people alone.
NOBODY_APPROVES = "it is moderated and has no lead; only administrators can approve."


def all_drift() -> Iterator[tuple[BranchWorkplace | None, str]]:
    """Each difference with the branch it is at, None for what concerns none that was set up before.

    A constant number of queries a branch.
    """
    shared = SharedCollection.objects.select_related("collection").first()
    if shared is None:
        yield None, "There is no shared collection."
    workplaces = BranchWorkplace.objects.select_related("collection", "workflow").prefetch_related(
        "teams__group"
    )
    known = set()
    for workplace in workplaces:
        known.add(workplace.translation_key)
        for sentence in drift_of(workplace, shared.collection if shared else None):
            yield workplace, f"{workplace}: {sentence}"
    for key in sorted(set(public_keys()) - known):
        yield None, f"{name_of(branch_pages(key))}: was published and never set up."


def drift_of(workplace: BranchWorkplace, shared: Collection | None) -> list[str]:
    """What differs at one branch."""
    pages = branch_pages(workplace.translation_key)
    if not pages:
        people = get_user_model().objects.filter(groups__branch_team__workplace=workplace).distinct().count()
        gone = f"its pages are gone; its groups, with {people} people in them, and its workflow are left."
        return [gone, *_differences(workplace, pages, shared)]
    return [*_names(workplace, pages), *_differences(workplace, pages, shared), *_people(workplace, pages)]


def _names(workplace: BranchWorkplace, pages: list[Page]) -> Iterator[str]:
    name = name_of(pages)
    if not is_called(workplace.name, name):
        yield f"the branch is called “{name}” now."
    names = names_for(workplace.name)
    groups = workplace.groups
    for role, wanted in names.groups.items():
        if role not in groups:
            yield f"there is no group “{wanted}”."
        elif not is_called(groups[role].name, wanted):
            yield f"the group “{groups[role]}” should be called “{wanted}”."
    if workplace.collection is None:
        yield "there is no collection."
    elif workplace.collection.name != names.collection:
        yield f"the collection “{workplace.collection}” should be called “{names.collection}”."
    if pages[0].is_moderated and (workplace.workflow is None or not workplace.workflow.active):
        yield f"there is no active workflow “{names.workflow}”."
    elif workplace.workflow and workplace.workflow.name != names.workflow:
        yield f"the workflow “{workplace.workflow}” should be called “{names.workflow}”."


def _people(workplace: BranchWorkplace, pages: list[Page]) -> Iterator[str]:
    leads = get_user_model().objects.filter(
        is_active=True, groups__branch_team__workplace=workplace, groups__branch_team__role=LEAD
    )
    if pages[0].is_moderated and not leads.exists():
        yield NOBODY_APPROVES


def _differences(workplace: BranchWorkplace, pages: list[Page], shared: Collection | None) -> Iterator[str]:
    if shared is None:
        # Said already; rights in it follow once it is there.
        return
    wanted, found = expected(workplace, pages, shared), actual(workplace, pages)
    groups = workplace.groups
    titles = {page.pk: f"the page “{page}” ({page.locale.language_code})" for page in pages}
    strange = {page for _role, page, _codename in found.page_rights} - titles.keys()
    titles |= {
        page.pk: f"the page “{page}”, which is not the branch's,"
        for page in Page.objects.filter(pk__in=strange)
    }
    yield from _rights(groups, titles, wanted.page_rights, found.page_rights)
    ids = {collection for _role, collection, _codename in wanted.file_rights | found.file_rights}
    names = {item.pk: f"the collection “{item}”" for item in Collection.objects.filter(pk__in=ids)}
    yield from _rights(groups, names, wanted.file_rights, found.file_rights)
    for role, codename in sorted(wanted.general_rights - found.general_rights):
        yield f"“{groups[role]}” lacks {codename}."
    if not pages and found.general_rights:
        yield "its groups may still sign in to the admin."
    yield from _moderation(workplace, titles, wanted, found)
    differ = {page for page, *_rest in wanted.said ^ found.said}
    for page in sorted(differ):
        yield f"{titles[page]} names another collection, or says otherwise whether it is moderated."


def _rights(groups: dict, places: dict[int, str], wanted: set, found: set) -> Iterator[str]:
    for verb, rights in (("lacks", wanted - found), ("has too much", found - wanted)):
        by_place: dict[tuple[str, int], list[str]] = defaultdict(list)
        for role, place, codename in rights:
            by_place[role, place].append(codename)
        for (role, place), codenames in sorted(by_place.items()):
            yield f"“{groups[role]}” {verb} on {places[place]}: {', '.join(sorted(codenames))}."


def _moderation(
    workplace: BranchWorkplace, titles: dict[int, str], wanted: Setup, found: Setup
) -> Iterator[str]:
    for page in sorted(wanted.moderated - found.moderated):
        yield f"{titles[page]} is not moderated."
    for page in sorted(found.moderated - wanted.moderated):
        yield f"{titles.get(page, 'a page that is not the branch’s')} is moderated by its workflow."
    if workplace.workflow and wanted.approving != found.approving:
        yield "others than its leads approve in its workflow."
