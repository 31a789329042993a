"""A plan for one story: what its page would say, where it would stand, and what is wrong with its row."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from cms.editorial.branches.collections import shared_collection
from cms.editorial.branches.family import branch_pages
from cms.editorial.branches.models import BranchWorkplace
from cms.editorial.desk.own_branches import OwnBranch
from cms.intake.archives.addresses import OldAddresses, old_path
from cms.intake.archives.contents import Contents
from cms.intake.archives.markup import addresses, with_plain_pictures
from cms.intake.archives.pictures import Pictures
from cms.intake.archives.proposals import Proposals, spans_of_fields
from cms.intake.archives.story import ArchivedPicture, ArchivedStory, Problem, Unreadable
from cms.intake.archives.texts import Text, text_of
from cms.intake.archives.values import without_control_signs
from cms.intake.facts.found import Understood
from cms.pages.models.pages import LEAD_LENGTH, TITLE_LENGTH
from cms.pages.models.topics import Topic

HTML_LIMIT = 2_000_000


@dataclass
class Plan:
    """A story that is ready to become a page, unless its problems hold it back.

    `blocks` are the body: kinds and values, and pictures; `files` are the names in the archive of the
    pictures that can be used.
    """

    story: ArchivedStory
    problems: list[Problem] = field(default_factory=list)
    text: Text | None = None
    blocks: list[tuple[str, Any] | ArchivedPicture] = field(default_factory=list)
    understood: Understood | None = None
    parent: Page | None = None
    published: datetime | None = None
    topics: list[Topic] = field(default_factory=list)
    files: dict[ArchivedPicture, str] = field(default_factory=dict)

    @property
    def locale(self) -> Locale:
        """The language the story's page will be in."""
        return self.parent.locale

    @property
    def is_held_back(self) -> bool:
        """True where the row has an error."""
        return any(problem.is_error for problem in self.problems)


class Planner:
    """Plans for the stories of one archive in one branch. Asks the database once for all of them, a few
    questions at its beginning; nothing is stored.

    `language` is that of all stories; without one each story's own is taken, as the archive or its text has
    it. Raises `Unreadable` where the branch has no page.
    """

    def __init__(self, workplace: BranchWorkplace, contents: Contents, language: str = "", user=None):
        pages = branch_pages(workplace.translation_key)
        if not pages:
            raise Unreadable(_("This branch has no page."))
        self.branches = {page.locale.language_code: page for page in pages}
        self.pictures = Pictures(contents, workplace.collection or shared_collection(), user)
        self.proposals = Proposals(OwnBranch(workplace, is_lead=False, pages=self.branches))
        self._language = language
        self._zone = ZoneInfo(pages[0].time_zone or settings.TIME_ZONE)
        self._rows: dict[str, int] = {}

    def twin(self, story: ArchivedStory) -> Problem | None:
        """The error of a story that came before under the same address."""
        first = self._rows.setdefault(key_of(story), story.row)
        if first == story.row:
            return None
        told = _("Row %(row)d has the same address. Every story needs one of its own.") % {"row": first}
        return Problem(story.row, _("address"), told, is_error=True)

    def digest(self, story: ArchivedStory) -> str:
        """A checksum of the story with its pictures, which is another one when either has changed."""
        named = [picture for picture in (story.lead_picture, *story.pictures) if picture]
        inside = [ArchivedPicture(name) for name in addresses(with_plain_pictures(story.html)[0])]
        return story.digest(*(self.pictures.checksum(picture, story.folder) for picture in [*named, *inside]))

    def plan(self, story: ArchivedStory, addresses: OldAddresses | None, page_id: int | None) -> Plan:
        """The plan for a story, whose page has the id `page_id` where it was imported before."""
        plan = Plan(_clean(story), list(story.problems))
        if plan.is_held_back:
            return plan
        if len(plan.story.html) > HTML_LIMIT:
            told = _("The text is longer than %(most)d characters.") % {"most": HTML_LIMIT}
            plan.problems.append(Problem(story.row, _("text"), told, is_error=True))
            return plan
        plan.text = text_of(plan.story.html)
        if plan.text.fault:
            plan.problems.append(Problem(story.row, _("text"), plan.text.fault, is_error=True))
            return plan
        plan.problems += [Problem(story.row, _("text"), note) for note in plan.text.report.notes]
        plan.understood = self.proposals.understood(plan.text.report)
        before, plan.story = plan.story, self.proposals.completed(plan.story, plan.understood)
        plan.problems += _told_of(before, plan.story)
        plan.blocks = plan.text.blocks(spans_of_fields(plan.story, plan.understood, plan.text.report))
        self._place(plan)
        self._check(plan)
        if plan.is_held_back:
            return plan
        plan.published = self._moment(plan.story.published)
        plan.topics, unknown = self.proposals.topics(plan.story.topics, plan.locale)
        if unknown:
            told = _("The site has no such topic: %(names)s") % {"names": ", ".join(unknown)[:300]}
            plan.problems.append(Problem(story.row, _("topics"), told))
        self._find_pictures(plan)
        path = old_path(plan.story.address)
        if addresses is not None and path and (conflict := addresses.conflict(path, page_id)):
            plan.problems.append(Problem(story.row, _("address"), conflict))
        return plan

    def _place(self, plan: Plan) -> None:
        """Find the branch's page in the story's language."""
        language = self._language or plan.story.language or plan.understood.language
        plan.parent = self.branches.get(language)
        if plan.parent is None:
            told = _("The branch has no page in this language: %(language)s. Expected one of %(known)s.")
            names = {"language": language, "known": ", ".join(sorted(self.branches))}
            plan.problems.append(Problem(plan.story.row, _("language"), told % names, is_error=True))

    def _check(self, plan: Plan) -> None:
        """Note what is missing, or longer than a page can have it."""
        story, row = plan.story, plan.story.row
        if not story.title:
            plan.problems.append(
                Problem(row, _("title"), _("missing. Every story needs a title."), is_error=True)
            )
        if not plan.blocks and not story.lead:
            plan.problems.append(
                Problem(row, _("text"), _("missing. There is nothing to read."), is_error=True)
            )
        if story.published is None:
            told = _("missing. The story is kept as a draft until it has a date.")
            plan.problems.append(Problem(row, _("date"), told))
        elif self._moment(story.published) > timezone.now():
            told = _("in the future. The story is kept as a draft.")
            plan.problems.append(Problem(row, _("date"), told))
        for name, text, most in (
            (_("title"), story.title, TITLE_LENGTH),
            (_("lead"), story.lead, LEAD_LENGTH),
        ):
            if len(text) > most:
                told = _(
                    "longer than %(most)d characters. It is cut at a word, and stands whole in the text."
                )
                plan.problems.append(Problem(row, name, told % {"most": most}))

    def _find_pictures(self, plan: Plan) -> None:
        story = plan.story
        inside = [block for block in plan.blocks if isinstance(block, ArchivedPicture)]
        for picture in dict.fromkeys(filter(None, (story.lead_picture, *story.pictures, *inside))):
            name, fault = self.pictures.find(picture, story.folder)
            if name is None:
                plan.problems.append(Problem(story.row, _("pictures"), fault))
            else:
                plan.files[picture] = name

    def _moment(self, published: date | datetime | None) -> datetime | None:
        """The moment of publication by the branch's clocks; a day begins at midnight."""
        if published is None:
            return None
        if not isinstance(published, datetime):
            published = datetime.combine(published, time.min)
        return published.astimezone(self._zone) if published.tzinfo else published.replace(tzinfo=self._zone)


def _told_of(before: ArchivedStory, story: ArchivedStory) -> Iterator[Problem]:
    """Notes on a title and a day that the archive lacks and the text has."""
    found = ((_("title"), before.title, story.title), (_("date"), before.published, story.published))
    for name, given, value in found:
        if value and not given:
            told = value if isinstance(value, str) else date_format(value, "SHORT_DATE_FORMAT")
            yield Problem(story.row, name, _("missing. Taken from the text: %(value)s") % {"value": told})


def key_of(story: ArchivedStory) -> str:
    """What tells a story from others: its old address as a path, whatever host the archive has it under."""
    path = old_path(story.address)
    return replace(story, address=path).key


def _clean(story: ArchivedStory) -> ArchivedStory:
    """The story without signs that no text has and no database takes."""
    names = ("title", "address", "lead", "html")
    return replace(story, **{name: without_control_signs(getattr(story, name)) for name in names})


def cut(text: str, most: int) -> str:
    """A text of at most `most` characters, cut at a word, with an ellipsis; a short one as it is."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    return f"{start[: start.rfind(' ')] if ' ' in start[most // 2 :] else start}…"
