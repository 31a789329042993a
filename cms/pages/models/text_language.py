"""The language a page's text is in, and the parts of it that are in another one."""

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from django.apps import apps
from django.db.models import Q
from django.utils.functional import cached_property
from wagtail.models import Page, get_page_models

Untranslated = tuple[list[str], str]
NOTHING: Untranslated = ([], "")


class TextLanguage:
    """Mixin for pages with a `fallback_from`, whose text may be in another language than their tree."""

    @property
    def text_locale_id(self) -> int:
        """The id of the language the page's text is in."""
        return self.fallback_from_id or self.locale_id

    @property
    def text_language(self) -> str:
        """The code of the language the page's text is in."""
        return (self.fallback_from if self.fallback_from_id else self.locale).language_code

    @property
    def untranslated(self) -> list[str]:
        """Paths at which a translated page shows its original's text, such as `body.<block id>`."""
        return self.parts_in_another_language[0]

    @property
    def untranslated_language(self) -> str:
        """The code of the language that untranslated parts are in; "" where there are none."""
        return self.parts_in_another_language[1]

    @cached_property
    def parts_in_another_language(self) -> tuple[list[str], str]:
        """Paths of untranslated parts, and their language. One query for a page with a text of its own."""
        return _untranslated([self]).get((self.translation_key, self.locale_id), NOTHING)

    def language_of(self, path: str) -> str:
        """The language of the part at `path` where it differs from the page's own, else ""."""
        within = f"{path}."
        for untranslated in self.untranslated:
            if untranslated == path or untranslated.startswith(within):
                return self.untranslated_language
        return ""


def shows_another_text() -> Q:
    """The condition for pages that show another language's text (`SitePage.fallback_from`)."""
    condition = Q()
    for model in page_types_with("fallback_from"):
        standing_in = model._base_manager.filter(fallback_from__isnull=False)
        condition |= Q(pk__in=standing_in.order_by().values("pk"))
    return condition


@cache
def page_types_with(name: str) -> tuple[type[Page], ...]:
    """The concrete page types that have a field or relation of this name."""
    return tuple(
        model for model in get_page_models() if name in {field.name for field in model._meta.get_fields()}
    )


def attach_untranslated(pages: Iterable[TextLanguage]) -> None:
    """Set which parts of pages are in another language. One query for all of them."""
    pages = list(pages)
    known = _untranslated(pages)
    for page in pages:
        page.parts_in_another_language = known.get((page.translation_key, page.locale_id), NOTHING)


def _untranslated(pages: Iterable[TextLanguage]) -> dict[tuple[UUID, int], Untranslated]:
    """The untranslated parts and their language, by family and tree. One query; none for fallbacks alone."""
    translated = [page for page in pages if not page.fallback_from_id]
    if not translated:
        return {}
    progress = apps.get_model("localization", "TranslationProgress")._default_manager
    rows = progress.filter(
        translation__source__object_id__in={page.translation_key for page in translated},
        translation__target_locale_id__in={page.locale_id for page in translated},
    ).exclude(untranslated=[])
    wanted = {(page.translation_key, page.locale_id) for page in translated}
    return {
        (family, tree): (paths, language)
        for family, tree, paths, language in rows.values_list(
            "translation__source__object_id",
            "translation__target_locale_id",
            "untranslated",
            "translation__source__locale__language_code",
        )
        if (family, tree) in wanted
    }
