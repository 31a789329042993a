"""Rules of contests and their awards."""

import pytest
from django.core.exceptions import ValidationError

from programs.models import ContestAward
from tests import factories

pytestmark = pytest.mark.django_db


def award(**values) -> ContestAward:
    return ContestAward(**values)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "school"),
        ({"school": "Sample school No. 1"}, "nomination"),
        ({"place": 1}, "school"),
    ],
)
def test_an_award_that_says_too_little_is_refused_at_the_field_to_fill(values, field):
    with pytest.raises(ValidationError) as refused:
        award(**values).clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    "values",
    [
        {"place": 2, "school": "Sample school No. 2"},
        {"place": 3, "person": "A teacher"},
        {"nomination": "Best project"},
        {"nomination": "Best project", "school": "Sample school No. 3"},
    ],
)
def test_a_place_with_its_recipient_and_a_nomination_with_or_without_one_are_fine(values):
    award(**values).clean()


def test_a_contest_of_a_forum_leads_back_to_it(site, forum):
    part = factories.ContestPageFactory(parent=forum, locale=site.home.locale)
    alone = factories.ContestPageFactory(parent=site.taraz, locale=site.home.locale)
    assert part.forum == forum
    assert alone.forum is None


def test_a_contest_does_not_lead_back_to_a_forum_that_is_a_draft(site, forum):
    part = factories.ContestPageFactory(parent=forum, locale=site.home.locale)
    forum.unpublish()
    assert part.forum is None
