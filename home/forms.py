"""The form of a branch's page: what concerns work in the branch is not for everybody who writes there."""

from cms.editorial.branches.rights import may_moderate
from cms.localization.families import original_of
from cms.pages.forms import SitePageForm


class BranchPageForm(SitePageForm):
    """Shows whether the branch is moderated to its leads and administrators, its collection to the latter.

    Both hold in every language, and are said by the original page alone.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        user = self.for_user
        original = original_of(self.instance) if self.instance.pk else None
        is_elsewhere = original is not None and original.pk != self.instance.pk
        if is_elsewhere or not may_moderate(user, self.instance):
            self.fields.pop("is_moderated", None)
        if is_elsewhere or not (user and user.is_superuser):
            self.fields.pop("collection", None)
