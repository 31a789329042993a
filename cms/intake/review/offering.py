"""The way to the form of a report, beside the pages of a branch."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.menus.pages import PageMenuItem

from cms.editorial.branches.models import BranchWorkplace
from cms.pages.registry import listed_models


class FromReportButton(PageMenuItem):
    """To the form of a report: in the header of a branch's page, and where a new page's type is chosen."""

    label = gettext_lazy("From a report")
    icon_name = "clipboard-list"

    @property
    def url(self) -> str:
        """The form, with the branch chosen."""
        workplace = BranchWorkplace.objects.filter(translation_key=self.page.translation_key).first()
        query = f"?branch={workplace.pk}" if workplace else ""
        return f"{reverse('intake:new')}{query}"

    def is_shown(self, user) -> bool:
        """On branches, to those who add pages there."""
        is_branch = isinstance(self.page.specific_deferred, listed_models("branches"))
        return is_branch and self.page.permissions_for_user(user).can_add_subpage()
