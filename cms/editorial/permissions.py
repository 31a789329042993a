"""Who may do what with a page: Wagtail's rules, and what sets translators apart from editors.

Every view of the admin and every write of Wagtail's API asks `Page.permissions_for_user`, so what is
decided here holds everywhere.
"""

from django.utils.functional import cached_property
from wagtail.models import Locale, PagePermissionTester


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
        super().__init__(user, page)
        self.translator_permissions: set[str] = set()
        if user.is_active and not user.is_superuser:
            self._set_translator_permissions_apart()

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
        """Whether the user may work on the page as a translator."""
        # Imported late: this module is part of what page models are made of.
        from cms.localization.families import translations_to

        return "change" in self.translator_permissions and (
            bool(getattr(self.page.specific_deferred, "fallback_from_id", None))
            or translations_to(self.page).exists()
        )

    def can_edit(self):
        """Editors as ever; translators where the page is a translation."""
        return super().can_edit() or (not self.page_is_root and self.translates)

    def can_publish(self):
        """Translators publish translations where nobody has to approve them."""
        return super().can_publish() or self._publishes_as_translator()

    def can_unpublish(self):
        """What translators may publish they may take back."""
        return super().can_unpublish() or (
            self.page.live and not self.page_locked() and self._publishes_as_translator()
        )

    def can_copy(self):
        """Copying makes a page, which is an editor's work."""
        return super().can_edit()

    def can_set_view_restrictions(self):
        """Who may see a page is not a matter of its language."""
        return super().can_publish()

    def _publishes_as_translator(self) -> bool:
        return (
            not self.page_is_root
            and "publish" in self.translator_permissions
            and self.translates
            and not self.page.has_workflow
        )
