"""Feeds tell what strangers may see, in the language that there is."""

from datetime import timedelta

import pytest
import wagtail_factories
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.editorial.bin.keeping import put
from cms.media.consent import Consent
from home.models import BranchPage
from news.models import NewsPage
from tests import factories
from tests.cms.feeds.reading import chosen, published, read, titles, told_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["unpublished", "private"])
def test_a_list_of_news_that_strangers_may_not_see_has_no_feed(client, site, story, state, form):
    assert client.get(f"/en/news/feed.{form}").status_code == 200
    if state == "unpublished":
        Page.objects.get(pk=site.news.pk).specific.unpublish()
    else:
        PageViewRestriction.objects.create(page=site.news, restriction_type="login")
    assert client.get(f"/en/news/feed.{form}").status_code == 404


STATES = {
    "public": True,
    "draft": False,
    "unpublished": False,
    "scheduled": False,
    "expired": False,
    "login": False,
    "password": False,
    "private branch": False,
    "binned": False,
    "binned branch": False,
}


@pytest.mark.parametrize(("state", "is_told"), STATES.items())
def test_only_what_strangers_may_see_is_told(client, site, state, is_told, form):
    branch = factories.BranchPageFactory(parent=site.branches, slug="semey", locale=site.home.locale)
    branch.save_revision().publish()
    branch = BranchPage.objects.get(pk=branch.pk)
    story = factories.NewsPageFactory(
        parent=branch, locale=branch.locale, title="Of Semey", live=state not in ("draft", "scheduled")
    )
    story = NewsPage.objects.get(pk=story.pk)
    if state == "scheduled":
        story.go_live_at = timezone.now() + timedelta(days=1)
    if state == "expired":
        story.expire_at = timezone.now() + timedelta(days=1)
    revision = story.save_revision()
    if state != "draft":
        revision.publish()
    told = titles(client, f"/en/news/feed.{form}")
    assert told == ([] if state in ("draft", "scheduled") else ["Of Semey"])
    story = NewsPage.objects.get(pk=story.pk)
    if state == "unpublished":
        story.unpublish()
    elif state == "expired":
        Page.objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(hours=1))
        call_command("publish_scheduled")
    elif state in ("login", "password"):
        PageViewRestriction.objects.create(page=story, restriction_type=state, password="secret")
    elif state == "private branch":
        PageViewRestriction.objects.create(page=branch, restriction_type="login")
    elif state.startswith("binned"):
        put(branch if state == "binned branch" else story)
    told = titles(client, f"/en/news/feed.{form}")
    assert told == (["Of Semey"] if is_told else [])
    of_branch = client.get(f"/en/branches/semey/feed.{form}")
    assert of_branch.status_code == (404 if state in ("private branch", "binned branch") else 200)
    assert (b"Of Semey" in of_branch.content) == is_told


def test_a_withheld_picture_is_in_no_place_of_a_feed_at_the_next_request(client, site, form):
    image, other = factories.ImageFactory(consent=Consent.UNKNOWN), factories.ImageFactory()
    story = factories.NewsPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        lead_image=image,
        body=[
            {"type": "image", "value": {"image": chosen(image, "Words"), "caption": "With it"}},
            {"type": "gallery", "value": {"title": "", "items": [
                {"image": chosen(one, f"Of {one.pk}"), "caption": ""} for one in (image, other)
            ]}},
        ],
    )  # fmt: skip
    factories.add_gallery(story, 1, image=image)
    published(story)
    address = f"/en/news/feed.{form}"
    (entry,) = read(client, address).entries
    assert entry.picture and len(BeautifulSoup(entry.content, "html.parser").find_all("img")) == 5
    image.consent = Consent.WITHDRAWN
    image.save()
    (entry,) = read(client, address).entries
    assert entry.picture is None
    pictures = BeautifulSoup(entry.content, "html.parser").find_all("img")
    assert [picture["alt"] for picture in pictures] == [f"Of {other.pk}"]
    assert "With it" not in entry.content


def test_a_document_of_a_private_collection_is_not_even_named(client, site, form):
    private = Collection.get_first_root_node().add_child(name="For members")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    open_one = wagtail_factories.DocumentFactory(title="Open paper")
    secret = wagtail_factories.DocumentFactory(title="Secret paper", collection=private)
    told_of(
        site.taraz,
        body=[
            {"type": "document", "value": {"document": open_one.pk, "title": ""}},
            {"type": "document", "value": {"document": secret.pk, "title": ""}},
            {"type": "paragraph", "value": f'<p><a linktype="document" id="{secret.pk}">See it</a></p>'},
            {"type": "paragraph", "value": f'<p><a linktype="document" id="{open_one.pk}">This</a></p>'},
        ],
    )
    (entry,) = read(client, f"/en/news/feed.{form}").entries
    assert "Secret paper" not in entry.content and f"/documents/{secret.pk}/" not in entry.content
    assert "Open paper" in entry.content and entry.content.count(f"/documents/{open_one.pk}/") == 2
    assert "See it" in entry.content


def test_a_story_without_a_translation_is_marked_and_gives_way_to_it(client, site, form):
    site.news.save_revision().publish()
    site.branches.save_revision().publish()
    BranchPage.objects.get(pk=site.taraz.pk).save_revision().publish()
    story = told_of(site.taraz, title="A story", body=[{"type": "paragraph", "value": "<p>Its text.</p>"}])
    feed = read(client, f"/kk/news/feed.{form}")
    (before,) = feed.entries
    assert (feed.language, before.language, before.title) == ("kk", "en", "A story")
    text = BeautifulSoup(before.content, "html.parser")
    assert text.find("div", lang="en").find(string=lambda found: "Its text." in found)
    assert text.find("em").find_parent("div") is None, "the note is in the feed's own language"
    fallback = NewsPage.objects.get(translation_key=story.translation_key, locale__language_code="kk")
    fallback.alias_of = fallback.fallback_from = None
    fallback.title = "Жаңалық"
    fallback.save()
    (after,) = read(client, f"/kk/news/feed.{form}").entries
    assert (after.key, after.link) == (before.key, before.link)
    assert (after.language, after.title) == ("kk", "Жаңалық")
    (original,) = read(client, f"/en/news/feed.{form}").entries
    assert original.key != after.key
