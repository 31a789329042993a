"""A branch with its people, and the customer's report under review."""

from datetime import date
from types import SimpleNamespace

import pytest

from cms.editorial.desk.own_branches import own_branches
from cms.intake.known import Known
from cms.intake.models import IntakeReport
from cms.intake.review.sheet import sheet_of
from cms.intake.sources.plain import read_plain
from cms.intake.storing import stored
from tests.cms.branches.conftest import branch, people, workplace  # noqa: F401  fixtures
from tests.cms.intake.by_gold import gold, understood_by_gold

TOLD = date(2019, 11, 18)


@pytest.fixture
def seed() -> SimpleNamespace:
    """The customer's report, as it is read and as a careful reader understands it."""
    report = read_plain(gold()["text"])
    return SimpleNamespace(report=report, understood=understood_by_gold(report.text, gold()))


@pytest.fixture
def own_branch(people):  # noqa: F811  the fixture
    """The branch as its editor sees it."""
    return own_branches(people.editor)[0]


@pytest.fixture
def under_review(seed, own_branch, people) -> IntakeReport:  # noqa: F811  the fixture
    """The customer's report, handed in by the editor, who found right what was not sure."""
    sheet = sheet_of(seed.understood, Known())
    for part in sheet["parts"]:
        for value in part["values"]:
            value["sure"] = True
    return IntakeReport.objects.create(
        branch=own_branch.workplace.translation_key,
        language="en",
        owner=people.editor,
        name="Forum",
        source=stored(seed.report),
        sheet=sheet,
    )
