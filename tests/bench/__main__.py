"""`python -m tests.bench`: measures, prints a table, and fails where an aim is missed.

"ours" is what readers get while nothing changes: the answer is remembered until then. "ours, made anew" is
the first answer after a change, from the stored documents.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
django.setup()

from django.test.utils import setup_databases, teardown_databases  # noqa: E402  after the setup

from tests.bench import (  # noqa: E402  after the setup
    content,
    editing,
    finding,
    intake,
    light,
    pages,
    publication,
    scale,
    settings,
    wire,
    words,
)
from tests.bench.measure import ROUNDS, Door, measure  # noqa: E402  after the setup
from tests.bench.urls import keep  # noqa: E402  after the setup
from wagtail_plone.http.remembered import memory  # noqa: E402  after the setup

TYPE = "news.NewsPage"
FULL, SUMMARIES = 20, 100
ONE_PAGE, FULL_OBJECTS = "one page", f"{FULL} full objects"
# How many times faster than API v2 at least, made anew, and how many times slower than the floor at most.
TIMES_FASTER = {ONE_PAGE: 20, FULL_OBJECTS: 40}
TIMES_FLOOR = {FULL_OBJECTS: 8}


@dataclass
class Scenario:
    """A question, and the doors at which the same content is asked for."""

    name: str
    ours: Door
    remade: Door
    v2: Door
    v3: Door
    floor: Door | None = None

    @property
    def doors(self) -> list[Door]:
        """Doors of the scenario, in order; the floor is there only where ours answers."""
        return [door for door in (self.ours, self.remade, self.v2, self.v3, self.floor) if door]

    def times_faster(self, door: Door) -> float | None:
        """The factor by which a door of ours is faster than API v2; None where either cannot be measured."""
        return self.v2.milliseconds / door.milliseconds if door.times and self.v2.times else None

    @property
    def times_floor(self) -> float | None:
        """The factor by which ours is slower than the floor; None without one."""
        return self.ours.milliseconds / self.floor.milliseconds if self.floor else None


def scenarios(stories: list) -> list[Scenario]:
    """Scenarios to measure: what is asked, and at which addresses."""
    example = stories[len(stories) // 2]
    path = urlsplit(example.full_url).path.rstrip("/")

    def ours(**query) -> list[str]:
        return [f"/++api++/en/@search?{urlencode(query)}"]

    def wagtail(version: str, **query) -> list[str]:
        return [f"/api/{version}/pages/?{urlencode(query)}"]

    def scenario(name: str, ours: list[str], v2: list[str], v3: list[str]) -> Scenario:
        remade = Door("ours, made anew", ours, before=memory.clear)
        return Scenario(name, Door("ours", ours), remade, Door("v2", v2), Door("v3", v3))

    v3_page = "/api/v3/pages/{}/".format
    return [
        scenario(
            ONE_PAGE, [f"/++api++{path}"], [f"/api/v2/pages/{example.pk}/?fields=*"], [v3_page(example.pk)]
        ),
        scenario(
            FULL_OBJECTS,
            ours(portal_type="News Item", b_size=FULL, fullobjects=1),
            wagtail("v2", type=TYPE, fields="*", limit=FULL),
            # Its lists have summaries alone: a client asks for one and then for every page.
            [
                *wagtail("v3", type=TYPE, limit=FULL),
                *(v3_page(story.pk) for story in stories[:FULL]),
            ],
        ),
        scenario(
            f"{SUMMARIES} summaries",
            ours(portal_type="News Item", b_size=SUMMARIES),
            wagtail("v2", type=TYPE, limit=SUMMARIES),
            wagtail("v3", type=TYPE, limit=SUMMARIES),
        ),
        scenario(
            "search",
            ours(SearchableText=content.WORD, b_size=FULL),
            wagtail("v2", search=content.WORD, limit=FULL),
            wagtail("v3", search=content.WORD, limit=FULL),
        ),
    ]


def run(number: int, scenario: Scenario) -> None:
    """Measure one scenario; the floor sends what we sent."""
    for door in scenario.doors:
        door.prepare()
    if scenario.ours.refusal is None:
        scenario.floor = Door("floor", [keep(number, scenario.ours.body)])
        scenario.floor.prepare()
    measure(scenario.doors)


def report(scenario: Scenario) -> None:
    """The rows of a scenario."""
    for door in scenario.doors:
        name = f"{door.name} ({len(door.addresses)} requests)" if len(door.addresses) > 1 else door.name
        row = f"{scenario.name:<16} {name:<18}"
        if door.refusal is not None:
            print(f"{row} {'n/a':>10}  (status {door.refusal})")
            continue
        ratio = f"{door.milliseconds / scenario.floor.milliseconds:.1f}" if scenario.floor else "n/a"
        print(f"{row} {door.milliseconds:>10.2f} {door.queries:>8} {len(door.body):>9} {ratio:>8}")
    faster, anew = scenario.times_faster(scenario.ours), scenario.times_faster(scenario.remade)
    if faster is not None:
        print(f"{'':<16} ours is {faster:.1f} times faster than v2, made anew {anew:.1f} times")
    print()


def missed(scenario: Scenario) -> list[str]:
    """The aims a scenario did not reach."""
    faster, floor = TIMES_FASTER.get(scenario.name), TIMES_FLOOR.get(scenario.name)
    missed_aims = []
    if faster and (scenario.times_faster(scenario.remade) or 0) < faster:
        missed_aims.append(f"{scenario.name}, made anew: at least {faster} times faster than v2")
    if floor and not (scenario.times_floor and scenario.times_floor <= floor):
        missed_aims.append(f"{scenario.name}: at most {floor} times slower than the floor")
    return missed_aims


@contextmanager
def database() -> Iterator[None]:
    """An empty database until the end of the block."""
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)


def main() -> int:
    """Build the content, measure, print; 1 where an aim is missed."""
    print("Loading the demo...", flush=True)
    misses = [*words.measure(), *intake.measure()]
    with database():
        misses += [*wire.measure(), *light.measure()]
    with database():
        print(f"Building {content.PAGES} pages...", flush=True)
        stories = content.build()
        measured = scenarios(stories)
        print(f"Medians of {ROUNDS} rounds, all doors in turn.\n")
        heads = f"{'median ms':>10} {'queries':>8} {'bytes':>9} {'x floor':>8}"
        print(f"{'scenario':<16} {'door':<18} {heads}", flush=True)
        for number, scenario in enumerate(measured):
            run(number, scenario)
            report(scenario)
        middle = stories[len(stories) // 2]
        misses += [
            *pages.measure(middle),
            *publication.measure(middle),
            *editing.measure(stories, content.forum_path()),
            # Last, for the site is another one afterwards.
            *scale.measure(middle),
        ]
    with database():
        stories = content.build()
        misses += finding.measure(stories[len(stories) // 2])
    shutil.rmtree(settings.HOME, ignore_errors=True)
    misses += [miss for scenario in measured for miss in missed(scenario)]
    print("\n".join(f"Missed: {miss}" for miss in misses) or "All aims reached.")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
