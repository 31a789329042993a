"""Renditions that readers get of a picture, and when they are made."""

from io import BytesIO

import pytest
from django.template import Context, Template
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult
from PIL import Image

from cms.media.encoders import AVIF_SPEED
from cms.media.picture_sizes import PRESETS, available, filters, on_demand_url
from cms.media.tasks import make_renditions
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    """A picture large enough for some sizes of every preset."""
    from django.core.files.base import ContentFile

    file = ContentFile(factories.picture_bytes(size=(1300, 900)), name="hall.jpg")
    return factories.ImageFactory(file=file)


@pytest.fixture
def shown(site, image):
    """The picture, once a page that readers may see shows it."""
    factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, lead_image=image)
    return image


def rendered(image, preset="card", **context) -> str:
    template = Template('{% picture image preset alt="A hall" %}')
    return template.render(Context({"image": image, "preset": preset, **context}))


def test_a_picture_is_offered_in_three_formats_with_its_dimensions(image):
    html = rendered(image)
    assert [html.index(kind) for kind in ("image/avif", "image/webp")] == sorted(
        html.index(kind) for kind in ("image/avif", "image/webp")
    )
    assert 'width="960"' in html and 'height="640"' in html
    assert 'alt="A hall"' in html
    assert 'loading="lazy"' in html


def test_where_a_page_has_dozens_each_is_offered_in_two_formats_to_keep_the_page_small(image):
    for preset in ("grid", "full"):
        html = rendered(image, preset)
        assert "image/avif" in html and "format-jpeg" in html
        assert "webp" not in html


def test_a_small_card_asks_for_no_more_than_it_shows_and_needs_no_sizes_of_its_own(image):
    assert 'sizes="6.5rem"' in rendered(image, "small")
    assert set(filters(image, PRESETS["small"])) <= set(filters(image, PRESETS["card"]))


def test_nothing_is_enlarged(image):
    assert available(image, PRESETS["lead"]) == ["fill-640x360", "fill-960x540", "fill-1280x720"]
    assert available(image, PRESETS["full"]) == ["max-1024x1024"]


def test_a_page_makes_no_rendition_while_it_is_shown(image):
    rendered(image)
    assert image.renditions.count() == 0


def test_a_rendition_nobody_made_yet_is_made_when_it_is_asked_for(client, shown):
    address = on_demand_url(shown, "fill-240x160|format-webp")
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert shown.renditions.count() == 1


def test_nobody_can_ask_for_sizes_the_site_does_not_offer(client, image):
    address = on_demand_url(image, "fill-240x160|format-webp").replace("240x160", "9999x9999")
    assert client.get(address).status_code == 403


def test_publishing_makes_the_sizes_of_every_picture_of_the_page(
    site, image, django_capture_on_commit_callbacks
):
    page = factories.ForumPageFactory(parent=site.taraz, locale=site.home.locale, lead_image=image)
    (row,) = factories.add_gallery(page, 1)
    page = type(page).objects.get(pk=page.pk)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    specifications = set(image.renditions.values_list("filter_spec", flat=True))
    assert {
        "fill-640x360|format-avif",
        "fill-1280x720|format-jpeg",
        "fill-240x160|format-webp",
    } <= specifications
    assert row.image.renditions.filter(filter_spec="max-1024x1024|format-avif").exists()
    with override("en"):
        assert "/pictures/" not in rendered(image, "lead")


@pytest.fixture
def queue(settings):
    """The queue in the database, as in production; returns what was asked for, task by task."""
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return lambda: [task.args_kwargs["args"][0] for task in DBTaskResult.objects.order_by("enqueued_at")]


def published(page, callbacks) -> None:
    with callbacks(execute=True):
        type(page).objects.get(pk=page.pk).save_revision().publish()


def test_a_picture_that_many_pages_show_is_queued_once(
    site, image, queue, django_capture_on_commit_callbacks
):
    pages = [
        factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, lead_image=image)
        for _number in range(3)
    ]
    for page in pages * 2:
        published(page, django_capture_on_commit_callbacks)
    pairs = [tuple(pair) for pairs in queue() for pair in pairs if pair[0] == image.pk]
    assert sorted(pairs) == sorted(set(pairs))
    assert (image.pk, "lead") in pairs


def test_a_picture_that_has_all_its_sizes_is_not_queued_until_its_focal_point_moves(
    site, image, queue, django_capture_on_commit_callbacks
):
    page = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, lead_image=image)
    make_renditions.call([[image.pk, "lead"], [image.pk, "card"]])
    DBTaskResult.objects.all().delete()
    published(page, django_capture_on_commit_callbacks)
    assert queue() == []
    image.focal_point_x, image.focal_point_y = 1200, 800
    image.focal_point_width = image.focal_point_height = 100
    image.save()
    published(page, django_capture_on_commit_callbacks)
    assert [image.pk, "lead"] in queue()[0]


def test_making_renditions_twice_makes_none_twice(image):
    first = make_renditions.call([[image.pk, "card"]])
    renditions = set(image.renditions.values_list("pk", "file"))
    assert make_renditions.call([[image.pk, "card"]]) == first
    assert set(image.renditions.values_list("pk", "file")) == renditions


def test_avif_is_written_with_the_encoder_s_fast_setting():
    noise = Image.effect_noise((200, 200), 60).convert("RGB")

    def encoded(**options) -> bytes:
        file = BytesIO()
        noise.save(file, "AVIF", quality=50, **options)
        return file.getvalue()

    assert encoded() == encoded(speed=AVIF_SPEED) != encoded(speed=4)


def test_an_image_deleted_before_its_renditions_are_made_is_passed_over():
    assert make_renditions.call([[10**6, "card"]]) == 0


def test_the_focal_point_stays_in_a_crop(image):
    image.set_focal_point(None)
    plain = image.get_rendition("fill-240x160|format-webp").focal_point_key
    image.focal_point_x, image.focal_point_y = 1200, 800
    image.focal_point_width = image.focal_point_height = 100
    image.save()
    assert image.get_rendition("fill-240x160|format-webp").focal_point_key != plain


def test_pictures_are_served_where_no_web_server_does_and_documents_never_that_way(client, shown, settings):
    address = shown.get_rendition("fill-240x160|format-webp").url
    assert client.get(address)["Content-Type"] == "image/webp"
    assert client.get(f"{address}/../../documents/secret.pdf").status_code == 404
    assert client.get("/media/documents/secret.pdf").status_code in (302, 404)
    settings.SERVE_MEDIA = False
    assert client.get(address).status_code == 404
