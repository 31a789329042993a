"""The language a page's text is in, and the parts of it that are in another one."""

from django.apps import apps
from django.utils.functional import cached_property


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
        return self._in_another_language[0]

    @property
    def untranslated_language(self) -> str:
        """The code of the language that untranslated parts are in; "" where there are none."""
        return self._in_another_language[1]

    @cached_property
    def _in_another_language(self) -> tuple[list[str], str]:
        """Paths of untranslated parts, and their language. One query for a page with a text of its own."""
        if self.fallback_from_id:
            return [], ""
        progress = apps.get_model("localization", "TranslationProgress")._default_manager
        rows = progress.filter(
            translation__source__object_id=self.translation_key,
            translation__target_locale_id=self.locale_id,
        ).exclude(untranslated=[])
        return rows.values_list("untranslated", "translation__source__locale__language_code").first() or (
            [],
            "",
        )

    def language_of(self, path: str) -> str:
        """The language of the part at `path` where it differs from the page's own, else ""."""
        within = f"{path}."
        for untranslated in self.untranslated:
            if untranslated == path or untranslated.startswith(within):
                return self.untranslated_language
        return ""
