"""Permissions on a page: asked here, answered by whoever knows the site's roles.

Page models know nothing of translators and branches; the app that does registers its tester.
"""

from types import SimpleNamespace

from wagtail.models import Page, PagePermissionTester

_registered = SimpleNamespace(tester=PagePermissionTester)


def register_tester(tester: type[PagePermissionTester]) -> None:
    """Have every page's permissions asked through `tester` from now on; called when an app is ready."""
    _registered.tester = tester


def permissions_of(user, page: Page) -> PagePermissionTester:
    """The tester of what `user` may do with `page`: of the class registered last, else Wagtail's own."""
    return _registered.tester(user, page)
