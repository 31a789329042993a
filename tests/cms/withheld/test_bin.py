"""Deleting a picture is a decision: what is said before, the bin, the way back, the end after thirty days."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtail.models import APIToken
from wagtail.users.models import UserProfile

from cms.editorial.bin.keeping import empty, put
from cms.editorial.bin.models import BinItem
from cms.editorial.branches.mending import set_up
from cms.editorial.usage import usage_for
from cms.media.models import CustomImage
from news.models import NewsPage
from tests import factories
from tests.api.conftest import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site, django_user_model):
    user = django_user_model.objects.create_user("editor", password="x")
    user.groups.add(set_up(site.taraz).editors)
    site.taraz.refresh_from_db()
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


@pytest.fixture
def image(site, editor):
    return factories.ImageFactory(title="A hall", collection=site.taraz.collection)


@pytest.fixture
def pages(site, image) -> dict[str, NewsPage]:
    """A public story, and drafts of this branch and of another one, which show the picture."""
    made = {}
    for name, parent, live in (
        ("public", site.taraz, True),
        ("draft", site.taraz, False),
        ("elsewhere", site.aktau, False),
    ):
        made[name] = factories.NewsPageFactory(
            parent=parent, locale=site.home.locale, title=f"Story {name}", lead_image=image, live=live
        )
    made["changed"] = factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, title="Story changed"
    )
    made["changed"].lead_image = image
    made["changed"].save_revision()
    settle()
    return made


def delete_url(image) -> str:
    return reverse("wagtailimages:delete", args=[image.pk])


def token_of(user) -> str:
    key = APIToken.generate_token()
    APIToken.objects.create(user=user, name="Test", key_hash=APIToken.hash_token(key), prefix=key[:8])
    return key


def test_where_a_picture_is_used_is_said_before_and_what_one_may_not_see_is_counted(
    client, editor, image, pages
):
    client.force_login(editor)
    page = client.get(delete_url(image)).content.decode()
    for title in ("Story public", "Story draft", "Story changed"):
        assert title in page
    assert "Story elsewhere" not in page and "1 page more that you do not see" in page
    assert "It opens without a picture." in page and "Not public: no reader sees this page." in page
    assert "Readers see no difference: only a draft uses it." in page
    assert CustomImage.objects.get(pk=image.pk).in_bin is False


def test_pages_in_the_bin_are_no_usage_of_a_picture(editor, image, pages):
    before = len(usage_for(editor, image))
    put(pages["elsewhere"])
    usage = usage_for(editor, image)
    assert (len(usage), usage.others) == (before - 1, 0)


def test_a_deleted_picture_is_in_the_bin_and_restored_from_there_by_the_visible_button(
    client, editor, image, pages
):
    client.force_login(editor)
    answer = client.post(delete_url(image), follow=True)
    assert "is in the bin" in answer.content.decode()
    for name, listed in (
        ("wagtailimages:index", "object_list"),
        ("wagtailimages:index_results", "object_list"),
        ("wagtailimages_chooser:choose", "results"),
    ):
        titles = [one.title for one in client.get(reverse(name)).context[listed]]
        assert image.title not in titles
    assert client.get(reverse("wagtailimages:edit", args=[image.pk])).url == reverse("bin:index")
    listed = client.get(reverse("bin:index"))
    (row,) = listed.context["rows"]
    with override("en"):
        assert (row.item.title, row.days_left, row.summary) == ("A hall", "30 more days", "Used on 4 pages")
    told = client.post(reverse("bin:restore", args=[row.item.pk]), follow=True).content.decode()
    assert "is back in its place on 4 pages" in told
    assert not BinItem.objects.exists()
    assert NewsPage.objects.get(pk=pages["public"].pk).lead_image_id == image.pk


def test_only_who_may_delete_a_picture_deletes_and_restores_it(
    client, site, editor, image, django_user_model
):
    stranger = django_user_model.objects.create_user("other", password="x")
    stranger.groups.add(set_up(site.aktau).editors)
    client.force_login(stranger)
    assert client.post(delete_url(image)).status_code == 302
    assert not BinItem.objects.exists()
    item = put(image, editor)
    assert client.get(reverse("bin:index")).context["rows"] == []
    client.post(reverse("bin:restore", args=[item.pk]))
    assert BinItem.objects.filter(pk=item.pk).exists()
    assert client.get(reverse("bin:restore", args=[item.pk])).status_code == 405


def test_many_are_put_into_the_bin_at_once(client, editor, site, image, pages):
    other = factories.ImageFactory(title="Another hall", collection=site.taraz.collection)
    client.force_login(editor)
    address = reverse("wagtail_bulk_action", args=["cms", "customimage", "delete"])
    query = f"?id={image.pk}&id={other.pk}"
    page = client.get(address + query).content.decode()
    assert "Story public" in page and "Story elsewhere" not in page and "No page uses it." in page
    client.post(address + query)
    assert set(BinItem.objects.values_list("title", "deleted_by")) == {
        ("A hall", editor.pk),
        ("Another hall", editor.pk),
    }
    assert CustomImage.objects.filter(in_bin=True).count() == 2


def test_what_was_just_uploaded_goes_to_the_bin_as_well(client, editor, image):
    client.force_login(editor)
    answer = client.post(reverse("wagtailimages:delete_multiple", args=[image.pk]))
    assert answer.json() == {"success": True, "image_id": image.pk}
    assert BinItem.objects.filter(object_id=str(image.pk)).exists()


def test_api_v3_deletes_what_is_used_only_when_told_that_this_is_known(client, editor, image, pages):
    headers = {"authorization": f"Bearer {token_of(editor)}"}
    address = f"/api/v3/images/{image.pk}/"
    refused = client.delete(address, headers=headers)
    assert refused.status_code == 409
    told = refused.content.decode()
    assert "Story public" in told and "Story elsewhere" not in told and "1 you do not see" in told
    assert not BinItem.objects.exists()
    assert client.delete(f"{address}?used=delete", headers=headers).status_code == 204
    assert BinItem.objects.get().deleted_by == editor
    assert client.get(address, headers=headers).status_code == 404
    assert client.delete(address).status_code == 401


def test_after_thirty_days_it_is_deleted_for_good_and_pages_are_made_anew(client, editor, image, pages):
    file, storage = image.file.name, image.file.storage
    factories.add_gallery(pages["public"], 1, image=image)
    item = put(image, editor)
    settle()
    assert empty(timezone.now() + timedelta(days=29)) == 0
    assert empty(timezone.now() + timedelta(days=31)) == 1
    settle()
    assert not BinItem.objects.filter(pk=item.pk).exists()
    assert not CustomImage.objects.filter(pk=image.pk).exists()
    assert not storage.exists(file)
    story = NewsPage.objects.get(pk=pages["public"].pk)
    assert story.lead_image is None and not story.gallery_images.exists()
    assert client.get(f"/++api++{story.get_url().rstrip('/')}").json()["lead_image"] is None
    assert pages["changed"].get_latest_revision_as_object().lead_image is None


def test_a_thing_that_cannot_be_deleted_keeps_no_other_in_the_bin(image, site, editor, monkeypatch):
    from cms.editorial.bin.kinds import ImageKind

    other = factories.ImageFactory()
    for one in (image, other):
        put(one)
    delete = ImageKind.delete

    def failing(self, instance):
        if instance.pk == image.pk:
            raise ValueError("another app refuses")
        delete(self, instance)

    monkeypatch.setattr(ImageKind, "delete", failing)
    later = timezone.now() + timedelta(days=31)
    with pytest.raises(ValueError, match="refuses"):
        empty(later)
    assert [item.title for item in BinItem.objects.all()] == [image.title]
    monkeypatch.undo()
    assert (empty(later), empty(later)) == (1, 0)


def test_a_document_in_the_bin_is_offered_nowhere_and_comes_back(client, site, editor):
    document = get_document_model().objects.create(
        title="Programme", file=ContentFile(b"text", name="programme.txt"), collection=site.taraz.collection
    )
    text = f'<p><a linktype="document" id="{document.pk}">The programme</a></p>'
    body = [
        {"type": "paragraph", "value": text},
        {"type": "document", "value": {"document": document.pk, "title": "To download"}},
    ]
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, body=body)
    settle()
    path = story.get_url()

    def told():
        return [client.get(address).content.decode() for address in (path, f"/++api++{path.rstrip('/')}")]

    assert all(document.url in text for text in told())
    client.force_login(editor)
    page = client.get(reverse("wagtaildocs:delete", args=[document.pk])).content.decode()
    assert story.title in page
    client.post(reverse("wagtaildocs:delete", args=[document.pk]))
    client.logout()
    settle()
    assert client.get(document.url).status_code == 404
    assert all(document.url not in text and "The programme" in text for text in told())
    client.force_login(editor)
    client.post(reverse("bin:restore", args=[BinItem.objects.get().pk]))
    client.logout()
    settle()
    assert all(document.url in text for text in told())


def test_the_bin_costs_no_more_for_ten_pictures_than_for_one(client, site, editor):
    client.force_login(editor)

    def queries() -> int:
        client.get(reverse("bin:index"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("bin:index"))
        return len(asked)

    def add():
        image = factories.ImageFactory(collection=site.taraz.collection)
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, lead_image=image)
        put(image, editor)

    add()
    once = queries()
    for _one in range(4):
        add()
    assert queries() == once
