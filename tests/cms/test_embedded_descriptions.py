"""What photographs' files say of themselves: captions, credits and times, whatever program wrote them."""

from io import BytesIO

import pytest

from cms.media.intake.descriptions import CAPTION_LENGTH, CREDIT_LENGTH, described
from cms.media.sanitise import sanitised
from tests.factories import picture_bytes
from tests.photographs import XMP_START, exif, iptc, segment, xmp


def said(data: bytes, language: str = "ru") -> tuple[str, str]:
    description = described(BytesIO(data))
    return description.caption(language), description.credit


@pytest.mark.parametrize(
    "data",
    [
        iptc("Открытие выставки".encode(), "Ерлан Сейтов".encode(), says_utf8=True),
        iptc("Открытие выставки".encode(), "Ерлан Сейтов".encode()),
        iptc("Открытие выставки".encode("cp1251"), "Ерлан Сейтов".encode("cp1251")),
        segment(picture_bytes(), 0xE1, XMP_START + xmp({"x-default": "Открытие выставки"}, "Ерлан Сейтов")),
        picture_bytes("WEBP", xmp=xmp({"x-default": "Открытие выставки"}, "Ерлан Сейтов")),
        picture_bytes("PNG", exif=exif("Открытие выставки".encode(), "Ерлан Сейтов".encode())),
        picture_bytes(exif=exif("Открытие выставки".encode("cp1251"), "Ерлан Сейтов".encode("cp1251"))),
        picture_bytes("HEIF", exif=exif("Открытие выставки".encode(), "Ерлан Сейтов".encode())),
    ],
    ids=["iptc, says UTF-8", "iptc, UTF-8", "iptc, cp1251", "xmp", "webp", "png", "exif, cp1251", "heic"],
)
def test_a_caption_and_a_credit_are_read_wherever_a_program_wrote_them(data):
    assert said(data) == ("Открытие выставки", "Ерлан Сейтов")


def test_kazakh_letters_of_the_code_page_of_kazakhstan_are_read():
    assert said(iptc("Көрменің ашылуы".encode("kz1048")))[0] == "Көрменің ашылуы"


def test_western_letters_are_no_cyrillic():
    assert (
        said(iptc("Eröffnung der Ausstellung, Zoë".encode("cp1252")))[0] == "Eröffnung der Ausstellung, Zoë"
    )


def test_a_caption_in_the_page_s_language_goes_before_one_in_none():
    data = picture_bytes("WEBP", xmp=xmp({"x-default": "The jury", "kk-KZ": "Қазылар", "ru": "Жюри"}))
    assert [said(data, language)[0] for language in ("kk", "ru", "en")] == ["Қазылар", "Жюри", "The jury"]


def test_iptc_goes_before_exif_and_what_it_lacks_is_taken_from_there():
    data = segment(
        iptc(b"From the agency"), 0xE1, b"Exif\0\0" + exif("OLYMPUS", "A. Author").removeprefix(b"Exif\0\0")
    )
    assert said(data) == ("From the agency", "A. Author")


@pytest.mark.parametrize(
    "filling",
    [
        "OLYMPUS DIGITAL CAMERA         ",
        "SONY DSC",
        "DCIM\\100MEDIA\\DJI_0001.JPG",
        "IMG_2041.JPG",
        "DSC01234",
        "SAMSUNG",
        "Exif_JPEG_PICTURE",
        "Processed with VSCO with a6 preset",
        "Created with GIMP",
        "oznor",
        "cof_soft",
        "20191114_093000",
        "   ",
        "\0\0\0",
    ],
)
def test_what_a_camera_fills_in_is_no_caption(filling):
    assert said(picture_bytes(exif=exif(filling, "Camera Owner"))) == ("", "")


@pytest.mark.parametrize(
    "words",
    [
        "The camera club of school 7",
        "Photo of the jury",
        "Nor the rain stopped them",
        "Image of the year: the winners",
    ],
)
def test_what_a_person_wrote_is_kept_though_it_begins_like_a_filling(words):
    assert said(picture_bytes(exif=exif(words)))[0] == words


def test_texts_are_bounded_plain_lines():
    caption, credit = said(
        picture_bytes(exif=exif(("The jury\r\n\tand \x07the\u200b winners " * 40).encode(), "Name " * 100))
    )
    assert caption.startswith("The jury and the winners The jury") and caption.endswith("…")
    assert len(caption) <= CAPTION_LENGTH and len(credit) <= CREDIT_LENGTH


def test_the_camera_s_time_is_told():
    assert (
        described(BytesIO(picture_bytes(exif=exif(taken="2019:11:14 09:30:05")))).taken
        == "2019-11-14T09:30:05"
    )
    assert described(BytesIO(picture_bytes(exif=exif(taken="0000:00:00 00:00:00")))).taken == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff\xe0 no picture",
        segment(picture_bytes(), 0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\xff\xff\xff\xff\x1c\x02\x78"),
        segment(picture_bytes(), 0xE1, XMP_START + b"<x:xmpmeta"),
        segment(picture_bytes(), 0xE1, XMP_START + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        segment(picture_bytes(), 0xE1, XMP_START + b"<a>" * 20000),
        segment(picture_bytes(), 0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff"),
    ],
    ids=["nothing", "no picture", "iptc", "xmp", "entities", "depth", "exif"],
)
def test_damaged_metadata_says_nothing_and_fails_nothing(data):
    assert said(data) == ("", "")


def test_reading_leaves_the_file_as_it_was_and_the_stored_picture_says_nothing():
    file = BytesIO(iptc("Открытие выставки".encode(), b"A. Author"))
    described(file)
    assert file.tell() == 0
    cleaned = sanitised(file, name="a.jpg")
    assert said(cleaned.read()) == ("", "")
