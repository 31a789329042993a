"""Names that a branch teaches, and what the site tells the rules of itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.intake.gathering import known_in
from cms.intake.known import Known
from cms.intake.learning import note_corrections, offered, use_learned
from cms.intake.models import LearnedName
from cms.intake.review.sheet import sheet_of, value_of
from cms.pages.models.topics import Topic
from tests import factories

SHORT, FULL = "NIS PMN of Taraz", "NIS of Physics and Mathematics in Taraz"


@pytest.fixture
def corrected(under_review):
    """A report in which an organiser was given its usual name."""
    value_of(under_review.sheet, "e0.organisers.1")[1]["value"] = FULL
    return under_review


def test_a_name_is_offered_after_it_was_corrected_in_one_way_twice(corrected):
    note_corrections(corrected)
    assert offered(corrected.branch) == []
    note_corrections(corrected)
    assert [(row.found, row.name) for row in offered(corrected.branch)] == [(SHORT.casefold(), FULL)]


def test_nothing_is_used_before_it_is_agreed_to(client, people, corrected, seed, workplace):
    note_corrections(corrected)
    note_corrections(corrected)

    def read_again() -> str:
        sheet = sheet_of(seed.understood, Known())
        use_learned(sheet, corrected.branch)
        return value_of(sheet, "e0.organisers.1")[1]

    assert read_again()["value"] == SHORT
    client.force_login(people.editor)
    (row,) = offered(corrected.branch)
    client.post(reverse("intake:change_name", args=[workplace.pk]), {"use": row.pk})
    assert (read_again()["value"], read_again()["others"]) == (FULL, [SHORT])
    assert FULL in client.get(reverse("intake:names", args=[workplace.pk])).content.decode()
    client.post(reverse("intake:change_name", args=[workplace.pk]), {"forget": row.pk})
    assert read_again()["value"] == SHORT


def test_what_is_declined_is_not_offered_again(client, people, corrected, workplace):
    note_corrections(corrected)
    note_corrections(corrected)
    client.force_login(people.editor)
    (row,) = offered(corrected.branch)
    client.post(reverse("intake:change_name", args=[workplace.pk]), {"decline": row.pk})
    note_corrections(corrected)
    assert offered(corrected.branch) == []


def test_another_branch_neither_sees_nor_changes_it(client, people, corrected, workplace):
    note_corrections(corrected)
    client.force_login(people.neighbour)
    row = LearnedName.objects.get()
    assert client.get(reverse("intake:names", args=[workplace.pk])).status_code == 404
    answer = client.post(reverse("intake:change_name", args=[workplace.pk]), {"forget": row.pk})
    assert answer.status_code == 404
    assert LearnedName.objects.exists()


def test_rules_are_told_of_branches_trainers_organisations_halls_and_topics(
    own_branch, branch, site, locales
):
    trainer = factories.TrainerPageFactory(
        parent=site.taraz, locale=site.home.locale, given_name="Sapura", family_name="Zholdasbaeva"
    )
    Topic.objects.create(name="Leadership", slug="leadership", locale=locales["en"])
    factories.ForumPageFactory(
        parent=branch,
        locale=branch.locale,
        venue="Abay Hall",
        organisers=[
            {"type": "organiser", "value": {"name": "Education Department", "url": "", "logo": None}}
        ],
        programme=[
            factories.day(
                factories.ForumPageFactory.starts_at.date(),
                factories.session(speakers=[factories.guest("A. Guest", "Head", "Semey University")]),
            )
        ],
    )
    known = known_in(own_branch)
    assert {"taraz", "aktau"} <= {thing.key for thing in known.branches}
    assert (str(trainer.translation_key), ("Sapura Zholdasbaeva",)) in [
        (thing.key, thing.names) for thing in known.trainers
    ]
    names = {name for thing in known.organisations for name in thing.names}
    assert names == {"Education Department", "Semey University"}
    assert [thing.names for thing in known.venues] == [("Abay Hall",)]
    assert [thing.key for thing in known.topics] == ["leadership"]


def test_gathering_costs_as_many_queries_for_many_pages_as_for_few(own_branch, branch):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            known_in(own_branch)
        return len(queries)

    factories.ForumPageFactory(parent=branch, locale=branch.locale)
    few = cost()
    for _number in range(5):
        factories.ForumPageFactory(parent=branch, locale=branch.locale, venue="Hall")
        factories.TrainerPageFactory(parent=branch, locale=branch.locale)
    assert cost() == few
