"""Rights in the dashboard: what somebody sees and may do, for whole lists at once.

`cms.localization.access` decides about one object at a time, and decides again when something is done;
what is here keeps buttons out of sight that would be refused.
"""

from django.db.models import Exists, Model, OuterRef, Q
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.localization.access import SUBMIT
from cms.localization.dashboard.states import Cell, CellState, Family
from cms.localization.permissions import SitePagePermissionTester, translator_locales, translator_teams
from cms.localization.store.translations import Translation
from wagtail_plone.documents.visibility import IsPublic

EDITING = {"add", "change", "publish"}


def may_see_dashboard(user) -> bool:
    """Tell whether the dashboard is anything to someone: translators, editors of pages, administrators."""
    return bool(
        user.is_active
        and (
            user.is_superuser
            or translator_locales(user)
            or PagePermissionPolicy().user_has_any_permission(user, EDITING)
        )
    )


def visible_originals(user, model: type[Model]) -> Q | None:
    """A condition for the originals of `Page` or a snippet model; None: nothing of it is visible.

    Pages that someone finds in the explorer in any language; translators also what readers see, and what
    was submitted for their language. Snippets whose model someone may work on; translators all.
    """
    if user.is_superuser:
        return Q()
    languages = translator_locales(user)
    if model is not Page:
        policy = ModelPermissionPolicy(model)
        is_visible = languages or policy.user_has_any_permission(user, {"add", "change", "delete"})
        return Q() if is_visible else None
    explorable = PagePermissionPolicy().explorable_instances(user)
    visible = Q(Exists(explorable.filter(translation_key=OuterRef("translation_key"))))
    if languages:
        submitted = Translation.objects.filter(
            source__object_id=OuterRef("translation_key"), target_locale__in=languages, enabled=True
        )
        visible = Q(IsPublic(), live=True) | Q(Exists(submitted)) | visible
    return visible


def editor_paths(user) -> list[str]:
    """The tree paths of the pages someone was made an editor of, not as a translator. Two queries."""
    policy = PagePermissionPolicy()
    teams = translator_teams(user)
    return sorted(
        {
            permission.page.path
            for permission in policy.get_cached_permissions_for_user(user)
            if permission.group_id not in teams and permission.permission.codename != "lock_page"
        }
    )


class Rights:
    """The rights of one user over cells. A few queries at first, none for each row."""

    def __init__(self, user):
        self.user = user
        self.languages = translator_locales(user)
        self.submits = user.is_superuser or user.has_perm(SUBMIT)

    def changes(self, instance: Model) -> bool:
        """Tell whether the user edits an object as an editor, not as a translator."""
        if self.user.is_superuser:
            return True
        if not isinstance(instance, Page):
            return ModelPermissionPolicy(type(instance)).user_has_permission(self.user, "change")
        actions = SitePagePermissionTester(self.user, instance).permissions
        return "change" in actions or ("add" in actions and instance.owner_id == self.user.pk)

    def grant(self, family: Family, cells: list[Cell]) -> None:
        """Set `may_open` and `may_submit` of a family's cells."""
        changes_original = self.changes(family.original)
        for cell in cells:
            if cell.state == CellState.ORIGINAL:
                continue
            is_own = self.user.is_superuser or cell.locale.pk in self.languages
            if cell.translation_id is None:
                cell.may_submit = self.submits and (is_own or changes_original)
                continue
            member = family.members.get(cell.locale.pk)
            cell.may_open = is_own or (self.changes(member.instance) if member else changes_original)
