"""Names of people: whether a translation spells them as their profiles do in its language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.languages.word_forms import Phrase, key_of, words_of
from cms.localization.checker.flags import NAME, Flag
from cms.pages.registry import listed_models


@dataclass(frozen=True)
class _Person:
    """A family name in the language of the source, and how profiles spell it in the other."""

    source: Phrase
    target: tuple[Phrase, ...]
    spelled: str


class Names:
    """The people who have profiles in both of two languages."""

    def __init__(self, pairs: list[tuple[str, str]], source_language: str, target_language: str):
        """`pairs` are family names, (in the source's language, in the target's)."""
        spellings: dict[str, list[str]] = {}
        for source, target in pairs:
            if source and target:
                spellings.setdefault(source, []).append(target)
        self._by_key: dict[str, list[_Person]] = {}
        for source, targets in spellings.items():
            person = _Person(
                Phrase.of(source, source_language, is_name=True),
                tuple(Phrase.of(target, target_language, is_name=True) for target in targets),
                targets[0],
            )
            if person.source.written:
                self._by_key.setdefault(person.source.key, []).append(person)

    @classmethod
    def load(cls, source_locale: Locale, target_locale: Locale) -> "Names":
        """The names of all profiles in both languages. One query for each page type of trainers.

        Mirrors are left out: a page that shows another language's text says nothing about its own.
        """
        locales = [source_locale.pk, target_locale.pk]
        pairs = []
        for model in listed_models("trainers"):
            if not hasattr(model, "family_name"):
                continue
            names: dict = {}
            rows = model.objects.filter(locale_id__in=locales, alias_of__isnull=True)
            for key, locale_id, name in rows.values_list("translation_key", "locale_id", "family_name"):
                names.setdefault(key, {})[locale_id] = name
            pairs += [
                (forms[source_locale.pk], forms[target_locale.pk])
                for forms in names.values()
                if len(forms) == len(set(locales))
            ]
        return cls(pairs, source_locale.language_code, target_locale.language_code)

    def flags(self, source: str, target: str) -> list[Flag]:
        """One for each person the source names and the translation does not, or spells otherwise."""
        words, others = words_of(source), words_of(target)
        flags: dict[str, Flag] = {}
        for place, word in enumerate(words):
            for person in self._by_key.get(key_of(word.folded), ()):
                count = person.source.at(words, place, source)
                if count and not any(phrase.is_in(others, target) for phrase in person.target):
                    named = source[word.start : words[place + count - 1].end]
                    message = _("The name is not spelled as on the profile: %(name)s") % {
                        "name": person.spelled
                    }
                    flags.setdefault(person.spelled, Flag(NAME, message, named, person.spelled))
        return list(flags.values())
