"""Trainers: their names, their contacts, and what they led."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.pages.localized import localized_by_id
from cms.pages.people import name_as_guests
from programs.models import ForumPage, TrainerPage
from tests import factories

pytestmark = pytest.mark.django_db


def speakers(forum) -> list[str]:
    """The names of those who speak on the forum's second day, as its page shows them."""
    forum = ForumPage.objects.get(pk=forum.pk)
    shown = localized_by_id(forum.chosen_pages(), forum.locale)
    name_as_guests(forum.named_people(), shown, forum.locale)
    return [person.name for person in forum.days(shown)[1]["rows"][0]["people"]]


@pytest.fixture
def trainer(forum) -> TrainerPage:
    """The trainer the forum's second day names."""
    return TrainerPage.objects.get()


def test_the_title_of_a_profile_is_the_trainer_s_name(site):
    page = TrainerPage(given_name="D.", patronymic="K.", family_name="Berdibekova", slug="db")
    site.taraz.add_child(instance=page)
    assert page.title == "D. K. Berdibekova"


def test_a_profile_without_a_name_is_refused(site):
    with pytest.raises(ValidationError) as refused:
        site.taraz.add_child(instance=TrainerPage(slug="nobody"))
    assert {"given_name", "family_name"} <= set(refused.value.message_dict)


def test_a_trainer_of_the_center_stands_below_the_list_and_belongs_to_no_branch(site, client):
    page = factories.TrainerPageFactory(parent=site.trainers, locale=site.home.locale)
    assert TrainerPage.can_create_at(site.trainers)
    assert page.branch is None
    assert page.title in client.get(site.trainers.url).content.decode()
    assert "Taraz" not in client.get(page.url).content.decode().split("<h1>")[0].split("<main")[1]


def test_contacts_are_shown_only_where_the_branch_chose_to(trainer):
    trainer.phone, trainer.email = "+7 000", "trainer@example.org"
    assert (trainer.public_phone, trainer.public_email) == ("", "")
    trainer.show_phone = trainer.show_email = True
    assert (trainer.public_phone, trainer.public_email) == ("+7 000", "trainer@example.org")


def test_a_profile_lists_the_events_and_sessions_that_name_the_trainer(trainer, forum):
    (led,) = trainer.led()
    assert led["event"] == forum
    assert [session.title for session in led["sessions"]] == ["How to write a development plan"]


def test_an_event_that_is_a_draft_is_not_listed(trainer, forum):
    forum.unpublish()
    assert trainer.led() == []


def test_a_translated_profile_lists_the_events_of_its_own_language(trainer, forum, locales):
    branch = trainer.get_parent().specific
    for page in (branch.get_parent().specific, branch):
        page.copy_for_translation(locales["kk"], copy_parents=True).save_revision().publish()
    kazakh_trainer = trainer.copy_for_translation(locales["kk"])
    kazakh_trainer.save_revision().publish()
    assert TrainerPage.objects.get(pk=kazakh_trainer.pk).led() == []
    kazakh_forum = forum.copy_for_translation(locales["kk"])
    kazakh_forum.save_revision().publish()
    # The copied programme still points at the English profile.
    (led,) = TrainerPage.objects.get(pk=kazakh_trainer.pk).led()
    assert led["event"] == kazakh_forum
    assert len(led["sessions"]) == 1


def test_what_a_trainer_led_costs_the_same_queries_however_much_it_is(trainer, forum, site):
    def queries() -> int:
        page = TrainerPage.objects.get(pk=trainer.pk)
        with CaptureQueriesContext(connection) as captured:
            page.led()
        return len(captured)

    few = queries()
    for _number in range(5):
        factories.ForumPageFactory(
            parent=site.taraz,
            locale=site.home.locale,
            programme=[
                factories.day(
                    factories.ForumPageFactory.starts_at.date(),
                    factories.session(speakers=[factories.speaker(trainer)]),
                )
            ],
        )
    assert len(TrainerPage.objects.get(pk=trainer.pk).led()) == 6
    assert queries() <= few


def test_a_speaker_whose_profile_was_taken_down_stays_by_name(trainer, forum):
    trainer.unpublish()
    assert speakers(forum) == [trainer.title, "R. S. Guest"]


def test_a_kazakh_forum_shows_the_kazakh_trainer_where_there_is_one(trainer, forum, locales):
    branch = trainer.get_parent().specific
    for page in (branch.get_parent().specific, branch):
        page.copy_for_translation(locales["kk"], copy_parents=True).save_revision().publish()
    kazakh_forum = forum.copy_for_translation(locales["kk"])
    kazakh_forum.save_revision().publish()
    assert speakers(kazakh_forum) == [trainer.title, "R. S. Guest"]
    kazakh_trainer = trainer.copy_for_translation(locales["kk"])
    kazakh_trainer.given_name, kazakh_trainer.family_name = "Сапура", "Жолдасбаева"
    kazakh_trainer.save_revision().publish()
    assert speakers(kazakh_forum) == ["Сапура Жолдасбаева", "R. S. Guest"]
