"""Drafts of a branch: the reader's own first, each with what it lacks before it can go public."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page, WorkflowState

from cms.editorial.desk.sections.base import Row, Section, edit_address
from cms.editorial.desk.wording import day_of, kind_of, name_of_person
from cms.pages.completeness import missing
from cms.pages.models.pages import SitePage

# What a draft lacks is named so far; the rest is counted.
NAMED = 2


class Drafts(Section):
    """What is begun or changed and not public: not what waits for a lead, nor what waits for its hour."""

    name = "drafts"
    heading = gettext_lazy("Drafts to finish")
    nothing = gettext_lazy("No drafts: all that is written is public or on its way.")

    def found(self) -> QuerySet[Page]:
        """Drafts, the reader's first, those changed last first among each."""
        is_hers = Q(owner=self.user) | Q(latest_revision__user=self.user)
        return (
            self.own_texts()
            .filter(~self._waits(), has_unpublished_changes=True)
            .exclude(latest_revision__approved_go_live_at__isnull=False)
            .annotate(whose=Case(When(is_hers, then=Value(0)), default=1, output_field=IntegerField()))
            .select_related("latest_revision__user", "locale")
            .order_by("whose", "-latest_revision_created_at", "-pk")
        )

    def rows(self, things: list[Page]) -> list[Row]:
        """Each with its kind, who wrote last and when, and what is missing in its newest version."""
        return [self._row(page) for page in things]

    def _waits(self) -> Exists:
        """A condition for what is handed in; what came back to the reader stands there, too."""
        states = WorkflowState.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=Cast(OuterRef("pk"), CharField()),
        )
        came_back = Q(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=self.user)
        return Exists(states.filter(came_back | Q(status=WorkflowState.STATUS_IN_PROGRESS)))

    def _row(self, page: Page) -> Row:
        revision = page.latest_revision
        writer = name_of_person(revision.user) if revision and revision.user_id != self.user.pk else ""
        return Row(
            title=page.draft_title or page.title,
            address=edit_address(page.pk),
            language=page.locale.get_display_name(),
            facts=[
                part
                for part in (
                    kind_of(page),
                    _("changes of a public page") if page.live else "",
                    writer,
                    day_of(page.latest_revision_created_at),
                )
                if part
            ],
            lacking=_lacking(page),
        )


def _lacking(page: Page) -> list[str]:
    """What the newest version lacks, in a few words. No query for the page itself, which is not loaded."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    if page.latest_revision is None or model is None or not issubclass(model, SitePage):
        return []
    # Whether what is chosen is still there is asked when the page goes public, not here, once a field.
    draft = model.from_serializable_data(page.latest_revision.content, check_fks=False)
    notes = missing(draft)
    named = [str(note) for note in notes[:NAMED]]
    rest = len(notes) - NAMED
    if rest > 0:
        more = ngettext("%(count)d more is missing.", "%(count)d more are missing.", rest)
        named.append(more % {"count": rest})
    return named
