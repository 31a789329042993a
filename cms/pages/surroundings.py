"""A page's place in the tree: its crumbs, its branch, its counterparts in other languages, its list."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from cms.pages.addresses import absolute
from cms.pages.registry import index_models, listed_models
from wagtail_plone.documents.visibility import IsPublic

HOME_DEPTH = 2
# Home, the list of branches, a branch.
BRANCH_DEPTH = HOME_DEPTH + 2


@dataclass
class Surroundings:
    """A page's place in the site, and its pages' places in the other languages. One query for all of it."""

    page: Page

    @cached_property
    def _family(self) -> list[Page]:
        """The page, those above it up to the home page, and all their translations."""
        if not self.page.depth:
            return []
        step = self.page.steplen
        paths = [self.page.path[: depth * step] for depth in range(HOME_DEPTH, self.page.depth + 1)]
        keys = Page.objects.filter(path__in=paths).values("translation_key")
        # Asked of the page's own type: what it stands for in other languages matters of it alone.
        fallbacks = type(self.page).objects.filter(pk=OuterRef("pk"), fallback_from__isnull=False)
        family = list(
            Page.objects.filter(translation_key__in=keys)
            .annotate(is_public=IsPublic(), stands_in=Exists(fallbacks))
            .select_related("locale", "alias_of__locale")
        )
        for other in family:
            other.shown_language = (other.alias_of or other).locale.language_code
        return family

    @cached_property
    def line(self) -> list[Page]:
        """The page and those above it up to the home page, the page first; [] for a page not in the tree."""
        line = [other for other in self._family if self.page.path.startswith(other.path)]
        return sorted(line, key=lambda other: -other.depth)

    @property
    def is_public(self) -> bool:
        """True where the page is in the tree and no view restriction touches it or a page above it."""
        return bool(self.line) and all(other.is_public for other in self.line)

    @property
    def crumbs(self) -> list[Page]:
        """Live pages above the page and below the home page, outermost first."""
        return [other for other in reversed(self.line[1:]) if other.live and other.depth > HOME_DEPTH]

    def languages(self, request) -> list[dict]:
        """One entry a language of the site, in the switcher's order.

        Each holds `code`, `url`, `full_url`, `is_current`, `is_translated` (into a text of its own), and
        `is_default`, for readers of any other language: the text readers of the site's own language see,
        the same one whichever of the translations is asked, or search engines trust none of them. A
        language in which the page does not exist leads to the nearest page above it that does, at last to
        the home page.
        """
        page = self.page
        text_language = getattr(page, "text_language", page.locale.language_code)
        keys = [other.translation_key for other in self.line] or [page.translation_key]
        shown = {
            (other.locale.language_code, other.translation_key): other
            for other in self._family
            if other.live and other.is_public
        }
        links = []
        for code, _name in settings.LANGUAGES:
            is_current = code == page.locale.language_code
            target = page if is_current else None
            target = target or next((shown[code, key] for key in keys if (code, key) in shown), None)
            has_own_text = code == text_language if is_current else target and not target.stands_in
            if target is not None:
                links.append(
                    {
                        "code": code,
                        "url": target.get_url(request),
                        "full_url": absolute(target.get_url(request)),
                        "is_current": is_current,
                        "is_translated": target.translation_key == page.translation_key and has_own_text,
                        "is_default": False,
                    }
                )
        translated = {link["code"]: link for link in links if link["is_translated"]}
        counterpart = shown.get((settings.LANGUAGE_CODE, page.translation_key))
        default = language_for_others(
            translated, counterpart.shown_language if counterpart else text_language
        )
        if default is not None:
            translated[default]["is_default"] = True
        return links


def language_for_others(translated: Collection[str], text_language: str) -> str | None:
    """The language among `translated`, in the switcher's order, that readers of any other one are given.

    `text_language` is that of the text which readers of the site's own language see.
    """
    codes = [settings.LANGUAGE_CODE, text_language, *translated]
    return next((code for code in codes if code in translated), None)


def branch_of(page: Page):
    """The branch page above (or equal to) `page`, or None. One query."""
    for model in listed_models("branches"):
        branches = model.objects.ancestor_of(page, inclusive=True).select_related("locale")
        branch = branches.first() if page.depth else None
        if branch is not None:
            return branch
    return None


def attach_branches(pages: Iterable[Page]) -> None:
    """Set `branch` of pages as `branch_of` would find it. One query for all of them."""

    def above(page: Page) -> list[str]:
        return [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]

    paths = {path for page in pages for path in above(page)}
    branches = {
        branch.path: branch
        for model in listed_models("branches")
        for branch in model.objects.filter(path__in=paths).select_related("locale")
    }
    for page in pages:
        page.branch = next((branches[path] for path in above(page) if path in branches), None)


def shown_branches(page: Page, ids: Iterable[int]) -> frozenset[UUID]:
    """The keys (`translation_key`) of a page's branch and of those of the pages with these ids.

    In whichever language such a page is shown. Two queries, none without ids.
    """
    ends = BRANCH_DEPTH * Page.steplen
    own = {above.translation_key for above in page.surroundings.line if above.depth == BRANCH_DEPTH}
    wanted = set(ids)
    if not wanted:
        return frozenset(own)
    families = Page.objects.filter(pk__in=wanted).values("translation_key")
    paths = Page.objects.filter(translation_key__in=families).values_list("path", flat=True)
    heads = {path[:ends] for path in paths if len(path) >= ends}
    keys = Page.objects.filter(path__in=heads).values_list("translation_key", flat=True)
    return frozenset({*own, *keys})


def back_to_list(page: Page, tops: list[Page], request) -> str:
    """The address of the list `page` stands in; "" where it is in no list among `tops`.

    `tops` are the pages below the home page. The filters a reader left the list with are put in on the way
    out (`cms.delivery.back`), since the page is the same for everybody.
    """
    lists = index_models(getattr(page, "listed_as", None))
    index = next((top for top in tops if top.specific_class in lists), None)
    return (index.get_url(request) if index else None) or ""
