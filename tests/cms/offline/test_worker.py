"""The service worker and what the server tells it: what may be kept, and what is shown where nothing is."""

import json

import pytest
from django.contrib.staticfiles import finders

from cms.low_vision.choices import COOKIE, Choices

pytestmark = pytest.mark.django_db


def known(client) -> dict:
    script = client.get("/worker.js").content.decode()
    return json.loads(script.partition("\n")[0].removeprefix("const SETTINGS = ").removesuffix(";"))


def test_it_stands_at_the_root_and_is_asked_for_anew_each_time(client):
    answer = client.get("/worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "addEventListener(" in answer.content.decode()


def test_other_code_makes_another_worker(client, monkeypatch):
    before = known(client)["version"]
    monkeypatch.setattr("cms.offline.worker.code_fingerprint", lambda: "another")
    assert known(client)["version"] == "another" != before


def test_all_it_takes_along_from_the_beginning_is_there(client, site):
    for address in known(client)["shell"]:
        if address.startswith("/static/"):
            assert finders.find(address.removeprefix("/static/"))
        else:
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_shown_without_a_line_is_in_the_readers_language_and_no_search_engines(
    client, site, language
):
    page = client.get(f"/{language}/offline/").content.decode()
    assert f'<html lang="{language}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'data-kept="kept"' in page and 'data-kept="pages"' in page


def test_a_readers_own_view_of_a_public_page_may_be_kept_too(client, site, forum):
    assert not client.get(forum.url).has_header("Offline-Copy")
    client.cookies[COOKIE] = Choices().cookie
    assert client.get(forum.url)["Offline-Copy"] == "allowed"
    assert not client.get("/en/low-vision/").has_header("Offline-Copy")


def test_with_the_way_back_to_a_filtered_list_it_may_be_kept(client, site, forum):
    came_from = {"referer": f"http://testserver{site.events.url}?year=2019"}
    answer = client.get(forum.url, headers=came_from)
    assert (answer["Cache-Control"], answer["Offline-Copy"]) == ("private, no-cache", "allowed")


def test_nothing_for_somebody_signed_in_may_be_kept(admin_client, site, forum):
    admin_client.cookies[COOKIE] = Choices().cookie
    answer = admin_client.get(forum.url)
    assert "no-store" in answer["Cache-Control"]
    assert not answer.has_header("Offline-Copy")
