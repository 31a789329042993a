"""`CACHE_URL` as Django's `CACHES`: with our backends in the place of those that fail or know too little."""

from pathlib import Path

REDIS = "cms.resilience.caches.redis.RedisCache"
FILES = "cms.resilience.caches.files.FileCache"
# Each process has one of its own, so that none would learn what another changes.
IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
NONE = "django.core.cache.backends.dummy.DummyCache"


def in_folder(folder: Path) -> dict:
    """The default where `CACHE_URL` is not set: a cache in files, shared by all processes of the machine."""
    return {"BACKEND": FILES, "LOCATION": str(folder.resolve() / "cache")}


def caches(configured: dict) -> dict:
    """`CACHES` for what `CACHE_URL` says, as django-environ reads it."""
    backend = configured["BACKEND"]
    if backend.endswith("RedisCache"):
        return {"default": {**configured, "BACKEND": REDIS}}
    if backend.endswith(("FileBasedCache", "FileCache")):
        return {
            "default": {**configured, "BACKEND": FILES, "OPTIONS": {"MAX_ENTRIES": 5000}},
            # Thousands of small files would be slower than the one query they save.
            "renditions": {"BACKEND": NONE},
        }
    return {"default": configured}
