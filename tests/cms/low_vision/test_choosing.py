"""Choosing how the pages look: remembered, led back, without scripts."""

import pytest

from cms.low_vision.choices import COOKIE, Choices

pytestmark = pytest.mark.django_db
ADDRESS = "/en/low-vision/"
CHOSEN = {"size": "200", "spacing": "wider", "colours": "black", "pictures": "described", "face": "serif"}


def test_the_choice_is_remembered_for_a_year_and_leads_back_to_where_the_reader_was(client, site):
    answer = client.post(ADDRESS, {**CHOSEN, "back": "/en/events/?year=2019"})
    assert (answer.status_code, answer["Location"]) == (302, "/en/events/?year=2019")
    cookie = answer.cookies[COOKIE]
    assert cookie.value == Choices(**CHOSEN).cookie
    assert (cookie["max-age"], cookie["samesite"], cookie["path"]) == (31_536_000, "Lax", "/")
    assert cookie["httponly"]


def test_the_form_shows_what_was_chosen_before(client, site):
    client.cookies[COOKIE] = Choices(**CHOSEN).cookie
    page = client.get(ADDRESS).content.decode()
    for name, value in CHOSEN.items():
        assert f'name="{name}" value="{value}" checked' in page


def test_the_usual_version_forgets_it(client, site):
    client.cookies[COOKIE] = Choices(**CHOSEN).cookie
    answer = client.post(ADDRESS, {"version": "usual", "back": "/en/"})
    assert answer.cookies[COOKIE]["max-age"] == 0
    assert answer["Location"] == "/en/"


@pytest.mark.parametrize("name", CHOSEN)
def test_a_choice_that_is_not_offered_is_named_and_nothing_remembered(client, site, name):
    answer = client.post(ADDRESS, {**CHOSEN, name: "900"})
    assert answer.status_code == 400
    assert f'id="{name}-error"' in answer.content.decode()
    assert COOKIE not in answer.cookies


@pytest.mark.parametrize(
    "back",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "http://testserver//elsewhere.example/",
        ADDRESS,
        "",
    ],
)
def test_nobody_is_led_to_another_site(client, site, back):
    assert client.post(ADDRESS, {**CHOSEN, "back": back})["Location"] == "/en/"


def test_a_form_of_another_site_changes_nothing(client, site):
    answer = client.post(ADDRESS, CHOSEN, headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert COOKIE not in answer.cookies
    assert client.post(ADDRESS, CHOSEN, headers={"origin": "http://testserver"}).status_code == 302


def test_the_page_knows_where_its_reader_came_from(client, site):
    page = client.get(ADDRESS, headers={"referer": "http://testserver/en/news/?page=2"})
    assert 'name="back" value="/en/news/?page=2"' in page.content.decode()
    stranger = client.get(ADDRESS, headers={"referer": "https://elsewhere.example/en/news/"})
    assert 'name="back" value="/en/"' in stranger.content.decode()


def test_search_engines_and_shared_caches_leave_it_alone(client, site):
    answer = client.get(ADDRESS)
    assert b'name="robots" content="noindex"' in answer.content
    assert {"private", "no-cache"} == {part.strip() for part in answer["Cache-Control"].split(",")}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_is_there_in_each_language_from_the_first_tab_stop_of_every_page(client, site, language):
    page = client.get(f"/{language}/").content.decode()
    body = page.partition("<body>")[2]
    assert body.index(f'href="/{language}/low-vision/"') == body.index("href=") and "</a>" in body
    answer = client.get(f"/{language}/low-vision/")
    assert answer.status_code == 200
    assert f'href="/{"ru" if language == "kk" else "kk"}/low-vision/"' in answer.content.decode()
