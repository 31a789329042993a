"""Translations of a branch's pages that changed lately: handed to translators, behind, finished."""

from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import DateTimeField, F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.editorial.desk.sections.base import Row, Section, edit_address
from cms.editorial.desk.wording import day_of
from cms.localization.models import TranslationProgress
from cms.localization.store.translations import Translation

LATELY = timedelta(days=60)


class Translations(Section):
    """What translators have to do for the branch, and what they finished."""

    name = "translations"
    heading = gettext_lazy("Translations that changed lately")
    explanation = gettext_lazy("What waits for translators, and what they have finished in two months.")

    def found(self) -> QuerySet[Translation]:
        """Translations begun, outdated or published in the last `LATELY`, the latest first."""
        keys = Page.objects.filter(self.branch.below).values("translation_key")
        since = timezone.now() - LATELY
        outdated, published = F("progress__outdated_since"), F("progress__published_at")
        changed = Greatest(
            F("created_at"),
            Coalesce(outdated, F("created_at")),
            Coalesce(published, F("created_at")),
            output_field=DateTimeField(),
        )
        is_late = (
            Q(created_at__gte=since)
            | Q(progress__outdated_since__gte=since)
            | Q(progress__published_at__gte=since)
        )
        return (
            Translation.objects.filter(
                is_late, source__object_id__in=keys, enabled=True, progress__isnull=False
            )
            .select_related("source", "progress", "target_locale")
            .annotate(changed_at=changed)
            .order_by("-changed_at", "-pk")
        )

    def rows(self, things: list[Translation]) -> list[Row]:
        """Each with its state, and the way to the translated page or to its line in the dashboard.

        One query for all pages.
        """
        keys = [translation.source.object_id for translation in things]
        pages = {
            (page.translation_key, page.locale_id): page
            for page in Page.objects.filter(translation_key__in=keys)
        }
        rows = []
        for translation in things:
            page = pages.get((translation.source.object_id, translation.target_locale_id))
            source = pages.get((translation.source.object_id, translation.source.locale_id))
            rows.append(self._row(translation, page, source))
        return rows

    def _row(self, translation: Translation, page: Page | None, source: Page | None) -> Row:
        progress = translation.progress
        is_done = progress.state == TranslationProgress.State.UP_TO_DATE
        state = {
            TranslationProgress.State.UP_TO_DATE: _("finished"),
            TranslationProgress.State.OUTDATED: _("the text has changed since"),
        }.get(progress.state)
        waiting = _("waits for translators, %(percent)d%% done") % {"percent": progress.percent}
        title = source.draft_title if source else translation.source.object_repr
        return Row(
            title=title,
            address=edit_address(page.pk) if is_done and page else self._in_dashboard(translation, title),
            language=translation.target_locale.get_display_name(),
            facts=[state or waiting, day_of(translation.changed_at)],
        )

    def _in_dashboard(self, translation: Translation, title: str) -> str:
        asked = {
            "language": translation.target_locale.language_code,
            "branch": str(self.branch.workplace.translation_key),
            "q": title,
        }
        return f"{reverse('localization:dashboard')}?{urlencode(asked)}"
