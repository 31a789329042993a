"""In which language the text of a page is, and which parts of it are in another one."""

from django.apps import apps
from django.utils.functional import cached_property


class TextLanguage:
    """For pages with a `fallback_from`: a page stands in a language's tree, its text may be in another."""

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
        """Where a translated page shows its original's text, as paths such as `body.<block id>`."""
        return self._in_another_language[0]

    @property
    def untranslated_language(self) -> str:
        """The code of the language those texts are in; "" where there are none."""
        return self._in_another_language[1]

    @cached_property
    def _in_another_language(self) -> tuple[list[str], str]:
        """Their paths and their language. One query for a page with a text of its own."""
        if self.fallback_from_id:
            return [], ""
        progress = apps.get_model("localization", "TranslationProgress")._default_manager
        found = progress.filter(
            translation__source__object_id=self.translation_key,
            translation__target_locale_id=self.locale_id,
        ).exclude(untranslated=[])
        return found.values_list("untranslated", "translation__source__locale__language_code").first() or (
            [],
            "",
        )

    def language_of(self, path: str) -> str:
        """The language of the part of the page at a path where it is not the page's own; "" where it is."""
        within = f"{path}."
        for one in self.untranslated:
            if one == path or one.startswith(within):
                return self.untranslated_language
        return ""
