"""What rules understand of an old story: what is sure is set, forums and contests wait to be looked over."""

import pytest
from django.urls import reverse

from cms.intake.archives.models import ImportedStory
from cms.intake.models import IntakeReport
from news.models import NewsPage
from tests import factories
from tests.cms.intake.archives.made import packed, table
from tests.factories import picture_bytes

pytestmark = pytest.mark.django_db
TEXT = (
    "<p>On 14–15 November 2019 the regional forum “Leading schools” took place in Taraz.</p>"
    "<p>250 principals took part in the forum.</p><p>Every school told what it had learned.</p>"
)
ROW = {"title": "Forum of leaders", "date": "2019-11-18", "text": TEXT, "url": "/12", "images": "hall.jpg"}


def archive(row: dict) -> bytes:
    """An archive of one story with a picture."""
    return packed({"stories.csv": table([row]), "hall.jpg": picture_bytes()})


def test_a_story_that_tells_of_a_forum_makes_none_and_is_listed_for_its_review(
    moved_in, client, people, workplace
):
    running = moved_in(archive(ROW))
    story = ImportedStory.objects.get()
    assert story.tells_of_events and story.facts["events"][0]["kind"]["value"] == "forum"
    assert NewsPage.objects.filter(fallback_from=None).count() == 1
    client.force_login(people.lead)
    shown = client.get(f"{reverse('archives:archive', args=[running.archive.pk])}?events=1").content.decode()
    assert "Look over the forum or contest it tells of" in shown and "Forum of leaders" in shown


def test_the_review_begins_with_the_story_s_text_and_pictures_and_makes_no_second_news(
    moved_in, client, people
):
    running = moved_in(archive(ROW))
    story = ImportedStory.objects.get()
    address = reverse("archives:review", args=[running.archive.pk, story.pk])
    client.force_login(people.other_lead)
    assert client.post(address).status_code == 404
    client.force_login(people.lead)
    answer = client.post(address)
    report = IntakeReport.objects.get()
    assert answer["Location"] == reverse("intake:review", args=[report.pk])
    assert [part["kind"] for part in report.sheet["parts"] if part["make"]] == ["forum"]
    assert "250 principals" in report.source["text"]
    assert [picture.image_id for picture in report.pictures.all()] == [story.page.specific.lead_image_id]
    assert client.get(answer["Location"]).status_code == 200
    client.post(address)
    assert IntakeReport.objects.count() == 1


def test_what_the_archive_lacks_is_taken_from_the_text_and_not_said_twice(moved_in, site):
    factories.TopicFactory(name="Leadership", slug="leadership", locale=site.home.locale)
    text = "<h1>Schools learn from one another</h1><p>18 November 2019</p>" + TEXT
    moved_in(archive({**ROW, "title": "", "date": "", "text": text}))
    page = NewsPage.objects.get(fallback_from=None)
    assert page.title == "Schools learn from one another"
    assert page.title not in str(page.body)
    assert "250 principals took part" in str(page.body) or "250 principals took part" in page.lead
