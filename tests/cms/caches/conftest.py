"""Caches as an installation has them, instead of the memory that tests use."""

import shutil
import socket
import subprocess
import time

import pytest
from django.core.cache import cache, caches

from cms.resilience.caches import redis
from cms.resilience.caches.configured import FILES, NONE, REDIS


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def use_redis(settings, port: int) -> None:
    """Set the site's cache to a Redis on this machine."""
    settings.CACHES = {"default": {"BACKEND": REDIS, "LOCATION": f"redis://127.0.0.1:{port}/0"}}


@pytest.fixture
def left_alone(monkeypatch):
    """Ask a server that failed again at once, so that nothing waits."""
    monkeypatch.setattr(redis, "LEFT_ALONE", 0)
    redis.SERVERS.clear()


@pytest.fixture
def no_redis(settings, left_alone):
    """A site whose Redis is gone."""
    use_redis(settings, free_port())


@pytest.fixture
def in_files(settings, tmp_path):
    """A site with the embedded default."""
    settings.CACHES = {
        "default": {"BACKEND": FILES, "LOCATION": str(tmp_path / "cache")},
        "renditions": {"BACKEND": NONE},
    }


class Redis:
    """A Redis of the test's own, which it may kill and start again."""

    def __init__(self, port: int, folder):
        self.port, self.folder, self.process = port, folder, None

    def start(self) -> None:
        """Start with nothing kept, and wait until it answers."""
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
        )
        for _try in range(200):
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError("redis-server did not start")

    def kill(self) -> None:
        """End it as the machine's power does."""
        if self.process:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def real_redis(settings, tmp_path, left_alone):
    """The site's Redis, running."""
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    server = Redis(free_port(), tmp_path)
    server.start()
    use_redis(settings, server.port)
    yield server
    server.kill()


@pytest.fixture(autouse=True)
def ours(settings):
    """Keep what is cached elsewhere out of these tests, and what they cache out of others."""
    yield
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    assert cache is not caches
