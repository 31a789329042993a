"""What content says of its pictures, and how their renditions are made after publication."""

import logging

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks import task_backends

from cms.headless.images import SCALES, ScaledImage
from cms.headless.pictures import picture_of
from cms.headless.tasks import make_scales, queue_scales
from tests import factories
from tests.headless.conftest import settle
from tests.headless.photographs import ID, body_with, opened, sent, wide

pytestmark = pytest.mark.django_db


class FakeTask:
    """Remembers what would be queued, and on which backend."""

    def __init__(self, queued: list):
        self.queued = queued

    def using(self, backend: str):
        self.backend = backend
        return self

    def enqueue(self, image_ids: list[int]) -> None:
        self.queued.append((self.backend, image_ids))


def test_the_image_of_content_says_who_took_it_and_what_matters_in_it():
    image = wide(
        credit="A. Photographer",
        focal_point_x=900,
        focal_point_y=300,
        focal_point_width=450,
        focal_point_height=2402,
    )
    found = ScaledImage(image, "People", "The opening").content_image(ID)
    assert found["@id"] == f"{ID}/images/{image.pk}"
    assert (found["alt"], found["caption"], found["credit"]) == ("People", "The opening", "A. Photographer")
    assert found["focal_point"] == {"x": 0.5, "y": 0.2498, "width": 0.25, "height": 1}
    assert set(found["scales"]) == set(SCALES)
    unmarked = ScaledImage(factories.ImageFactory()).content_image(ID)
    assert (unmarked["caption"], unmarked["credit"], unmarked["focal_point"]) == ("", "", None)


def test_an_image_model_without_a_credit_has_an_empty_one():
    class Bare:
        """What every image model of Wagtail has."""

        pk, width, height, file_hash, file_size = 1, 10, 10, "", None
        file = ContentFile(b"", name="original_images/x.jpg")

        def get_focal_point(self):
            return None

    found = ScaledImage(Bare()).content_image(ID)
    assert (found["credit"], found["size"]) == ("", 0)
    assert found["download"].endswith(".jpeg")


def test_summaries_stay_lean_and_leave_out_scales_wider_than_the_original():
    (found,) = ScaledImage(factories.ImageFactory()).image_scales()["image"]
    assert not {"@id", "caption", "credit", "focal_point"} & set(found)
    assert set(found["scales"]) == {"tile", "icon", "listing"}
    assert found["download"].startswith("@@images/image-120-")


@pytest.mark.parametrize("size", [(1800, 1201), (333, 997), (2000, 3)])
def test_a_scale_has_the_dimensions_that_were_announced(size):
    image = wide(*size)
    for scale in ScaledImage(image).content_image(ID)["scales"].values():
        name = scale["download"].rsplit("/", 1)[-1]
        assert opened(picture_of(ID, body_with(image), [name], "*/*")).size == (
            scale["width"],
            scale["height"],
        )


def test_describing_an_image_makes_no_rendition_and_asks_nothing():
    image = wide()
    with CaptureQueriesContext(connection) as captured:
        body_with(image)
        ScaledImage(image).image_scales()
    assert len(captured) == 0
    assert not image.renditions.exists()


def test_scales_are_made_in_every_format_with_few_queries(settings, caplog):
    settings.HEADLESS_IMAGE_FORMATS = ["avif", "webp", "jpeg"]
    large, small = wide(), factories.ImageFactory()
    with caplog.at_level(logging.INFO), CaptureQueriesContext(connection) as captured:
        assert make_scales.call([large.pk, small.pk]) == 2
    assert len(captured) <= 8
    # Eleven scales and the full width; what is wider than the small one is its full width.
    assert large.renditions.count() == 12 * 3
    assert set(small.renditions.values_list("width", flat=True)) == {16, 32, 64, 120}
    assert f"Scales 2 of 2: image {small.pk}" in caplog.messages
    made = set(large.renditions.values_list("pk", flat=True))
    for accept in ("*/*", "image/webp", "image/avif"):
        for width in (*SCALES.values(), large.width):
            sent(large, width, accept)
    assert set(large.renditions.values_list("pk", flat=True)) == made


def test_scales_that_only_a_cache_remembers_are_made_again():
    image = factories.ImageFactory()
    make_scales.call([image.pk])
    made = image.renditions.count()
    # As after the database was restored: no signal tells the cache.
    image.renditions.all()._raw_delete(using="default")
    make_scales.call([image.pk])
    assert image.renditions.count() == made


def test_images_deleted_lost_or_damaged_are_passed_over(caplog):
    lost, damaged, deleted, last = (factories.ImageFactory() for _one in range(4))
    for image, data in ((lost, None), (damaged, b"words")):
        image.file.storage.delete(image.file.name)
        if data:
            image.file.storage.save(image.file.name, ContentFile(data))
    gone = deleted.pk
    deleted.delete()
    with caplog.at_level(logging.INFO):
        assert make_scales.call([lost.pk, damaged.pk, gone, last.pk]) == 1
    assert last.renditions.exists()
    assert f"Scales 3 of 4: image {gone} is gone" in caplog.messages


def test_scales_are_queued_when_the_transaction_is_committed_and_only_for_images_that_lack_some():
    complete, lacking = factories.ImageFactory(), factories.ImageFactory()
    make_scales.call([complete.pk])
    queue_scales([lacking.pk, complete.pk, lacking.pk, 10**9])
    assert not lacking.renditions.exists()
    made = set(complete.renditions.values_list("pk", flat=True))
    settle()
    assert lacking.renditions.count() == complete.renditions.count() == len(made)
    assert set(complete.renditions.values_list("pk", flat=True)) == made


def test_finding_out_which_images_lack_scales_costs_two_queries_however_many_there_are(monkeypatch, settings):
    del settings.HEADLESS_TASKS_BACKEND
    images = [factories.ImageFactory() for _one in range(6)]
    complete = factories.ImageFactory()
    make_scales.call([complete.pk])
    settle()
    queued = []
    monkeypatch.setattr("cms.headless.tasks.make_scales", FakeTask(queued))
    for wanted in (images[:1], images):
        queue_scales([complete.pk, *(image.pk for image in wanted)])
        with CaptureQueriesContext(connection) as captured:
            settle()
        assert len(captured) == 2
    assert queued == [("default", [images[0].pk]), ("default", [image.pk for image in images])]


def test_the_backend_that_makes_scales_is_the_site_s_to_choose(settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
        "slow": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"},
    }
    settings.HEADLESS_TASKS_BACKEND = "slow"
    image = factories.ImageFactory()
    queue_scales([image.pk])
    settle()
    (queued,) = task_backends["slow"].results
    assert queued.args == [[image.pk]]
    assert not image.renditions.exists()


def test_a_queue_that_cannot_be_reached_does_not_undo_a_publication(
    settings, django_capture_on_commit_callbacks
):
    settings.HEADLESS_TASKS_BACKEND = "nowhere"
    with django_capture_on_commit_callbacks(execute=True):
        queue_scales([factories.ImageFactory().pk])


def test_nothing_to_make_is_nothing_queued():
    queue_scales([])
    assert not connection.run_on_commit
