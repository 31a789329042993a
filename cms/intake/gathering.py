"""What the site knows already, out of the database, for the rules that read a report of a branch."""

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from cms.editorial.desk.own_branches import OwnBranch
from cms.intake.known import Known, Thing
from cms.intake.learning import learned_names
from cms.intake.models import LearnedName
from cms.pages.deleted import without_deleted
from cms.pages.models.topics import Topic
from cms.pages.registry import listed_models

# Of the branch's events the newest are read for the names used there.
EVENTS_READ = 200
NAMES_MOST = 400
Sort = LearnedName.Sort


def known_in(branch: OwnBranch) -> Known:
    """All that rules are told for a report of a branch. A constant number of queries."""
    organisations, venues = _used_names(branch)
    learned = learned_names(branch.workplace.translation_key)
    return Known(
        branches=_branches(),
        trainers=_trainers(branch),
        organisations=_things(organisations, learned[Sort.ORGANISATION]),
        venues=_things(venues, learned[Sort.VENUE]),
        topics=_topics(),
    )


def _branches() -> tuple[Thing, ...]:
    """Every branch by the slug of its page, with the names of its city and its own, in all languages."""
    names: dict[UUID, list[str]] = {}
    slugs: dict[UUID, str] = {}
    for model in listed_models("branches"):
        pages = without_deleted(model.objects.filter(alias_of=None)).order_by("path")
        rows = pages.values_list("translation_key", "slug", "city", "city_prepositional", "title", "region")
        for key, slug, *named in rows:
            slugs.setdefault(key, slug)
            names.setdefault(key, []).extend(named[:3])
    return tuple(Thing(slugs[key], _distinct(names[key])) for key in names)


def _trainers(branch: OwnBranch) -> tuple[Thing, ...]:
    """Every trainer that readers may know of, and the branch's own, drafts too; by `translation_key`."""
    names: dict[UUID, list[str]] = {}
    for model in listed_models("trainers"):
        pages = without_deleted(model.objects.filter(Q(live=True) | branch.below))
        for key, given, family in pages.order_by("pk").values_list(
            "translation_key", "given_name", "family_name"
        ):
            names.setdefault(key, []).append(f"{given} {family}".strip())
    return tuple(Thing(str(key), _distinct(named)) for key, named in names.items())


def _topics() -> tuple[Thing, ...]:
    """Every topic by its slug, which is the same in all languages."""
    names: dict[str, list[str]] = {}
    for slug, name in Topic.objects.order_by("slug", "pk").values_list("slug", "name"):
        names.setdefault(slug, []).append(name)
    return tuple(Thing(slug, _distinct(named)) for slug, named in names.items())


def _used_names(branch: OwnBranch) -> tuple[list[str], list[str]]:
    """Organisations and venues named on the branch's events, those used oftenest first. A query a type."""
    organisations, venues = Counter[str](), Counter[str]()
    for model in listed_models("events"):
        streams = [name for name in ("organisers", "programme", "jury") if _has_field(model, name)]
        events = model.objects.filter(branch.below, alias_of=None).order_by("-pk")
        for event in events.only("pk", "venue", *streams)[:EVENTS_READ]:
            if event.venue:
                venues[event.venue] += 1
            for name in streams:
                organisations.update(_organisations(getattr(event, name).raw_data))
    return [name for name, _ in organisations.most_common(NAMES_MOST)], [
        name for name, _ in venues.most_common(NAMES_MOST)
    ]


def _organisations(data) -> Iterator[str]:
    """The names of organisers and of guests' organisations within a stream's raw data."""
    if isinstance(data, dict):
        value = data.get("value")
        if data.get("type") == "organiser" and isinstance(value, dict):
            yield from filter(None, [value.get("name")])
        elif data.get("type") == "guest" and isinstance(value, dict):
            yield from filter(None, [value.get("organisation")])
        else:
            for inner in data.values():
                yield from _organisations(inner)
    elif not isinstance(data, (str, bytes)) and isinstance(data, Iterable):
        for inner in data:
            yield from _organisations(inner)


def _things(used: list[str], learned: list[tuple[str, str]]) -> tuple[Thing, ...]:
    """Names as used, and those that were learned with what reports call them."""
    called: dict[str, list[str]] = {name: [name] for name in used}
    for found, name in learned:
        called.setdefault(name, [name]).append(found)
    return tuple(Thing(name, _distinct(names)) for name, names in called.items())


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _has_field(model: type[Page], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())
