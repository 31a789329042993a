"""Candidates: what of pages that belong together could be released, and what speaks against it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import Locale, Page

from cms.localization.models import TranslationProgress
from cms.localization.release.related import related_originals
from cms.localization.release.rights import Rights
from cms.localization.store.translations import Translation, has_newer_text

Family = tuple[UUID, int]


class State(TextChoices):
    """Something to release."""

    DRAFT = "draft", gettext_lazy("not public yet")
    CHANGED = "changed", gettext_lazy("changes not public yet")
    UP_TO_DATE = "up_to_date", gettext_lazy("public, nothing new")
    MISSING = "missing", gettext_lazy("not translated")


@dataclass(frozen=True)
class Problem:
    """Something to know before releasing; with some of them nothing can be released."""

    text: str
    blocks: bool = False


@dataclass
class Candidate:
    """One page in one language. `target` is the page readers get, `translation` where its text comes from."""

    original: Page
    locale: Locale
    target: Page | None
    translation: Translation | None
    state: State
    percent: int | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The name it has in a form."""
        return key_of(self.original.pk, self.locale.pk)

    @property
    def blocked_by(self) -> str:
        """Why it can't be released; "" where it can."""
        return " ".join(problem.text for problem in self.problems if problem.blocks)

    @property
    def can_be_released(self) -> bool:
        """Tell whether there is something to release, and nothing forbids it."""
        return self.state != State.UP_TO_DATE and not self.blocked_by

    @property
    def is_complete(self) -> bool:
        """Tell whether it can be released and nothing is known that speaks against it."""
        return self.can_be_released and not self.problems


def key_of(page_id: int, locale_id: int) -> str:
    """A page in a language, in one word."""
    return f"{page_id}-{locale_id}"


def plan(page: Page, locales: Iterable[Locale], user) -> list[Candidate]:
    """A page and what belongs with it, each in each of these languages, as `user` could release it.

    Page by page, and of each page the languages in the order given. The number of queries does not depend
    on that of pages; each page that is under moderation costs some more.
    """
    return candidates(related_originals(page), locales, user)


def candidates(originals: Iterable[Page], locales: Iterable[Locale], user) -> list[Candidate]:
    """These originals in these languages; see `plan`."""
    originals, locales = list(originals), list(locales)
    pages = _members(originals, locales)
    translations, translated = _translations(originals, locales)
    rights = Rights(user, originals, locales)
    planned = []
    for original in originals:
        written = pages.get((original.translation_key, original.locale_id), original)
        for locale in locales:
            family = (original.translation_key, locale.pk)
            candidate = _candidate(written, locale, pages.get(family), translations.get(family))
            _add_problems(candidate, rights, is_translation=family in translated)
            planned.append(candidate)
    return planned


def _members(originals: list[Page], locales: list[Locale]) -> dict[Family, Page]:
    """The pages of these families, with what their locks are told by."""
    languages = {locale.pk for locale in locales} | {page.locale_id for page in originals}
    pages = Page.objects.filter(
        translation_key__in={page.translation_key for page in originals}, locale__in=languages
    )
    pages = pages.specific().annotate_approved_schedule().prefetch_workflow_states()
    return {(page.translation_key, page.locale_id): page for page in pages}


def _translations(
    originals: list[Page], locales: list[Locale]
) -> tuple[dict[Family, Translation], set[Family]]:
    """The translations that are worked on, and which pages are translations, worked on or not.

    Of several into one language that of the original's own text counts. One query.
    """
    rows = (
        Translation.objects.filter(
            source__object_id__in={page.translation_key for page in originals}, target_locale__in=locales
        )
        .select_related("source", "target_locale", "progress")
        .annotate(has_unpublished_text=has_newer_text())
        .order_by("pk")
    )
    written_in = {page.translation_key: page.locale_id for page in originals}
    preferred: dict[Family, Translation] = {}
    everything = set()
    for row in rows:
        family = (row.source.object_id, row.target_locale_id)
        everything.add(family)
        if row.enabled and (family not in preferred or row.source.locale_id == written_in[family[0]]):
            preferred[family] = row
    return preferred, everything


def _candidate(
    original: Page, locale: Locale, target: Page | None, translation: Translation | None
) -> Candidate:
    is_mirror = target is not None and bool(target.alias_of_id or getattr(target, "fallback_from_id", None))
    if translation is not None and locale.pk != original.locale_id:
        progress = getattr(translation, "progress", None)
        is_public = target is not None and target.live and not is_mirror
        return Candidate(
            original,
            locale,
            target,
            translation,
            _state_of_translation(translation, progress, target) if is_public else State.DRAFT,
            progress.percent if progress else None,
        )
    if target is None or is_mirror:
        return Candidate(original, locale, target, None, State.MISSING)
    return Candidate(original, locale, target, None, _state_of_page(target))


def _state_of_page(page: Page) -> State:
    if not page.live:
        return State.DRAFT
    return State.CHANGED if page.has_unpublished_changes else State.UP_TO_DATE


def _state_of_translation(
    translation: Translation, progress: TranslationProgress | None, target: Page
) -> State:
    is_outdated = progress is None or progress.published_at is None or progress.outdated_since is not None
    if is_outdated or translation.has_unpublished_text or target.has_unpublished_changes:
        return State.CHANGED
    return State.UP_TO_DATE


def _add_problems(candidate: Candidate, rights: Rights, *, is_translation: bool) -> None:
    if candidate.state == State.MISSING:
        candidate.problems.append(Problem(_("Nobody has begun to translate it."), blocks=True))
        return
    if candidate.state == State.UP_TO_DATE:
        return
    target, original = candidate.target, candidate.original
    if target is None:
        may_publish = rights.may_make(original, candidate.locale)
    else:
        may_publish = rights.may_publish(target, is_translation=is_translation)
    if not may_publish:
        candidate.problems.append(Problem(_("You may not publish it."), blocks=True))
    elif rights.is_moderated(target or original):
        candidate.problems.append(Problem(_("Moderation is on here: nobody else will have looked at it.")))
    if target is not None and not target.alias_of_id:
        candidate.problems += _locks(target, rights.user)
    if candidate.translation is not None:
        candidate.problems += _of_translation(candidate.translation, original)


def _locks(page: Page, user) -> list[Problem]:
    lock = page.get_lock()
    if lock is None or not lock.for_user(user):
        return []
    if isinstance(lock, ScheduledForPublishLock):
        return [Problem(_("It has a time of its own at which it goes public."), blocks=True)]
    return [Problem(_("It is locked."), blocks=True)]


def _of_translation(translation: Translation, original: Page) -> list[Problem]:
    problems = []
    progress = getattr(translation, "progress", None)
    if progress is not None and progress.total > progress.translated:
        missing = progress.total - progress.translated
        # Rounded up: a single text of a thousand is not nothing.
        share = -(-100 * missing // progress.total)
        problems.append(
            Problem(
                _("%(percent)d%% is not translated: readers see the original's text there.")
                % {"percent": share}
            )
        )
    if progress is not None and progress.stale:
        problems.append(
            Problem(
                ngettext(
                    "The original of %(number)d text has changed since it was translated.",
                    "The originals of %(number)d texts have changed since they were translated.",
                    progress.stale,
                )
                % {"number": progress.stale}
            )
        )
    if progress is not None and progress.machine:
        problems.append(
            Problem(
                ngettext(
                    "%(number)d text was translated by a machine and confirmed by nobody.",
                    "%(number)d texts were translated by a machine and confirmed by nobody.",
                    progress.machine,
                )
                % {"number": progress.machine}
            )
        )
    if _was_changed_since_submitted(original, translation):
        problems.append(Problem(_("The original has changes that were not submitted for translation.")))
    return problems


def _was_changed_since_submitted(original: Page, translation: Translation) -> bool:
    """True where readers see what was submitted, or nobody saw anything but the draft (see `sources`)."""
    if translation.source.locale_id != original.locale_id or not original.has_unpublished_changes:
        return False
    changed_at = original.latest_revision_created_at
    return original.live or bool(changed_at and changed_at > translation.source.last_updated_at)
