"""Precision and recall of the rules that read reports, per field and language, with the misses by name.

    python -m tests.cms.intake.scoring [--half tune|held] [--field people] [--misses]

A fact is right when the careful reader of the gold report has it, too. Names of organisations, venues and
phrases are compared by the beginnings of their words, people by the words of their names in any order. What
a rule offers as unsure counts neither for nor against it where the reader has nothing there.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cms.intake.facts.found import Event, Found, Understood
from cms.intake.sources.plain import read_plain
from cms.intake.understanding import understand
from tests.cms.intake.gold_reports import GoldReport, gold_reports, known_branches

# How many of their words' beginnings two phrases must share to be taken for the same.
ALIKE = 0.6
BEGINNING = 5


@dataclass
class Score:
    """What was found of one field, and what was not: `missed` and `wrong` say it in words."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The part of what was found that is right; None where nothing was."""
        found = self.right + len(self.wrong)
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """The part of what is there that was found; None where nothing is."""
        there = self.right + len(self.missed)
        return self.right / there if there else None

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)


def beginnings(phrase: object) -> set[str]:
    """The beginnings of a phrase's words; short words and numbers whole."""
    return {word[:BEGINNING] for word in re.findall(r"\w+", str(phrase).casefold().replace("ё", "е"))}


def alike(one: object, other: object) -> bool:
    """Whether two phrases are the same but for endings and a word or two."""
    first, second = beginnings(one), beginnings(other)
    return bool(first | second) and len(first & second) / len(first | second) >= ALIKE


def same_title(one: object, other: object) -> bool:
    """Whether two titles are the same but for quotation marks, dashes and capitals."""
    return re.findall(r"\w+", str(one).casefold()) == re.findall(r"\w+", str(other).casefold())


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same words, in any order; initials are compared as letters."""
    return sorted(re.findall(r"[\w-]+", one.casefold())) == sorted(re.findall(r"[\w-]+", other.casefold()))


def pair(wanted: list, found: list, same: Callable) -> tuple[list[tuple], list, list]:
    """Pairs of what is the same, what is missed, what is found and not there; each is taken once."""
    pairs, left = [], list(found)
    missed = []
    for one in wanted:
        match = next((other for other in left if same(one, other.value)), None)
        if match is None:
            missed.append(one)
        else:
            left.remove(match)
            pairs.append((one, match))
    return pairs, missed, left


def score_report(report: GoldReport) -> dict[str, Score]:
    """The scores of one report by field."""
    understood = understand(read_plain(report.text), report.told, known_branches())
    scores: dict[str, Score] = defaultdict(Score)
    _single(scores, "published", report.rest.get("published"), understood.published, report.name)
    _single(scores, "views", report.rest.get("views"), understood.views, report.name)
    quotes = report.rest.get("quotes", [])
    _many(scores, "quotes", quotes, understood.quotes, lambda a, b: alike(a["text"], b.text), report.name)
    for wanted, event in _events(scores, report, understood):
        for name, score in score_event(wanted, event, report.name).items():
            scores[name] += score
    return scores


def _events(scores: dict, report: GoldReport, understood: Understood) -> Iterator[tuple[dict, Event]]:
    """Pairs of an event of the gold report and one that was found; titles first, then kinds, in order."""
    left = list(understood.events)
    pairs = []
    waiting = []
    for wanted in report.events:
        match = next(
            (one for one in left if one.title and same_title(wanted["title"], one.title.value)), None
        )
        if match is None:
            waiting.append(wanted)
        else:
            left.remove(match)
            pairs.append((wanted, match))
    for wanted in waiting:
        match = next((one for one in left if one.kind.value == wanted["kind"]), None)
        if match is None:
            scores["events"].missed.append(f"{report.name}: {wanted['kind']} {wanted['title']}")
            pairs.append((wanted, Event(kind=Found(wanted["kind"], ()))))
        else:
            left.remove(match)
            pairs.append((wanted, match))
    for wanted, match in pairs:
        if match.title is None and not match.kind.spans:
            continue
        if match.kind.value == wanted["kind"]:
            scores["events"].right += 1
        else:
            scores["events"].wrong.append(f"{report.name}: {match.kind.value} for {wanted['kind']}")
    for extra in left:
        title = extra.title.value if extra.title else ""
        scores["events"].wrong.append(f"{report.name}: {extra.kind.value} {title}")
    return iter(pairs)


def score_event(wanted: dict, event: Event, name: str) -> dict[str, Score]:
    """The scores of one event by field."""
    scores: dict[str, Score] = defaultdict(Score)
    single = {
        "title": ("titles", same_title),
        "starts": ("dates", lambda a, b: a == b),
        "ends": ("dates", lambda a, b: a == b),
        "opens": ("hours", lambda a, b: a == f"{b:%H:%M}"),
        "branch": ("branches", lambda a, b: a == b),
        "venue": ("venues", alike),
        "format": ("formats", lambda a, b: a == b),
        "participants_number": ("numbers", lambda a, b: a == b),
        "participants": ("participants", alike),
    }
    for key, (label, same) in single.items():
        _single(scores, label, wanted.get(key), getattr(event, key), f"{name} {key}", same)
    _many(scores, "organisers", wanted.get("organisers", []), event.organisers, alike, name)
    _many(scores, "aims", wanted.get("aims", []), event.aims, alike, name)
    _many(scores, "rounds", wanted.get("rounds", []), event.rounds, alike, name)
    criteria = wanted.get("criteria", [])
    _many(scores, "criteria", criteria, event.criteria, lambda a, b: alike(a["title"], b.title), name)
    _people(scores, wanted.get("people", []), event.people, name)
    _sessions(scores, wanted.get("sessions", []), event.sessions, name)
    _many(scores, "awards", wanted.get("awards", []), event.awards, _same_award, name)
    return scores


def _people(scores: dict, wanted: list[dict], found: tuple, name: str) -> None:
    pairs, missed, extra = pair(wanted, list(found), lambda a, b: same_name(a["name"], b.name))
    _count(scores, "people", pairs, missed, extra, name)
    for one, match in pairs:
        person = match.value
        parts = (
            ("positions", one.get("position", ""), person.position, alike),
            ("people's organisations", one.get("organisation", ""), person.organisation, alike),
            ("roles", one["role"], person.role, lambda a, b: a == b),
        )
        for label, want, have, same in parts:
            _value(scores, label, want, have, f"{name} {one['name']}", same)
        # What issue and readers care for: a person with the right position.
        whole = not one.get("position") or alike(one["position"], person.position)
        if whole and (one.get("position") or not person.position):
            scores["people with positions"].right += 1
        else:
            told = f"{name}: {one['name']}, {one.get('position', '–')} / {person.position or '–'}"
            scores["people with positions"].missed.append(told)
            scores["people with positions"].wrong.append(told)
    scores["people with positions"].missed += [f"{name}: {one['name']}" for one in missed]
    scores["people with positions"].wrong += [f"{name}: {one.value.name}" for one in extra if one.is_sure]


def _sessions(scores: dict, wanted: list[dict], found: tuple, name: str) -> None:
    def same(one: dict, session) -> bool:
        if one.get("title") and session.title:
            return alike(one["title"], session.title)
        return one["kind"] == session.kind and not (one.get("title") or session.title)

    pairs, missed, extra = pair(wanted, list(found), same)
    _count(scores, "sessions", pairs, missed, extra, name)
    for one, match in pairs:
        session = match.value
        starts = f"{session.starts:%H:%M}" if session.starts else None
        parts = (
            ("sessions' kinds", one["kind"], session.kind),
            ("sessions' days", one.get("day"), session.day),
            ("sessions' hours", one.get("starts"), starts),
            ("sessions' minutes", one.get("minutes"), session.minutes),
        )
        for label, want, have in parts:
            _value(scores, label, want, have, f"{name} {one.get('title', one['kind'])}", lambda a, b: a == b)
        speakers = [Found(speaker, ()) for speaker in session.speakers]
        where = f"{name} {one.get('title', one['kind'])}"
        _many(scores, "sessions' speakers", one.get("speakers", []), speakers, same_name, where)


def _same_award(one: dict, award) -> bool:
    winner = one.get("school") or one.get("person") or ""
    won = award.school or award.person
    nomination = not one.get("nomination") or alike(one["nomination"], award.nomination)
    winners = not (winner or won) or (bool(winner) and bool(won) and alike(winner, won))
    return one.get("place") == award.place and nomination and winners


def _many(scores: dict, label: str, wanted: list, found, same: Callable, name: str) -> None:
    _count(scores, label, *pair(wanted, list(found), same), name)


def _count(scores: dict, label: str, pairs: list, missed: list, extra: list, name: str) -> None:
    scores[label].right += len(pairs)
    scores[label].missed += [f"{name}: {one}" for one in missed]
    scores[label].wrong += [f"{name}: {one.value}" for one in extra if one.is_sure]


def _single(scores, label, wanted, found, name, same: Callable = lambda a, b: a == b) -> None:
    if found is not None and not found.is_sure and wanted is None:
        return
    _value(scores, label, wanted, None if found is None else found.value, name, same)


def _value(scores, label, wanted, found, name, same: Callable) -> None:
    """One value that may be wanted, found, both or neither; a wrong one is missed, too."""
    has = found not in (None, "")
    wants = wanted not in (None, "")
    if has and wants and same(wanted, found):
        scores[label].right += 1
        return
    if wants:
        scores[label].missed.append(f"{name}: {wanted}" + (f" / {found}" if has else ""))
    if has:
        scores[label].wrong.append(f"{name}: {found}" + (f" / {wanted}" if wants else ""))


def score(half: str | None) -> dict[str, dict[str, Score]]:
    """The scores of all reports of a half, by field and language."""
    scores: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    for report in gold_reports(half):
        for label, one in score_report(report).items():
            scores[label][report.language] += one
    return scores


def table(scores: dict[str, dict[str, Score]]) -> str:
    """The scores as a table: precision and recall by field, in each language and in all."""
    head = "".join(f"{language:>14}" for language in ("en", "kk", "ru", "all"))
    lines = [f"{'precision/recall':24}{head}"]
    for label, by_language in scores.items():
        whole = sum(by_language.values(), Score())
        cells = [by_language.get(language, Score()) for language in ("en", "kk", "ru")] + [whole]
        lines.append(f"{label:24}" + "".join(f"{_cell(one):>14}" for one in cells))
    return "\n".join(lines)


def _cell(score: Score) -> str:
    parts = (f"{part:.2f}" if part is not None else "–" for part in (score.precision, score.recall))
    return "/".join(parts)


def main() -> None:
    """Print the table, and on demand what was missed and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--half", choices=("tune", "held"))
    parser.add_argument("--field", help="this field alone, such as people")
    parser.add_argument("--misses", action="store_true", help="name what was missed and what was wrong")
    options = parser.parse_args()
    scores = score(options.half)
    if options.field:
        scores = {label: one for label, one in scores.items() if label == options.field}
    print(table(scores))
    if options.misses:
        for label, by_language in scores.items():
            for one in by_language.values():
                for text in one.missed:
                    print(f"missed {label}: {text}")
                for text in one.wrong:
                    print(f"wrong  {label}: {text}")


if __name__ == "__main__":
    main()
