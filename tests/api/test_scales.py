"""Pictures as content describes them, and renditions that are made after publication."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.api.asking import ROOT, get
from tests.api.conftest import settle
from tests.api.photographs import ID, body_with, opened, wide
from wagtail_plone.content.pictures import picture_of
from wagtail_plone.serialize.scales import SCALES, ScaledImage

pytestmark = pytest.mark.django_db


def test_the_image_of_content_says_who_took_it_and_what_matters_in_it():
    image = wide(
        credit="A. Photographer",
        focal_point_x=900,
        focal_point_y=300,
        focal_point_width=450,
        focal_point_height=2402,
    )
    content = ScaledImage(image, "People", "The opening").content_image(ID)
    assert content["@id"] == f"{ID}/images/{image.pk}"
    assert (content["alt"], content["caption"], content["credit"]) == (
        "People",
        "The opening",
        "A. Photographer",
    )
    assert content["focal_point"] == {"x": 0.5, "y": 0.2498, "width": 0.25, "height": 1}
    assert set(content["scales"]) == set(SCALES)
    unmarked = ScaledImage(factories.ImageFactory()).content_image(ID)
    assert (unmarked["caption"], unmarked["credit"], unmarked["focal_point"]) == ("", "", None)


def test_an_image_model_without_a_credit_has_an_empty_one():
    class Bare:
        """An image with no more than every image model of Wagtail has."""

        pk, width, height, file_hash, file_size = 1, 10, 10, "", None
        file = ContentFile(b"", name="original_images/x.jpg")

        def get_focal_point(self):
            return None

    content = ScaledImage(Bare()).content_image(ID)
    assert (content["credit"], content["size"]) == ("", 0)
    assert content["download"].endswith(".jpeg")


def test_summaries_stay_lean_and_leave_out_scales_wider_than_the_original():
    (summary,) = ScaledImage(factories.ImageFactory()).image_scales()["image"]
    assert not {"@id", "caption", "credit", "focal_point"} & set(summary)
    assert set(summary["scales"]) == {"tile", "icon", "listing"}
    assert summary["download"].startswith("@@images/image-120-")


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


def test_a_publication_makes_no_scale_and_the_first_who_asks_gets_one(client, site, forum):
    forum.lead_image = wide()
    forum.save_revision().publish()
    settle()
    renditions = forum.lead_image.renditions
    made_for_pages = set(renditions.values_list("filter_spec", flat=True))
    assert not [spec for spec in made_for_pages if spec.startswith("width-")]
    download = get(client, "/en/branches/taraz/leadership")["image"]["scales"]["preview"]["download"]
    for _time in range(2):
        assert client.get(f"/++api++{download.removeprefix(ROOT)}").status_code == 200
    assert renditions.filter(filter_spec__startswith="width-400|").count() == 1
