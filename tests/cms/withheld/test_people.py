"""The name that stays: in programmes, juries and texts, when a profile is hidden or deleted."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from cms.editorial.profiles import take_over_consent, take_profiles_offline
from cms.media.consent import Consent
from cms.pages.models.known_people import KnownPerson
from programs.models import ContestPage, ForumPage, TrainerPage
from tests import factories
from tests.api.conftest import settle

pytestmark = pytest.mark.django_db
NAME, POSITION = "Aigul Known", "Head of trainers"


@pytest.fixture
def trainer(site) -> TrainerPage:
    page = factories.TrainerPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        given_name="Aigul",
        family_name="Known",
        title=NAME,
        position=POSITION,
        lead_image=factories.ImageFactory(),
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def pages(site, trainer) -> list[Page]:
    """A forum, a contest and a text that name the trainer."""
    hall = factories.session(
        title="Opening", speakers=[factories.speaker(trainer), factories.guest("A. Guest")]
    )
    forum = factories.ForumPageFactory(
        parent=site.taraz, locale=site.home.locale, programme=[factories.day(date(2019, 11, 14), hall)]
    )
    contest = factories.ContestPageFactory(
        parent=site.taraz, locale=site.home.locale, jury=[factories.speaker(trainer)]
    )
    people = {"title": "Who was there", "people": [factories.speaker(trainer)]}
    story = factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        body=[{"type": "people", "id": str(uuid4()), "value": people}],
    )
    for page in (forum, contest, story):
        page.save_revision().publish()
    settle()
    return [forum, contest, story]


def told(client, page) -> dict[str, str]:
    """What readers and clients are told of a page."""
    path = page.get_url().rstrip("/")
    return {
        "HTML": client.get(page.get_url()).content.decode(),
        "JSON": client.get(f"/++api++{path}").content.decode(),
    }


def is_named(client, page, trainer) -> dict[str, tuple[bool, bool]]:
    """By door: whether the name stands there with the position, and whether a link leads to the profile."""
    address = trainer.get_url().rstrip("/")
    return {
        door: (NAME in text and POSITION in text, f'{address}/"' in text or f'{address}"' in text)
        for door, text in told(client, page).items()
    }


AS_A_GUEST = {"HTML": (True, False), "JSON": (True, False)}


def hide(trainer, way):
    if way == "unpublished":
        trainer.unpublish()
    elif way == "private":
        PageViewRestriction.objects.create(page=trainer, restriction_type="login")
    else:
        TrainerPage.objects.filter(pk=trainer.pk).update(consent=Consent.WITHDRAWN)
        take_profiles_offline()
    settle()


@pytest.mark.parametrize("way", ["unpublished", "private", "withdrawn"])
def test_a_hidden_trainer_stays_named_without_a_link(client, trainer, pages, way):
    for page in pages:
        assert f'{trainer.get_url().rstrip("/")}"' in told(client, page)["JSON"]
    hide(trainer, way)
    for page in pages:
        assert is_named(client, page, trainer) == AS_A_GUEST, page
    body = json.loads(told(client, pages[0])["JSON"])
    (speaker, _guest) = body["programme"][0]["value"]["sessions"][0]["speakers"]
    assert (speaker["type"], speaker["value"]["name"]) == ("guest", NAME)
    path = pages[0].get_url().rstrip("/")
    found = client.get("/++api++/en/@search", {"SearchableText": "Aigul", "portal_type": "Forum"}).json()
    assert [item["@id"].rsplit("/", 1)[-1] for item in found["items"]] == [path.rsplit("/", 1)[-1]]


def test_a_profile_that_never_was_public_names_nobody(client, site):
    draft = factories.TrainerPageFactory(parent=site.taraz, locale=site.home.locale, title=NAME, live=False)
    private = factories.TrainerPageFactory(
        parent=site.taraz, locale=site.home.locale, given_name="Private", family_name="One", live=False
    )
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    private.save_revision().publish()
    hall = factories.session(speakers=[factories.speaker(draft), factories.speaker(private)])
    forum = factories.ForumPageFactory(
        parent=site.taraz, locale=site.home.locale, programme=[factories.day(date(2019, 11, 14), hall)]
    )
    settle()
    for text in told(client, forum).values():
        assert NAME not in text and "Private One" not in text
    # Once it was open to readers they know the name.
    PageViewRestriction.objects.all().delete()
    assert KnownPerson.objects.get(page=private).name == private.title


def test_a_deleted_trainer_is_a_guest_in_what_readers_see_and_in_drafts(client, trainer, pages):
    forum = ForumPage.objects.get(pk=pages[0].pk)
    forum.title = "A title nobody has published"
    forum.save_revision()
    contest = ContestPage.objects.get(pk=pages[1].pk)
    trainer.delete()
    settle()
    for page in pages:
        text = told(client, page)
        assert all(NAME in words and POSITION in words for words in text.values()), page
        assert "A title nobody has published" not in text["HTML"]
    forum = ForumPage.objects.get(pk=forum.pk)
    assert forum.has_unpublished_changes
    draft = forum.get_latest_revision_as_object()
    assert draft.title == "A title nobody has published"
    speakers = [[item.block_type for item in s["speakers"]] for s in (*forum.sessions(), *draft.sessions())]
    assert speakers == [["guest", "guest"]] * 2
    contest.refresh_from_db()
    assert not contest.has_unpublished_changes and contest.live_revision == contest.latest_revision
    assert contest.get_latest_revision_as_object().jury[0].block_type == "guest"
    entry = PageLogEntry.objects.filter(action="cms.name_as_guest", page=forum.pk).get()
    assert NAME in entry.formatter.format_message(entry)


def test_a_scheduled_revision_keeps_its_hour_and_names_a_guest(trainer, pages):
    forum = ForumPage.objects.get(pk=pages[0].pk)
    forum.go_live_at = timezone.now() + timedelta(days=1)
    revision = forum.save_revision(approved_go_live_at=forum.go_live_at)
    trainer.delete()
    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None
    assert [item.block_type for item in revision.as_object().sessions()[0]["speakers"]] == ["guest", "guest"]


def test_a_trainer_who_moves_stays_a_trainer(site, trainer, pages):
    trainer.move(site.aktau, pos="last-child")
    forum = ForumPage.objects.get(pk=pages[0].pk)
    assert [item.block_type for item in forum.sessions()[0]["speakers"]] == ["profile", "guest"]


def test_a_withdrawn_profile_is_offline_in_all_languages_and_its_photograph_withheld(client, trainer, pages):
    kazakh = TrainerPage.objects.filter(translation_key=trainer.translation_key)
    assert kazakh.filter(live=True).count() == 3
    draft = TrainerPage.objects.get(pk=trainer.pk)
    draft.consent = Consent.WITHDRAWN
    draft.save_revision()
    take_over_consent(draft)
    assert take_profiles_offline() == 2
    assert take_profiles_offline() == 0
    assert not kazakh.filter(live=True).exists()
    image = trainer.lead_image
    image.refresh_from_db()
    assert image.is_withheld and image.withheld == "profile"
    settle()
    assert client.get(trainer.get_url()).status_code == 404
    kazakh.update(consent=Consent.GIVEN)
    take_profiles_offline()
    image.refresh_from_db()
    assert not image.is_withheld


def test_a_programme_of_hidden_trainers_costs_no_more_than_one(client, site):
    def queries(number):
        people = []
        for _one in range(number):
            person = factories.TrainerPageFactory(parent=site.taraz, locale=site.home.locale)
            person.save_revision().publish()
            person.unpublish()
            people.append(factories.session(speakers=[factories.speaker(person)]))
        forum = factories.ForumPageFactory(
            parent=site.taraz,
            locale=site.home.locale,
            programme=[factories.day(date(2019, 11, 14), *people)],
        )
        settle()
        client.get(forum.get_url())
        forum.refresh_from_db()
        with CaptureQueriesContext(connection) as asked:
            ForumPage.objects.get(pk=forum.pk).headless_prepare()
        return len(asked)

    assert queries(1) == queries(4)
