"""`manage.py prepare_localization`: what a site needs that had content before it had translators."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.models import Page, get_translatable_models

from cms.editorial.groups import translators
from cms.localization.fallback import ensure_fallbacks
from cms.localization.families import HOME_DEPTH, content_locales, originals_of
from cms.localization.recording import record
from cms.models import SitePage

SAY_EVERY = 25


class Command(BaseCommand):
    """Teams, recorded translations, fallbacks, the glossary. Repeatable: what is there stays as it is."""

    help = (
        "Make a team of translators for each language, record translations that exist already, put pages "
        "into the languages they are not translated into, and load the glossary. Repeatable."
    )

    def handle(self, *args, **options):
        """Step by step, saying how far it is."""
        self._teams()
        self._pages()
        self._snippets()
        call_command("load_glossary", stdout=self.stdout)

    def _teams(self) -> None:
        for locale in content_locales():
            home = Page.objects.filter(depth=HOME_DEPTH, locale=locale).first()
            if home is not None:
                self.stdout.write(f"Team: {translators(locale, home).name}")

    def _pages(self) -> None:
        keys = list(originals_of(Page).order_by("path").values_list("pk", flat=True))
        for done, pk in enumerate(keys, start=1):
            page = Page.objects.get(pk=pk).specific
            if isinstance(page, SitePage):
                others = page.get_translations().filter(alias_of__isnull=True, live=True)
                if others:
                    record(page, others)
                ensure_fallbacks(page)
            if done % SAY_EVERY == 0 or done == len(keys):
                self.stdout.write(f"Pages: {done} of {len(keys)}")

    def _snippets(self) -> None:
        for model in get_translatable_models():
            if issubclass(model, Page) or not hasattr(model, "snippet_viewset"):
                continue
            seen = set()
            for instance in model._default_manager.order_by("pk"):
                if instance.translation_key not in seen:
                    seen.add(instance.translation_key)
                    others = instance.get_translations()
                    if others:
                        record(instance, others)
