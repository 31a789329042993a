"""Views of the contact sheet: uploads stored once, and what pictures share, stored for many or for none."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Collection, GroupCollectionPermission, ModelLogEntry

from cms.editorial.branches.mending import set_up
from cms.media import turns
from cms.media.models import CustomImage
from cms.media.sanitise import damaged_picture
from cms.pages.grants import allow_files
from tests.factories import ImageFactory, picture_bytes
from tests.photographs import exif, iptc


@pytest.fixture
def editor(site, django_user_model):
    """An editor of the Taraz branch."""
    user = django_user_model.objects.create_user("editor", password="x", first_name="An editor")
    group = set_up(site.taraz).editors
    # What the root collection gives, all below it gives: here each collection speaks for itself.
    GroupCollectionPermission.objects.filter(collection=Collection.get_first_root_node()).delete()
    user.groups.add(group)
    site.taraz.refresh_from_db()
    return user


@pytest.fixture
def sheet(client, editor):
    """The editor's browser."""
    client.force_login(editor)
    return client


@pytest.fixture
def own(site, editor) -> Collection:
    """The branch's collection."""
    return site.taraz.collection


@pytest.fixture
def shared(editor) -> Collection:
    """A collection of which the editor may choose, and change nothing."""
    collection = Collection.get_first_root_node().add_child(name="Shared")
    allow_files(editor.groups.get(), collection, ("choose_image",))
    return collection


@pytest.fixture
def others(editor) -> Collection:
    """The collection of a branch the editor has nothing to do with."""
    return Collection.get_first_root_node().add_child(name="Almaty")


def upload(client, data: bytes, collection: Collection, name="IMG_1.jpg", language="ru"):
    file = SimpleUploadedFile(name, data, "image/jpeg")
    fields = {"file": file, "collection": collection.pk, "language": language}
    return client.post(reverse("gallery_upload"), fields)


def change(client, ids, **values):
    return client.post(
        reverse("gallery_change_pictures"), json.dumps({"pictures": ids, **values}), "application/json"
    )


def test_an_upload_is_stored_in_the_branch_s_collection_with_what_its_file_says(sheet, own, editor):
    data = iptc("Открытие выставки".encode(), "Ерлан Сейтов".encode())
    answer = upload(sheet, data, own).json()
    image = CustomImage.objects.get()
    assert (answer["picture"]["id"], answer["is_known"]) == (image.pk, False)
    assert answer["caption"] == "Открытие выставки"
    assert (image.credit, image.title, image.collection) == ("Ерлан Сейтов", "IMG_1", own)
    assert image.uploaded_by_user == editor
    assert image.alternative_texts == {} and image.description == ""
    assert answer["picture"]["preview"]["url"] == image.renditions.get().url


def test_the_time_a_picture_was_taken_is_told_and_not_kept(sheet, own):
    data = picture_bytes(exif=exif(taken="2019:11:14 09:30:05"))
    assert upload(sheet, data, own).json()["taken"] == "2019-11-14T09:30:05"
    assert b"2019:11:14" not in CustomImage.objects.get().file.read()


def test_the_same_picture_is_not_stored_twice_whatever_its_name_and_metadata(sheet, own):
    first = upload(sheet, picture_bytes(), own).json()
    again = upload(sheet, picture_bytes(exif=exif("The jury")), own, name="other.jpg").json()
    assert again["picture"]["id"] == first["picture"]["id"] and again["is_known"]
    assert again["caption"] == "The jury"
    assert CustomImage.objects.count() == 1


def test_a_picture_of_the_shared_collection_is_used_instead_of_a_copy(sheet, own, shared):
    logo = ImageFactory(collection=shared)
    logo.file.seek(0)
    assert upload(sheet, logo.file.read(), own).json()["picture"]["id"] == logo.pk


def test_a_picture_of_another_branch_is_not_known_of(sheet, own, others):
    theirs = ImageFactory(collection=others)
    theirs.file.seek(0)
    answer = upload(sheet, theirs.file.read(), own).json()
    assert not answer["is_known"] and answer["picture"]["id"] != theirs.pk


def test_a_picture_goes_only_where_the_editor_may_add_one(sheet, own, others, client, django_user_model):
    upload(sheet, picture_bytes(), others)
    assert not CustomImage.objects.filter(collection=others).exists()
    reader = django_user_model.objects.create_user("reader", password="x")
    client.force_login(reader)
    assert upload(client, picture_bytes(colour="red"), own).status_code in (302, 403)
    client.logout()
    assert upload(client, picture_bytes(colour="red"), own).status_code in (302, 403)
    assert not CustomImage.objects.filter(title="IMG_1", file_hash="").exists()


def test_a_damaged_file_is_refused_with_the_reason(sheet, own):
    answer = upload(sheet, b"\xff\xd8\xff\xe0 no picture", own)
    assert answer.status_code == 422
    with override("kk"):
        assert answer.json()["error"] == damaged_picture().messages[0]
    assert not CustomImage.objects.exists()


def test_a_busy_machine_asks_to_come_again(sheet, own, settings, monkeypatch, tmp_path):
    settings.IMAGE_LOCKS_DIR = tmp_path
    monkeypatch.setattr(turns, "LONGEST_WAIT", 0.1)
    large = picture_bytes(size=(2000, 1500))
    with turns.turn(5_000_000):
        answer = upload(sheet, large, own)
    assert answer.status_code == 503 and answer.headers["Retry-After"] == "10"
    assert upload(sheet, large, own).status_code == 200


def test_pictures_are_described_with_the_text_kept_in_the_page_s_language(sheet, own):
    image = ImageFactory(consent="unknown", collection=own, credit="A. Author")
    (told,) = sheet.get(reverse("gallery_pictures"), {"id": image.pk, "language": "kk"}).json()["pictures"]
    assert told["alternative_text"] == "Залдағы адамдар"
    assert (told["credit"], told["consent"], told["may_change"]) == ("A. Author", "unknown", True)


def test_pictures_the_editor_may_not_see_are_not_described(sheet, others):
    image = ImageFactory(collection=others)
    assert sheet.get(reverse("gallery_pictures"), {"id": image.pk}).json() == {"pictures": []}


def test_who_gave_consent_is_told_to_those_alone_who_may_change_the_picture(sheet, shared):
    image = ImageFactory(collection=shared, consent="given", consent_by="The pupils' parents")
    answer = sheet.get(reverse("gallery_pictures"), {"id": image.pk})
    (told,) = answer.json()["pictures"]
    assert (told["consent"], told["may_change"]) == ("given", False)
    assert "parents" not in answer.content.decode()


def test_consent_that_has_ended_is_told_as_such(sheet, own):
    today = timezone.localdate()
    given = {"collection": own, "consent": "given", "consent_by": "All"}
    ended = ImageFactory(consent_until=today - timedelta(days=1), **given)
    lasting = ImageFactory(consent_until=today, **given)
    answer = sheet.get(reverse("gallery_pictures"), {"id": [ended.pk, lasting.pk]}).json()
    states = {told["id"]: told["consent"] for told in answer["pictures"]}
    assert states == {ended.pk: "expired", lasting.pk: "given"}


def test_thirty_pictures_are_described_in_as_many_queries_as_one(sheet, own, django_assert_num_queries):
    images = [ImageFactory(consent="unknown", collection=own) for _number in range(30)]
    ask = reverse("gallery_pictures")
    sheet.get(ask, {"id": images[0].pk})
    with CaptureQueriesContext(connection) as few:
        sheet.get(ask, {"id": images[0].pk})
    with django_assert_num_queries(len(few)):
        answer = sheet.get(ask, {"id": [image.pk for image in images]})
    assert len(answer.json()["pictures"]) == 30
    # None was unpacked for it.
    assert not any(image.renditions.exists() for image in images)


def test_credit_and_consent_are_stored_with_all_pictures_and_noted_in_their_history(sheet, own):
    images = [ImageFactory(consent="unknown", collection=own) for _number in range(3)]
    answer = change(
        sheet,
        [image.pk for image in images],
        credit="A. Author",
        consent="given",
        consent_by="Participants",
        consent_until="2031-12-31",
        consent_note="On paper",
    )
    assert answer.status_code == 200
    for image in images:
        image.refresh_from_db()
        assert (image.credit, image.consent, image.consent_by) == ("A. Author", "given", "Participants")
        assert (image.consent_until.isoformat(), image.consent_note) == ("2031-12-31", "On paper")
    assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 3
    (told, *_others) = answer.json()["pictures"]
    assert told["consent_until"] == "2031-12-31"


def test_what_is_not_named_stays(sheet, own):
    image = ImageFactory(collection=own, credit="A. Author", consent="given", consent_by="Participants")
    change(sheet, [image.pk], credit="B. Author")
    image.refresh_from_db()
    assert (image.credit, image.consent, image.consent_by) == ("B. Author", "given", "Participants")
    change(sheet, [image.pk], consent="not_needed")
    image.refresh_from_db()
    assert (image.credit, image.consent, image.consent_by) == ("B. Author", "not_needed", "")


def test_one_picture_of_another_branch_and_nothing_is_stored(sheet, own, shared, others):
    mine, theirs = (
        ImageFactory(consent="unknown", collection=own),
        ImageFactory(collection=others, title="Secret meeting"),
    )
    logo = ImageFactory(collection=shared, title="The logo")
    answer = change(sheet, [mine.pk, theirs.pk, logo.pk, 999_999], credit="A. Author")
    assert answer.status_code == 403
    refused = {told["id"]: told["title"] for told in answer.json()["refused"]}
    # What may not be seen is not named.
    assert refused == {theirs.pk: "", logo.pk: "The logo", 999_999: ""}
    assert set(CustomImage.objects.values_list("credit", flat=True)) == {""}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"consent": "given"}, "consent_by"),
        ({"consent": "given", "consent_by": "All", "consent_until": "soon"}, "consent_until"),
        ({"consent": "perhaps"}, "consent"),
        ({"credit": "x" * 151}, "credit"),
        ({}, "pictures"),
    ],
)
def test_an_error_names_its_field_and_nothing_is_stored(sheet, own, values, field):
    image = ImageFactory(consent="unknown", collection=own)
    answer = change(sheet, [image.pk], **values)
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    image.refresh_from_db()
    assert (image.credit, image.consent) == ("", "unknown")


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"pictures": "x"}', '{"pictures": [1, {}]}', '{"pictures": [-1]}']
)
def test_a_body_that_cannot_be_read_is_refused(sheet, body):
    answer = sheet.post(reverse("gallery_change_pictures"), body, "application/json")
    assert answer.status_code == 422 and answer.json()["errors"]["pictures"]


def test_nobody_reaches_the_sheet_s_views_signed_out(client, site, own):
    image = ImageFactory(consent="unknown", collection=own)
    client.logout()
    assert change(client, [image.pk], credit="x").status_code in (302, 403)
    assert client.get(reverse("gallery_pictures"), {"id": image.pk}).status_code in (302, 403)
