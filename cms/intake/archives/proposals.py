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

from cms.intake.archives.story import ArchivedStory
from cms.intake.facts.found import Understood
from cms.intake.known import Known, Thing
from cms.intake.report import Report, Span
from cms.intake.understanding import understand
from cms.pages.models.topics import Topic
from cms.pages.registry import listed_models


class Proposals:
    """The rules with what the site knows; asked for once for a whole archive, in two queries."""

    def __init__(self) -> None:
        self._today = timezone.localdate()
        self._topics = {
            (topic.name.casefold(), topic.locale_id): topic
            for topic in Topic.objects.select_related("locale")
        }
        self._by_key: dict[str, dict[int, Topic]] = {}
        for topic in self._topics.values():
            self._by_key.setdefault(str(topic.translation_key), {})[topic.locale_id] = topic
        self._known = Known(
            branches=_branches(),
            topics=tuple(
                Thing(key, tuple(topic.name for topic in topics.values()))
                for key, topics in self._by_key.items()
            ),
        )

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
            keys = (topic.value for topic in understood.topics if topic.is_sure)
            names = (next(iter(self._by_key[key].values())).name for key in keys if key in self._by_key)
            found["topics"] = tuple(names)
        return replace(story, **found)

    def topics(self, names: tuple[str, ...], locale: Locale) -> tuple[list[Topic], list[str]]:
        """The site's topics of these names in a language, and the names no topic has in any language."""
        found, unknown = {}, []
        for name in names:
            of_name = [
                topic for (known, _locale), topic in self._topics.items() if known == name.strip().casefold()
            ]
            if not of_name:
                unknown.append(name)
                continue
            family = self._by_key[str(of_name[0].translation_key)]
            topic = family.get(locale.pk, of_name[0])
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


def _branches() -> tuple[Thing, ...]:
    """The branches with their names and cities in all languages, by the slug of their pages."""
    names: dict[str, list[str]] = {}
    for model in listed_models("branches"):
        for slug, *texts in model.objects.order_by("pk").values_list(
            "slug", "title", model.listing_name_field
        ):
            names.setdefault(slug, []).extend(text for text in texts if text)
    return tuple(Thing(slug, tuple(dict.fromkeys(texts))) for slug, texts in names.items())
