"""After the review of an imported story: its news item is about the forum that was made of it."""

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission

from cms.intake.archives.models import ImportedStory
from cms.intake.models import IntakeReport
from news.models import NewsPage
from programs.models import ForumPage
from tests.cms.intake.archives.test_proposals import ROW, archive

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewed(moved_in, client, people):
    """Import a story, review it as somebody, confirm; returns the import."""

    def reviewed(person, row=ROW, **values):
        running = moved_in(archive(row), **values)
        story = ImportedStory.objects.get()
        client.force_login(person)
        client.post(reverse("archives:review", args=[running.archive.pk, story.pk]))
        made(client)
        return running

    return reviewed


def made(client):
    report = IntakeReport.objects.get()
    for part in report.sheet["parts"]:
        for value in part["values"]:
            value["refused"] = part["make"] and not value["sure"]
    report.save()
    address = reverse("intake:review", args=[report.pk])
    answer = client.post(address, {"do": "make", "version": report.version})
    assert answer.status_code == 302 and "made" in answer["Location"], answer.content.decode()


def test_a_public_story_is_about_the_forum_and_stays_public(reviewed, people, client):
    reviewed(people.lead)
    news, forum = NewsPage.objects.get(fallback_from=None), ForumPage.objects.get()
    assert news.about_id == forum.pk
    assert news.live and not news.has_unpublished_changes
    shown = client.get(reverse("intake:made", args=[IntakeReport.objects.get().pk])).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[news.pk]) in shown


def test_of_who_may_not_publish_the_link_waits_as_a_change(people, workplace, moved_in, client):
    may_publish = GroupPagePermission.objects.filter(permission__codename="publish_page")
    may_publish.filter(group=workplace.editors).delete()
    running = moved_in(archive(ROW))
    story = ImportedStory.objects.get()
    client.force_login(people.lead)
    client.post(reverse("archives:review", args=[running.archive.pk, story.pk]))
    client.force_login(people.editor)
    made(client)
    news = NewsPage.objects.get(fallback_from=None)
    assert news.about_id is None and news.live
    assert news.get_latest_revision_as_object().about_id == ForumPage.objects.get().pk


def test_a_draft_is_linked_and_the_next_import_keeps_the_link(reviewed, people, moved_in):
    reviewed(people.lead, publishes=False)
    forum = ForumPage.objects.get()
    moved_in(archive({**ROW, "title": "Forum of leading schools"}), publishes=False)
    news = NewsPage.objects.get(fallback_from=None).get_latest_revision_as_object()
    assert (news.title, news.about_id) == ("Forum of leading schools", forum.pk)


def test_a_story_that_is_about_another_event_stays_so(moved_in, people, client, site):
    running = moved_in(archive(ROW))
    news = NewsPage.objects.get(fallback_from=None)
    parent = news.get_parent()
    other = parent.add_child(instance=ForumPage(title="Another", locale=news.locale, live=False))
    news.about = other
    news.save_revision().publish()
    client.force_login(people.lead)
    client.post(reverse("archives:review", args=[running.archive.pk, ImportedStory.objects.get().pk]))
    made(client)
    assert NewsPage.objects.get(pk=news.pk).about_id == other.pk
