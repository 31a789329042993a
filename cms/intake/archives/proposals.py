"""What rules understand of an old story, and what of it is sure enough to be set without being looked over.

Of a story's own facts (title, day, views, lead, topics) what the archive does not say is taken from its
text, where the rules are sure. Forums and contests a story tells of are never made in bulk: all that was
understood is kept with the imported story (`ImportedStory.facts`), for the review to begin with.
"""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime, time

from django.utils import timezone
from wagtail.models import Locale

from cms.editorial.desk.own_branches import OwnBranch
from cms.intake.archives.story import ArchivedStory
from cms.intake.facts.found import Understood
from cms.intake.gathering import known_in
from cms.intake.report import Report, Span
from cms.intake.understanding import understand
from cms.pages.models.topics import Topic


class Proposals:
    """The rules with what the site knows; asked for once for a whole archive, in a few queries."""

    def __init__(self, branch: OwnBranch) -> None:
        self._today = timezone.localdate()
        self._known = known_in(branch)
        self._by_slug: dict[str, dict[int, Topic]] = {}
        self._by_name: dict[str, str] = {}
        for topic in Topic.objects.order_by("pk"):
            self._by_slug.setdefault(topic.slug, {})[topic.locale_id] = topic
            self._by_name.setdefault(topic.name.casefold(), topic.slug)

    def understood(self, report: Report) -> Understood:
        """What the rules understand of a story's text."""
        return understand(report, self._today, self._known)

    def completed(self, story: ArchivedStory, understood: Understood) -> ArchivedStory:
        """The story with what its own fields lack and the rules are sure of."""
        found = {}
        for name, proposal in (
            ("title", understood.title),
            ("published", understood.published),
            ("views", understood.views),
            ("lead", understood.lead),
        ):
            if not getattr(story, name) and proposal is not None and proposal.is_sure:
                found[name] = proposal.value
        if not story.topics:
            slugs = (topic.value for topic in understood.topics if topic.is_sure)
            names = (next(iter(self._by_slug[slug].values())).name for slug in slugs if slug in self._by_slug)
            found["topics"] = tuple(names)
        return replace(story, **found)

    def topics(self, names: tuple[str, ...], locale: Locale) -> tuple[list[Topic], list[str]]:
        """The site's topics of these names in a language, and the names no topic has in any language."""
        found, unknown = {}, []
        for name in names:
            slug = self._by_name.get(name.strip().casefold())
            if slug is None:
                unknown.append(name)
            else:
                family = self._by_slug[slug]
                topic = family.get(locale.pk) or next(iter(family.values()))
                found[topic.pk] = topic
        return list(found.values()), unknown


def spans_of_fields(story: ArchivedStory, understood: Understood, report: Report) -> Iterator[Span]:
    """The stretches of a story's text that stand in a field of its page, or tell nothing: none is read twice.

    Of the day and the views only those that are a block by themselves; within a sentence they stay.
    """
    yield from understood.furniture
    for value, found in ((story.title, understood.title), (story.lead, understood.lead)):
        if found is not None and value == found.value:
            yield from found.spans
    blocks = {block.span for block in report.blocks}
    for value, found in ((story.published, understood.published), (story.views, understood.views)):
        if found is not None and value == found.value:
            yield from (span for span in found.spans if span in blocks)


def facts_of(understood: Understood) -> dict:
    """All that was understood, as JSON: dataclasses as objects, dates and times in ISO 8601."""
    return _plain(asdict(understood))


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value
