"""Who restores a deleted page: whoever might delete it where it stood."""

from django.db.models import F
from wagtail.models import Page

from cms.editorial.bin.pages.models import DeletedPage
from cms.localization.permissions import SitePagePermissionTester


class _Standing:
    """A page of the bin as the tester of permissions asks for it: at the place where it stood."""

    def __init__(self, row: DeletedPage, path: str):
        self.row, self.path = row, path

    def is_allowed(self, user) -> bool:
        """Tell whether the user might delete it there, as `can_delete` decides."""
        if user.is_superuser:
            return user.is_active
        if not user.is_active:
            return False
        permissions = self._permissions(user, [self.path, self.row.page.path])
        owns = "add" in permissions and self.row.page.owner_id == user.pk
        if self.row.page.numchild and "bulk_delete" not in self._permissions(user, [self.path]):
            return False
        if "change" not in permissions and not owns:
            return False
        return "publish" in permissions or not self.row.was_live

    @staticmethod
    def _permissions(user, paths: list[str]) -> set[str]:
        """What the user may do by permissions at places of the tree: what it stood below, the page itself."""
        return {
            action for path in paths if path for action in SitePagePermissionTester.actions_at(user, path)
        }


def may_restore(user, page: Page) -> bool:
    """Tell whether a user may restore a page of the bin."""
    row = DeletedPage.objects.filter(pk=page.pk).select_related("page").first()
    return row is not None and _standing([row])[0].is_allowed(user)


def restorable_keys(user) -> list[int]:
    """The keys of the deleted pages a user may restore. Two queries, however many there are."""
    rows = DeletedPage.objects.filter(page=F("together_with")).select_related("page")
    return [standing.row.pk for standing in _standing(list(rows)) if standing.is_allowed(user)]


def _standing(rows: list[DeletedPage]) -> list[_Standing]:
    """The rows with the tree paths of the nearest pages that still stand where they stood. One query."""
    wanted = {key for row in rows for key in row.above}
    paths = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "path"))
    return [_Standing(row, next((paths[key] for key in row.above if key in paths), "")) for row in rows]
