"""Notes to an editor on a page: about that page, once."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from news.models import NewsPage
from tests import factories

pytestmark = pytest.mark.django_db
EMPTY_STREAMS = {"body-count": "0", "related_pages-count": "0"}


@pytest.fixture
def admin_client(admin_client, admin_user):
    """An administrator who works in English."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_client


@pytest.fixture
def story(site):
    """A story with two pictures that lack their words."""
    story = factories.NewsPageFactory(parent=site.taraz, title="The story", locale=site.home.locale)
    for _ in range(2):
        factories.add_gallery(story, 1, alt_text="", image=factories.ImageFactory(alternative_texts={}))
    story = NewsPage.objects.get(pk=story.pk)
    story.save_revision()
    return story


def save(client, story, headers=None, **values):
    """Send the edit form as it is shown."""
    edit = reverse("wagtailadmin_pages:edit", args=(story.pk,))
    data = querydict_from_html(client.get(edit).content.decode(), form_id="page-edit-form")
    return client.post(edit, data.dict() | EMPTY_STREAMS | values, headers=headers)


def test_saves_the_editor_makes_by_itself_leave_no_messages_for_another_screen(admin_client, story):
    for number in range(3):
        answer = save(admin_client, story, {"accept": "application/json"}, title=f"The story {number}")
        assert answer.json()["success"], answer.json()
    other = reverse("wagtailadmin_explore", args=(story.get_parent().pk,))
    assert "alternative text" not in admin_client.get(other).content.decode()


def test_a_save_by_hand_names_the_page_and_says_all_of_it_once(admin_client, story):
    save(admin_client, story)
    edit = reverse("wagtailadmin_pages:edit", args=(story.pk,))
    shown = admin_client.get(edit).content.decode()
    assert shown.count("The story: 2 pictures of the gallery have no alternative text.") == 1
    assert "have no alternative text" not in admin_client.get(edit).content.decode()


def test_a_publication_names_the_page_above_the_list_it_leads_to(admin_client, story):
    answer = save(admin_client, story, **{"action-publish": "1"})
    shown = admin_client.get(answer.url).content.decode()
    assert shown.count("The story: 2 pictures of the gallery have no alternative text.") == 1
