"""Names that a branch teaches: what she corrects twice in one way is offered, and used once she agrees.

Nothing is taken up by itself, nothing reaches another branch, and each name can be removed.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import F

from cms.intake.models import IntakeReport, LearnedName
from cms.intake.review.fields import FIELDS

Sort, State = LearnedName.Sort, LearnedName.State
# How often one thing is corrected in one way before it is offered.
OFFERED_AFTER = 2
LENGTH_MOST = 300


def learned_names(branch: UUID) -> dict[str, list[tuple[str, str]]]:
    """Pairs of what reports say and how the branch calls it, by sort. One query."""
    names: dict[str, list[tuple[str, str]]] = {sort: [] for sort in Sort.values}
    used = LearnedName.objects.filter(branch=branch, state=State.USED)
    for sort, found, name in used.values_list("sort", "found", "name"):
        names[sort].append((found, name))
    return names


def use_learned(sheet: dict, branch: UUID) -> None:
    """Put the branch's own names into a new sheet, with what was found as another reading. One query."""
    names = {sort: dict(pairs) for sort, pairs in learned_names(branch).items()}
    for part in sheet["parts"]:
        fields = {field.name: field for field in FIELDS[part["kind"]]}
        for row in part["values"]:
            field = fields.get(row["field"])
            if field is None or not row["value"]:
                continue
            if field.kind == "person":
                _use_for_person(row, names)
            elif field.learned_as and (name := names[field.learned_as].get(_folded(row["value"]))):
                row["others"], row["value"] = [row["value"], *row["others"]], name


def note_corrections(report: IntakeReport) -> None:
    """Count what was corrected in a report that becomes pages; called once a report."""
    for sort, found, name in dict.fromkeys(_corrections(report.sheet)):
        row, is_new = LearnedName.objects.get_or_create(
            branch=report.branch, sort=sort, found=found, name=name
        )
        if not is_new:
            LearnedName.objects.filter(pk=row.pk).update(times=F("times") + 1)


def offered(branch: UUID) -> list[LearnedName]:
    """What was corrected often enough and is neither used nor declined. One query."""
    noted = LearnedName.objects.filter(branch=branch, state=State.NOTED, times__gte=OFFERED_AFTER)
    return list(noted)


def decide(branch: UUID, key: int, *, is_used: bool) -> bool:
    """Use an offered name from now on, or never offer it again; False where the branch has none such.

    Of two names for one thing the one agreed to last is used.
    """
    row = LearnedName.objects.filter(branch=branch, pk=key).first()
    if row is None:
        return False
    if is_used:
        others = LearnedName.objects.filter(branch=branch, sort=row.sort, found=row.found, state=State.USED)
        others.exclude(pk=row.pk).update(state=State.DECLINED)
    row.state = State.USED if is_used else State.DECLINED
    row.save(update_fields=["state"])
    return True


def forget(branch: UUID, key: int) -> bool:
    """Delete a name; whoever corrects the same again is offered it anew."""
    return bool(LearnedName.objects.filter(branch=branch, pk=key).delete()[0])


def _corrections(sheet: dict) -> Iterator[tuple[str, str, str]]:
    """(sort, what was found, how she calls it) of values that she wrote otherwise."""
    for part in sheet["parts"]:
        if not part["make"]:
            continue
        fields = {field.name: field for field in FIELDS[part["kind"]]}
        for row in part["values"]:
            field = fields.get(row["field"])
            if field is None or row["refused"] or not row["found"]:
                continue
            if field.kind == "person":
                for name, sort in (("organisation", Sort.ORGANISATION), ("position", Sort.POSITION)):
                    yield from _correction(sort, row["found"][name], row["value"][name])
            elif field.learned_as:
                yield from _correction(field.learned_as, row["found"], row["value"])


def _correction(sort: str, found: str, name: str) -> Iterable[tuple[str, str, str]]:
    same = not found or not name or _folded(found) == _folded(name)
    too_long = max(len(found), len(name)) > LENGTH_MOST
    return () if same or too_long else ((str(sort), _folded(found), name),)


def _use_for_person(row: dict, names: dict[str, dict[str, str]]) -> None:
    before = dict(row["value"])
    for name, sort in (("organisation", Sort.ORGANISATION), ("position", Sort.POSITION)):
        if learned := names[sort].get(_folded(row["value"][name])):
            row["value"] = {**row["value"], name: learned}
    if row["value"] != before:
        row["others"] = [before, *row["others"]]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
