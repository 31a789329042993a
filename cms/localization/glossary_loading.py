"""The terms the center agreed on, added to the glossary where it lacks them."""

from django.db import transaction
from wagtail.models import Locale

from cms.localization.glossary_seed import ENTRIES, LANGUAGES, Entry
from cms.localization.models import GlossaryEntry, GlossaryTerm


@transaction.atomic
def load_glossary() -> tuple[int, int]:
    """Add entries, and terms of entries in languages they have none in; how many of each were added.

    What is there is never changed. An entry is there as soon as one of its terms is.
    """
    locales = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=LANGUAGES)}
    known, taken = {}, set()
    for term in GlossaryTerm.objects.all():
        known.setdefault((term.locale_id, term.term.casefold()), term.entry_id)
        taken.add((term.entry_id, term.locale_id))
    entries, terms = [], []
    for seed in ENTRIES:
        named = _terms(seed, locales)
        entry_id = next((known_id for term in named if (known_id := known.get(_key(term)))), None)
        if entry_id is None and named:
            entries.append(GlossaryEntry(note=seed[-1]))
            terms.append((entries[-1], named))
        elif named:
            lacking = [term for term in named if (entry_id, term.locale_id) not in taken]
            terms.append((GlossaryEntry(pk=entry_id), lacking))
    GlossaryEntry.objects.bulk_create(entries)
    for entry, named in terms:
        for term in named:
            term.entry_id = entry.pk
    added = GlossaryTerm.objects.bulk_create(term for _entry, named in terms for term in named)
    return len(entries), len(added)


def _terms(seed: Entry, locales: dict[str, Locale]) -> list[GlossaryTerm]:
    """An entry's terms in the languages the site has, not saved."""
    terms = []
    for order, (language, forms) in enumerate(zip(LANGUAGES, seed, strict=False)):
        if language in locales:
            term, *variants = (form.strip() for form in forms.split(";"))
            terms.append(
                GlossaryTerm(
                    locale=locales[language], term=term, variants="; ".join(variants), sort_order=order
                )
            )
    return terms


def _key(term: GlossaryTerm) -> tuple[int, str]:
    return term.locale_id, term.term.casefold()
