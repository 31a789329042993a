"""Intake of the picture library: what is accepted, and what is kept of it."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin
from wagtail.images.forms import get_image_form

from cms.media.models import CustomImage
from cms.media.sanitise import sanitised
from tests.factories import picture_bytes

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def exif(orientation=1) -> bytes:
    """EXIF as a phone writes it: maker, orientation, and where the picture was taken."""
    data = Image.Exif()
    data[MAKE] = "A phone"
    data[ORIENTATION] = orientation
    data.get_ifd(GPS).update({1: "N", 2: (42.0, 54.0, 0.0), 3: "E", 4: (71.0, 22.0, 0.0)})
    return data.tobytes()


def opened(file) -> Image.Image:
    file.seek(0)
    return Image.open(BytesIO(file.read()))


@pytest.mark.parametrize(
    ("image_format", "extension"),
    [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("HEIF", "jpg")],
)
def test_a_photograph_of_any_accepted_format_loses_where_it_was_taken(image_format, extension):
    data = picture_bytes(image_format, exif=exif())
    assert b"A phone" in data
    cleaned = sanitised(ContentFile(data), name=f"IMG_1.{image_format.lower()}")
    assert not opened(cleaned).getexif()
    assert b"A phone" not in opened(cleaned).info.get("exif", b"")
    assert cleaned.name == f"IMG_1.{extension}"


def test_a_picture_taken_sideways_is_stored_upright():
    data = picture_bytes("JPEG", size=(300, 200), exif=exif(orientation=6))
    assert opened(sanitised(ContentFile(data), name="a.jpg")).size == (200, 300)


def test_comments_and_text_chunks_are_dropped():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "by a pupil of form 7")
    png = sanitised(ContentFile(picture_bytes("PNG", pnginfo=info)), name="a.png")
    jpeg = sanitised(ContentFile(picture_bytes("JPEG", comment=b"by a pupil")), name="a.jpg")
    for cleaned in (png, jpeg):
        cleaned.seek(0)
        assert b"pupil" not in cleaned.read()


def test_data_hidden_in_application_segments_is_dropped():
    plain = picture_bytes("JPEG")
    segment = b"8BIM by a pupil"
    data = plain[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + plain[2:]
    cleaned = sanitised(ContentFile(data), name="a.jpg")
    cleaned.seek(0)
    assert b"pupil" not in cleaned.read()


def test_data_appended_behind_the_picture_is_dropped():
    cleaned = sanitised(ContentFile(picture_bytes("JPEG") + b"<script>a pupil</script>"), name="a.jpg")
    cleaned.seek(0)
    assert b"pupil" not in cleaned.read()


def test_a_picture_with_nothing_to_lose_is_kept_byte_for_byte():
    data = picture_bytes("JPEG")
    cleaned = sanitised(ContentFile(data), name="a.jpg")
    cleaned.seek(0)
    assert cleaned.read() == data


def test_cleaning_twice_changes_nothing_more():
    once = sanitised(ContentFile(picture_bytes("JPEG", exif=exif())), name="a.jpg")
    twice = sanitised(once, name="a.jpg")
    once.seek(0)
    twice.seek(0)
    assert once.read() == twice.read()


def test_the_colour_profile_is_kept():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture_bytes("JPEG", exif=exif(), icc_profile=profile)
    assert opened(sanitised(ContentFile(data), name="a.jpg")).info["icc_profile"] == profile


@pytest.mark.parametrize(
    "data", [b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe0 no picture", picture_bytes()[:200]]
)
def test_damaged_files_and_files_that_are_no_pictures_are_refused(data):
    with pytest.raises(ValidationError) as refused:
        sanitised(ContentFile(data), name="a.jpg")
    assert "damaged" in refused.value.messages[0]


def test_a_gif_is_refused_by_its_content_whatever_its_name():
    with pytest.raises(ValidationError) as refused:
        sanitised(ContentFile(picture_bytes("GIF")), name="a.jpg")
    assert "GIF" in refused.value.messages[0]


def bomb(width=40_000, height=40_000) -> bytes:
    """A PNG of a few bytes that says it has 1.6 thousand million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_decompression_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(ValidationError) as refused:
        sanitised(ContentFile(bomb()), name="a.png")
    assert "too many pixels" in refused.value.messages[0]


def upload(data: bytes, name: str, user):
    """The admin's image form with one file."""
    form = get_image_form(CustomImage)
    return form(
        {"title": "A picture", "collection": "1", "consent": "unknown"},
        {"file": SimpleUploadedFile(name, data)},
        user=user,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (bomb(), "bomb.png", "too many pixels"),
        (picture_bytes("PNG"), "picture.jpg", "does not match"),
        (picture_bytes("GIF"), "picture.gif", "Not a supported image format"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "picture.svg",
            "Not a supported image format",
        ),
        (picture_bytes()[:300], "cut.jpg", "damaged"),
    ],
)
def test_the_upload_form_says_what_is_wrong_with_a_file(admin_user, data, name, says):
    form = upload(data, name, admin_user)
    assert not form.is_valid()
    assert says in " ".join(form.errors["file"])
    assert CustomImage.objects.count() == 0


@pytest.mark.django_db
def test_a_file_over_the_size_limit_is_refused(admin_user, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    form = upload(picture_bytes(), "a.jpg", admin_user)
    assert "too big" in " ".join(form.errors["file"])


@pytest.mark.django_db
def test_an_uploaded_photograph_is_stored_clean_with_its_true_size_and_dimensions(admin_user):
    data = picture_bytes("JPEG", size=(300, 200), exif=exif(orientation=6))
    form = upload(data, "IMG_2.jpg", admin_user)
    assert form.is_valid(), form.errors
    image = form.save()
    image.refresh_from_db()
    with image.file.open() as stored:
        content = stored.read()
    assert b"A phone" not in content
    assert (image.width, image.height) == (200, 300)
    assert image.file_size == len(content)


@pytest.mark.django_db
def test_a_photograph_of_a_phone_in_heic_is_stored_as_jpeg(admin_user):
    form = upload(picture_bytes("HEIF", exif=exif()), "IMG_3.heic", admin_user)
    assert form.is_valid(), form.errors
    image = form.save()
    assert image.file.name.endswith(".jpg")
    assert opened(image.file.open()).format == "JPEG"


@pytest.mark.django_db
def test_pictures_that_come_without_a_form_are_cleaned_too():
    file = ContentFile(picture_bytes("JPEG", exif=exif()), name="import.jpg")
    image = CustomImage(title="Imported", file=file)
    image.save()
    assert b"A phone" not in image.file.open().read()


@pytest.mark.django_db
def test_the_same_photograph_uploaded_twice_is_recognised(admin_user):
    first = upload(picture_bytes("JPEG", exif=exif()), "a.jpg", admin_user).save
    form = upload(picture_bytes("JPEG", exif=exif()), "a.jpg", admin_user)
    again = upload(picture_bytes("JPEG", exif=exif()), "b.jpg", admin_user)
    assert form.is_valid() and again.is_valid() and first
    assert form.save().file_hash == again.save().file_hash


@pytest.mark.django_db
def test_alternative_texts_are_kept_per_language(admin_user):
    form = get_image_form(CustomImage)(
        {
            "title": "A picture",
            "collection": "1",
            "consent": "unknown",
            "alternative_texts_kk": "Зал",
            "alternative_texts_ru": "",
            "alternative_texts_en": "A hall",
        },
        {"file": SimpleUploadedFile("a.jpg", picture_bytes())},
        user=admin_user,
    )
    assert form.is_valid(), form.errors
    image = form.save()
    image.refresh_from_db()
    assert image.alternative_texts == {"kk": "Зал", "en": "A hall"}
    assert image.alternative_text("kk") == "Зал"
    assert image.alternative_text("ru") == ""


@pytest.mark.django_db
def test_consent_that_was_given_says_by_whom(admin_user):
    form = get_image_form(CustomImage)(
        {"title": "A picture", "collection": "1", "consent": "given", "consent_by": ""},
        {"file": SimpleUploadedFile("a.jpg", picture_bytes())},
        user=admin_user,
    )
    assert "Say who gave the consent" in form.errors["consent_by"][0]
