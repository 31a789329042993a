"""Archives that are made to do harm, or are broken, are refused or told of; nothing leads out of them."""

import io
import zipfile

import pytest
from wagtail.images import get_image_model

from cms.intake.archives.contents import FolderContents, Limits, ZipContents
from cms.intake.archives.formats.detecting import stories_of
from cms.intake.archives.story import Unreadable
from news.models import NewsPage
from tests.cms.intake.archives.made import packed, table
from tests.factories import picture_bytes

PICTURE = picture_bytes()
ROW = {"title": "Forum", "date": "2019-11-18", "text": "<p>Text</p>", "url": "/1", "images": ""}


def opened(data: bytes) -> ZipContents:
    """The contents of a ZIP file."""
    return ZipContents(io.BytesIO(data))


def test_names_that_lead_out_of_an_archive_are_no_files_of_it():
    archive = opened(packed({"../evil.jpg": PICTURE, "/etc/evil.jpg": PICTURE, "a/../../evil.jpg": PICTURE}))
    assert archive.names == []
    assert archive.find("../evil.jpg") is None


def test_references_find_files_of_the_archive_alone(tmp_path):
    (tmp_path / "secret.jpg").write_bytes(PICTURE)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "hall.jpg").write_bytes(PICTURE)
    (tmp_path / "site" / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (tmp_path / "site" / "above").symlink_to(tmp_path)
    folder = FolderContents(tmp_path / "site")
    assert folder.names == ["hall.jpg"]
    for reference in ("../secret.jpg", str(tmp_path / "secret.jpg"), "link.jpg", "above/secret.jpg"):
        assert folder.find(reference, "") is None
    assert folder.find("http://old.example.kz/uploads/HALL.jpg?size=2") == "hall.jpg"


def test_a_reference_that_two_files_fit_means_neither():
    archive = opened(packed({"a/hall.jpg": PICTURE, "b/hall.jpg": PICTURE}))
    assert archive.find("http://old.example.kz/hall.jpg") is None
    assert archive.find("http://old.example.kz/uploads/b/hall.jpg") == "b/hall.jpg"
    assert archive.find("hall.jpg", "a") == "a/hall.jpg"


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"no archive" * 100, packed({"a": b"b"})[:-30]],
    # An archive holds the hour at which it was made, and tests must be called the same in all processes.
    ids=["nothing", "a beginning", "something else", "one cut off"],
)
def test_what_is_no_archive_is_refused(data):
    with pytest.raises(Unreadable):
        opened(data)


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_read():
    with pytest.raises(Unreadable, match="when unpacked"):
        ZipContents(io.BytesIO(packed({"a.csv": b"0" * 20_000})), Limits(unpacked=10_000, files=10))


def test_a_file_that_is_larger_than_its_list_says_is_refused(monkeypatch):
    monkeypatch.setattr(zipfile.ZipExtFile, "MIN_READ_SIZE", 64)
    data = packed({"a.csv": b"0" * 2_000_000})
    lied = data.replace((2_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    archive = opened(lied)
    with pytest.raises(Unreadable):
        archive.read("a.csv", 1_000_000)


def test_an_archive_of_very_many_files_is_refused():
    files = {f"{number}.txt": b"" for number in range(4)}
    with pytest.raises(Unreadable, match="more than 3 files"):
        ZipContents(io.BytesIO(packed(files)), Limits(unpacked=10_000, files=3))


def test_an_archive_that_is_locked_is_refused():
    data = bytearray(packed({"a.csv": b"title\nOne\n"}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        opened(bytes(data))


def test_several_tables_are_not_guessed_among():
    archive = opened(packed({"a.csv": b"title\nOne\n", "b.csv": b"title\nTwo\n"}))
    with pytest.raises(Unreadable, match=r"a\.csv, b\.csv"):
        list(stories_of(archive))


@pytest.mark.django_db
def test_a_picture_of_too_many_pixels_or_none_is_told_of_and_the_story_comes(moved_in, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    files = {
        "huge.png": picture_bytes("PNG", size=(100, 100)),
        "fake.jpg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "half.jpg": PICTURE[: len(PICTURE) // 2],
        "small.jpg": picture_bytes(size=(20, 20)),
    }
    row = {**ROW, "images": "|".join(files)}
    running = moved_in(packed({"stories.csv": table([row]), **files}))
    assert dict(running.counts) == {"new": 1}
    assert [problem.field for problem in running.problems] == ["pictures"] * 3
    assert [image.title for image in get_image_model().objects.all()] == ["small"]


@pytest.mark.django_db
def test_nothing_of_an_archive_runs_as_script_on_its_page(moved_in, client):
    text = (
        "<p>Text</p><script>evil()</script><img src=x onerror=evil()><a href='javascript:evil()'>link</a>"
        "<iframe srcdoc='<script>evil()</script>'></iframe>"
        "<table><tr><td onclick=evil()>a</td><td>b</td></tr></table>"
    )
    row = {**ROW, "title": "<script>evil()</script>", "lead": "<img src=x onerror=evil()>", "text": text}
    moved_in(packed({"stories.csv": table([row])}))
    page = NewsPage.objects.get(title="<script>evil()</script>", fallback_from=None)
    shown = client.get(page.url).content.decode()
    assert "Text" in shown and "&lt;script&gt;evil()" in shown
    assert "<script>evil" not in shown and "javascript:evil" not in shown and "<img src=x" not in shown


@pytest.mark.django_db
def test_signs_that_no_database_takes_are_left_out(moved_in):
    row = {**ROW, "title": "For\x01um", "text": "<p>Te\x08xt \ufffe</p>"}
    assert dict(moved_in(packed({"stories.csv": table([row])})).counts) == {"new": 1}
    assert NewsPage.objects.filter(title="Forum").exists()
