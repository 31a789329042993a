"""The map of the branches: where points are, how they are named, and what it is to those who don't see it."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from cms.pages.branch_map import BORDER, HEIGHT, WIDTH, outline, place, points
from tests import factories


def branch(city: str, latitude, longitude) -> SimpleNamespace:
    return SimpleNamespace(city=city, latitude=latitude, longitude=longitude)


def test_the_country_fits_the_drawing_and_lies_the_right_way_up():
    assert outline().count(" ") == len(BORDER) - 1
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in (place(*point) for point in BORDER))
    (oral_x, oral_y), (almaty_x, almaty_y) = place(51.37, 51.23), place(76.95, 43.24)
    assert oral_x < almaty_x
    assert oral_y < almaty_y


def test_branches_whose_place_is_unknown_are_in_the_list_alone():
    named = points([branch("Taraz", 42.9, 71.37), branch("Semey", None, 80.2)])
    assert [point.branch.city for point in named] == ["Taraz"]


def test_names_do_not_cover_one_another_where_one_side_is_free():
    turkistan, taraz = points([branch("Turkistan", 43.3, 68.25), branch("Taraz", 43.2, 69.6)])
    assert turkistan.is_named_left
    assert not taraz.is_named_left
    assert turkistan.name_x < turkistan.x < taraz.x < taraz.name_x


@pytest.mark.django_db
def test_points_lead_to_branches_and_the_list_says_the_same_to_those_who_do_not_see_them(client, site):
    site.taraz.latitude, site.taraz.longitude = "42.90000", "71.36670"
    site.taraz.save_revision().publish()
    page = BeautifulSoup(client.get(site.branches.url).content, "html.parser")
    drawing = page.select_one("svg.branch-map")
    assert drawing["aria-hidden"] == "true"
    assert [(link["href"], link["tabindex"]) for link in drawing.select("a")] == [(site.taraz.url, "-1")]
    assert site.taraz.url in [link["href"] for link in page.select(".cities a")]


@pytest.mark.django_db
def test_without_any_known_place_there_is_no_map(client, site):
    factories.BranchPageFactory(parent=site.branches, locale=site.home.locale, slug="oral", city="Oral")
    assert not BeautifulSoup(client.get(site.branches.url).content, "html.parser").select("svg.branch-map")
