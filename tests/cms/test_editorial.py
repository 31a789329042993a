"""Roles, tried at the server: editors, translators and others, and what each may do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from cms.editorial.branches.mending import set_up
from cms.media.models import CustomImage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site, django_user_model):
    """An editor of the Taraz branch."""
    user = django_user_model.objects.create_user("editor", "editor@example.org", "secret")
    user.groups.add(set_up(site.taraz).editors)
    return user


@pytest.fixture
def editor_client(editor, client):
    client.force_login(editor)
    return client


def test_an_editor_may_create_forums_below_their_own_branch_alone(editor_client, site):
    own = reverse("wagtailadmin_pages:add", args=("programs", "forumpage", site.taraz.pk))
    other = reverse("wagtailadmin_pages:add", args=("programs", "forumpage", site.aktau.pk))
    assert editor_client.get(own).status_code == 200
    assert editor_client.get(other).status_code == 302


def test_an_editor_may_not_open_another_branch_s_pages_in_the_editor(editor_client, site):
    story = factories.NewsPageFactory(parent=site.aktau, locale=site.home.locale)
    edit = reverse("wagtailadmin_pages:edit", args=(story.pk,))
    assert editor_client.get(edit).status_code == 302
    assert editor_client.post(edit, {"title": "Mine"}).status_code == 302
    story.refresh_from_db()
    assert story.title != "Mine"


def test_an_editor_uploads_into_the_branch_s_collection_and_no_other(editor_client, site):
    site.taraz.refresh_from_db()
    foreign = Collection.get_first_root_node().add_child(name="Aktau")

    def upload(collection):
        return editor_client.post(
            reverse("wagtailimages:add_multiple"),
            {
                "title": "A picture",
                "collection": collection.pk,
                "files[]": SimpleUploadedFile("a.jpg", factories.picture_bytes()),
            },
            headers={"x-requested-with": "XMLHttpRequest"},
        ).json()

    assert upload(site.taraz.collection)["success"]
    assert CustomImage.objects.get().collection == site.taraz.collection
    upload(foreign)
    assert not CustomImage.objects.filter(collection=foreign).exists()


def test_the_gallery_of_a_new_forum_takes_uploads_into_the_branch_s_collection(editor_client, site):
    site.taraz.refresh_from_db()
    add = reverse("wagtailadmin_pages:add", args=("programs", "forumpage", site.taraz.pk))
    page = editor_client.get(add).content.decode()
    assert f'"collection": {site.taraz.collection_id}' in page


def test_an_editor_of_a_branch_edits_it_in_every_language(editor, site, locales):
    site.branches.copy_for_translation(locales["kk"]).save_revision().publish()
    kazakh = site.taraz.copy_for_translation(locales["kk"])
    set_up(site.taraz)
    assert kazakh.permissions_for_user(editor).can_edit()


def test_giving_a_group_its_permissions_again_changes_nothing(site):
    group = set_up(site.taraz).editors
    before = group.page_permissions.count(), group.collection_permissions.count()
    site.taraz.refresh_from_db()
    set_up(site.taraz)
    assert (group.page_permissions.count(), group.collection_permissions.count()) == before
    assert Collection.objects.filter(name="Taraz").count() == 1
