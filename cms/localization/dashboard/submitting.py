"""Submitting many at once: each language of each row by itself, so that one refusal stops no other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.localization.access import may_submit
from cms.localization.adoption import Diverged
from cms.localization.dashboard.conditions import snippet_models
from cms.localization.dashboard.rights import visible_originals
from cms.localization.families import originals_of
from cms.localization.store.translations import Translation
from cms.localization.submission import submit


@dataclass
class Outcome:
    """The result of a submission; `refused` holds a title, a language and the reason of each."""

    begun: list[Translation] = field(default_factory=list)
    under_way: int = 0
    refused: list[tuple[str, Locale, str]] = field(default_factory=list)


def chosen_originals(items: Iterable[str], user) -> list[Model]:
    """The originals that items (see `rows.item_name`) name and `user` sees; pages are specific.

    What is malformed, unknown, no original or out of sight is left out.
    """
    keys: dict[type[Model], list[str]] = defaultdict(list)
    for item in items:
        model, key = _parsed(item)
        if model is not None:
            keys[model].append(key)
    chosen: list[Model] = []
    for model, wanted in keys.items():
        condition = visible_originals(user, model)
        if condition is None:
            continue
        originals = originals_of(model).filter(condition, translation_key__in=wanted)
        originals = originals.select_related("locale").order_by("pk")
        chosen += originals.specific() if model is Page else originals
    return chosen


def _parsed(item: str) -> tuple[type[Model] | None, str]:
    """The model an item is a row of (`Page`, or a snippet model) and its key; None for no item at all."""
    kind, _colon, key = item.partition(":")
    try:
        model = ContentType.objects.get_for_id(int(kind)).model_class()
        key = str(Page._meta.get_field("translation_key").to_python(key))
    except (ValueError, ValidationError, ContentType.DoesNotExist):
        return None, ""
    if model is not None and issubclass(model, Page):
        return Page, key
    return (model, key) if model in snippet_models() else (None, "")


def submit_chosen(originals: Iterable[Model], locales: Iterable[Locale], user) -> Outcome:
    """Submit originals for translation into languages, where `user` may and nothing is under way.

    An original's own language is passed over.
    """
    originals, locales = list(originals), list(locales)
    under_way = set(
        Translation.objects.filter(
            source__object_id__in=[original.translation_key for original in originals], enabled=True
        ).values_list("source__object_id", "target_locale_id")
    )
    outcome = Outcome()
    for original in originals:
        for locale in locales:
            if locale.pk == original.locale_id:
                continue
            if not may_submit(user, original, locale):
                outcome.refused.append((str(original), locale, _("you may not submit it")))
            elif (original.translation_key, locale.pk) in under_way:
                outcome.under_way += 1
            else:
                _submit(original, locale, user, outcome)
    return outcome


def _submit(original: Model, locale: Locale, user, outcome: Outcome) -> None:
    try:
        outcome.begun += submit(original, [locale], user)
    except Diverged as error:
        reason = _("its translation has parts that would be lost: %(parts)s") % {
            "parts": ", ".join(error.parts)
        }
        outcome.refused.append((str(original), locale, reason))
    except ValidationError as error:
        outcome.refused.append((str(original), locale, " ".join(error.messages)))
