"""Machine translators: what the settings name, asked in stored texts."""

from collections.abc import Iterable

from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue


class Machine(BaseMachineTranslator):
    """A machine translator that is written in stored texts; others of wagtail-localize's work as well."""

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Translate strings as wagtail-localize hands them over."""
        texts = self.translate_texts(source_locale, target_locale, [string.data for string in strings])
        return {StringValue(source): StringValue(text) for source, text in texts.items()}

    def translate_texts(
        self, source_locale: Locale, target_locale: Locale, texts: Iterable[str]
    ) -> dict[str, str]:
        """Translate stored texts; by text what was made of it. What could not be translated is left out."""
        raise NotImplementedError


def configured_machine() -> BaseMachineTranslator | None:
    """The machine translator of the settings; None where there is none."""
    return get_machine_translator()


def translated_by(
    machine: BaseMachineTranslator, source_locale: Locale, target_locale: Locale, texts: Iterable[str]
) -> dict[str, str]:
    """Translations of stored texts by a machine, by text."""
    translations = machine.translate(source_locale, target_locale, [StringValue(text) for text in texts])
    return {string.data: value.data for string, value in translations.items()}
