"""`manage.py load_glossary`: the terms the center agreed on, where the glossary lacks them."""

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Locale

from cms.localization.glossary_seed import ENTRIES, LANGUAGES, Entry
from cms.localization.models import GlossaryEntry, GlossaryTerm


class Command(BaseCommand):
    """Adds entries, and terms of entries in languages they have none in; what is there is never changed.

    An entry is there as soon as one of its terms is. Run it again whenever a language was added.
    """

    help = "Add the agreed terms that the glossary lacks. What is there already is never changed."

    @transaction.atomic
    def handle(self, *args, **options):
        """Add what is missing, and say how much it was."""
        locales = {
            locale.language_code: locale for locale in Locale.objects.filter(language_code__in=LANGUAGES)
        }
        known, taken = {}, set()
        for term in GlossaryTerm.objects.all():
            known.setdefault((term.locale_id, term.term.casefold()), term.entry_id)
            taken.add((term.entry_id, term.locale_id))
        entries, terms = [], []
        for seed in ENTRIES:
            named = _terms(seed, locales)
            entry_id = next((found for term in named if (found := known.get(_key(term)))), None)
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
        self.stdout.write(f"{len(entries)} entries and {len(added)} terms added.")


def _terms(seed: Entry, locales: dict[str, Locale]) -> list[GlossaryTerm]:
    """An entry's terms in the languages the site has, not saved."""
    found = []
    for order, (language, forms) in enumerate(zip(LANGUAGES, seed, strict=False)):
        if language in locales:
            term, *variants = (form.strip() for form in forms.split(";"))
            found.append(
                GlossaryTerm(
                    locale=locales[language], term=term, variants="; ".join(variants), sort_order=order
                )
            )
    return found


def _key(term: GlossaryTerm) -> tuple[int, str]:
    return term.locale_id, term.term.casefold()
