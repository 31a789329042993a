"""Previews in the editor: a page on a phone, a tablet and a desk, as readers of each language will see it.

Of a language other than the page's own, the preview shows what its readers see once the page is published, as
far as that is decided by now, and says in one line which of these it is:

- A page not translated yet stands there with this very text, marked as not translated (`fallback_from`).
- A translation stands there with its own texts: its newest ones where the editor may see those, else those
  readers see. What is the same in every language (dates, places, pictures of the page as a whole) is this
  draft's, where the translation has it from this page. Rows and blocks (programme, jury, body) are the
  translation's: they follow when this page is published.

Nothing of it is stored.
"""

from copy import copy

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField

from wagtail_plone.documents.visibility import readable

# The tree path's last step of a page that does not stand there: the millionth below one parent.
NOWHERE = "Z" * Page.steplen


class Previewed:
    """Mixin that gives `SitePage` previews in each width and language; its host is a `Page`."""

    preview_sizes = [
        {
            "name": "mobile",
            "icon": "mobile-alt",
            "device_width": 390,
            "label": gettext_lazy("As on a phone"),
        },
        {
            "name": "tablet",
            "icon": "tablet-alt",
            "device_width": 768,
            "label": gettext_lazy("As on a tablet"),
        },
        {
            "name": "desktop",
            "icon": "desktop",
            "device_width": 1280,
            "label": gettext_lazy("As on a desk"),
        },
    ]

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The page's own language first, then the others, by their names."""
        own = self.locale.language_code
        names = dict(settings.LANGUAGES)
        others = [(code, capfirst(name)) for code, name in settings.LANGUAGES if code != own]
        return [("", capfirst(names.get(own, own))), *others]

    def make_preview_request(self, original_request=None, preview_mode=None, extra_request_attrs=None):
        """Answer with the page in the language that `preview_mode` names, or in its own."""
        locale = None
        if preview_mode and preview_mode != self.locale.language_code:
            locale = Locale.objects.filter(language_code=preview_mode).first()
        user = getattr(original_request, "user", None)
        shown, note = _in_language(self, locale, user) if locale else (self, "")
        attributes = dict(extra_request_attrs or {})
        if note:
            attributes |= {"preview_note": note, "preview_language": get_language()}
        mode = "" if locale else preview_mode
        return super(Previewed, shown).make_preview_request(original_request, mode, attributes)


def _in_language(page: Page, locale: Locale, user) -> tuple[Page, str]:
    """What readers of a language will see of a draft, and the line that says what that is."""
    names = {"language": capfirst(dict(settings.LANGUAGES).get(locale.language_code, locale.language_code))}
    counterpart = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    counterpart = counterpart and counterpart.specific
    if counterpart is None or counterpart.fallback_from_id:
        return _fallback(page, locale, counterpart), _(
            "%(language)s: not translated yet. Readers will see this text, marked as not translated."
        ) % names
    may_edit = user is not None and counterpart.permissions_for_user(user).can_edit()
    if may_edit and counterpart.has_unpublished_changes and counterpart.latest_revision_id:
        shown = counterpart.get_latest_revision_as_object()
        note = _("%(language)s: the newest text of the translation, which is not published yet.")
    elif may_edit or readable(Page.objects.filter(pk=counterpart.pk)).exists():
        shown = counterpart
        note = _("%(language)s: the translation as readers see it now.")
    else:
        note = _("%(language)s: the translation is not public. This is your text, as if there were none.")
        return _fallback(page, locale, counterpart), note % names
    if _is_source(page, locale) and _take_facts(page, shown):
        facts = _("Dates, places and other facts are those of this draft.")
        return shown, f"{note % names} {facts}"
    return shown, note % names


def _fallback(page: Page, locale: Locale, counterpart: Page | None) -> Page:
    """A copy of a draft at its place in another language's tree, marked as not translated; not saved."""
    shown = copy(page)
    for name in [name for name in vars(shown) if _is_cached(type(shown), name)]:
        del vars(shown)[name]
    shown.fallback_from = page.fallback_from if page.fallback_from_id else page.locale
    shown.locale = locale
    if counterpart is not None:
        shown.path, shown.depth, shown.url_path = counterpart.path, counterpart.depth, counterpart.url_path
        return shown
    above = _nearest_above(page, locale)
    if above is not None:
        shown.path, shown.depth = f"{above.path}{NOWHERE}", above.depth + 1
        shown.url_path = f"{above.url_path}{page.slug}/"
    return shown


def _is_cached(model: type[Page], name: str) -> bool:
    return isinstance(getattr(model, name, None), cached_property)


def _nearest_above(page: Page, locale: Locale) -> Page | None:
    """The nearest page above one that exists in a language; its home page at last. One query."""
    paths = [page.path[:end] for end in range(Page.steplen, len(page.path), Page.steplen)]
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    there = Page.objects.filter(translation_key__in=keys, locale=locale)
    return there.order_by("-depth").first()


def _is_source(page: Page, locale: Locale) -> bool:
    """Tell whether the page's translation into a language is made of this page, and follows it. One query."""
    progress = apps.get_model("localization", "TranslationProgress")._default_manager
    return progress.filter(
        translation__source__object_id=page.translation_key,
        translation__source__locale_id=page.locale_id,
        translation__target_locale_id=locale.pk,
        translation__enabled=True,
    ).exists()


def _take_facts(page: Page, shown: Page) -> bool:
    """Give a translation the plain facts a draft changed; whether there was any. One query.

    What was chosen in the translation itself, such as another picture, stays (see `localization.facts`).
    """
    model = type(page)
    public = model._base_manager.filter(pk=page.pk).first()
    if public is None or type(shown) is not model:
        return False
    changed = [
        field
        for field in model._meta.get_fields()
        if _is_fact(model, field)
        if field.value_from_object(page) != (was := field.value_from_object(public))
        and field.value_from_object(shown) == was
    ]
    for field in changed:
        setattr(shown, field.attname, field.value_from_object(page))
    return bool(changed)


def _is_fact(model: type[Page], field) -> bool:
    """True for a field with one value in the page's own row that is the same in every language.

    As the type declares it, else as wagtail-localize takes it: texts are translated, all else is not.
    """
    if not isinstance(field, models.Field) or field.many_to_many or field.model is Page or not field.editable:
        return False
    declared = {rule.field_name: rule for rule in model.override_translatable_fields}
    if field.name in declared:
        return isinstance(declared[field.name], SynchronizedField)
    return not isinstance(field, (models.CharField, models.TextField, StreamField))
