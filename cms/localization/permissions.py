"""Permissions on pages: Wagtail's rules, and what sets translators apart from editors.

Views that look at one page ask `Page.permissions_for_user`, the tester; views that list pages, and those of
Wagtail's forms and reports, ask the policy. Both are here, and say the same.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, Q, QuerySet, TextField
from django.utils.functional import cached_property
from wagtail.fields import StreamField
from wagtail.models import Locale, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.localization.store.fields import translated_names
from cms.localization.store.translations import is_translated_to, translations_to
from cms.pages.deleted import is_deleted, without_deleted
from cms.pages.models.text_language import shows_another_text

# What a translator may write as a whole; galleries and other rows are the source's.
TEXT_FIELDS = (CharField, TextField, StreamField)


def translator_locales(user) -> set[int]:
    """The ids of the languages whose team of translators `user` belongs to. One query a request."""
    if not hasattr(user, "_translator_locales"):
        user._translator_locales = (
            set(Locale.objects.filter(translator_team__group__user=user).values_list("pk", flat=True))
            if user.is_active and not user.is_anonymous
            else set()
        )
    return user._translator_locales


def translator_teams(user) -> set[int]:
    """The ids of the user's groups that are teams of translators. One query a request."""
    if not hasattr(user, "_translator_teams"):
        teams = user.groups.filter(translator_team__isnull=False)
        user._translator_teams = set(teams.values_list("pk", flat=True))
    return user._translator_teams


class SitePagePermissionTester(PagePermissionTester):
    """Wagtail's tester, with what a team of translators was given narrowed to translations.

    A translator edits the page's text while it is a translation (or stands in for one) and publishes it
    where no moderation is on. Everything else that Wagtail derives from the same permissions (creating,
    deleting, moving, copying, restricting) stays with those who have them as editors.
    """

    def __init__(self, user, page):
        # What lies in the bin is restored before anybody does anything with it.
        super().__init__(AnonymousUser() if is_deleted(page) else user, page)
        user = self.user
        self.translator_permissions: set[str] = set()
        if user.is_active and not user.is_superuser:
            self._set_translator_permissions_apart()

    @staticmethod
    def actions_at(user, path: str) -> set[str]:
        """What a user may do, as an editor, at a place of the tree, whatever stands there now."""
        teams = translator_teams(user)
        return {
            permission.permission.codename.rsplit("_", maxsplit=1)[0]
            for permission in PagePermissionPolicy().get_cached_permissions_for_user(user)
            if path.startswith(permission.page.path) and permission.group_id not in teams
        }

    def _set_translator_permissions_apart(self) -> None:
        teams = translator_teams(self.user)
        if not teams:
            return
        as_editor = set()
        for permission in self.permission_policy.get_cached_permissions_for_user(self.user):
            if self.page.path.startswith(permission.page.path):
                action = permission.permission.codename.rsplit("_", maxsplit=1)[0]
                team = permission.group_id in teams
                (self.translator_permissions if team else as_editor).add(action)
        self.permissions = as_editor

    @cached_property
    def translates(self) -> bool:
        """Tell whether the user may work on the page as a translator."""
        return "change" in self.translator_permissions and (
            bool(getattr(self.page.specific_deferred, "fallback_from_id", None))
            or translations_to(self.page).exists()
        )

    def can_edit(self):
        """Editors as ever; translators where the page is a translation."""
        return super().can_edit() or (not self.page_is_root and self.translates)

    @cached_property
    def writable_fields(self) -> set[str] | None:
        """The names of the fields the user may write, None for all: a translator writes texts alone."""
        if super().can_edit() or not self.translates:
            return None
        model = type(self.page.specific_deferred)
        return {
            name for name in translated_names(model) if isinstance(model._meta.get_field(name), TEXT_FIELDS)
        }

    def can_delete(self, ignore_bulk=False):
        """Nobody deletes or moves what somebody else has locked, nor with all below it the page where their
        rights begin: a branch's lead deletes a forum with its contest, never the branch.
        """
        if self._is_locked() or not super().can_delete(ignore_bulk):
            return False
        return (
            ignore_bulk
            or self.user.is_superuser
            or self.page.is_leaf()
            or "bulk_delete" in self.actions_at(self.user, self.page.path[: -self.page.steplen])
        )

    def can_move_to(self, destination):
        """As before, administrators included."""
        return not self._is_locked() and super().can_move_to(destination)

    def can_publish(self):
        """Translators publish translations where nobody has to approve them; nobody what is locked."""
        return not self._is_locked() and (super().can_publish() or self._publishes_as_translator())

    def can_unpublish(self):
        """Let translators take back what they may publish."""
        return super().can_unpublish() or (
            self.page.live and not self.page_locked() and self._publishes_as_translator()
        )

    def can_copy(self):
        """Copying makes a page, which is an editor's work."""
        return super().can_edit()

    def can_set_view_restrictions(self):
        """Leave restricting pages to editors: who may see one is not a matter of its language."""
        return super().can_publish()

    def _is_locked(self) -> bool:
        """Tell whether somebody else has locked the page; for all other pages no question to the database."""
        return self.page.locked and bool(self.page_locked())

    def _publishes_as_translator(self) -> bool:
        return (
            not self.page_is_root
            and "publish" in self.translator_permissions
            and self.translates
            and not self.page.has_workflow
        )


class SitePagePermissionPolicy(PagePermissionPolicy):
    """Wagtail's policy for pages, with what a team of translators was given narrowed to translations.

    What may be looked at in the explorer stays what Wagtail says: translators find their way through the
    whole tree of their language.
    """

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        """Tell whether the user may do any of these to a page, as an editor or as its translator."""
        if is_deleted(instance):
            return False
        base = self._base_user_has_permission(user)
        if base is not None:
            return base
        tester = SitePagePermissionTester(user, instance)
        allowed = tester.permissions | (tester.translator_permissions if tester.translates else set())
        if "add" in tester.permissions and instance.owner_id == user.pk:
            allowed = allowed | {"change"}
        return bool(allowed & set(actions))

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        """The pages the user may do any of these to."""
        teams = translator_teams(user) if user.is_active and not user.is_superuser else set()
        if not teams:
            pages = super().instances_user_has_any_permission_for(user, actions)
        else:
            pages = self._as_editor(user, actions) | self._as_translator(user, actions, teams)
        return without_deleted(pages)

    def as_editor(self, user, actions) -> QuerySet:
        """The pages the user may do any of these to without regard to their teams of translators."""
        return without_deleted(self._as_editor(user, actions))

    def _as_editor(self, user, actions) -> QuerySet:
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        teams = translator_teams(user)
        pages = self.model._default_manager.none()
        for permission in self.get_cached_permissions_for_user(user):
            if permission.group_id in teams:
                continue
            action = permission.permission.codename.rsplit("_", maxsplit=1)[0]
            below = self.model._default_manager.descendant_of(permission.page, inclusive=True)
            if action in actions:
                pages |= below
            elif action == "add" and "change" in actions:
                pages |= below.filter(owner=user)
        return pages

    def _as_translator(self, user, actions, teams: set[int]) -> QuerySet:
        pages = self.model._default_manager.none()
        for permission in self.get_cached_permissions_for_user(user):
            action = permission.permission.codename.rsplit("_", maxsplit=1)[0]
            if permission.group_id in teams and action in actions:
                pages |= self.model._default_manager.descendant_of(permission.page, inclusive=True)
        return pages.filter(is_translation())

    def explorable_instances(self, user) -> QuerySet:
        """The pages the explorer shows, as Wagtail says, without those in the bin."""
        return without_deleted(PagePermissionPolicy(self.model).explorable_instances(user))


def is_translation() -> Q:
    """A condition for page querysets: a translation, or what stands in for one (see the tester)."""
    return Q(is_translated_to()) | shows_another_text()
