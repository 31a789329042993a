"""Photographs do not eat the machine: what is read of a file, how much is unpacked, and how many at once."""

import subprocess
import sys
import threading
import time
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, ImageDraw, ImageFile, ImageOps
from wagtail.images.models import Filter

from cms.media import turning, turns
from cms.media.decoding import ReducedFilter
from cms.media.forms import PictureField
from cms.media.picture_sizes import on_demand_url
from cms.media.sanitise import sanitised
from cms.media.turns import PicturesBusy, turn
from tests import factories
from tests.cms.test_image_intake import exif
from tests.factories import picture_bytes

LARGE = (2400, 1600)


@pytest.fixture(autouse=True)
def own_turns(settings, tmp_path):
    """Turns of the test's own: other tests may unpack pictures at the same time."""
    settings.IMAGE_LOCKS_DIR = tmp_path / "locks"


@pytest.fixture
def unpacked(monkeypatch) -> list[tuple[int, int]]:
    """The sizes at which pictures are unpacked from now on."""
    sizes = []
    load = ImageFile.ImageFile.load

    def watched(self):
        if self.tile:
            sizes.append(self.size)
        return load(self)

    monkeypatch.setattr(ImageFile.ImageFile, "load", watched)
    return sizes


class Watched(SimpleUploadedFile):
    """An upload that counts the bytes that are read of it, and can claim any size."""

    def __init__(self, name: str, content: bytes, size: int | None = None):
        super().__init__(name, content)
        self.size = size or len(content)
        self.bytes_read = 0

    def read(self, *args):
        content = super().read(*args)
        self.bytes_read += len(content)
        return content

    def chunks(self, chunk_size=None):
        for chunk in super().chunks(chunk_size):
            self.bytes_read += len(chunk)
            yield chunk

    def __iter__(self):
        for line in super().__iter__():
            self.bytes_read += len(line)
            yield line


def test_the_size_of_a_file_is_asked_before_any_of_it_is_read():
    upload = Watched("a.jpg", picture_bytes(), size=200 * 1024 * 1024)
    with pytest.raises(ValidationError, match="too big"):
        PictureField().clean(upload)
    with pytest.raises(ValidationError, match="too large"):
        sanitised(upload, name="a.jpg")
    assert upload.bytes_read == 0


@pytest.mark.parametrize("beginning", [b"", b"<svg ", b"\0", b"\n" * 9000])
def test_of_a_file_that_is_no_picture_only_the_beginning_is_read(beginning):
    upload = Watched("a.jpg", beginning + b"x" * 4_000_000)
    with pytest.raises(ValidationError, match="damaged"):
        PictureField().clean(upload)
    assert upload.bytes_read <= 8192


@pytest.mark.parametrize(
    ("image_format", "name"),
    [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif"), ("HEIF", "a.heic")],
)
def test_the_upload_field_unpacks_no_pixel_to_learn_the_size(image_format, name, unpacked):
    assert PictureField().clean(SimpleUploadedFile(name, picture_bytes(image_format)))
    assert unpacked == []


def test_an_upright_jpeg_is_taken_in_at_an_eighth_of_its_size(unpacked):
    cleaned = sanitised(ContentFile(picture_bytes(size=LARGE, exif=exif())), name="a.jpg")
    assert unpacked == [(300, 200)]
    assert Image.open(cleaned).size == LARGE


@pytest.mark.parametrize("image_format", ["JPEG", "PNG"])
def test_an_upright_photograph_keeps_every_pixel_as_it_was(image_format):
    data = photograph(image_format, exif=exif())
    cleaned = sanitised(ContentFile(data), name="a.x")
    assert b"A phone" not in cleaned.read()
    assert Image.open(cleaned).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_the_preview_some_phones_put_behind_a_photograph_is_dropped():
    output = BytesIO()
    first, second = (Image.new("RGB", (60, 40), colour) for colour in ("teal", "red"))
    first.save(output, "MPO", save_all=True, append_images=[second], exif=exif())
    assert Image.open(BytesIO(output.getvalue())).format == "MPO"
    cleaned = sanitised(ContentFile(output.getvalue()), name="IMG_1.jpg")
    assert Image.open(cleaned).format == "JPEG"
    assert cleaned.size < len(output.getvalue()) / 2


def test_a_file_of_countless_empty_segments_is_refused():
    plain = picture_bytes()
    with pytest.raises(ValidationError, match="damaged"):
        sanitised(ContentFile(plain[:2] + b"\xff\xfe\0\2" * 200_000 + plain[2:]), name="a.jpg")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
def test_a_large_photograph_is_turned_as_pillow_turns_a_small_one(orientation, mode, monkeypatch):
    monkeypatch.setattr(turning, "SMALL", 0)
    monkeypatch.setattr(turning, "BAND", 16)
    drawn = Image.radial_gradient("L").crop((10, 20, 110, 85)).convert(mode)
    data = Image.Exif()
    data[0x0112] = orientation
    drawn.info["exif"] = data.tobytes()
    expected = ImageOps.exif_transpose(drawn.copy())
    turned = turning.upright(drawn)
    assert (turned.size, turned.tobytes()) == (expected.size, expected.tobytes())


def photograph(image_format="JPEG", size=LARGE, **options) -> bytes:
    """A picture in which every corner looks different."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.ellipse((size[0] // 2, 20, size[0] - 20, size[1] // 3), fill="teal")
    draw.rectangle((20, size[1] // 2, size[0] // 3, size[1] - 20), fill="maroon")
    output = BytesIO()
    image.save(output, image_format, **options)
    return output.getvalue()


@pytest.fixture
def large(db):
    """A photograph of 3.8 megapixels whose focal point is near its right edge."""
    file = ContentFile(photograph(), name="hall.jpg")
    return factories.ImageFactory(
        file=file, focal_point_x=1900, focal_point_y=400, focal_point_width=300, focal_point_height=300
    )


@pytest.mark.parametrize("spec", ["max-320x320", "fill-240x160", "width-600", "scale-25"])
def test_a_rendition_is_read_no_larger_than_it_needs_and_looks_the_same(large, spec, unpacked):
    output, whole = BytesIO(), BytesIO()
    ReducedFilter(f"{spec}|format-png").run(large, output)
    assert len(unpacked) == 1 and unpacked[0][0] <= LARGE[0] // 2
    Filter(f"{spec}|format-png").run(large, whole)
    reduced, wagtails = Image.open(output), Image.open(whole)
    assert reduced.size == wagtails.size
    difference = ImageChops.difference(reduced.convert("L"), wagtails.convert("L"))
    assert sum(difference.getdata()) / (reduced.width * reduced.height) < 2


def test_a_detail_around_the_focal_point_keeps_all_the_pixels_it_needs(large, unpacked):
    output = BytesIO()
    ReducedFilter("fill-300x300-c100|format-png").run(large, output)
    assert unpacked == [LARGE]


@pytest.mark.parametrize("image_format", ["PNG", "WEBP"])
@pytest.mark.django_db
def test_other_formats_are_made_smaller_before_they_are_cut(image_format):
    image = factories.ImageFactory(
        file=ContentFile(photograph(image_format), name=f"a.{image_format.lower()}")
    )
    reduced, wagtails = BytesIO(), BytesIO()
    ReducedFilter("fill-240x240|format-png").run(image, reduced)
    Filter("fill-240x240|format-png").run(image, wagtails)
    difference = ImageChops.difference(Image.open(reduced).convert("L"), Image.open(wagtails).convert("L"))
    assert sum(difference.getdata()) / 240**2 < 2


def test_renditions_of_readers_clients_and_the_background_are_read_reduced(large, unpacked):
    large.get_rendition("max-320x320|format-webp")
    large.get_renditions("width-400|format-webp", "width-200|format-jpeg")
    assert unpacked and all(width <= LARGE[0] // 2 for width, _height in unpacked)


def test_no_more_pictures_are_unpacked_at_once_than_there_are_turns(settings):
    settings.IMAGE_TURNS = 2
    at_once, most = [], []

    def unpack():
        with turn(24_000_000):
            at_once.append(1)
            most.append(len(at_once))
            time.sleep(0.01)
            at_once.pop()

    threads = [threading.Thread(target=unpack) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 6 and max(most) <= 2


def other_process(folder: Path) -> subprocess.Popen:
    """Another process of the site that unpacks a picture until it is killed."""
    folder.mkdir(parents=True, exist_ok=True)
    holds = (
        "import fcntl, sys, time; file = open(sys.argv[1], 'w'); fcntl.flock(file, fcntl.LOCK_EX);"
        "print('held', flush=True); time.sleep(600)"
    )
    lock = str(folder / "picture-0.lock")
    process = subprocess.Popen([sys.executable, "-c", holds, lock], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    return process


@pytest.fixture
def busy(settings, monkeypatch):
    """All turns of the machine are taken by another process, and nobody waits long."""
    monkeypatch.setattr(turns, "LONGEST_WAIT", 0.0)
    process = other_process(settings.IMAGE_LOCKS_DIR)
    yield process
    process.kill()
    process.wait()


def test_processes_share_the_turns_and_a_killed_one_gives_its_turn_back(busy):
    with pytest.raises(PicturesBusy), turn(24_000_000):
        pass
    busy.kill()
    busy.wait()
    with turn(24_000_000):
        pass


def test_small_pictures_wait_for_nobody(busy):
    assert sanitised(ContentFile(picture_bytes()), name="a.jpg")


def test_an_editor_is_told_that_others_are_uploading(busy):
    with pytest.raises(ValidationError) as refused:
        sanitised(ContentFile(picture_bytes(size=LARGE)), name="a.jpg")
    assert "Upload this one again in a minute." in refused.value.messages[0]


@pytest.fixture
def shown(large, site, locales):
    """The photograph on a public page."""
    factories.NewsPageFactory(parent=site.taraz, locale=locales["en"], lead_image=large)
    return large


def test_readers_and_clients_are_told_when_to_ask_again(shown, client, busy):
    answer = client.get(on_demand_url(shown, "max-320x320|format-webp"))
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "10", "no-store")


def test_readers_get_another_size_of_a_picture_that_cannot_be_made_now(shown, client, settings):
    thumbnail = shown.get_rendition("max-165x165")
    with turn(24_000_000), pytest.MonkeyPatch.context() as patch:
        patch.setattr(turns, "LONGEST_WAIT", 0.0)
        answer = client.get(on_demand_url(shown, "max-320x320|format-webp"))
    assert (answer.status_code, answer["Location"]) == (302, thumbnail.url)
    assert answer["Cache-Control"] == "no-store"
    assert client.get(on_demand_url(shown, "max-320x320|format-webp")).status_code == 200


def test_some_threads_of_a_process_are_left_for_readers(large, monkeypatch):
    monkeypatch.setattr(turns, "SEATS", threading.BoundedSemaphore(1))
    monkeypatch.setattr(turns, "SEAT_WAIT", 0.0)
    with turns.seat(24_000_000), pytest.raises(PicturesBusy):
        large.get_rendition("max-320x320")
    assert large.get_rendition("max-320x320")


def test_wagtails_pages_leave_a_picture_out_rather_than_fail(large, busy):
    from django.template import Context, Template

    template = Template("{% load wagtailimages_tags %}{% image image max-165x165 %}")
    assert "not-found" in template.render(Context({"image": large}))
