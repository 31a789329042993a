"""A document of a private collection on a public page: for those who may have it, and not named to others."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from tests import factories

TITLE = "Minutes for members"


@pytest.fixture
def story(site):
    """A public story with a document of a collection that asks for a log-in."""
    members = Collection.get_first_root_node().add_child(name="Members")
    CollectionViewRestriction.objects.create(collection=members, restriction_type="login")
    document = get_document_model().objects.create(
        title=TITLE, file=ContentFile(b"text", name="minutes.txt"), collection=members
    )
    body = [{"type": "document", "value": {"document": document.pk, "title": ""}}]
    return factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, body=body)


def test_strangers_do_not_learn_its_title(client, story):
    assert TITLE not in client.get(story.get_url()).content.decode()


def test_somebody_who_signed_in_is_offered_it(client, story, admin_user):
    client.get(story.get_url())
    client.force_login(admin_user)
    assert TITLE in client.get(story.get_url()).content.decode()


def test_the_next_stranger_does_not_get_what_was_made_for_somebody_signed_in(client, story, admin_user):
    client.force_login(admin_user)
    client.get(story.get_url())
    client.logout()
    assert TITLE not in client.get(story.get_url()).content.decode()
