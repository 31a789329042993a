"""Redis that is stopped, killed in the middle or out of reach: every page and door answers."""

import os
import signal

import pytest
from django.core.cache import cache
from wagtail.models import Page

from cms.resilience.caches import redis
from tests.api.conftest import settle
from wagtail_plone.documents.refresh import rebuild
from wagtail_plone.models import PublishedDocument

DOORS = [
    "/en/",
    "/en/branches/taraz/leadership/",
    "/en/news/",
    "/en/nothing-here/",
    "/admin/login/",
    "/++api++/en/branches/taraz/leadership",
    "/++api++/en/@search?portal_type=Forum",
    "/++api++/en/@navigation",
    "/api/v2/pages/",
    "/api/v3/pages/",
    "/sitemap.xml",
]


def answers(client) -> dict[str, int]:
    """The status of every door."""
    return {path: client.get(path).status_code for path in DOORS}


@pytest.mark.django_db
def test_without_redis_every_page_and_every_door_answers_as_with_it(client, site, forum, request):
    settle()
    with_cache = answers(client)
    assert with_cache["/en/branches/taraz/leadership/"] == 200
    request.getfixturevalue("no_redis")
    assert answers(client) == with_cache


@pytest.mark.django_db
def test_a_publication_without_redis_is_in_the_api(client, site, forum, no_redis):
    forum.title = "Renamed while the cache was gone"
    forum.save_revision().publish()
    settle()
    answer = client.get("/++api++/en/branches/taraz/leadership").json()
    assert answer["title"] == "Renamed while the cache was gone"


@pytest.mark.django_db
def test_documents_made_without_redis_are_those_made_with_it(site, forum, request):
    settle()
    before = set(PublishedDocument.objects.values_list("page_id", "fingerprint"))
    request.getfixturevalue("no_redis")
    rebuild()
    assert set(PublishedDocument.objects.values_list("page_id", "fingerprint")) == before


@pytest.mark.django_db
def test_a_redis_that_is_killed_in_the_middle_stops_nobody(client, site, forum, real_redis):
    settle()
    before = answers(client)
    real_redis.kill()
    assert answers(client) == before
    Page.objects.get(pk=forum.pk).specific.save_revision().publish()
    settle()
    real_redis.start()
    assert answers(client) == before


def test_a_redis_that_hangs_is_waited_for_once(real_redis, monkeypatch):
    cache.set("key", "value")
    os.kill(real_redis.process.pid, signal.SIGSTOP)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(redis, "LEFT_ALONE", 600)
        assert [cache.get("key") for _number in range(1000)] == [None] * 1000
    os.kill(real_redis.process.pid, signal.SIGCONT)
    assert cache.get("key") == "value"


def test_nothing_old_comes_back_with_a_redis_that_was_out_of_reach(real_redis, monkeypatch):
    cache.set("kept", "as it was")
    cache.set("changed", "before")
    cache.set("deleted", "before")
    cache.set_many({"one": 1, "two": 2})
    # Out of reach, not gone: its memory stays.
    with monkeypatch.context() as away:
        away.setattr(redis, "LEFT_ALONE", 60)
        server = next(iter(redis.SERVERS.values()))
        server.failed_at = redis.monotonic()
        cache.set("changed", "after")
        cache.delete("deleted")
        cache.delete_many(["one", "two"])
        assert cache.get("kept") is None
    assert cache.get("changed") is None
    assert cache.get("deleted") is None
    assert cache.get_many(["one", "two", "kept"]) == {"kept": "as it was"}


def test_every_command_of_a_cache_that_is_gone_is_a_miss(no_redis):
    assert cache.get("key") is None
    assert cache.get("key", "default") == "default"
    assert cache.set("key", 1) is None
    assert cache.add("key", 1) is True
    assert cache.get_many(["one", "two"]) == {}
    assert cache.set_many({"one": 1}) == ["one"]
    assert cache.get_or_set("key", lambda: "made") == "made"
    assert cache.touch("key") is False
    assert cache.delete("key") is False
    assert cache.delete_many(["key"]) is None
    assert cache.has_key("key") is False
    assert "key" not in cache
    with pytest.raises(ValueError, match="not found"):
        cache.incr("key")
    with pytest.raises(ValueError, match="not found"):
        cache.decr("key")
    assert cache.clear() is True


def test_a_server_that_fails_is_asked_once_and_told_of_once(no_redis, monkeypatch, caplog):
    monkeypatch.setattr(redis, "LEFT_ALONE", 60)
    asked = []
    monkeypatch.setattr(
        "redis.connection.Connection._connect", lambda self: asked.append(1) or (_ for _ in ()).throw(OSError)
    )
    for _number in range(20):
        cache.get("key")
    assert len(asked) <= 2
    assert len([record for record in caplog.records if record.name == "cms.resilience.caches.redis"]) == 1


def test_a_value_of_a_class_that_is_gone_is_a_miss(real_redis, monkeypatch):
    class Gone:
        """A class of an older version of the site."""

    monkeypatch.setattr("tests.cms.caches.test_redis.Gone", Gone, raising=False)
    Gone.__qualname__ = "Gone"
    cache.set("key", Gone())
    monkeypatch.undo()
    assert cache.get("key") is None


def test_a_connection_is_given_up_soon(no_redis):
    pool = cache._cache._get_connection_pool(write=False)
    assert pool.connection_kwargs["socket_timeout"] == redis.PATIENCE
    assert pool.connection_kwargs["socket_connect_timeout"] == redis.PATIENCE
