"""Drafts of the pages that an editor confirmed: all of them in one transaction, once a report."""

from collections.abc import Callable

from django.shortcuts import get_object_or_404
from django.utils.translation import override
from wagtail.models import Locale, Page

from cms.editorial.desk.own_branches import OwnBranch
from cms.engagement.models import ViewCount
from cms.intake.learning import note_corrections
from cms.intake.making.accepted import Accepted, new_trainers
from cms.intake.making.texts import Texts
from cms.intake.models import IntakeReport
from cms.intake.review.fields import NEWS
from cms.intake.review.kinds import GUEST, NEW
from cms.intake.review.sheet import kept, kept_one, made_parts
from cms.intake.storing import restored
from cms.pages.models.topics import Topic
from cms.pages.registry import listed_models
from cms.pages.reported import reported_model
from cms.resilience.locking import patiently

# What lets a story that stood on the site before its review be about the event made of it: asked with the
# report, the event and the user, each gives the story's page, or None.
STORY_LINKS: list[Callable[[IntakeReport, Page, object], Page | None]] = []


def make_drafts(report_id: int, branch: OwnBranch, user) -> list[int]:
    """Make the pages of a report as drafts of `user`; returns their ids, events first.

    A report that became pages before is left as it is, and their ids are returned: two clicks make one forum.
    Nothing goes public, and nothing is handed to translators. Raises 404 for a report that was thrown away.
    """

    def work() -> list[int]:
        report = get_object_or_404(IntakeReport.objects.select_for_update(), pk=report_id)
        if report.state == IntakeReport.State.MADE:
            return report.made
        # Words that pages get of themselves are in the language of the page.
        with override(report.language):
            report.made = _Making(report, branch, user).pages()
        report.state = IntakeReport.State.MADE
        report.version += 1
        report.save()
        note_corrections(report)
        return report.made

    return patiently(work)


class _Making:
    """The pages of one report."""

    def __init__(self, report: IntakeReport, branch: OwnBranch, user):
        self.report = report
        self.sheet = report.sheet
        self.user = user
        self.parent = branch.page_in(report.language)
        self.locale = Locale.objects.get(pk=self.parent.locale_id)

    def pages(self) -> list[int]:
        """Make trainers, events and news, in this order; returns the ids of all."""
        trainers = self._make_trainers()
        profiles = {**self._known_profiles(), **{name: page.pk for name, page in trainers.items()}}
        texts = Texts(restored(self.report.source), self.sheet)
        accepted = Accepted(self.sheet, texts, profiles, self._topics())
        made: dict[str, Page] = {}
        # A contest stands below its forum, which is made first; the story is about what is made before it.
        for part in sorted(
            made_parts(self.sheet), key=lambda part: (part["kind"] == NEWS, bool(part["within"]))
        ):
            made[part["key"]] = self._make(part, accepted, made)
        return [page.pk for page in (*made.values(), *self._stories(made), *trainers.values())]

    def _stories(self, made: dict[str, Page]) -> list[Page]:
        """The stories that were there before, now about the first event made."""
        kinds = {part["key"]: part["kind"] for part in made_parts(self.sheet)}
        event = next((page for key, page in made.items() if kinds[key] != NEWS), None)
        linked = (link(self.report, event, self.user) for link in STORY_LINKS) if event else ()
        return [page for page in linked if page is not None]

    def _make(self, part: dict, accepted: Accepted, made: dict[str, Page]) -> Page:
        pictures = self._pictures() if self._has_pictures(part) else ()
        about = next(iter(made.values()), None)
        page = self._new(part["kind"])
        parent = self._parent(part, type(page), made)
        if part["kind"] != NEWS:
            page.time_zone = getattr(self.parent, "time_zone", "")
        page.fill_from_report(accepted.page(part, pictures, about))
        self._store(page, parent)
        if part["kind"] == NEWS and (views := kept_one(part, "views")):
            ViewCount.objects.update_or_create(pk=page.translation_key, defaults={"views": views})
        return page

    def _parent(self, part: dict, model: type[Page], made: dict[str, Page]) -> Page:
        """The page of the event it was a part of, where it may stand there, else the branch's."""
        above = made.get(part["within"] or "")
        if above is not None and model in type(above).creatable_subpage_models():
            return above
        return self.parent

    def _new(self, kind: str) -> Page:
        page = reported_model(kind)(locale=self.locale, owner=self.user)
        page.live, page.has_unpublished_changes = False, True
        # A draft's values need not agree yet.
        page.is_draft_being_saved = True
        return page

    def _store(self, page: Page, parent: Page) -> None:
        type(parent).objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision(user=self.user, log_action=True, clean=False)

    def _has_pictures(self, part: dict) -> bool:
        keys = [one["key"] for one in made_parts(self.sheet)]
        chosen = self.sheet["pictures_go_to"]
        return part["key"] == (chosen if chosen in keys else keys[0])

    def _pictures(self) -> list[tuple]:
        rows = self.report.pictures.select_related("image")
        return [(row.image, row.caption) for row in rows]

    def _make_trainers(self) -> dict[str, Page]:
        pages = {}
        for name, told in new_trainers(self.sheet).items():
            page = self._new("trainer")
            page.fill_from_report(told)
            self._store(page, self.parent)
            pages[name] = page
        return pages

    def _known_profiles(self) -> dict[str, int]:
        """Ids of the known trainers' pages by their keys: in the report's language where there is one."""
        keys = {
            person["profile"]
            for part in made_parts(self.sheet)
            for person in kept(part, "people")
            if person["profile"] not in (GUEST, NEW)
        }
        ids: dict[str, int] = {}
        for model in listed_models("trainers") if keys else ():
            pages = model.objects.filter(translation_key__in=keys)
            for key, pk, locale in pages.values_list("translation_key", "pk", "locale_id"):
                if locale == self.locale.pk or str(key) not in ids:
                    ids[str(key)] = pk
        return ids

    def _topics(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in Topic.objects.filter(locale=self.locale)}
