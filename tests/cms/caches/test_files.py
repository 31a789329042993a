"""The embedded default: what one process changes the others know, and nobody reads half of anything."""

import subprocess
import sys

import pytest
from django.conf import settings as site_settings
from django.core.cache import cache, caches

from cms.resilience.caches import files


def in_another_process(folder: str, command: str) -> str:
    """The output of a command with `cache` in a process of its own, on the same folder."""
    code = (
        "from django.conf import settings\n"
        f"settings.configure(CACHES={{'default': {{'BACKEND': {files.__name__ + '.FileCache'!r},"
        f" 'LOCATION': {folder!r}}}}})\n"
        f"from django.core.cache import cache\n{command}"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=site_settings.BASE_DIR
    )
    return done.stdout.strip()


@pytest.fixture
def folder(in_files, tmp_path) -> str:
    """The folder that holds the cache's files."""
    return str(tmp_path / "cache")


@pytest.fixture
def old_files(monkeypatch):
    """Count files as written long enough ago for what was read of them to be remembered."""
    monkeypatch.setattr(files, "STEP_SECONDS", -1)
    files._known.clear()


def test_what_one_process_changes_the_others_know(folder, old_files):
    cache.set("key", "ours")
    assert cache.get("key") == "ours"
    assert in_another_process(folder, "print(cache.get('key')); cache.set('key', 'theirs')") == "ours"
    assert cache.get("key") == "theirs"
    in_another_process(folder, "cache.delete('key')")
    assert cache.get("key") is None


def test_what_is_known_is_not_read_again(folder, old_files, monkeypatch):
    cache.set("key", {"a": [1]})
    first = cache.get("key")
    monkeypatch.setattr("builtins.open", None)
    second = cache.get("key")
    assert second == first
    # What one caller does to a value is not another's.
    assert second["a"] is not first["a"]


def test_a_file_that_was_just_written_is_read_again(folder):
    files._known.clear()
    cache.set("key", "value")
    assert cache.get("key") == "value"
    assert files._known == {}


def test_memory_has_a_limit(folder, old_files, monkeypatch):
    monkeypatch.setattr(files, "KNOWN_MOST", 3)
    for number in range(10):
        cache.set(number, number)
        assert cache.get(number) == number
    assert len(files._known) <= 3


def test_values_expire(folder, old_files, monkeypatch):
    cache.set("key", "value", 60)
    assert cache.get("key") == "value"
    now = files.time.time()
    monkeypatch.setattr(files.time, "time", lambda: now + 61)
    assert cache.get("key") is None


def test_none_is_a_value_and_add_keeps_the_first(folder):
    assert cache.add("key", "first") is True
    assert cache.add("key", "second") is False
    assert cache.get("key") == "first"
    cache.set("nothing", None)
    assert cache.get("nothing", "default") is None


@pytest.mark.parametrize("content", [b"", b"half", b"\x80\x05N.\x78\x9c"])
def test_a_damaged_file_is_a_miss(folder, content):
    cache.set("key", "value")
    with open(cache._key_to_file("key"), "wb") as file:
        file.write(content)
    assert cache.get("key") is None


def test_a_disk_that_is_full_is_a_cache_that_keeps_nothing(folder, monkeypatch):
    cache.set("key", "before")
    monkeypatch.setattr("tempfile.mkstemp", lambda **where: (_ for _ in ()).throw(OSError("No space left")))
    cache.set("key", "after")
    assert cache.get("key") is None


def test_renditions_are_asked_of_the_database(in_files):
    caches["renditions"].set("key", "value")
    assert caches["renditions"].get("key") is None
