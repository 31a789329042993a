"""Pages by a reader's choices: changed on the way out, and never what others get."""

import re

import pytest
from django.test import Client

from cms.delivery.style_sheet import scaled
from cms.low_vision.choices import COOKIE, OFFERED, Choices
from cms.low_vision.middleware import adapted
from tests import factories

pytestmark = pytest.mark.django_db
LARGE = Choices(size="200", pictures="described").cookie


@pytest.fixture
def reader(client):
    """A reader who chose large letters and no pictures."""
    client.cookies[COOKIE] = LARGE
    return client


def test_what_the_reader_chose_is_on_the_page(reader, forum):
    page = reader.get(forum.url).content.decode()
    assert '<html lang="en" class="low-vision size-200 spacing-wide colours-white' in page
    assert "cms/css/site-200.css" in page and "cms/css/site.css" not in page
    assert "cms/css/low-vision.css" in page
    assert 'name="version" value="usual"' in page


def test_a_picture_gives_way_to_its_words_and_one_that_adorns_to_nothing(reader, site):
    image = factories.ImageFactory()
    story = factories.NewsPageFactory(parent=site.taraz, locale=site.home.locale, lead_image=image)
    usual = Client().get(story.url).content.decode()
    words = re.search(r'<figure class="opening__picture">.*? alt="([^"]+)"', usual, re.DOTALL)[1]
    page = reader.get(story.url).content.decode()
    assert f'<span class="picture-words">{words}</span>' in page
    assert "<picture>" not in re.sub(r"<template>.*?</template>", "", page, flags=re.DOTALL)
    # On a card the title says where it leads.
    cards = reader.get(site.news.url).content.decode()
    assert "<picture>" not in cards and words not in cards


def test_the_dialog_still_shows_a_picture_that_is_asked_for_by_its_name():
    page = '<a><picture><img alt="A"></picture></a><template><picture><img alt="A"></picture></template>'
    changed = adapted(f'<html lang="en"><body>{page}', Choices(pictures="described"), "/en/")
    assert changed.endswith(
        '<a><span class="picture-words">A</span></a><template><picture><img alt="A"></picture></template>'
    )


def test_others_get_the_usual_page_before_and_after(client, forum):
    before = client.get(forum.url)
    client.cookies[COOKIE] = LARGE
    assert client.get(forum.url).content != before.content
    del client.cookies[COOKIE]
    after = client.get(forum.url)
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])


def test_no_shared_cache_keeps_the_page_and_no_copy_of_the_usual_one_counts(client, forum):
    tag = client.get(forum.url)["ETag"]
    client.cookies[COOKIE] = LARGE
    answer = client.get(forum.url, headers={"if-none-match": tag, "accept-encoding": "br"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer["Vary"]
    assert not answer.has_header("ETag")
    assert int(answer["Content-Length"]) == len(answer.content)


def test_making_no_variant_of_its_own_it_costs_what_a_remembered_page_costs(
    reader, forum, django_assert_max_num_queries
):
    reader.get(forum.url)
    with django_assert_max_num_queries(3):
        reader.get(forum.url)


@pytest.mark.parametrize(
    "cookie", ["", "200", "300.wide.white.shown.sans", "200.wide.white.shown.sans.more", "...."]
)
def test_a_cookie_nobody_here_made_is_passed_over(client, site, cookie):
    usual = client.get(site.home.url).content
    client.cookies[COOKIE] = cookie
    assert client.get(site.home.url).content == usual


def test_an_error_is_shown_by_the_choices_too(reader, site):
    answer = reader.get("/en/nothing/")
    assert answer.status_code == 404
    assert b'class="low-vision' in answer.content


def test_the_admin_and_data_are_left_alone(reader, site):
    assert b"low-vision" not in reader.get("/admin/login/").content
    assert "low-vision" not in str(reader.get(site.home.url, headers={"accept": "application/json"}).content)


def test_a_larger_sheet_begins_its_layouts_where_there_is_room_for_them():
    sheet = "@media (24rem <= width < 48rem) {\np {\nmargin: 2rem;\n}\n}\n"
    assert scaled(sheet, "150") == (
        "@media (36rem <= width < 72rem) {\np {\nmargin: 2rem;\n}\n}\n:root {\nfont-size: 150%;\n}\n"
    )
    assert scaled(sheet, "100") == sheet


@pytest.mark.parametrize(("face", "fetched"), [("sans", ["golos-text"]), ("serif", [])])
def test_no_typeface_is_fetched_ahead_that_the_page_does_not_show(client, site, face, fetched):
    client.cookies[COOKIE] = Choices(face=face).cookie
    page = client.get(site.home.url).content.decode()
    assert re.findall(r'rel="preload" href="[^"]*/fonts/([a-z-]+)-latin', page) == fetched


def test_no_two_choices_share_a_cookie():
    assert all("." not in value for offered in OFFERED.values() for value, _label in offered)
