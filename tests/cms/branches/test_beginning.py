"""One click to begin: forms that know their branch and their event, and store nothing before one types."""

from datetime import date, datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from news.models import NewsPage
from programs.models import ContestPage, ForumPage
from tests import factories

pytestmark = pytest.mark.django_db
KINDS = ("newspage", "forumpage", "contestpage", "trainerpage")


@pytest.fixture
def branch(branch):
    """The branch with an address and a contact."""
    branch.address, branch.phone, branch.email = "Abai street 1, Semey", "+7 722 000", "semey@example.org"
    branch.director, branch.time_zone = "A. Director", "Asia/Almaty"
    branch.save_revision().publish()
    return type(branch).objects.get(pk=branch.pk)


@pytest.fixture
def held(branch):
    """A public forum of the branch with everything a form may take from it."""
    forum = factories.ForumPageFactory(
        parent=branch,
        locale=branch.locale,
        title="Forum of principals",
        venue="House of friendship, Semey",
        starts_at=datetime(2025, 5, 13, 9, tzinfo=factories.ALMATY),
        ends_at=datetime(2025, 5, 14, 18, tzinfo=factories.ALMATY),
        all_day=False,
        contact_name="B. Contact",
        lead_image=factories.ImageFactory(),
        organisers=[organiser("Semey branch of the center"), organiser("School 1")],
    )
    forum.topics.add(factories.TopicFactory(name="Leadership"))
    forum.save_revision().publish()
    return ForumPage.objects.get(pk=forum.pk)


def organiser(name: str) -> dict:
    return {"type": "organiser", "value": {"name": name, "url": "", "logo": None}}


def begin(client, kind: str, parent: Page, **query):
    return client.get(reverse("desk:new", args=[kind, parent.pk]), query)


def form_of(client, kind: str, parent: Page, **query):
    return begin(client, kind, parent, **query).context["form"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_one_click_away_and_looking_at_it_stores_nothing(client, branch, people, kind):
    client.force_login(people.editor)
    before = Page.objects.count()
    assert begin(client, kind, branch).status_code == 200
    assert Page.objects.count() == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["neighbour", "other_lead"])
def test_people_of_another_branch_are_refused(client, branch, people, kind, name):
    client.force_login(getattr(people, name))
    address = reverse("desk:new", args=[kind, branch.pk])
    assert client.get(address, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert client.get(address).url == reverse("wagtailadmin_home")


def test_a_form_is_only_looked_at_there_and_kinds_nobody_begins_are_not_found(client, branch, people):
    client.force_login(people.editor)
    assert client.post(reverse("desk:new", args=["newspage", branch.pk])).status_code == 405
    assert begin(client, "homepage", branch).status_code == 404


def test_a_first_forum_knows_its_branch(client, branch, people):
    client.force_login(people.editor)
    form = form_of(client, "forumpage", branch)
    assert form.initial["venue"] == "Abai street 1, Semey"
    assert form.initial["contact_name"] == "A. Director"
    assert form.initial["contact_phone"] == "+7 722 000"
    assert form.initial["contact_email"] == "semey@example.org"
    assert form.initial["time_zone"] == "Asia/Almaty"
    assert [block.value["name"] for block in form.instance.organisers] == ["Semey branch"]


def test_where_no_director_is_named_the_writer_is_the_contact_but_never_their_address(client, branch, people):
    branch.director = branch.email = ""
    branch.save_revision().publish()
    client.force_login(people.editor)
    form = form_of(client, "forumpage", branch)
    assert form.initial["contact_name"] == "Editor Person"
    assert form.initial["contact_email"] == ""


def test_the_next_event_takes_venue_organiser_and_topics_of_the_last_one(client, branch, people, held):
    client.force_login(people.editor)
    form = form_of(client, "contestpage", branch)
    assert form.initial["venue"] == "House of friendship, Semey"
    assert [block.value["name"] for block in form.instance.organisers] == ["Semey branch of the center"]
    assert [topic.name for topic in form.initial["topics"]] == ["Leadership"]
    assert form.initial["starts_at"] is None


def test_what_is_only_a_draft_or_in_another_language_is_nobody_s_last_event(client, branch, people, locales):
    factories.ForumPageFactory(parent=branch, locale=branch.locale, venue="Draft hall", live=False)
    client.force_login(people.editor)
    assert form_of(client, "forumpage", branch).initial["venue"] == "Abai street 1, Semey"


def test_the_form_says_what_is_filled_in(client, branch, people):
    client.force_login(people.editor)
    response = begin(client, "forumpage", branch)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert "Venue" in response.content.decode() and len(said) <= 1


def test_wagtail_s_own_way_to_a_new_page_fills_in_too(client, branch, people):
    client.force_login(people.editor)
    response = client.get(reverse("wagtailadmin_pages:add", args=["programs", "forumpage", branch.pk]))
    assert response.context["form"].initial["venue"] == "Abai street 1, Semey"


def test_news_about_an_event_takes_event_picture_topics_and_a_title(client, branch, people, held):
    client.force_login(people.editor)
    form = form_of(client, "newspage", branch, about=held.pk)
    assert form.initial["about"] == held.pk
    assert form.initial["title"] == "Forum of principals: how it went"
    assert form.initial["lead_image"] == held.lead_image_id
    assert [topic.name for topic in form.initial["topics"]] == ["Leadership"]
    assert form.initial["date"] == timezone.localdate()


def test_news_about_an_event_to_come_promises_nothing(client, branch, people, held):
    held.starts_at = datetime(2099, 5, 13, tzinfo=factories.ALMATY)
    held.ends_at = None
    held.save()
    client.force_login(people.editor)
    assert form_of(client, "newspage", branch, about=held.pk).initial["title"].endswith(": what to expect")


def test_a_draft_of_another_branch_is_told_of_by_nobody_else(client, branch, people, site):
    draft = factories.ForumPageFactory(parent=site.aktau, locale=branch.locale, title="Secret", live=False)
    client.force_login(people.editor)
    response = client.get(
        reverse("desk:new", args=["newspage", branch.pk]),
        {"about": draft.pk},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.status_code == 403
    assert b"Secret" not in response.content


@pytest.mark.parametrize("about", ["x", "99999999", "-1"])
def test_an_event_that_is_none_is_not_found(client, branch, people, about):
    client.force_login(people.editor)
    assert begin(client, "newspage", branch, about=about).status_code == 404


def test_a_contest_of_a_forum_takes_place_with_it(client, branch, people, held):
    client.force_login(people.editor)
    form = form_of(client, "contestpage", held)
    assert form.initial["starts_at"] == held.starts_at and form.initial["ends_at"] == held.ends_at
    assert form.initial["all_day"] is False
    assert form.initial["venue"] == held.venue and form.initial["contact_name"] == "B. Contact"
    names = [block.value["name"] for block in form.instance.organisers]
    assert names == ["Semey branch of the center", "School 1"]
    assert form.initial["lead_image"] is None


def test_what_is_filled_in_is_saved_with_what_is_typed(client, branch, people, held):
    from wagtail.test.utils.form_data import nested_form_data, streamfield

    client.force_login(people.editor)
    data = {
        "title": "Story",
        "date": date(2026, 1, 2).isoformat(),
        "about": held.pk,
        "body": streamfield([]),
        "related_pages": streamfield([]),
        "gallery_images-TOTAL_FORMS": 0,
        "gallery_images-INITIAL_FORMS": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", branch.pk])
    client.post(address, nested_form_data(data))
    story = NewsPage.objects.get(title="Story")
    assert story.about_id == held.pk and not story.live


def labels(client, page: Page) -> list[str]:
    body = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    offered = ("News about this event", "Contest of this forum", "The same next year")
    return [label for label in offered if label in body]


def test_an_event_s_menu_offers_what_may_begin_from_it(client, branch, people, held):
    contest = factories.ContestPageFactory(parent=held, locale=held.locale)
    client.force_login(people.editor)
    assert labels(client, held) == ["News about this event", "Contest of this forum", "The same next year"]
    assert labels(client, contest) == ["News about this event", "The same next year"]
    assert labels(client, branch) == []
    assert ContestPage.objects.count() == 1
