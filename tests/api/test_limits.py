"""The limit on what one address may ask: told in time, and of no one who is signed in."""

import pytest
from django.core.cache import cache

from tests import factories
from tests.api.asking import get

pytestmark = pytest.mark.django_db
THREE = "3/min"


@pytest.fixture(autouse=True)
def _limited(settings):
    settings.WAGTAIL_PLONE_RATE_LIMIT = THREE


@pytest.mark.parametrize("address", ["/++api++/en", "/en/", "/api/v2/pages/", "/api/v3/pages/"])
def test_one_request_too_many_is_told_when_to_come_back(client, site, address):
    headers = {"accept": "application/json"}
    statuses = [client.get(address, headers=headers).status_code for _ in range(3)]
    assert statuses == [200, 200, 200]
    refused = client.get(address, headers=headers)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 60
    assert refused["Content-Type"].startswith(("application/json", "application/problem+json"))
    assert "3/min" in str(refused.json())
    assert "no-store" in refused["Cache-Control"]


def test_the_error_is_plone_s(client, site):
    for _ in range(3):
        get(client, "/en")
    error = client.get("/++api++/en").json()
    assert error["type"] == "TooManyRequests"
    assert "try again in" in error["message"]


def test_each_address_is_counted_by_itself_behind_the_site_s_own_proxy(client, site):
    for last in range(1, 5):
        for _ in range(3):
            get(client, "/en", **{"x-forwarded-for": f"203.0.113.{last}"})
    assert client.get("/++api++/en", headers={"x-forwarded-for": "203.0.113.1"}).status_code == 429


def test_nobody_escapes_by_what_they_write_into_the_header(client, site, settings):
    settings.TRUSTED_PROXIES = []
    for number in range(3):
        get(client, "/en", **{"x-forwarded-for": f"198.51.100.{number}"})
    assert client.get("/++api++/en", headers={"x-forwarded-for": "198.51.100.9"}).status_code == 429


def test_after_a_while_there_is_room_again(client, site, monkeypatch):
    for _ in range(3):
        get(client, "/en")
    seconds = int(client.get("/++api++/en")["Retry-After"])
    from wagtail_plone.http.rate_limit import Throttle

    now = Throttle.timer
    monkeypatch.setattr(Throttle, "timer", staticmethod(lambda: now() + seconds))
    get(client, "/en")


def test_pictures_of_a_gallery_are_not_counted(client, forum):
    forum.lead_image = factories.ImageFactory()
    forum.save_revision().publish()
    picture = f"/++api++{forum.url.rstrip('/')}/@@images/image/tile"
    assert [client.get(picture).status_code for _ in range(5)] == [200] * 5


def test_whoever_is_signed_in_may_ask_on(client, site, admin_user):
    password = "a long password of a test"
    admin_user.set_password(password)
    admin_user.save()
    answer = client.post(
        "/++api++/@login",
        {"login": admin_user.get_username(), "password": password},
        content_type="application/json",
    )
    headers = {"authorization": f"Bearer {answer.json()['token']}"}
    assert [client.get("/++api++/en", headers=headers).status_code for _ in range(5)] == [200] * 5


def test_without_a_limit_nothing_is_counted(client, site, settings):
    settings.WAGTAIL_PLONE_RATE_LIMIT = ""
    for _ in range(5):
        get(client, "/en")


def test_a_cache_that_is_gone_lets_everybody_in(client, site, monkeypatch):
    monkeypatch.setattr(cache, "get", lambda key, default=None, **options: default)
    for _ in range(5):
        get(client, "/en")
