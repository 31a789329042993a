"""Rights to publish the pages of a plan, found out for all of them together.

What is shown in a plan must not cost a query a page. What is done asks `cms.localization.access` and
Wagtail again, page by page; a test holds that both say the same.
"""

from collections.abc import Iterable

from django.conf import settings
from wagtail.models import Locale, Page, PagePermissionTester, WorkflowPage

from cms.localization.permissions import SitePagePermissionTester, translator_locales

STEP = Page.steplen


class Rights:
    """The rights of one user over families of pages. Four queries, however many pages there are.

    `originals` are the pages texts come from; `locales` the languages asked about.
    """

    def __init__(self, user, originals: Iterable[Page], locales: Iterable[Locale]):
        self.user = user
        self.moderated_paths = _moderated_paths()
        self.above = _above(originals, locales)

    def is_moderated(self, page: Page) -> bool:
        """Tell whether somebody has to approve what is published here."""
        return any(page.path.startswith(path) for path in self.moderated_paths)

    def may_publish(self, page: Page, *, is_translation: bool) -> bool:
        """Tell whether the user may publish a page that exists; `page` is specific."""
        tester = page.permissions_for_user(self.user)
        if PagePermissionTester.can_publish(tester):
            return True
        stands_for_one = is_translation or bool(getattr(page, "fallback_from_id", None))
        given = getattr(tester, "translator_permissions", set())
        return stands_for_one and {"change", "publish"} <= given and not self.is_moderated(page)

    def may_make(self, original: Page, locale: Locale) -> bool:
        """Tell whether the user may publish a translation whose page is yet to be made."""
        if self.user.is_superuser:
            return self.user.is_active
        above = self.above.get((original.pk, locale.pk))
        if above is None or not self.user.is_active:
            return False
        tester = SitePagePermissionTester(self.user, above)
        if "publish" in tester.permissions:
            return True
        return (
            locale.pk in translator_locales(self.user)
            and "publish" in tester.translator_permissions
            and not self.is_moderated(above)
            and not self.is_moderated(original)
        )


def _moderated_paths() -> tuple[str, ...]:
    """The parts of the tree in which moderation is on. One query."""
    if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
        return ()
    return tuple(WorkflowPage.objects.filter(workflow__active=True).values_list("page__path", flat=True))


def _above(originals: Iterable[Page], locales: Iterable[Locale]) -> dict[tuple[int, int], Page]:
    """By original and language: the nearest page above that exists in that language. Two queries."""
    lines = {
        page.pk: [page.path[:end] for end in range(len(page.path) - STEP, 0, -STEP)] for page in originals
    }
    wanted = {path for line in lines.values() for path in line}
    keys = dict(Page.objects.filter(path__in=wanted).values_list("path", "translation_key"))
    members = {
        (page.translation_key, page.locale_id): page
        for page in Page.objects.filter(translation_key__in=keys.values(), locale__in=list(locales))
    }
    nearest_above = {}
    for original_id, line in lines.items():
        for locale in locales:
            pages_above = (members.get((keys.get(path), locale.pk)) for path in line)
            nearest = next((page for page in pages_above if page is not None), None)
            if nearest is not None:
                nearest_above[original_id, locale.pk] = nearest
    return nearest_above
