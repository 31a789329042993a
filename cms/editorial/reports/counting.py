"""Events as a report counts them: one row an event, whatever languages it is told in, and totals of many."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, ExtractYear, Substr
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.localization.permissions import is_translation
from cms.pages.registry import accessor, listed_models
from cms.pages.surroundings import BRANCH_DEPTH

# Programmes are read to count their sessions; beyond this the totals are told without them.
PROGRAMMES_MOST = 2000


@dataclass
class Total:
    """The events of one branch in one year, with their participants and sessions.

    `numbers` counts them by type, in the order of `listed_models("events")`.
    """

    branch: str
    year: int | None
    numbers: list[int] = field(default_factory=lambda: [0] * len(listed_models("events")))
    participants: int = 0
    sessions: int = 0


def events(pages: QuerySet) -> QuerySet:
    """The events among pages, each in the language it was written in, with what a report says of them.

    Annotated: `starts` (its start), `participants` (their number or None), `branch_name`.
    """
    models = listed_models("events")
    is_event, starts, participants = Q(), [], []
    for model in models:
        name = accessor(model)
        is_event |= Q(**{f"{name}__isnull": False})
        starts.append(F(f"{name}__{model.listing_date_field}"))
        participants.append(F(f"{name}__participants_number"))
    branches = Page.objects.filter(path=Substr(OuterRef("path"), 1, Page.steplen * BRANCH_DEPTH))
    return (
        pages.filter(is_event)
        .exclude(is_translation())
        .annotate(
            starts=Coalesce(*starts),
            participants=Coalesce(*participants),
            branch_name=Subquery(branches.values("title")[:1]),
        )
    )


def totals(found: QuerySet) -> list[Total]:
    """Totals of events by branch and year, the newest year first. One query, and one a type for sessions."""
    by_place: dict[tuple[str, int | None], Total] = {}
    sessions = _sessions(found)
    rows = found.annotate(year=ExtractYear("starts")).order_by()
    for position, model in enumerate(listed_models("events")):
        own = rows.filter(**{f"{accessor(model)}__isnull": False})
        for pk, branch, year, number in own.values_list("pk", "branch_name", "year", "participants"):
            total = by_place.setdefault((branch or "", year), Total(branch or "", year))
            total.numbers[position] += 1
            total.participants += number or 0
            total.sessions += sessions.get(pk, 0)
    return sorted(by_place.values(), key=lambda total: (-(total.year or 0), total.branch))


def tell(rows: Sequence[Page]) -> None:
    """Set on events what a row of the report tells: `kind`, `sessions`, `contests` below it, `is_public`.

    One query a type, and one for what is below; `rows` are some dozens.
    """
    models = listed_models("events")
    specific = {}
    for model in models:
        specific |= model.objects.in_bulk([page.pk for page in rows])
    below = Counter(path[: -Page.steplen] for path in _events_below(rows))
    for page in rows:
        event = specific[page.pk]
        page.kind = event._meta.verbose_name
        page.sessions = sessions_of(event)
        page.contests = below[page.path]
        page.is_public = _("yes") if page.live else _("no")


def _events_below(rows: Sequence[Page]) -> list[str]:
    """The tree paths of the events right below some pages; found by ranges of an index."""
    condition = Q(pk__in=[])
    for page in rows:
        condition |= Q(path__range=(f"{page.path}{'0' * Page.steplen}", f"{page.path}{'Z' * Page.steplen}"))
    models = [
        Page.objects.filter(condition, **{f"{accessor(model)}__isnull": False})
        for model in listed_models("events")
    ]
    depths = {page.depth + 1 for page in rows}
    return [path for pages in models for path, depth in pages.values_list("path", "depth") if depth in depths]


def batched(rows: list[Page], size: int) -> Iterator[list[Page]]:
    """Rows in batches of at most `size`."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _sessions(found: QuerySet) -> dict[int, int]:
    """The numbers of sessions of forums by id; {} where there are too many to be read."""
    numbers: dict[int, int] = {}
    for model in listed_models("events"):
        if not hasattr(model, "programme"):
            continue
        forums = model.objects.filter(pk__in=found.values("pk")).only("pk", "programme")
        if forums.count() > PROGRAMMES_MOST:
            return {}
        numbers |= {forum.pk: sessions_of(forum) for forum in forums.iterator()}
    return numbers


def sessions_of(event: Page) -> int:
    """The number of sessions of an event's programme, read without building it; 0 without one."""
    programme = getattr(event, "programme", None)
    days = programme.raw_data if programme else []
    return sum(len(day["value"].get("sessions", [])) for day in days)
