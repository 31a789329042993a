"""The gold reports, read for whoever measures rules by them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from cms.intake.known import Known, Thing

GOLD = Path(__file__).resolve().parent / "gold"
BRANCHES = Path(__file__).resolve().parents[3] / "cms/demo/content/pages/branches"


@dataclass(frozen=True)
class GoldReport:
    """A report with the facts that a careful reader takes from it (see `gold/README.md`)."""

    name: str
    language: str
    half: str
    told: date
    text: str
    events: list[dict]
    rest: dict


def gold_reports(half: str | None = None) -> list[GoldReport]:
    """The reports of one half, `tune` or `held`, or all."""
    reports = [_report(path) for path in sorted(GOLD.glob("*/*.yaml"))]
    return [report for report in reports if half in (None, report.half)]


def _report(path: Path) -> GoldReport:
    row = yaml.safe_load(path.read_text(encoding="utf-8"))
    rest = {key: row[key] for key in ("published", "views", "quotes") if key in row}
    name = f"{path.parent.name}/{path.stem}"
    return GoldReport(name, row["language"], row["half"], row["told"], row["text"], row["events"], rest)


@cache
def known_branches() -> Known:
    """What a site knows on its first day: its branches, by their titles in three languages."""
    things = []
    for path in sorted(BRANCHES.glob("*.yaml")):
        titles = yaml.safe_load(path.read_text(encoding="utf-8"))["title"]
        things.append(Thing(path.stem, tuple(titles[language] for language in ("ru", "kk", "en"))))
    return Known(branches=tuple(things))
