"""States of content in each language: the cells of the dashboard, worked out from rows at hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms.localization.models import TranslationProgress

Progress = TranslationProgress.State


class CellState(models.TextChoices):
    """The states of content in one language. Three of them are those of a translation's progress."""

    ORIGINAL = "original", _("original")
    UNTRANSLATED = "untranslated", _("untranslated")
    IN_PROGRESS = Progress.IN_PROGRESS.value, Progress.IN_PROGRESS.label
    OUTDATED = Progress.OUTDATED.value, Progress.OUTDATED.label
    UP_TO_DATE = Progress.UP_TO_DATE.value, Progress.UP_TO_DATE.label
    MISSING = "missing", _("no page")


# What is left to do for translators. A page that is missing has to be published first.
NEEDS_WORK = (CellState.UNTRANSLATED, CellState.IN_PROGRESS, CellState.OUTDATED)


@dataclass
class Member:
    """A family's member in one language: the object, and whether it shows another language's text."""

    instance: models.Model
    is_live: bool
    shows_other_text: bool = False


@dataclass
class Family:
    """The same content in several languages, as far as the dashboard must know it.

    `members` and `translations` are by the id of their language (a translation's: the one it leads to).
    Snippets stand in for one another without a copy in each language: `has_stand_ins` is False.
    """

    original: models.Model
    is_live: bool
    members: dict[int, Member] = field(default_factory=dict)
    translations: dict[int, models.Model] = field(default_factory=dict)
    has_stand_ins: bool = True


@dataclass
class Cell:
    """A family in one language. The counts are segments; `percent` is None where nothing is counted.

    `may_open` and `may_submit` are for whoever looks at it (see `rights`), and False until asked for.
    """

    locale: Locale
    state: CellState
    translation_id: int | None = None
    is_live: bool = False
    is_separate: bool = False
    percent: int | None = None
    machine: int = 0
    stale: int = 0
    errors: int = 0
    outdated_since: datetime | None = None
    may_open: bool = False
    may_submit: bool = False

    @property
    def needs_work(self) -> bool:
        """Tell whether translators have something left to do here."""
        return self.state in NEEDS_WORK


def cells_for(families: Iterable[Family], locales: list[Locale]) -> list[list[Cell]]:
    """A row of cells for each family, one a language in the order given."""
    return [[_cell(family, locale) for locale in locales] for family in families]


def _cell(family: Family, locale: Locale) -> Cell:
    if family.original.locale_id == locale.pk:
        return Cell(locale, CellState.ORIGINAL, is_live=family.is_live)
    translation = family.translations.get(locale.pk)
    member = family.members.get(locale.pk)
    is_live = member is not None and member.is_live
    if translation is not None:
        return _translated(translation, locale, is_live)
    if member is None:
        return Cell(locale, CellState.MISSING if family.has_stand_ins else CellState.UNTRANSLATED)
    if member.shows_other_text:
        return Cell(locale, CellState.UNTRANSLATED, is_live=is_live)
    # A text of its own that nothing connects with the original: readers have it once it is published.
    state = CellState.UP_TO_DATE if is_live else CellState.IN_PROGRESS
    return Cell(locale, state, is_live=is_live, is_separate=True)


def _translated(translation, locale: Locale, is_live: bool) -> Cell:
    progress = getattr(translation, "progress", None)
    if progress is None:
        return Cell(locale, CellState.IN_PROGRESS, translation.pk, is_live=is_live, percent=0)
    return Cell(
        locale,
        CellState(progress.state),
        translation.pk,
        is_live=is_live,
        percent=progress.percent,
        machine=progress.machine,
        stale=progress.stale,
        errors=progress.errors,
        outdated_since=progress.outdated_since,
    )
