"""Stories of an old site become pages of a branch: once, with their dates, views, pictures and addresses."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.engagement.models import ViewCount
from cms.intake.archives.models import Archive, ImportedStory
from news.models import NewsPage
from tests import factories
from tests.api.conftest import settle
from tests.cms.intake.archives.made import archive_of, packed, table
from tests.factories import ALMATY, picture_bytes

pytestmark = pytest.mark.django_db
ROW = {
    "title": "Forum of leaders",
    "date": "18.11.2019",
    "text": "<h2>Day one</h2><p>Schools met.</p><p><img src='pictures/hall.jpg' alt='A hall'></p><p>End</p>",
    "lead": "Two days in Taraz.",
    "views": "1772",
    "url": "http://old.example.kz/index.php?id=12&lang=ru",
    "images": "pictures/one.jpg|pictures/two.jpg",
    "topics": "",
}
PICTURES = {
    "pictures/hall.jpg": picture_bytes(colour="teal"),
    "pictures/one.jpg": picture_bytes(colour="navy"),
    "pictures/two.jpg": picture_bytes(colour="olive"),
}


def archive(*rows: dict, **files: bytes) -> bytes:
    """A ZIP file of a table and the three pictures."""
    return packed({"stories.csv": table(list(rows)), **PICTURES, **files})


def counts(*models) -> list[int]:
    """How many rows these models have."""
    return [model.objects.count() for model in models]


def test_a_story_becomes_a_page_of_its_branch_with_all_it_had(moved_in, site):
    running = moved_in(archive(ROW))
    assert dict(running.counts) == {"new": 1} and running.problems == []
    page = NewsPage.objects.get(title="Forum of leaders", locale=site.home.locale)
    assert page.is_child_of(site.taraz) and page.live
    assert page.date == date(2019, 11, 18)
    assert page.first_published_at == datetime(2019, 11, 18, tzinfo=ALMATY)
    assert page.lead == "Two days in Taraz."
    assert ViewCount.of(page) == 1772
    assert [block.block_type for block in page.body] == ["heading", "paragraph", "image", "paragraph"]
    assert page.lead_image.file_hash and page.gallery_images.count() == 1
    assert page.body[2].value["image"].alternative_text("en") == "A hall"
    hall = get_image_model().objects.get(title="hall")
    assert hall.collection == page.branch.specific.collection


def test_its_old_address_leads_to_it_and_readers_see_the_story(moved_in, client):
    moved_in(archive(ROW))
    page = NewsPage.objects.get(title="Forum of leaders", fallback_from=None)
    for old in ("/index.php?id=12&lang=ru", "/index.php?lang=ru&id=12"):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, page.url)
    assert client.get("/index.php?id=13&lang=ru").status_code == 404
    shown = client.get(page.url).content.decode()
    assert "Schools met." in shown and "1,772 views" in shown and "18 November 2019" in shown


def test_a_dry_run_says_what_would_be_made_and_stores_nothing(looked_at, workplace):
    models = (Archive, ImportedStory, Page, get_image_model(), Redirect, ViewCount)
    before = counts(*models)
    empty = {"title": "", "lead": "", "text": ""}
    report = looked_at(archive(ROW, {**ROW, **empty, "url": "/2"}, {**ROW, "date": "autumn", "url": "/3"}))
    assert dict(report.counts) == {"new": 1, "refused": 2}
    assert [(problem.row, problem.field) for problem in report.errors] == [
        (2, "title"),
        (2, "text"),
        (3, "date"),
    ]
    assert counts(*models) == before


def test_an_archive_imported_twice_is_there_once(moved_in):
    models = (ImportedStory, Page, get_image_model(), Redirect, ViewCount)
    data = archive(ROW, {**ROW, "title": "Second", "url": "/second"})
    moved_in(data)
    before = counts(*models)
    revisions = list(Page.objects.order_by("pk").values_list("pk", "latest_revision"))
    again = moved_in(data)
    assert dict(again.counts) == {"unchanged": 2}
    assert counts(*models) == before
    assert list(Page.objects.order_by("pk").values_list("pk", "latest_revision")) == revisions


def test_a_story_that_changed_in_the_archive_changes_its_page_and_counts_what_came_to_the_views(moved_in):
    moved_in(archive(ROW))
    page = NewsPage.objects.get(title="Forum of leaders", fallback_from=None)
    ViewCount.add(page)
    again = moved_in(archive({**ROW, "text": "<p>Mended.</p>", "views": "1800"}))
    assert dict(again.counts) == {"changed": 1}
    page = NewsPage.objects.get(pk=page.pk)
    assert "Mended." in str(page.body) and page.live
    assert ViewCount.of(page) == 1801


def test_a_page_that_was_edited_since_is_left_to_people_and_told_of(moved_in):
    moved_in(archive(ROW))
    page = NewsPage.objects.get(title="Forum of leaders", fallback_from=None)
    page.title = "A better title"
    page.save_revision().publish()
    again = moved_in(archive({**ROW, "text": "<p>Mended.</p>"}))
    assert dict(again.counts) == {"edited": 1}
    assert [(problem.row, problem.is_error) for problem in again.problems] == [(1, False)]
    page = NewsPage.objects.get(pk=page.pk)
    assert page.title == "A better title" and "Mended." not in str(page.body)


def test_a_page_that_was_deleted_is_not_made_again(moved_in):
    moved_in(archive(ROW))
    NewsPage.objects.get(title="Forum of leaders", fallback_from=None).delete()
    again = moved_in(archive(ROW))
    assert dict(again.counts) == {"deleted": 1}
    assert not NewsPage.objects.filter(title="Forum of leaders").exists()


def test_stories_are_drafts_where_they_are_not_to_be_published_or_have_no_date(moved_in):
    moved_in(archive(ROW), publishes=False)
    moved_in(archive({**ROW, "title": "Undated", "date": "", "url": "/undated"}))
    tomorrow = (timezone.localdate() + timedelta(days=2)).isoformat()
    moved_in(archive({**ROW, "title": "To come", "date": tomorrow, "url": "/to-come"}))
    pages = NewsPage.objects.filter(title__in=["Forum of leaders", "Undated", "To come"])
    assert sorted(pages.values_list("title", "live")) == [
        ("Forum of leaders", False),
        ("To come", False),
        ("Undated", False),
    ]
    assert pages.get(title="Undated").date is None


def test_the_language_is_that_of_the_text_where_nobody_says_it(moved_in, site):
    text = "<p>В форуме приняли участие директора школ и учителя области.</p>"
    moved_in(archive({**ROW, "title": "Форум", "text": text}), language="")
    page = NewsPage.objects.get(title="Форум", fallback_from=None)
    assert page.locale.language_code == "ru"


def test_a_language_the_branch_has_no_page_in_is_an_error_of_the_row(looked_at, site):
    Page.objects.filter(translation_key=site.taraz.translation_key, locale__language_code="kk").delete()
    report = looked_at(archive({**ROW, "language": "қазақша"}), language="")
    assert [problem.field for problem in report.errors] == ["language"]
    assert report.errors[0].text.endswith("Expected one of en, ru.")


def test_two_rows_with_one_address_are_told_of(looked_at):
    report = looked_at(archive(ROW, {**ROW, "title": "Other"}))
    assert dict(report.counts) == {"new": 1, "refused": 1}
    assert report.errors[0].row == 2 and "Row 1" in report.errors[0].text


def test_an_address_that_another_redirect_has_is_told_of_and_left(moved_in, site, client):
    Redirect.add_redirect("/index.php?lang=ru&id=12", site.aktau)
    running = moved_in(archive(ROW))
    assert dict(running.counts) == {"new": 1}
    assert [problem.field for problem in running.problems] == ["address"]
    assert client.get("/index.php?id=12&lang=ru")["Location"] == site.aktau.url


def test_pictures_that_are_not_in_the_archive_are_told_of_and_none_is_fetched(moved_in, monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *args: pytest.fail("nothing may be fetched"))
    text = "<p>Text</p><img src='https://elsewhere.example/x.jpg'><img src='//169.254.169.254/latest'>"
    running = moved_in(archive({**ROW, "text": text, "images": "file:///etc/passwd|../../../etc/passwd"}))
    assert dict(running.counts) == {"new": 1}
    assert [problem.field for problem in running.problems] == ["pictures"] * 4
    page = NewsPage.objects.get(title="Forum of leaders", fallback_from=None)
    assert page.lead_image is None and page.gallery_images.count() == 0


def test_one_picture_of_many_stories_is_stored_once(moved_in):
    rows = [{**ROW, "title": f"Story {number}", "url": f"/{number}"} for number in range(3)]
    moved_in(archive(*rows, **{"pictures/copy.jpg": PICTURES["pictures/one.jpg"]}))
    assert get_image_model().objects.count() == 3


def test_what_is_longer_than_a_page_takes_is_cut_and_stands_whole_in_the_text(moved_in):
    title = "Forum of leaders of schools " * 8
    running = moved_in(archive({**ROW, "title": title}))
    assert [problem.field for problem in running.problems] == ["title"]
    page = NewsPage.objects.get(title__startswith="Forum of leaders of", fallback_from=None)
    assert len(page.title) <= 160 and page.title.endswith("…")
    assert title.strip() in str(page.body)


def test_topics_are_found_by_their_names_in_any_language(moved_in, site):
    topic = factories.TopicFactory(name="Leadership", locale=site.home.locale)
    running = moved_in(archive({**ROW, "topics": "leadership, Unknown"}))
    page = NewsPage.objects.get(title="Forum of leaders", fallback_from=None)
    assert list(page.topics.all()) == [topic]
    assert running.problems[0].field == "topics" and "Unknown" in running.problems[0].text


def test_a_story_costs_as_many_queries_in_a_long_archive_as_in_a_short_one(moved_in, settings):
    settings.WAGTAIL_PLONE_REFRESH = "later"

    def queries(data: bytes) -> int:
        with CaptureQueriesContext(connection) as captured:
            moved_in(data)
        return len(captured)

    queries(archive(ROW))
    whole = archive_of(12, pictures=1)
    few = queries(archive_of(4, pictures=1))
    # The first four are there by now: eight are new.
    many = queries(whole)
    unchanged = queries(whole)
    assert unchanged <= 12 * 4 + 40
    assert many - unchanged <= 8 * (few / 4) * 1.1


def test_the_command_stops_at_errors_before_anything_is_stored(workplace, tmp_path, capsys):
    path = tmp_path / "stories.csv"
    path.write_bytes(table([{**ROW, "images": ""}, {**ROW, "date": "autumn", "url": "/2", "images": ""}]))
    with pytest.raises(CommandError, match="1 errors"):
        call_command("import_archive", path, branch="taraz", language="en")
    assert "Row 2, date: error: “autumn” is no date." in capsys.readouterr().out
    assert not Archive.objects.exists()
    call_command("import_archive", path, branch="taraz", language="en", skip_errors=True, publish=True)
    settle()
    assert list(ImportedStory.objects.values_list("row", "page__live")) == [(1, True)]


def test_the_command_reads_a_folder_of_web_pages_with_the_pictures_beside_them(workplace, tmp_path):
    (tmp_path / "site" / "news").mkdir(parents=True)
    (tmp_path / "site" / "hall.jpg").write_bytes(PICTURES["pictures/hall.jpg"])
    page = "<h1>Forum</h1><time datetime='2019-11-18'></time><p>Text</p><img src='../hall.jpg' alt='Hall'>"
    (tmp_path / "site" / "news" / "forum.html").write_text(page)
    (tmp_path / "secret.jpg").write_bytes(PICTURES["pictures/one.jpg"])
    (tmp_path / "site" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (tmp_path / "site" / "news" / "two.html").write_text(
        "<h1>Two</h1><p>Text</p><img src='../link.jpg'><img src='../../secret.jpg'>"
    )
    call_command("import_archive", tmp_path / "site", branch="taraz", language="en", publish=True)
    settle()
    story = NewsPage.objects.get(title="Forum", fallback_from=None)
    assert story.lead_image.title == "hall" and story.lead_image_alt == "Hall"
    assert get_image_model().objects.count() == 1
    assert Redirect.objects.get(redirect_page=story).old_path == "/news/forum.html"


def test_the_command_names_what_is_wrong_with_its_arguments(workplace, tmp_path):
    with pytest.raises(CommandError, match="no branch 'nowhere'"):
        call_command("import_archive", tmp_path, branch="nowhere")
    with pytest.raises(CommandError, match="Expected a table"):
        call_command("import_archive", tmp_path, branch="taraz")
    with pytest.raises(CommandError, match="There is nothing at"):
        call_command("import_archive", tmp_path / "missing.zip", branch="taraz")
    with pytest.raises(CommandError, match="without --resume"):
        call_command("import_archive", tmp_path, branch="taraz", resume=True)
