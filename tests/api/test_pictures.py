"""Pictures below the content that shows them: which are sent, in which format, and for how long."""

import json
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from hypothesis import HealthCheck, given, settings, strategies
from PIL import Image
from wagtail.images import get_image_model

from tests import factories
from tests.api.asking import ROOT, get
from tests.api.conftest import settle
from tests.api.photographs import BROWSER, ID, body_with, content_of, encoded, opened, sent, stored
from wagtail_plone.content.pictures import picture, picture_of
from wagtail_plone.documents.places import Place
from wagtail_plone.http.errors import NotFound
from wagtail_plone.models import PublishedDocument
from wagtail_plone.serialize.scales import SCALES, ScaledImage

pytestmark = pytest.mark.django_db
TRANSPARENT_RED = (255, 0, 0, 0)


@pytest.fixture
def place(forum) -> Place:
    """The forum with a lead picture, published."""
    forum.lead_image = factories.ImageFactory()
    forum.save_revision().publish()
    settle()
    path = "/en/branches/taraz/leadership"
    return Place(path, PublishedDocument.objects.get(path=path))


@pytest.mark.parametrize(
    ("accept", "formats", "media_type"),
    [
        ("*/*", ["webp", "jpeg"], "image/jpeg"),
        ("image/*", ["webp", "jpeg"], "image/jpeg"),
        ("", ["webp", "jpeg"], "image/jpeg"),
        (BROWSER, ["webp", "jpeg"], "image/webp"),
        (BROWSER, ["avif", "webp", "jpeg"], "image/avif"),
        ("image/webp", ["avif", "webp", "jpeg"], "image/webp"),
        ("IMAGE/WEBP ; q=0.5", ["webp"], "image/webp"),
        ("image/webp;q=0, */*", ["webp"], "image/jpeg"),
        ("image/webp; q = 0.00", ["webp"], "image/jpeg"),
        (BROWSER, ["jpeg"], "image/jpeg"),
        (BROWSER, ["bmp", "jpeg"], "image/jpeg"),
    ],
)
def test_a_picture_comes_in_the_best_format_the_client_names(settings, accept, formats, media_type):
    settings.WAGTAIL_PLONE_IMAGE_FORMATS = formats
    response = sent(factories.ImageFactory(), 64, accept)
    assert response["Content-Type"] == media_type
    assert opened(response).get_format_mimetype() == media_type
    assert response["Vary"] == "Accept"


def test_webp_is_sent_where_a_site_sets_nothing():
    assert sent(factories.ImageFactory(), 64, BROWSER)["Content-Type"] == "image/webp"


def test_an_address_with_a_digest_is_kept_for_good_and_a_changing_one_for_minutes(place):
    name = json.loads(place.document.body)["image"]["scales"]["tile"]["download"].rsplit("/", 1)[-1]
    for_good = picture(place, [name], "*/*")
    assert for_good["Cache-Control"] == "public, max-age=31536000, immutable"
    for names in (["image"], ["image", "tile"]):
        assert picture(place, names, "*/*")["Cache-Control"] == "public, max-age=300"
    assert content_of(picture(place, ["image", "tile"], "*/*")) == content_of(for_good)
    assert for_good["X-Content-Type-Options"] == "nosniff"
    assert for_good["Content-Disposition"].startswith("inline")
    assert int(for_good["Content-Length"]) > 0


def test_what_a_client_has_already_is_not_sent_again():
    image = factories.ImageFactory()
    name = ScaledImage(image).name(64)
    first = picture_of(ID, body_with(image), [name], BROWSER)
    again = picture_of(ID, body_with(image), [name], BROWSER, first["ETag"])
    assert (again.status_code, again.content, again["Vary"]) == (304, b"", "Accept")
    assert "immutable" in again["Cache-Control"]
    # The same picture in another format is another representation.
    assert picture_of(ID, body_with(image), [name], "*/*", first["ETag"]).status_code == 200


def test_a_scale_wider_than_the_original_is_the_original_s_width():
    assert opened(sent(factories.ImageFactory(), 1600)).size == (120, 80)


@pytest.mark.parametrize("accept", ["*/*", BROWSER])
def test_a_transparent_png_stays_transparent(accept):
    image = stored(encoded("RGBA", "PNG", colour=TRANSPARENT_RED), "logo.png")
    assert ScaledImage(image).content_image(ID)["content-type"] == "image/png"
    assert ScaledImage(image).name(64).endswith(".png")
    assert opened(sent(image, 64, accept)).convert("RGBA").getpixel((5, 5))[3] == 0


def test_what_was_transparent_is_white_where_it_must_be_jpeg():
    image = stored(encoded("RGBA", "WEBP", colour=TRANSPARENT_RED), "logo.webp")
    assert ScaledImage(image).content_image(ID)["content-type"] == "image/jpeg"
    assert opened(sent(image, 64)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("accept", ["*/*", BROWSER])
@pytest.mark.parametrize(
    ("mode", "image_format", "suffix"),
    [
        ("CMYK", "JPEG", "jpg"),
        ("L", "JPEG", "jpg"),
        ("P", "PNG", "png"),
        ("1", "PNG", "png"),
        ("LA", "PNG", "png"),
        ("I;16", "PNG", "png"),
    ],
)
def test_pictures_of_every_colour_mode_are_sent(mode, image_format, suffix, accept):
    image = stored(encoded(mode, image_format), f"odd.{suffix}")
    for width in (64, 1600):
        assert sent(image, width, accept).status_code == 200


def test_an_animated_gif_and_a_drawing_stay_as_they_are():
    frames = [Image.new("P", (40, 40), number) for number in range(3)]
    output = BytesIO()
    frames[0].save(output, "GIF", save_all=True, append_images=frames[1:])
    animation = stored(output.getvalue(), "moves.gif")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="9" height="9"/></svg>'
    drawing = stored(svg, "drawing.svg")
    for image, media_type, data in (
        (animation, "image/gif", output.getvalue()),
        (drawing, "image/svg+xml", svg),
    ):
        response = sent(image, 16, BROWSER)
        assert response["Content-Type"] == media_type
        assert content_of(response) == data
        assert not image.renditions.exists()
        assert ScaledImage(image).content_image(ID)["content-type"] == media_type
    assert ScaledImage(animation).size(16) == (40, 40)
    assert ScaledImage(drawing).size(16) == (16, 8)
    assert "sandbox" in sent(drawing, 16)["Content-Security-Policy"]


def test_pictures_that_fail_in_the_modern_format_are_sent_in_the_plain_one():
    # More pixels a side than WebP can hold.
    image = stored(encoded("RGB", "JPEG", size=(16400, 2)), "panorama.jpg")
    response = sent(image, 16400, BROWSER)
    assert (response["Content-Type"], opened(response).size) == ("image/jpeg", (16400, 2))


@pytest.mark.parametrize("harm", ["lost", "damaged", "no picture"])
def test_a_lost_or_damaged_file_is_not_found(harm):
    image = factories.ImageFactory()
    storage, name = image.file.storage, image.file.name
    data = storage.open(name).read()
    storage.delete(name)
    if harm != "lost":
        storage.save(name, ContentFile(data[:200] if harm == "damaged" else b"words"))
    image = get_image_model().objects.get(pk=image.pk)
    with pytest.raises(NotFound):
        sent(image, 64, BROWSER)


def test_a_lost_rendition_is_made_again_once():
    image = factories.ImageFactory()
    sent(image, 64)
    # The file outlives its row until the transaction is committed: the second one has another name.
    (first,) = image.renditions.all()
    image.renditions.all().delete()
    before = content_of(sent(image, 64))
    (second,) = image.renditions.all()
    for rendition in (first, second):
        rendition.file.storage.delete(rendition.file.name)
    assert content_of(sent(image, 64)) == before
    (made_again,) = image.renditions.all()
    assert content_of(sent(image, 64)) == before
    assert image.renditions.get().file.name == made_again.file.name


def test_a_picture_that_was_replaced_is_no_longer_at_its_old_address():
    image = factories.ImageFactory()
    body, name = body_with(image), ScaledImage(image).name(64)
    image.file = ContentFile(factories.picture_bytes(colour="red"), name="other.jpg")
    image.save()
    with pytest.raises(NotFound, match="replaced"):
        picture_of(ID, body, [name], "*/*")
    image.delete()
    with pytest.raises(NotFound, match="replaced"):
        picture_of(ID, body, [name], "*/*")


def test_the_site_root_has_no_pictures():
    with pytest.raises(NotFound):
        picture(Place("", None), ["image"], "*/*")


def test_a_picture_s_name_among_an_editor_s_words_does_not_publish_it():
    hidden = factories.ImageFactory()
    name = ScaledImage(hidden).name(64)
    body = json.dumps({"title": f"@@images/{name}", "text": f'"download":"@@images/{name}"'})
    with pytest.raises(NotFound):
        picture_of(ID, body, [name], "*/*")


OTHER_NAMES = ("image", "tile", "title", "scales", "download", "", "@@images", "..", "\u0000", "٣")
ACCEPTS = strategies.one_of(
    strategies.text(max_size=40),
    strategies.lists(
        strategies.sampled_from(
            ("image/webp", "image/avif", "*/*", ";q=0", ";q=x", "q=", ";", "image/jpeg", "WEBP")
        ),
        max_size=5,
    ).map(",".join),
)


@pytest.fixture
def shown_and_hidden():
    """The text of content that shows one image, that image, and one it does not show."""
    shown, hidden = factories.ImageFactory(), factories.ImageFactory()
    return body_with(shown), shown, hidden


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=strategies.data(), accept=ACCEPTS)
def test_whatever_is_asked_for_is_a_picture_of_the_content_or_not_found(shown_and_hidden, data, accept):
    body, shown, hidden = shown_and_hidden
    widths = strategies.sampled_from((0, 1, 16, 64, 65, 120, 1600, 99999))
    scale_names = strategies.builds(
        lambda image, width, tail: ScaledImage(image).name(width) + tail,
        strategies.sampled_from((shown, hidden)),
        widths,
        strategies.sampled_from(("", ".webp", "/", "\n", '"')),
    )
    made_up = strategies.from_regex(
        r"image-[0-9]{1,6}-[0-9]{1,12}-[0-9a-f]{0,12}\.(jpeg|png)", fullmatch=True
    )
    part = strategies.one_of(
        scale_names, made_up, strategies.sampled_from((*OTHER_NAMES, *SCALES)), strategies.text(max_size=8)
    )
    names = data.draw(strategies.lists(part, max_size=3))
    try:
        response = picture_of(ID, body, names, accept)
    except NotFound:
        return
    assert response.status_code == 200
    pixel, original = opened(response).convert("RGB").getpixel((5, 5)), Image.open(shown.file)
    expected = original.getpixel((5, 5))
    assert all(abs(channel - other) < 4 for channel, other in zip(pixel, expected, strict=True))
    assert not hidden.renditions.exists()


def test_a_site_that_makes_too_many_pictures_at_once_says_when_to_ask_again(client, place, monkeypatch):
    class Busy(Exception):
        retry_after = 10

    def refuse(*arguments, **options):
        raise Busy

    model = get_image_model()
    # Those of the page were made when it was published.
    model.get_rendition_model().objects.all().delete()
    cache.clear()
    monkeypatch.setattr(model, "generate_rendition_file", refuse)
    content = json.loads(place.document.body)
    address = content["image"]["scales"]["tile"]["download"].rpartition("/en/")[2]
    answer = client.get(f"/++api++/en/{address}")
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "10", "no-store")
    assert answer.json()["type"] == "ServiceUnavailable"
    monkeypatch.undo()
    assert client.get(f"/++api++/en/{address}").status_code == 200


def test_a_picture_is_where_content_says_it_is_for_those_who_ask_for_no_json(client, forum):
    """An app's picture view, a browser's `img`: they follow the address as it stands."""
    forum.lead_image = factories.ImageFactory()
    forum.save_revision().publish()
    address = get(client, "/en/branches/taraz/" + forum.slug)["image"]["scales"]["mini"]["download"]
    response = client.get(address.removeprefix(ROOT), headers={"accept": "image/webp,*/*"})
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
