"""The pages for files: who gets them, one translation or many, and what an archive may hold."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from cms.localization.files import archive, po, xliff
from cms.localization.files.permitted import permitted, with_what_files_need
from cms.localization.store.segments import segments_of
from tests import factories
from tests.localization.translation_files import filled_in
from tests.recorded import recorded

pytestmark = pytest.mark.django_db

MANY = reverse("localization:download_translations")
UPLOAD_MANY = reverse("localization:upload_translations")


def address(name, translation, *more):
    """The address of one translation's page."""
    return reverse(f"localization:{name}", args=[translation.pk, *more])


def upload(name: str, data: bytes) -> dict:
    """The data a browser sends of a form with a file."""
    return {"file": SimpleUploadedFile(name, data)}


def packed(*files, **options) -> bytes:
    """A ZIP archive of (name, content)."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, **options) as packing:
        for name, content in files:
            packing.writestr(name, content)
    return output.getvalue()


def texts(translation) -> set[str]:
    """All texts of a translation."""
    return {segment.text for segment in segments_of(translation)}


@pytest.fixture
def admin_user(admin_user):
    """An administrator who reads English."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_user


def test_nobody_gets_a_file_without_signing_in(client, forum, submitted):
    translation = submitted(forum)
    for page in (
        address("download_translation", translation, "po"),
        address("upload_translation", translation),
        f"{MANY}?translation={translation.pk}",
        UPLOAD_MANY,
    ):
        response = client.get(page)
        assert response.status_code == 302
        assert "/login/" in response["Location"]


@pytest.mark.parametrize("name", ["kk", "aktau"])
def test_another_team_or_branch_gets_no_file_and_writes_nothing(name, as_user, forum, submitted):
    translation = submitted(forum)
    data = filled_in(po, po.export(translation))
    client = as_user(name)
    home = reverse("wagtailadmin_home")
    for file_format in ("po", "xlf"):
        response = client.get(address("download_translation", translation, file_format))
        assert (response.status_code, response["Location"]) == (302, home)
    response = client.get(MANY, {"translation": translation.pk})
    assert (response.status_code, response["Location"]) == (302, home)
    page = address("upload_translation", translation)
    assert client.get(page)["Location"] == client.post(page, upload("a.po", data))["Location"] == home
    for file in (upload("a.zip", packed(("a.po", data))), upload("a.po", data)):
        response = client.post(UPLOAD_MANY, file)
        assert b"This file belongs to no translation you may write." in response.content
        assert forum.title.encode() not in response.content
    assert texts(translation) == {""}


@pytest.mark.parametrize("name", ["ru", "taraz"])
@pytest.mark.parametrize(
    ("file_format", "media_type"),
    [("po", "text/x-gettext-translation; charset=utf-8"), ("xlf", "application/xliff+xml")],
)
def test_the_team_and_the_source_s_editors_work_with_files(
    name, file_format, media_type, as_user, forum, submitted
):
    translation = submitted(forum)
    client = as_user(name)
    response = client.get(address("download_translation", translation, file_format))
    assert response["Content-Type"] == media_type
    file_name = f"leadership-forum-{translation.uuid.hex[:8]}.{file_format}"
    assert response["Content-Disposition"] == f'attachment; filename="{file_name}"'
    data = filled_in({"po": po, "xlf": xliff}[file_format], response.getvalue())
    page = address("upload_translation", translation)
    assert b'<label class="w-field__label" for="id_file"' in client.get(page).content
    response = client.post(page, upload("my <file>.po", data))
    assert b"segments were taken over." in response.content
    assert b"my &lt;file&gt;.po" in response.content
    assert f"RU {forum.title}" in texts(translation)


def test_there_are_files_of_translations_and_formats_there_are(admin_client, forum, submitted):
    translation = submitted(forum)
    assert admin_client.get(f"/admin/localization/translations/{translation.pk}/doc/").status_code == 404
    assert admin_client.get("/admin/localization/translations/999999/po/").status_code == 404
    assert admin_client.get("/admin/localization/translations/999999/upload/").status_code == 404
    assert admin_client.get(MANY, {"translation": translation.pk, "format": "doc"}).status_code == 404
    assert admin_client.post(address("download_translation", translation, "po")).status_code == 405


def test_a_file_that_cannot_be_read_is_an_error_of_the_form(admin_client, forum, submitted):
    page = address("upload_translation", submitted(forum))
    for data, error in (
        (b"Dear colleagues", "This is not a PO file, or it is damaged."),
        (packed(("a.po", b"")), "A ZIP archive of several translations is uploaded on a page of its own."),
        (b"", "The submitted file is empty."),
        (b"<" * (5 * 1024 * 1024 + 1), "This file is too large: 5.0\xa0MB, of at most 5.0\xa0MB."),
    ):
        response = admin_client.post(page, upload("a.po", data))
        assert response.context["form"].errors
        assert error in response.content.decode().replace("&nbsp;", "\xa0")


def test_an_archive_holds_what_the_user_may_translate(as_user, forum, site, submitted):
    branch = factories.ContentPageFactory(parent=site.aktau, locale=site.aktau.locale, title="Форум лидеров")
    again = factories.ContentPageFactory(
        parent=site.aktau, locale=site.aktau.locale, title="../../Форум лидеров"
    )
    wanted = [submitted(forum), submitted(branch), submitted(again)]
    foreign = submitted(forum, "kk")
    client = as_user("ru")
    ids = [translation.pk for translation in (*wanted, foreign)]
    for send in (client.get, client.post):
        response = send(MANY, {"translation": [*ids, "x", "9" * 30], "format": "xlf"})
        assert response["Content-Disposition"] == 'attachment; filename="translations.zip"'
        names = zipfile.ZipFile(BytesIO(response.getvalue())).namelist()
        assert names == [
            f"ru/{title}-{translation.uuid.hex[:8]}.xlf"
            for title, translation in zip(
                ["leadership-forum", "forum-liderov", "forum-liderov"], wanted, strict=True
            )
        ]


def test_an_archive_is_asked_for_with_some_translations_not_too_many(admin_client):
    response = admin_client.get(MANY)
    assert response.status_code == 400
    assert b"Choose at least one translation." in response.content
    response = admin_client.post(MANY, {"translation": range(1, 502)})
    assert response.status_code == 400
    assert b"an archive holds at most 500" in response.content


def test_files_of_an_archive_are_told_by_what_stands_in_them(as_user, forum, site, submitted):
    russian, kazakh = submitted(forum), submitted(forum, "kk")
    other = submitted(site.aktau)
    data = packed(
        ("../../etc/passwd.po", filled_in(po, po.export(russian))),
        ("ru/b.xliff", filled_in(xliff, xliff.export(other))),
        ("kk/c.po", filled_in(po, po.export(kazakh))),
        ("notes.txt", b"Dear colleagues"),
        ("broken.po", b"Dear colleagues"),
        ("__MACOSX/ru/._b.po", b"\0"),
        ("ru/.DS_Store", b"\0"),
    )
    response = as_user("ru").post(UPLOAD_MANY, upload("all.zip", data))
    reports = {report.name: report for report in response.context["reports"]}
    assert {name: report.refusal for name, report in reports.items()} == {
        "../../etc/passwd.po": "",
        "ru/b.xliff": "",
        "kk/c.po": "This file belongs to no translation you may write.",
        "notes.txt": "This is neither a PO nor an XLIFF file.",
        "broken.po": "This is not a PO file, or it is damaged.",
    }
    assert f"RU {forum.title}" in texts(russian)
    assert f"RU {site.aktau.title}" in texts(other)
    assert texts(kazakh) == {""}


def test_an_archive_that_is_too_much_or_damaged_is_refused_whole(admin_client, forum, submitted, monkeypatch):
    translation = submitted(forum)
    good = ("a.po", filled_in(po, po.export(translation)))
    monkeypatch.setattr(archive, "FILES_LIMIT", 3)
    monkeypatch.setattr(archive, "LIST_LIMIT", 3 * 1024)
    monkeypatch.setattr(archive, "ARCHIVE_LIMIT", 100_000)
    whole = packed(good)
    lying = whole.replace(len(good[1]).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    for data, error in (
        (packed(good, *((f"{number}.po", b"") for number in range(3))), "more than 3 files"),
        (packed(good, *((f"{'x' * 250}{number}/", b"") for number in range(20))), "more than 3 files"),
        (packed(good, ("b.po", b"\0" * 100_000)), "larger than 50 MB when unpacked"),
        (packed(good, ("b.txt", b"\0" * 100_000)), "larger than 50 MB when unpacked"),
        (whole[:-30], "not a ZIP archive, or it is damaged"),
        (b"PK\x05\x06", "not a ZIP archive, or it is damaged"),
        (b"PK" + b"\0" * 200, "not a ZIP archive, or it is damaged"),
        (lying, "not a ZIP archive, or it is damaged"),
    ):
        response = admin_client.post(UPLOAD_MANY, upload("all.zip", data))
        assert error in response.context["form"].errors["file"][0]
    assert texts(translation) == {""}


def test_a_file_of_an_archive_that_is_too_large_is_refused_alone(admin_client, forum, submitted):
    translation = submitted(forum)
    large = ("b.po", b"\0" * (5 * 1024 * 1024 + 1))
    data = packed(large, ("a.po", filled_in(po, po.export(translation))))
    reports = admin_client.post(UPLOAD_MANY, upload("all.zip", data)).context["reports"]
    assert [report.refusal for report in reports] == ["This file is larger than 5 MB.", ""]
    assert f"RU {forum.title}" in texts(translation)


@pytest.mark.parametrize(("name", "queries"), [("superuser", 1), ("ru", 2), ("taraz", 6)])
def test_many_translations_are_permitted_in_as_many_queries_as_few(
    name, queries, forum, site, submitted, user_of, admin_user, django_user_model, django_assert_num_queries
):
    def build():
        # Half of them have no page in the language yet: these are judged by their source.
        stories = [
            factories.NewsPageFactory(parent=site.taraz, locale=site.taraz.locale, live=number % 2 == 0)
            for number in range(4)
        ]
        return [submitted(story).pk for story in stories]

    ids = recorded("stories that are being translated", build)
    owner = user_of(name) if name != "superuser" else admin_user
    for chosen in (ids[:2], ids):
        user = django_user_model.objects.get(pk=owner.pk)
        with django_assert_num_queries(queries):
            allowed = permitted(user, with_what_files_need(Translation.objects).filter(pk__in=chosen))
        assert len(allowed) == len(chosen)
