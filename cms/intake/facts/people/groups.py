"""Names that stand in a row: what is told in the plural, or of the pair, holds for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cms.intake.facts.people.line import Description, Line

ADDRESS = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "sir", "г-н", "г-жа", "господин", "госпожа", "господина", "госпожи"]
)
JOINS = frozenset((",", "and", "&", "и", "мен", "бен", "пен", "және"))


_TRAINERS = re.compile(r"trainers|тренеры|тренерами|тренерлер\w*")


@dataclass
class Told:
    """What was told of one name: `before` it, `after` it, and what it shares with its group."""

    before: Description | None = None
    after: list[Description] | None = None
    shared: Description | None = None
    is_labelled: bool = False
    is_addressed: bool = False

    @property
    def all(self) -> list[Description]:
        """All that was told, in the order of the sentence."""
        own = [*([self.before] if self.before else []), *(self.after or [])]
        if not self.shared or any(one.position for one in own):
            return own
        # «Методисты А. Ким (школа № 3), …»: the place of work is his own.
        has_place = any(one.organisation for one in own)
        shared = replace(self.shared, organisation=None, bare=None) if has_place else self.shared
        return [*own, shared]


def share(line: Line, told: list[Told]) -> None:
    """Give each name of a group what is told of all of them."""
    _share_offices(line, told)
    _share_work(line, told)
    _share_origin(line, told)
    _share_with_brackets(line, told)
    for number, one in enumerate(told):
        alone = not (
            (number and is_group(line, number)) or (number + 1 < len(told) and is_group(line, number + 1))
        )
        if one.before and one.before.is_plural and alone and not _begins_list(line, told, number):
            # «Форум директоров школ»: not of the one person named behind it.
            one.before = None
        if one.after and alone:
            # «Ректор А. Ким, ветераны отрасли»: others.
            one.after = [found for found in one.after if not found.is_plural]


def _share_with_brackets(line: Line, told: list[Told]) -> None:
    """Make trainers of "the trainers gave classes: “X” (A. Izbasarova) and “Y” (Yuri Vlasenko)"."""
    if not told or not any(_TRAINERS.fullmatch(token.folded) for token in line.tokens[: line.places[0][0]]):
        return
    for one, (start, end) in zip(told, line.places, strict=True):
        if not one.all and line.folded(start - 1) == "(" and line.folded(end) == ")":
            one.shared = Description(start, start, {"en": "trainer"}.get(line.language, "тренер"))


def _share_offices(line: Line, told: list[Told]) -> None:
    """Give what is told in the plural to all names of the group it stands beside."""
    for number, one in enumerate(told):
        if one.before and (one.before.is_plural or one.before.may_be_plural):
            if not one.before.is_plural and _is_group_of_one(line, told, number):
                continue
            if not one.before.is_plural:
                # «Учителя Касымова А., Ким Н.»: not one teacher's genitive.
                one.before = replace(one.before, is_plural=True, cases=frozenset())
            for further in range(number + 1, len(told)):
                if told[further].before or not (
                    is_group(line, further) or _is_listed(line, told, number, further)
                ):
                    break
                told[further].shared = one.before
        last = next(
            (
                found
                for found in one.after or ()
                if found.is_plural or _may_be_shared(line, told, number, found)
            ),
            None,
        )
        if last:
            for further in range(number - 1, -1, -1):
                if not is_group(line, further + 1) or told[further].before or told[further].after:
                    break
                told[further].shared = last


def _begins_list(line: Line, told: list[Told], number: int) -> bool:
    return number + 1 < len(told) and _is_listed(line, told, number, number + 1)


def _is_listed(line: Line, told: list[Told], number: int, further: int) -> bool:
    """Whether a name stands in the list that "three teachers – A in algebra, B in English" begins."""
    begun = line.places[number][0] - 1
    is_label = line.folded(begun) in {"–", "—", "-", ":"} and told[number].is_labelled
    if (
        not is_label
        or told[further].after
        or ";" in {line.folded(place) for place in range(begun, line.places[further][0])}
    ):
        return False
    return line.folded(line.places[further][0] - 1) in JOINS


def _share_work(line: Line, told: list[Told]) -> None:
    """Give the place of work of "Aigul Serik and Bolat Nur of School No. 5" to both."""
    for number, one in enumerate(told[1:], 1):
        before = told[number - 1]
        has_none = not (before.before or before.after or before.shared)
        joined = line.folded(line.places[number][0] - 1) in JOINS - {","} and is_group(line, number)
        joined = joined and line.folded(line.places[number - 1][1]) != "("
        if has_none and joined and one.after and not one.before and not one.after[0].position:
            before.shared = one.after[0]
            for further in range(number - 2, -1, -1):
                # "Aigul Serik, Bolat Nur and Sergei Chen from Lyceum No. 12".
                if told[further].all or not is_group(line, further + 1):
                    break
                told[further].shared = one.after[0]


def _share_origin(line: Line, told: list[Told]) -> None:
    """Give «№ 11 мектептен келген» before a name to those joined to it who have nothing of their own."""
    for number, one in enumerate(told):
        if line.language != "kk" or not one.before or one.before.position or not one.before.organisation:
            continue
        if line.folded(one.before.end - 1) != "келген":
            continue
        for further in range(number + 1, len(told)):
            if told[further].all or not is_group(line, further):
                break
            told[further].shared = one.before


def _may_be_shared(line: Line, told: list[Told], number: int, found: Description) -> bool:
    """Whether «учителя» behind a name is of several: the name before has nothing of its own."""
    if not found.may_be_plural or "nomn" in found.cases or not number or not is_group(line, number):
        return False
    return not (told[number - 1].before or told[number - 1].after)


def _is_group_of_one(line: Line, told: list[Told], number: int) -> bool:
    following = number + 1
    return (
        following == len(told)
        or not is_group(line, following)
        or bool(told[following].before or told[following].after)
    )


def _without_bracket(line: Line, start: int, end: int) -> Iterator[int]:
    """The tokens between two names without what stands in a bracket behind the first."""
    if line.folded(start) == "(":
        closed = next((place for place in range(start, end) if line.folded(place) == ")"), None)
        start = start if closed is None else closed + 1
    yield from range(start, end)


def is_group(line: Line, number: int) -> bool:
    """Whether a name is joined to the one before it by nothing but a comma or "and"."""
    between = list(_without_bracket(line, line.places[number - 1][1], line.places[number][0]))
    return len(between) < 4 and all(
        line.folded(place) in JOINS or line.folded(place) in ADDRESS | {".", "also", "также"}
        for place in between
    )
