"""Checks of a page beside its form: what keeps it back, what is worth another look, and who is told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from cms.editorial.branches.mending import set_up
from cms.editorial.checks.worth_a_look import notes_on
from news.models import NewsPage
from programs.models import ContestPage, ForumPage
from tests import factories

pytestmark = pytest.mark.django_db
ALMATY = ZoneInfo("Asia/Almaty")


def fields(page) -> dict[str, str]:
    """The notes on a page by the place of their field."""
    return {note.field if hasattr(note, "field") else "": str(note) for note in notes_on(page)}


@pytest.fixture
def contest(site) -> ContestPage:
    """A draft of a contest with a picture, about to be announced."""
    contest = factories.ContestPageFactory(
        parent=site.taraz, locale=site.home.locale, live=False, lead_image=factories.ImageFactory()
    )
    contest.starts_at = timezone.now() + timedelta(days=30)
    contest.first_published_at = None
    contest.save()
    return contest


def test_nothing_is_said_of_a_page_that_is_whole(contest):
    assert notes_on(contest) == []


def test_a_story_without_a_picture_is_worth_a_look(site):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)
    assert "No lead image" in fields(story)["lead_image"]


def test_the_start_of_an_event_that_is_announced_too_late_is_questioned(contest):
    contest.starts_at = datetime(2019, 11, 14, tzinfo=ALMATY)
    assert "in the past" in fields(contest)["starts_at"]
    contest.first_published_at = timezone.now()
    assert notes_on(contest) == []


def test_links_that_readers_would_not_reach_are_named(contest, site):
    draft = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, title="Not yet", live=False)
    contest.body = [("paragraph", f'<p><a linktype="page" id="{draft.pk}">here</a></p>')]
    assert fields(contest) == {"": "Leads to a page readers cannot see yet: “Not yet”."}
    contest.body = [("paragraph", '<p><a linktype="page" id="999999">here</a></p>')]
    assert fields(contest) == {"": "A link leads to a page that is no longer there."}


@pytest.mark.parametrize("name", ["Sapura Joldasbayeva", "Жолдасбаева Сапура", "S. Zholdasbaeva"])
def test_a_guest_named_nearly_as_a_profile_is_questioned(contest, site, name):
    factories.TrainerPageFactory(parent=site.taraz, locale=site.home.locale, family_name="Zholdasbaeva")
    contest.jury = [("guest", {"name": name, "position": "", "organisation": ""})]
    assert fields(contest) == {
        "": f"“{name}” is written as a guest; there is a profile of “Sapura Zholdasbaeva”."
    }


@pytest.mark.parametrize("name", ["Marat Zholdasbaev", "Sapura Nugerbaeva", "Aigul Serikova"])
def test_somebody_else_s_name_is_not_questioned(contest, site, name):
    factories.TrainerPageFactory(parent=site.taraz, locale=site.home.locale, family_name="Zholdasbaeva")
    contest.jury = [("guest", {"name": name, "position": "", "organisation": ""})]
    assert notes_on(contest) == []


def test_a_long_jury_costs_no_more_questions_than_a_short_one(contest, site, django_assert_max_num_queries):
    for number in range(10):
        factories.TrainerPageFactory(
            parent=site.taraz, locale=site.home.locale, family_name=f"Serikova{'abcdefghij'[number]}"
        )
    contest.jury = [
        ("guest", {"name": f"Guest {letter}serikova", "position": "", "organisation": ""})
        for letter in "abcdefghijklmnopqrst"
    ]
    contest.attach_images()
    with django_assert_max_num_queries(8):
        notes_on(contest)


def test_the_panel_lists_what_is_needed_first_each_with_the_way_to_its_field(admin_client, site):
    forum = ForumPage(title="Forum", slug="forum", live=False, locale=site.home.locale)
    site.taraz.add_child(instance=forum)
    forum.save_revision(clean=False)
    shown = admin_client.get(reverse("page_checks", args=[forum.pk])).content.decode()
    needed, worth = shown.index('data-field-place="starts_at"'), shown.index('data-field-place="lead_image"')
    assert needed < worth


def test_the_checks_are_told_to_those_alone_who_edit_the_page(client, site):
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale)
    address = reverse("page_checks", args=[story.pk])
    assert client.get(address).status_code == 302
    editor = get_user_model().objects.create_user("aktau", password="x")
    editor.groups.add(set_up(site.aktau).editors)
    client.force_login(editor)
    assert client.get(address).status_code in (302, 403)
    editor.groups.add(set_up(site.taraz).editors)
    assert client.get(address).status_code == 200
    assert NewsPage.objects.get(pk=story.pk).live
