"""What makes a remembered page be made anew, and what does not: one test for each thing a page shows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction, Site

from cms.delivery.models import ShownChange
from cms.delivery.state import current_state
from cms.engagement.models import ViewCount
from tests import factories
from wagtail_plone.models import Counter

pytestmark = pytest.mark.django_db
BROWSER = {"user-agent": "Mozilla/5.0 (Linux; Android 15) Firefox/140.0"}
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.fixture
def story(site):
    """A story of the Taraz branch with a picture."""
    return factories.NewsPageFactory(
        parent=site.taraz, locale=site.home.locale, lead_image=factories.ImageFactory()
    )


@pytest.fixture
def reads(client) -> Callable[[Page], str]:
    """The page as a reader gets it who has it already: by its tag, and from memory."""
    tags: dict[str, str] = {}
    bodies: dict[str, str] = {}

    def read(page: Page) -> str:
        answer = client.get(page.url, headers={"if-none-match": tags.get(page.url, "")})
        if answer.status_code == 200:
            tags[page.url], bodies[page.url] = answer["ETag"], answer.content.decode()
        return bodies[page.url]

    return read


def edited(page: Page, **values) -> Page:
    """The page, saved and published with other values."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def test_a_publication_is_seen_at_the_next_request(site, reads, story):
    pages = [story, site.news, site.home, site.taraz]
    assert all("Another title" not in reads(page) for page in pages)
    edited(story, title="Another title")
    assert all("Another title" in reads(page) for page in pages)


def test_several_publications_of_one_transaction_are_seen_one_by_one(reads, story):
    for number in range(3):
        edited(story, title=f"Title {number}")
        assert f"Title {number}" in reads(story)


def test_what_the_api_leaves_out_is_seen(reads, story):
    reads(story)
    edited(story, seo_title="For search engines", search_description="A description")
    assert "For search engines" in reads(story) and "A description" in reads(story)


def test_a_page_taken_back_is_gone_from_every_list(site, reads, story, client):
    assert story.title in reads(site.home) and story.title in reads(site.news)
    story.unpublish()
    assert story.title not in reads(site.home) and story.title not in reads(site.news)
    assert client.get(story.url).status_code == 404


def test_a_deleted_page_is_gone(site, reads, story, client):
    assert story.title in reads(site.news)
    story.delete()
    assert story.title not in reads(site.news)
    assert client.get(story.url).status_code == 404


def test_a_section_moved_or_taken_out_of_the_menu_is_so_on_every_page(site, reads, story):
    def order():
        page = reads(story)
        return page.index(">News<") < page.index(">Trainers<")

    assert order()
    site.trainers.move(site.branches, pos="left")
    assert not order()
    edited(site.news, show_in_menus=False)
    assert ">News<" not in reads(story)


def test_a_page_with_another_address_is_led_to(site, reads, story):
    reads(site.news)
    edited(story, slug="elsewhere")
    assert "/elsewhere/" in reads(site.news)


def test_a_topic_nobody_has_yet_is_a_filter(site, reads, story):
    assert "Brand-new topic" not in reads(site.news)
    topic = factories.TopicFactory(name="Brand-new topic", locale=site.home.locale)
    assert "Brand-new topic" in reads(site.news)
    story.topics.add(topic)
    story.save()
    assert "Brand-new topic" in reads(story)
    topic.name = "Renamed topic"
    topic.save()
    assert "Renamed topic" in reads(story)
    topic.delete()
    assert "Renamed topic" not in reads(site.news)


def test_words_and_author_of_a_picture_are_those_of_the_library(reads, story):
    image = story.lead_image
    reads(story)
    image.alternative_texts, image.credit = {"en": "Teachers at a table"}, "A. Photographer"
    image.save()
    assert "Teachers at a table" in reads(story) and "A. Photographer" in reads(story)


def test_a_size_of_a_picture_that_is_gone_is_not_led_to(reads, story):
    rendition = story.lead_image.get_rendition("fill-640x360|format-avif")
    reads(edited(story))
    assert rendition.url in reads(story)
    rendition.delete()
    assert rendition.url not in reads(story)


def test_sizes_that_are_made_change_no_state(story):
    before = current_state()
    story.lead_image.get_rendition("fill-640x360|format-webp")
    assert current_state() == before


def test_a_document_is_shown_with_its_title_of_now(reads, story):
    document = get_document_model().objects.create(
        title="The programme", file=ContentFile(b"%PDF-1.4", name="programme.pdf")
    )
    value = {"document": document.pk, "title": ""}
    story = edited(story, body=[{"type": "document", "value": value}])
    assert "The programme" in reads(story)
    document.title = "The new programme"
    document.save()
    assert "The new programme" in reads(story)


def test_a_trainer_is_shown_with_the_name_and_post_of_now(forum, reads, site):
    from programs.models import TrainerPage

    assert "Sapura Zholdasbaeva" in reads(forum)
    edited(TrainerPage.objects.child_of(site.taraz).first(), given_name="Aigul", position="Head trainer")
    assert "Aigul Zholdasbaeva" in reads(forum) and "Head trainer" in reads(forum)


def test_a_restriction_takes_a_page_out_of_lists_and_its_end_puts_it_back(site, reads, story):
    assert story.title in reads(site.home)
    restriction = PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert story.title not in reads(site.home)
    restriction.delete()
    assert story.title in reads(site.home)


def test_a_page_without_a_document_is_kept_private_all_the_same(client, reads, story):
    """The counter of documents says nothing of it."""
    from wagtail_plone.models import PublishedDocument

    PublishedDocument.objects.filter(page=story).delete()
    reads(story)
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    assert client.get(story.url).status_code == 302


def test_a_site_s_record_and_languages_make_pages_anew(site):
    states = [current_state()]
    for record in (Site.objects.get(), site.home.locale):
        record.save()
        states.append(current_state())
    assert len({state.name(None) for state in states}) == len(states)


def test_documents_made_anew_make_pages_anew(site):
    """Whatever was written without a signal is put right by `rebuild_documents`."""
    before = current_state()
    Counter.sweep()
    assert current_state().name([]) != before.name([])


def test_an_event_of_today_is_past_at_midnight(client, site, reads, monkeypatch):
    day = datetime(2027, 5, 14, 23, 50, tzinfo=ALMATY)
    monkeypatch.setattr("django.utils.timezone.now", lambda: day)
    factories.ForumPageFactory(
        parent=site.taraz,
        locale=site.home.locale,
        title="The forum of the day",
        starts_at=day - timedelta(hours=12),
        ends_at=None,
    )
    to_come = f"{site.events.url}?when=next"
    first = client.get(to_come)
    assert "The forum of the day" in first.content.decode()
    day += timedelta(minutes=20)
    tomorrow = client.get(to_come, headers={"if-none-match": first["ETag"]})
    assert tomorrow.status_code == 200
    assert "The forum of the day" not in tomorrow.content.decode()


def test_scheduled_pages_come_and_go_by_the_clock(site, reads, story):
    from django.core.management import call_command
    from django.utils import timezone

    reads(site.news)
    story = edited(story, expire_at=timezone.now() + timedelta(hours=1))
    type(story).objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert story.title in reads(site.news)
    call_command("publish_scheduled")
    assert story.title not in reads(site.news)


def test_views_change_no_state_and_are_told_by_the_beacon(client, story):
    client.get(story.url)
    before = current_state()
    address = reverse("count_view", args=(story.pk,))
    ViewCount.objects.create(pk=story.translation_key, views=1771)
    answer = client.post(f"{address}?language=en", headers=BROWSER).json()
    assert answer == {"views": 1772, "words": "1,772 views"}
    answer = client.post(f"{address}?language=ru", headers=BROWSER).json()
    assert answer["words"].startswith("1\xa0773 ")
    assert current_state() == before


def test_drafts_change_no_state(site, story):
    before = current_state()
    story.title = "A draft"
    story.save_revision()
    assert current_state() == before


def test_accounts_sessions_and_answers_to_a_sheet_change_no_state(client, admin_user, site):
    from wagtail.contrib.forms.models import FormSubmission

    before = current_state()
    client.force_login(admin_user)
    FormSubmission.objects.create(page=site.home, form_data={})
    assert current_state() == before


def test_another_template_or_translation_makes_other_tags(client, site, monkeypatch):
    tag = client.get(site.home.url)["ETag"]
    monkeypatch.setattr("cms.delivery.pages.code_fingerprint", lambda: "another")
    assert client.get(site.home.url, headers={"if-none-match": tag}).status_code == 200


def test_a_transaction_that_is_rolled_back_leaves_the_state_as_it_was(site, story):
    from django.db import transaction

    before = current_state()
    with transaction.atomic():
        edited(story, title="Never published")
        assert current_state() != before
        transaction.set_rollback(True)
    assert current_state() == before
    edited(story, title="Published")
    assert current_state() != before


@pytest.mark.django_db(transaction=True)
def test_a_commit_changes_the_state_for_others_and_old_notes_are_removed(site, monkeypatch):
    kept, every, commits = 10, 10, 45
    monkeypatch.setattr("cms.delivery.changes.KEPT", kept)
    monkeypatch.setattr("cms.delivery.changes.REMOVED_EVERY", every)
    states = {current_state().name(None)}
    for number in range(commits):
        site.home.lead = f"Lead {number}"
        site.home.save()
        states.add(current_state().name(None))
    assert len(states) == commits + 1
    assert ShownChange.objects.count() <= kept + every
