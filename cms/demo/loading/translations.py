"""The demo's languages as translators know them: what was translated, and what waits for it."""

from io import StringIO

from django.core.management import call_command

from cms.demo.content.shapes import LANGUAGES
from cms.demo.loading.pages import PageMaker
from cms.localization.fallback import ensure_fallbacks
from cms.localization.recording import record
from cms.models import Topic


def record_translations(maker: PageMaker, say) -> None:
    """Record every page's and topic's translations; give those that wait for one their fallbacks."""
    paths = list(dict.fromkeys(path for path, _language in maker.pages if path))
    for done, path in enumerate(paths, start=1):
        family = [type(page).objects.get(pk=page.pk) for _language, page in maker.variants(path)]
        original, *others = sorted(family, key=lambda page: page.pk)
        record(original, others)
        ensure_fallbacks(original)
        if done % 25 == 0:
            say(f"  {done} of {len(paths)}")
    for topic in Topic.objects.filter(locale=maker.locales[LANGUAGES[0]]):
        record(topic, topic.get_translations())
    call_command("load_glossary", stdout=StringIO())
